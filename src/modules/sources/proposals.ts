import { acceptProposal, dismissProposal } from '#contract/sources.ts'
import { refuse } from '#domain/refusal.ts'
import { endingLacks } from '#domain/source.ts'
import { insertDraft, linkSource, matterView } from '#modules/matters/index.ts'
import type { Tx } from '#platform/db.ts'
import { command } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'
import { sourceView } from './view.ts'

export const openProposal = async (tx: Tx, proposalId: string) => {
  const proposal = found(await tx.selectFrom('proposal').selectAll().where('id', '=', proposalId).executeTakeFirst())
  if (proposal.state !== 'open') throw new Refused(refuse('already-decided'))
  return proposal
}

/** A person accepts what the reader proposed, corrected where needed; the matter keeps the exact place it came from. */
export const acceptProposalCommand = command(acceptProposal, {
  subjects: ({ proposalId }) => [{ kind: 'proposal', id: proposalId }],
  run: async (context, { proposalId, ...fields }) => {
    const { tx } = context
    const proposal = await openProposal(tx, proposalId)
    const source = found(
      await tx.selectFrom('source').selectAll().where('id', '=', proposal.source_id).executeTakeFirst(),
    )
    const id = await insertDraft(context, fields, {
      supervisorOrg: source.organization_id,
      governmentId: source.government_id,
      originLevel: source.origin_level,
      sourceKind: source.kind,
      urgency: source.urgency,
    })
    await linkSource(tx, id, source, { clause: proposal.clause || null, quote: proposal.text, span: proposal.span })
    await tx.updateTable('proposal').set({ state: 'accepted', matter_id: id }).where('id', '=', proposalId).execute()
    return {
      events: [{ type: 'matter.drafted', on: [id], changes: { title: fields.title, proposal: proposal.no } }],
      view: () => matterView(context, id),
    }
  },
})

export const dismissProposalCommand = command(dismissProposal, {
  subjects: ({ proposalId }) => [{ kind: 'proposal', id: proposalId }],
  run: async (context, { proposalId, ending, reason, approver }) => {
    const { tx, actor, moment } = context
    const proposal = await openProposal(tx, proposalId)
    const lacks = endingLacks(ending, approver ?? null, actor.name)
    if (lacks) throw new Refused(lacks)
    await tx
      .updateTable('proposal')
      .set({
        state: 'dismissed',
        ending,
        reason,
        approver: approver ?? null,
        decided_by: actor.accountId,
        decided_on: moment.today,
      })
      .where('id', '=', proposalId)
      .execute()
    return {
      events: [{ type: 'proposal.dismissed', reason, changes: { proposal: proposal.no, ending, approver } }],
      view: () => sourceView(context, proposal.source_id),
    }
  },
})
