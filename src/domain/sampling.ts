/**
 * A number in (0, 1) that follows from words alone (FNV-1a, finished by murmur's mixer): the same seed draws the same
 * sample on every machine, and neighbouring ids do not draw alike.
 */
const unitFrom = (words: string): number => {
  let hash = 0x811c9dc5
  for (const character of words) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (((hash ^ (hash >>> 16)) >>> 0) + 0.5) / 4_294_967_296
}

export type Candidate = { readonly id: string; readonly weight: number }

/** Weighted and without repetition (Efraimidis and Spirakis 2006): whoever weighs thrice is drawn so much more likely. */
export const drawSample = <T extends Candidate>(candidates: readonly T[], seed: string, size: number): T[] =>
  candidates
    .map((each) => ({ each, key: unitFrom(`${seed} ${each.id}`) ** (1 / each.weight) }))
    .toSorted((a, b) => b.key - a.key || (a.each.id < b.each.id ? -1 : 1))
    .slice(0, size)
    .map(({ each }) => each)

/** A report that shows nothing but words is looked at thrice as readily as one with a figure or a paper (C02). */
export const sampleWeight = (isTextOnly: boolean): number => (isTextOnly ? 3 : 1)
