import type { z } from 'zod'
import { acceptMany, acceptProposal, dismissMany, dismissProposal, editProposals } from '#contract/sources.ts'
import { refuse } from '#domain/refusal.ts'
import { endingLacks, type Ending } from '#domain/source.ts'
import { insertDraft, linkSource, matterView } from '#modules/matters/index.ts'
import type { EventDraft } from '#platform/audit.ts'
import type { Tx } from '#platform/db.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { badField, found, Refused } from '#platform/errors.ts'
import { loadSource } from './facts.ts'
import { sourceView } from './view.ts'

export const openProposal = async (tx: Tx, proposalId: string) => {
  const proposal = found(await tx.selectFrom('proposal').selectAll().where('id', '=', proposalId).executeTakeFirst())
  if (proposal.state !== 'open') throw new Refused(refuse('already-decided'))
  return proposal
}

/** What became of a line is remembered beside it: from the clause to its matters and back by links only (A03). */
export const tieProposal = (tx: Tx, proposal: { id: string; source_id: string }, matterId: string) =>
  tx
    .insertInto('proposal_matter')
    .values({ proposal_id: proposal.id, matter_id: matterId, source_id: proposal.source_id })
    .execute()

type Accepted = z.output<typeof acceptMany.input>['items'][number]

/**
 * A person accepts what the reader proposed, corrected where needed; the matter keeps the exact place it came from. Of
 * several leads each gets a matter of its own (各自办理), or one coordinates the others (共同牵头): the person says which.
 */
const acceptOne = async (
  context: Context,
  source: Awaited<ReturnType<typeof loadSource>>,
  { proposalId, separately, ...fields }: Accepted,
): Promise<{ ids: [string, ...string[]]; events: [EventDraft, ...EventDraft[]] }> => {
  const { tx } = context
  const proposal = await openProposal(tx, proposalId)
  if (proposal.source_id !== source.id) throw badField('proposalId', 'missing')
  const draftFor = async (leadOrganizationId: string): Promise<string> => {
    const others = fields.others.filter((each) => each.organizationId !== leadOrganizationId)
    const id = await insertDraft(
      context,
      { ...fields, leadOrganizationId, others },
      {
        supervisorOrg: source.organization_id,
        governmentId: source.government_id,
        originLevel: source.origin_level,
        sourceKind: source.kind,
        urgency: source.urgency,
      },
    )
    await linkSource(tx, id, source, { clause: proposal.clause || null, quote: proposal.text, span: proposal.span })
    await tieProposal(tx, proposal, id)
    return id
  }
  const first = await draftFor(fields.leadOrganizationId)
  const ids: [string, ...string[]] = [first]
  for (const lead of new Set(separately)) if (lead !== fields.leadOrganizationId) ids.push(await draftFor(lead))
  await tx
    .updateTable('proposal')
    .set({
      state: 'accepted',
      matter_id: first,
      decided_by: context.actor.accountId,
      decided_on: context.moment.today,
    })
    .where('id', '=', proposalId)
    .execute()
  const event = (id: string): EventDraft => ({
    type: 'matter.drafted',
    on: [id],
    changes: { title: fields.title, proposal: proposal.no },
  })
  return { ids, events: [event(first), ...ids.slice(1).map(event)] }
}

export const acceptProposalCommand = command(acceptProposal, {
  subjects: ({ proposalId }) => [{ kind: 'proposal', id: proposalId }],
  run: async (context, given) => {
    const proposal = await openProposal(context.tx, given.proposalId)
    const { ids, events } = await acceptOne(context, await loadSource(context.tx, proposal.source_id), given)
    return { events, view: () => matterView(context, ids[0]) }
  },
})

/** What the assistant suggested is looked at by a person line by line, or the whole act is refused. */
const onlyRead = async (tx: Tx, sourceId: string, items: readonly { proposalId: string }[]): Promise<void> => {
  const suggested = await tx
    .selectFrom('proposal')
    .select('no')
    .where('source_id', '=', sourceId)
    .where(
      'id',
      'in',
      items.map((each) => each.proposalId),
    )
    .where('origin', '=', 'assistant')
    .orderBy('no')
    .executeTakeFirst()
  if (suggested) throw new Refused(refuse('assistant-one-by-one', { params: { no: suggested.no } }))
}

