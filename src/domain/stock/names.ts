import { fold, withoutBlanks } from '../reading/fold.ts'

export type Directory = {
  /** Names that are one organization's only. */
  readonly index: ReadonlyMap<string, string>
}

/** The organization that a ledger means: by the name as written, without blanks, or with its level put before it. */
export const organizationNamed = (name: string, { index }: Directory): string | null => {
  const plain = withoutBlanks(fold(name))
  const exact = index.get(name) ?? index.get(plain) ?? index.get(`${plain}人民政府`)
  if (exact) return exact
  const levelled = ['省', '市', '县', '区'].flatMap((level) => index.get(`${level}${plain}`) ?? [])
  return new Set(levelled).size === 1 ? (levelled[0] ?? null) : null
}

/** How much of the written name stands, in its order, in the other: 省住建厅 in 省住房和城乡建设厅 wholly. */
const likeness = (written: string, name: string): number => {
  let at = 0
  for (const character of name) if (character === written[at]) at += 1
  return at / written.length
}

/** Whom a name that nobody knows may mean, the likeliest first; at most three. */
export const suggestionsFor = (name: string, { index }: Directory): string[] => {
  const plain = withoutBlanks(fold(name))
  const scores = new Map<string, number>()
  for (const [known, id] of index) {
    const score = Math.max(likeness(plain, known), likeness(plain, known.replace(/^[省市县区]/, '')))
    scores.set(id, Math.max(scores.get(id) ?? 0, score))
  }
  return [...scores]
    .filter(([, score]) => score >= 0.6)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([id]) => id)
}
