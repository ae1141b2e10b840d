import type { Proposal, SourceData } from './types.ts'

type Bare = SourceData['coverage']['bare'][number]
export type ClauseRow = {
  readonly key: string
  readonly clause: string
  readonly words: string
  /** Null for a clause that obliges somebody and that no proposal answers. */
  readonly proposal: Proposal | null
  readonly by: Bare['by']
}

/** Every task and every obliging clause without one, in the order of the text. */
export const clauseRows = (source: SourceData): ClauseRow[] => {
  const lines = source.proposals.map((proposal) => ({
    at: proposal.state === 'withdrawn' ? Infinity : (proposal.span[0]?.[0] ?? 0),
    row: { key: proposal.id, clause: proposal.clause, words: proposal.text.slice(0, 40), proposal, by: [] },
  }))
  const bare = source.coverage.bare.map(({ at, path, words, by }) => ({
    at,
    row: { key: `${at}`, clause: path, words, proposal: null, by },
  }))
  return [...lines, ...bare].sort((a, b) => a.at - b.at).map((each) => each.row)
}
