import { attachSource } from '#contract/instructions.ts'
import type { BudgetInput } from '#contract/matter-views.ts'
import { stricterDay } from '#domain/instruction.ts'
import { refuse } from '#domain/refusal.ts'
import { addClockEvent, projectDue } from '#modules/clock/index.ts'
import { linkSource, loadMatter, takeStep, unitIds } from '#modules/matters/index.ts'
import { tell } from '#modules/notices/index.ts'
import type { EventDraft } from '#platform/audit.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { badField, found, Refused } from '#platform/errors.ts'
import type { z } from 'zod'
import { loadSource } from './facts.ts'
import { limitOn, workAgain } from './work-again.ts'
import { tieToMatter } from './instructions.ts'
import { openProposal, tieProposal } from './proposals.ts'
import { sourceView } from './view.ts'

type Limit = z.output<typeof BudgetInput>

/** Its result has been accepted: what is asked now begins another round. */
const handedOver: ReadonlySet<string> = new Set(['accepted', 'completed'])

type Given = {
  matterId: string
  source: { id: string; organization_id: string; title: string; doc_number: string | null }
  instruction?: { id: string; source_id: string; leader: string; requirement: string | null } | undefined
  cited?: { clause: string | null; quote: string | null; span: unknown } | undefined
  limit?: Limit | undefined
  reason?: string | undefined
}

/** A matter is tied to a source once; a second leader's words on the same carrier need no second tie. */
const tieSource = async ({ tx }: Context, { matterId, source, cited, instruction }: Given) => {
  const tied = await tx
    .selectFrom('matter_source')
    .select('source_id')
    .where('matter_id', '=', matterId)
    .where('source_id', '=', source.id)
    .executeTakeFirst()
  if (!tied)
    await linkSource(
      tx,
      matterId,
      source,
      cited ?? { clause: null, quote: instruction?.requirement ?? null, span: null },
    )
  return tied !== undefined
}

/**
 * 追加批示: the matter goes on for both; of two days the earlier rules, by an event of the clock with its reason, and
 * each leader is answered. A matter that has ended is taken up again.
 */
export const attachToMatter = async (context: Context, given: Given): Promise<EventDraft> => {
  const { tx } = context
  const { matterId, source, instruction, limit } = given
  const before = await loadMatter(tx, matterId)
  if (before.supervisor_org !== source.organization_id) throw badField('matterId', 'missing')
  const asked = limit ? await limitOn(context, before, limit) : null
  const words = given.reason ?? (instruction ? `追加批示：${instruction.leader}` : `追加来件：${source.title}`)
  const wasTied = await tieSource(context, given)
  if (instruction) await tieToMatter(tx, instruction, matterId, 'attached')
  else if (wasTied) throw new Refused(refuse('attached-already', { field: 'matterId' }))
  if (handedOver.has(before.state)) return workAgain(context, { matterId, limit, words })
  const due = stricterDay(before.due, asked)
  await takeStep(context, matterId, 'matter.source_attached', due ? { newDue: due } : {})
  if (due) {
    await addClockEvent(tx, matterId, { kind: 'override', due }, words)
    await projectDue(tx, matterId, before.government_id)
  }
  await tell(context, {
    kind: 'matter.source_attached',
    title: before.title,
    subjectId: matterId,
    matterId,
    organizations: await unitIds(tx, matterId),
    words: { text: instruction?.requirement ?? words, ...(due ? { due } : {}) },
  })
  return {
    type: 'matter.source_attached',
    on: [matterId],
    reason: words,
    changes: {
      source: source.title,
      ...(instruction ? { leader: instruction.leader } : {}),
      ...(due ? { due: [before.due, due] } : {}),
    },
  }
}

export const attachSourceCommand = command(attachSource, {
  subjects: ({ sourceId, version, matterId }) => [
    { kind: 'source', id: sourceId, version },
    { kind: 'matter', id: matterId },
  ],
  present: (context, { sourceId }) => sourceView(context, sourceId),
  run: async (context, { sourceId, matterId, instructionId, proposalId, limit, reason }) => {
    const { tx } = context
    const source = await loadSource(tx, sourceId)
    if (source.state === 'draft') throw new Refused(refuse('source-is-draft'))
    const row = instructionId
      ? found(
          await tx
            .selectFrom('instruction')
            .selectAll()
            .where('id', '=', instructionId)
            .where('source_id', '=', sourceId)
            .executeTakeFirst(),
        )
      : null
    const proposal = proposalId ? await openProposal(tx, proposalId) : null
    if (proposal && proposal.source_id !== sourceId) throw badField('proposalId', 'missing')
    const event = await attachToMatter(context, {
      matterId,
      source,
      instruction: row
        ? {
            id: row.id,
            source_id: sourceId,
            leader: `${row.leader_post} ${row.leader_name}`,
            requirement: row.requirement,
          }
        : undefined,
      cited: proposal ? { clause: proposal.clause || null, quote: proposal.text, span: proposal.span } : undefined,
      limit: limit ?? ((row?.limit_given ?? undefined) as Limit | undefined),
      reason,
    })
    if (proposal)
      await tx
        .updateTable('proposal')
        .set({ state: 'attached', matter_id: matterId })
        .where('id', '=', proposal.id)
        .execute()
    if (proposal) await tieProposal(tx, proposal, matterId)
    return { events: [event], view: () => sourceView(context, sourceId) }
  },
})
