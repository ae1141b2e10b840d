import { useQueries } from '@tanstack/react-query'
import { getMatter } from '#contract/matters.ts'
import { getSource } from '#contract/sources.ts'
import { reading } from '#web/api/client.ts'
import type { Face } from './matter-choice.tsx'

/** Drafts that may go out without approval: from an instruction, or where the text names both unit and limit. */
export const useQualifying = (drafts: readonly Face[]): ReadonlySet<string> => {
  const instructed = drafts.filter((each) => each.sourceKind === 'leader_instruction').map((each) => each.id)
  const others = drafts.filter((each) => each.sourceKind !== 'leader_instruction')
  const sourceIds = useQueries({
    queries: others.map((each) => reading(getMatter, { matterId: each.id })),
    combine: (answers) => [...new Set(answers.flatMap(({ data }) => data?.sources.map(({ id }) => id) ?? []))],
  })
  const named = useQueries({
    queries: sourceIds.map((sourceId) => reading(getSource, { sourceId })),
    combine: (answers) =>
      answers
        .flatMap(({ data }) => data?.proposals ?? [])
        .filter((each) => each.lead.length > 0 && each.deadline !== null)
        .flatMap((each) => each.matterIds),
  })
  return new Set([...instructed, ...named])
}
