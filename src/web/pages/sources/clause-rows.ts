import { isCounted } from './assistant-lines.ts'
import type { Proposal, SourceData } from './types.ts'

export type ClauseRow = {
  readonly key: string
  readonly clause: string
  readonly words: string
  /** Null for a clause in which no obligation was found. */
  readonly proposal: Proposal | null
}

/** Clauses that hold words of their own and no obligation; the ones above them are headings. */
export const bareClauses = ({ clauses, proposals }: SourceData) => {
  const numbered = clauses.filter((each) => each.level > 0)
  const present = proposals.filter((each) => each.state !== 'withdrawn' && isCounted(each))
  const isInside = (start: number, end: number) =>
    present.some((each) => each.span.some(([from, to]) => from < end && to > start))
  return numbered.filter((each, i) => (numbered[i + 1]?.level ?? 0) <= each.level && !isInside(each.start, each.end))
}

/** Every obligation and every clause without one, in the order of the text. */
export const clauseRows = (source: SourceData): ClauseRow[] => {
  const lines = source.proposals.map((proposal) => ({
    at: proposal.state === 'withdrawn' ? Infinity : (proposal.span[0]?.[0] ?? 0),
    row: { key: proposal.id, clause: proposal.clause, words: proposal.text.slice(0, 40), proposal },
  }))
  const bare = bareClauses(source).map((each) => ({
    at: each.start,
    row: { key: `${each.start}`, clause: each.label, words: each.heading.slice(0, 40), proposal: null },
  }))
  return [...lines, ...bare].sort((a, b) => a.at - b.at).map((each) => each.row)
}
