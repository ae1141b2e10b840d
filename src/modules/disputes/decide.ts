import type { z } from 'zod'
import { decideDispute, decideFinally } from '#contract/disputes.ts'
import { civilDate } from '#domain/date.ts'
import { changeLead, factsOfNewLead, openTerm, type NewLead } from '#modules/changes/index.ts'
import { loadMatter, matterView, takeStep, unitIds } from '#modules/matters/index.ts'
import { tell } from '#modules/notices/index.ts'
import { command, type Context, type Endpoint } from '#platform/endpoint.ts'
import { found } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { disputeView } from './view.ts'

type Decision = z.output<typeof decideDispute.input>

/** The part of a unit that is kept goes on where it stood; a supporting unit that wins is released. */
const settle = async (context: Context, assignmentId: string, isKept: boolean): Promise<void> => {
  const { tx, moment } = context
  const row = await tx
    .selectFrom('assignment')
    .select(['acknowledged_at', 'valid_to'])
    .where('id', '=', assignmentId)
    .executeTakeFirstOrThrow()
  if (row.valid_to !== null) return
  await tx
    .updateTable('assignment')
    .set(
      isKept
        ? { state: row.acknowledged_at === null ? 'sent' : 'acknowledged' }
        : { state: 'released', valid_to: moment.at },
    )
    .where('id', '=', assignmentId)
    .execute()
}

const replaceUnit = async (context: Context, matterId: string, assignmentId: string, lead: NewLead) => {
  const { tx } = context
  const matter = await loadMatter(tx, matterId)
  const part = await tx.selectFrom('assignment').selectAll().where('id', '=', assignmentId).executeTakeFirstOrThrow()
  if (part.part === 'coordinating_lead') return changeLead(context, matter, lead)
  await settle(context, assignmentId, false)
  const hasPart = (await unitIds(tx, matterId)).includes(lead.organizationId)
  if (!hasPart) await openTerm(context, matterId, lead.organizationId, part.part, part.duty)
  return { unit: lead.organizationId, part: part.part }
}

const decision = (operation: typeof decideDispute, level: 1 | 2): Endpoint =>
  command(operation, {
    subjects: ({ disputeId, version }) => [{ kind: 'dispute', id: disputeId, version }],
    present: async (context, { disputeId }) => matterView(context, (await disputeView(context.tx, disputeId)).matterId),
    run: async (context, { disputeId, result, decision: text }: Decision) => {
      const { tx, actor, moment } = context
      const row = found(await tx.selectFrom('dispute').selectAll().where('id', '=', disputeId).executeTakeFirst())
      const waitsHere = level === 1 ? 'open' : 'appealed'
      const dispute = {
        until: null,
        hasDisputed: true,
        isOpen: row.state === waitsHere,
        isDecidedOnce: row.state !== 'open',
        isFinal: row.state === 'final',
      }
      const isKept = result.kind === 'kept'
      const event = isKept ? 'matter.dispute_rejected' : 'matter.dispute_upheld'
      const lead = result.kind === 'reassigned' ? { ...result, basis: text } : null
      await takeStep(context, row.matter_id, event, {
        dispute,
        ...(lead ? await factsOfNewLead(context, row.matter_id, lead) : {}),
      })
      const changes = lead ? await replaceUnit(context, row.matter_id, row.assignment_id, lead) : {}
      if (isKept) await settle(context, row.assignment_id, true)
      await tx
        .updateTable('dispute')
        .set({ state: level === 2 || !isKept ? 'final' : 'decided' })
        .where('id', '=', disputeId)
        .execute()
      await tx
        .insertInto('dispute_decision')
        .values({
          id: newId(),
          dispute_id: disputeId,
          matter_id: row.matter_id,
          level,
          result: result.kind,
          organization_id: lead?.organizationId ?? null,
          new_due: lead?.due.kind === 'new' ? civilDate(lead.due.on) : null,
          decision: text,
          decided_by: actor.accountId,
          decided_on: moment.today,
        })
        .execute()
      await tell(context, {
        kind: event,
        title: row.matter_title,
        subjectId: row.matter_id,
        organizations: [row.organization_id, ...(row.proposed_org ? [row.proposed_org] : [])],
        words: { decision: text },
      })
      return {
        events: [{ type: event, on: [disputeId], reason: text, changes: { level, ...changes } }],
        view: () => matterView(context, row.matter_id),
      }
    },
  })

export const decideDisputeCommand = decision(decideDispute, 1)
export const decideFinallyCommand = decision(decideFinally, 2)
