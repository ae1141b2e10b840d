import { fold } from './reading/fold.ts'

/** A line of a ledger as it was drawn from a document. */
export type DrawnLine = {
  readonly text: string
  readonly clause: string
  readonly lead: readonly string[]
  /** Those named and those that a sentence for the whole document binds. */
  readonly support: readonly string[]
  readonly deadline: { readonly raw: string; readonly date: string | null } | null
}
export const lineParts = ['words', 'lead', 'support', 'deadline'] as const
export type LinePart = (typeof lineParts)[number]
export type Identity = {
  /** Old place → new place, and in what the two differ: the words, or only who answers for them and until when. */
  readonly pairs: readonly {
    readonly before: number
    readonly after: number
    readonly changes: readonly LinePart[]
  }[]
  readonly added: readonly number[]
  readonly gone: readonly number[]
}

const plain = (text: string) => fold(text).replaceAll(/\s+/g, '')

/** What half of all lines end with says nothing of which line it is. */
const common = /\d{4}年|\d{1,2}月(?:底|\d{1,2}日)?|年底|以?前|完成|[,.;。、]/g

const pairsOf = (text: string): ReadonlySet<string> => {
  const found = new Set<string>()
  for (let i = 0; i + 1 < text.length; i += 1) found.add(text.slice(i, i + 2))
  return found
}
/** Shared pairs of characters over all of both: 1 for the same words, 0 for none in common. */
const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared += 1
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size)
}

const namesOf = (names: readonly string[]) => names.map(plain).toSorted().join('、')
/** 12月底前 and 12月31日前 are one day; what is no day is its words. */
const dayOf = ({ deadline }: DrawnLine) => (deadline ? (deadline.date ?? plain(deadline.raw)) : '')
const said: Readonly<Record<LinePart, (line: DrawnLine) => string>> = {
  words: ({ text }) => plain(text),
  lead: ({ lead }) => namesOf(lead),
  support: ({ support }) => namesOf(support),
  deadline: dayOf,
}
export const changesOf = (before: DrawnLine, after: DrawnLine): readonly LinePart[] =>
  lineParts.filter((part) => said[part](before) !== said[part](after))

const least = 0.5
/** The same number counts for something, but never alone: a clause that was put in front moves all numbers. */
const sameClause = 0.15

/** Equal words in falling strictness: where a sentence stands twice, its unit says which of the two it is. */
const sameness: readonly ((line: DrawnLine) => string)[] = [
  (line) => lineParts.map((part) => said[part](line)).join('\n'),
  (line) => `${line.clause}\n${plain(line.text)}`,
  (line) => plain(line.text),
]

/**
 * Which line of the corrected document is which of the earlier one: first those that are the same in everything, then
 * those with the same words (under the same number, then anywhere), in their order, then the most alike. A line keeps its
 * identity whatever its number is now.
 */
export const identify = (before: readonly DrawnLine[], after: readonly DrawnLine[]): Identity => {
  const [old, now] = [before.map((each) => plain(each.text)), after.map((each) => plain(each.text))]
  const takenOld = new Set<number>()
  const takenNow = new Set<number>()
  const pairs: { before: number; after: number; changes: readonly LinePart[] }[] = []
  const take = (i: number, j: number) => {
    const [a, b] = [before[i], after[j]]
    if (!a || !b) return
    takenOld.add(i)
    takenNow.add(j)
    pairs.push({ before: i, after: j, changes: changesOf(a, b) })
  }
  for (const sameIn of sameness) {
    const places = new Map<string, number[]>()
    for (const [j, line] of after.entries())
      if (!takenNow.has(j)) places.set(sameIn(line), [...(places.get(sameIn(line)) ?? []), j])
    for (const [i, line] of before.entries()) {
      const at = takenOld.has(i) ? undefined : places.get(sameIn(line))?.shift()
      if (at !== undefined) take(i, at)
    }
  }
  const [setsOld, setsNow] = [old, now].map((texts) => texts.map((text) => pairsOf(text.replaceAll(common, '')))) as [
    ReadonlySet<string>[],
    ReadonlySet<string>[],
  ]
  const candidates = old
    .flatMap((_, i) =>
      takenOld.has(i)
        ? []
        : now.flatMap((__, j) => {
            if (takenNow.has(j)) return []
            const alike = likeness(setsOld[i] ?? new Set(), setsNow[j] ?? new Set())
            const isSamePlace = before[i]?.clause !== '' && before[i]?.clause === after[j]?.clause
            return alike >= least ? [{ i, j, score: alike + (isSamePlace ? sameClause : 0) }] : []
          }),
    )
    .toSorted((a, b) => b.score - a.score || a.i - b.i || a.j - b.j)
  for (const { i, j } of candidates) if (!takenOld.has(i) && !takenNow.has(j)) take(i, j)
  return {
    pairs: pairs.toSorted((a, b) => a.after - b.after),
    added: after.flatMap((_, j) => (takenNow.has(j) ? [] : [j])),
    gone: before.flatMap((_, i) => (takenOld.has(i) ? [] : [i])),
  }
}
