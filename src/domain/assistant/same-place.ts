import type { Span } from '../reading/fold.ts'

/** Most of the shorter of the two. */
export const isSamePlace = (a: readonly Span[], b: readonly Span[]): boolean => {
  const size = (spans: readonly Span[]) => spans.reduce((sum, [start, end]) => sum + end - start, 0)
  let shared = 0
  for (const [from, to] of a)
    for (const [start, end] of b) shared += Math.max(0, Math.min(to, end) - Math.max(from, start))
  return shared * 2 > Math.min(size(a), size(b))
}