export const acceptManyCommand = command(acceptMany, {
  subjects: ({ sourceId, version }) => [{ kind: 'source', id: sourceId, version }],
  present: (context, { sourceId }) => sourceView(context, sourceId),
  run: async (context, { sourceId, items }) => {
    const source = await loadSource(context.tx, sourceId)
    await onlyRead(context.tx, sourceId, items)
    const drafted: EventDraft[] = []
    for (const item of items) drafted.push(...(await acceptOne(context, source, item)).events)
    return {
      events: [{ type: 'source.accepted_many', changes: { count: items.length } }, ...drafted],
      view: () => sourceView(context, sourceId),
    }
  },
})

type Dismissal = { readonly ending: Ending; readonly reason: string; readonly approver?: string | undefined }

const dismissOne = async ({ tx, actor, moment }: Context, proposalId: string, given: Dismissal): Promise<number> => {
  const proposal = await openProposal(tx, proposalId)
  await tx
    .updateTable('proposal')
    .set({
      state: 'dismissed',
      ending: given.ending,
      reason: given.reason,
      approver: given.approver ?? null,
      decided_by: actor.accountId,
      decided_on: moment.today,
    })
    .where('id', '=', proposalId)
    .execute()
  return proposal.no
}

export const dismissProposalCommand = command(dismissProposal, {
  subjects: ({ proposalId }) => [{ kind: 'proposal', id: proposalId }],
  run: async (context, { proposalId, ...given }) => {
    const { ending, reason, approver } = given
    const { source_id } = await openProposal(context.tx, proposalId)
    const lacks = endingLacks(ending, approver ?? null, context.actor.name)
    if (lacks) throw new Refused(lacks)
    const no = await dismissOne(context, proposalId, given)
    return {
      events: [{ type: 'proposal.dismissed', reason, changes: { proposal: no, ending, approver } }],
      view: () => sourceView(context, source_id),
    }
  },
})

/** Lines of this source, or the whole act is refused. */
export const ofSource = async (tx: Tx, sourceId: string, proposalIds: readonly string[]): Promise<void> => {
  const rows = await tx
    .selectFrom('proposal')
    .select('id')
    .where('source_id', '=', sourceId)
    .where('id', 'in', [...proposalIds])
    .execute()
  const known = new Set(rows.map((row) => row.id))
  const missing = proposalIds.findIndex((id) => !known.has(id))
  if (missing >= 0) throw badField(`proposalIds.${missing}`, 'missing')
}

export const dismissManyCommand = command(dismissMany, {
  subjects: ({ sourceId, version }) => [{ kind: 'source', id: sourceId, version }],
  present: (context, { sourceId }) => sourceView(context, sourceId),
  run: async (context, { sourceId, proposalIds, ...given }) => {
    const { ending, reason, approver } = given
    const lacks = endingLacks(ending, approver ?? null, context.actor.name)
    if (lacks) throw new Refused(lacks)
    await ofSource(context.tx, sourceId, proposalIds)
    const numbers: number[] = []
    for (const id of new Set(proposalIds)) numbers.push(await dismissOne(context, id, given))
    const changes = { proposal: numbers.join('、'), ending, approver }
    return {
      events: [{ type: 'proposal.dismissed', reason, changes }],
      view: () => sourceView(context, sourceId),
    }
  },
})

export const editProposalsCommand = command(editProposals, {
  subjects: ({ sourceId, version }) => [{ kind: 'source', id: sourceId, version }],
  present: (context, { sourceId }) => sourceView(context, sourceId),
  run: async (context, { sourceId, proposalIds, leadOrganizationId, dueOn }) => {
    const { tx } = context
    if (!leadOrganizationId && !dueOn) throw new Refused(refuse('nothing-to-correct'))
    if (leadOrganizationId) {
      const unit = await tx
        .selectFrom('organization')
        .select('id')
        .where('id', '=', leadOrganizationId)
        .where('valid_to', 'is', null)
        .executeTakeFirst()
      if (!unit) throw badField('leadOrganizationId', 'missing')
    }
    await ofSource(tx, sourceId, proposalIds)
    const numbers: number[] = []
    for (const id of new Set(proposalIds)) {
      const { no, edited } = await openProposal(tx, id)
      const now = {
        ...(edited as object),
        ...(leadOrganizationId ? { leadOrganizationId } : {}),
        ...(dueOn ? { dueOn } : {}),
      }
      await tx
        .updateTable('proposal')
        .set({ edited: JSON.stringify(now) })
        .where('id', '=', id)
        .execute()
      numbers.push(no)
    }
    const changes = { proposal: numbers.join('、'), ...(dueOn ? { due: dueOn } : {}) }
    return { events: [{ type: 'proposal.edited', changes }], view: () => sourceView(context, sourceId) }
  },
})
