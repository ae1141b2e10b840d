import { fold, withoutBlanks } from './fold.ts'

/** What a task is recognised by when a corrected version of its document is read. */
export type Identified = {
  readonly text: string
  readonly clause: string
  readonly lead: readonly string[]
  readonly support: readonly string[]
  readonly deadline: { readonly raw: string; readonly date: string | null } | null
}

export const changeable = ['text', 'clause', 'lead', 'support', 'deadline'] as const
export type Changed = (typeof changeable)[number]

export type Pair<A, B> = { readonly earlier: A; readonly later: B; readonly changed: readonly Changed[] }
/** `kept` says the same of the same task; `changed` is the same task with something else said of it. */
export type Comparison<A, B> = {
  readonly kept: readonly Pair<A, B>[]
  readonly changed: readonly Pair<A, B>[]
  readonly gone: readonly A[]
  readonly added: readonly B[]
}

const plain = (text: string) => fold(withoutBlanks(text)).replaceAll(/[,。;:、|“”"()]/g, '')

const pairsOf = (text: string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (let i = 0; i + 1 < text.length; i += 1) {
    const pair = text.slice(i, i + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return counts
}

/** Dice's coefficient over neighbouring characters: 1 for the same words, 0 for words that share nothing. */
const likeness = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number => {
  let [shared, total] = [0, 0]
  for (const [pair, count] of a) {
    shared += Math.min(count, b.get(pair) ?? 0)
    total += count
  }
  for (const count of b.values()) total += count
  return total === 0 ? 0 : (2 * shared) / total
}

/** Half of its words, or fewer under the same number and the same lead: less is another task. */
const enough = 0.55
const enoughInPlace = 0.35

const sameNames = (a: readonly string[], b: readonly string[]) => {
  const names = new Set(a.map(plain))
  return names.size === new Set(b.map(plain)).size && b.every((name) => names.has(plain(name)))
}

const changesBetween = (a: Identified, b: Identified): Changed[] => {
  const isSame: Readonly<Record<Changed, boolean>> = {
    text: plain(a.text) === plain(b.text),
    clause: plain(a.clause) === plain(b.clause),
    lead: sameNames(a.lead, b.lead),
    support: sameNames(a.support, b.support),
    deadline: (a.deadline?.date ?? plain(a.deadline?.raw ?? '')) === (b.deadline?.date ?? plain(b.deadline?.raw ?? '')),
  }
  return changeable.filter((each) => !isSame[each])
}

/**
 * The tasks of an earlier reading beside those of a corrected version: which is which, so that matters keep their
 * identity. Same words first, wherever they stand; then the likest, each at most once. A new number alone is no change.
 */
export const compareReadings = <A extends Identified, B extends Identified>(
  earlier: readonly A[],
  later: readonly B[],
): Comparison<A, B> => {
  const before = earlier.map((task) => ({ task, key: plain(task.text), pairs: pairsOf(plain(task.text)) }))
  const after = later.map((task) => ({ task, key: plain(task.text), pairs: pairsOf(plain(task.text)) }))
  const [usedBefore, usedAfter] = [new Set<number>(), new Set<number>()]
  const pairs = new Map<number, number>()
  const take = (i: number, j: number) => {
    pairs.set(i, j)
    usedBefore.add(i)
    usedAfter.add(j)
  }
  for (const isSamePlace of [true, false])
    before.forEach((a, i) => {
      if (usedBefore.has(i)) return
      const j = after.findIndex(
        (b, at) =>
          !usedAfter.has(at) && a.key === b.key && (!isSamePlace || plain(a.task.clause) === plain(b.task.clause)),
      )
      if (j >= 0) take(i, j)
    })
  const candidates = before.flatMap((a, i) =>
    usedBefore.has(i)
      ? []
      : after.flatMap((b, j) => {
          if (usedAfter.has(j)) return []
          const like = likeness(a.pairs, b.pairs)
          const isInPlace = plain(a.task.clause) === plain(b.task.clause) && sameNames(a.task.lead, b.task.lead)
          return like >= (isInPlace ? enoughInPlace : enough) ? [{ i, j, score: like + (isInPlace ? 0.2 : 0) }] : []
        }),
  )
  for (const { i, j } of candidates.toSorted((a, b) => b.score - a.score || a.i - b.i || a.j - b.j))
    if (!usedBefore.has(i) && !usedAfter.has(j)) take(i, j)
  const all = [...pairs]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([i, j]): Pair<A, B>[] => {
      const [a, b] = [earlier[i], later[j]]
      return a && b ? [{ earlier: a, later: b, changed: changesBetween(a, b) }] : []
    })
  const isKept = ({ changed }: Pair<A, B>) => changed.every((each) => each === 'clause')
  return {
    kept: all.filter(isKept),
    changed: all.filter((pair) => !isKept(pair)),
    gone: earlier.filter((_, i) => !usedBefore.has(i)),
    added: later.filter((_, j) => !usedAfter.has(j)),
  }
}
