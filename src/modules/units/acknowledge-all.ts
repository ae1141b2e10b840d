import { acknowledgeAll, nameResponsible, agreeDue } from '#contract/units.ts'
import { civilDate } from '#domain/date.ts'
import { refuse } from '#domain/refusal.ts'
import { loadMatter, matterView, takeSteps } from '#modules/matters/index.ts'
import type { EventDraft } from '#platform/audit.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { found, notFound, Refused } from '#platform/errors.ts'
import { unitSide } from './side.ts'

const assignmentOf = async ({ tx }: Context, assignmentId: string) =>
  found(
    await tx
      .selectFrom('assignment')
      .selectAll()
      .where('id', '=', assignmentId)
      .where('valid_to', 'is', null)
      .executeTakeFirst(),
  )

/**
 * 全部签收: one click, one transaction, an event for each that its own supervisor sees and no other. What a colleague
 * acknowledged in between is passed over.
 */
export const acknowledgeAllCommand = command(acknowledgeAll, {
  subjects: ({ assignmentIds }) => [...new Set(assignmentIds)].map((id) => ({ kind: 'assignment', id })),
  run: async (context, { assignmentIds, responsibleLeader, responsiblePerson, responsiblePhone }) => {
    const { tx, actor, by, moment } = context
    const ids = [...new Set(assignmentIds)]
    const rows = await tx
      .selectFrom('assignment')
      .select(['id', 'matter_id', 'organization_id', 'part', 'state'])
      .where('id', 'in', ids)
      .where('valid_to', 'is', null)
      .execute()
    if (rows.length < ids.length) throw notFound()
    if (rows.some((row) => !by.reach.includes(row.organization_id))) throw new Refused(refuse('not-in-path'))
    const of = new Map(rows.map((row) => [row.id, row]))
    const sent = ids.map((id) => found(of.get(id))).filter((row) => row.state === 'sent')
    if (sent.length > 0)
      await tx
        .updateTable('assignment')
        .set({
          state: 'acknowledged',
          acknowledged_at: moment.at,
          acknowledged_by: actor.accountId,
          responsible_leader: responsibleLeader ?? null,
          responsible_person: responsiblePerson ?? null,
          responsible_phone: responsiblePhone ?? null,
        })
        .where(
          'id',
          'in',
          sent.map((row) => row.id),
        )
        .execute()
    await takeSteps(
      context,
      sent
        .filter((row) => row.part === 'coordinating_lead')
        .map((row) => ({ id: row.matter_id, event: 'matter.acknowledged' })),
    )
    const events = sent.map((row): EventDraft => ({
      type: 'assignment.acknowledged',
      on: [row.matter_id, row.id],
      alone: true,
      changes: { part: row.part, responsiblePerson },
    }))
    const [first, ...rest] = events
    if (!first) throw new Refused(refuse('nothing-to-acknowledge'))
    return { events: [first, ...rest], view: async () => ({ acknowledged: events.length }) }
  },
})

/** Responsible persons may be named later and changed at any time; until then the principal answers. */
export const nameResponsibleCommand = command(nameResponsible, {
  subjects: ({ assignmentId, version }) => [{ kind: 'assignment', id: assignmentId, version }],
  present: async (context, { assignmentId }) =>
    matterView(context, (await assignmentOf(context, assignmentId)).matter_id),
  run: async (context, input) => {
    const before = await assignmentOf(context, input.assignmentId)
    if (!context.by.reach.includes(before.organization_id) || before.acknowledged_at === null)
      throw new Refused(refuse('not-in-path'))
    await context.tx
      .updateTable('assignment')
      .set({
        responsible_leader: input.responsibleLeader ?? null,
        responsible_person: input.responsiblePerson ?? null,
        responsible_phone: input.responsiblePhone ?? null,
      })
      .where('id', '=', before.id)
      .execute()
    return {
      events: [
        {
          type: 'assignment.responsible_named',
          on: [before.id],
          changes: {
            responsibleLeader: [before.responsible_leader, input.responsibleLeader ?? null],
            responsiblePerson: [before.responsible_person, input.responsiblePerson ?? null],
          },
        },
      ],
      view: () => matterView(context, before.matter_id),
    }
  },
})

/** 本单位约定时限: by when a supporting unit gives its part to the lead; missing it is that unit's lateness. */
export const agreeDueCommand = command(agreeDue, {
  subjects: ({ assignmentId, version }) => [{ kind: 'assignment', id: assignmentId, version }],
  present: async (context, { assignmentId }) =>
    unitSide(context, (await assignmentOf(context, assignmentId)).matter_id),
  run: async (context, { assignmentId, due }) => {
    const { tx, actor, moment } = context
    const assignment = await assignmentOf(context, assignmentId)
    if (assignment.part !== 'supporting') throw new Refused(refuse('agree-with-supporting'))
    const matter = await loadMatter(tx, assignment.matter_id)
    if (matter.due && due > matter.due)
      throw new Refused(refuse('agreed-after-due', { field: 'due', params: { due: matter.due } }))
    const before = await tx
      .selectFrom('agreed_due')
      .select('due')
      .where('assignment_id', '=', assignmentId)
      .executeTakeFirst()
    const values = { due: civilDate(due), agreed_by: actor.accountId, agreed_at: moment.at }
    await tx
      .insertInto('agreed_due')
      .values({ assignment_id: assignmentId, matter_id: matter.id, ...values })
      .onConflict((conflict) => conflict.column('assignment_id').doUpdateSet(values))
      .execute()
    return {
      events: [{ type: 'assignment.due_agreed', on: [assignmentId], changes: { due: [before?.due ?? null, due] } }],
      view: () => unitSide(context, matter.id),
    }
  },
})
