import { reopenProposals } from '#contract/sources.ts'
import { refuse } from '#domain/refusal.ts'
import { command } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { loadSource } from './facts.ts'
import { ofSource } from './proposals.ts'
import { sourceView } from './view.ts'

/** A finished screening stands on every line's decision (A13), and a line that was struck out has no place to go back to. */
export const reopenProposalsCommand = command(reopenProposals, {
  subjects: ({ sourceId, version }) => [{ kind: 'source', id: sourceId, version }],
  present: (context, { sourceId }) => sourceView(context, sourceId),
  run: async (context, { sourceId, proposalIds }) => {
    const { tx } = context
    await ofSource(tx, sourceId, proposalIds)
    if ((await loadSource(tx, sourceId)).screened_on !== null) throw new Refused(refuse('screened-already'))
    const ids = [...new Set(proposalIds)]
    const rows = await tx
      .updateTable('proposal')
      .set({ state: 'open', ending: null, reason: null, approver: null, decided_by: null, decided_on: null })
      .where('id', 'in', ids)
      .where('state', '=', 'dismissed')
      .where('gone_on', 'is', null)
      .returning('no')
      .execute()
    if (rows.length < ids.length) throw new Refused(refuse('not-left-aside'))
    const numbers = rows.map((row) => row.no).toSorted((a, b) => a - b)
    return {
      events: [{ type: 'proposal.reopened', changes: { proposal: numbers.join('、') } }],
      view: () => sourceView(context, sourceId),
    }
  },
})
