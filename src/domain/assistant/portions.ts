import { passagesOf } from '../reading/clauses.ts'
import { flowOf } from '../reading/flow.ts'
import type { Span } from '../reading/fold.ts'

/** What is asked about at once, and how often at most: longer documents are read by people. */
export const portionSize = 2_400
export const mostPortions = 40

/** Where a stretch may be cut: before a clause, else at the end of a line or sentence, else anywhere. */
const cutBefore = (text: string, starts: readonly number[], from: number): number => {
  const limit = from + portionSize
  if (limit >= text.length) return text.length
  const clause = starts.findLast((start) => start > from && start <= limit)
  if (clause !== undefined) return clause
  const stretch = text.slice(from, limit)
  const end = Math.max(stretch.lastIndexOf('\n'), stretch.lastIndexOf('。'))
  if (end > 0) return from + end + 1
  // Half of a pair is no character.
  const last = text.charCodeAt(limit - 1)
  return last >= 0xd800 && last < 0xdc00 ? limit - 1 : limit
}

/** The document in stretches of whole clauses, without gap or overlap. */
export const portionsOf = (text: string): readonly Span[] => {
  // A clause begins with its number, which stands before its first word on the same line.
  const starts = passagesOf(flowOf(text)).map((each) => text.lastIndexOf('\n', each.start - 1) + 1)
  const portions: Span[] = []
  for (let from = 0; from < text.length;) {
    const to = cutBefore(text, starts, from)
    if (text.slice(from, to).trim() !== '') portions.push([from, to])
    from = to
  }
  return portions
}
