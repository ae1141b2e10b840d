import { sql } from 'kysely'
import type { z } from 'zod'
import { amendPlan, recordDone, scheduleActivity } from '#contract/plans.ts'
import { civilDate } from '#domain/date.ts'
import { executable } from '#domain/plan.ts'
import { refuse } from '#domain/refusal.ts'
import { requireUnit, requireUnits } from '#modules/registers/index.ts'
import type { Tx } from '#platform/db.ts'
import { command } from '#platform/endpoint.ts'
import { badField, found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { planView } from './view.ts'

type Change = z.output<typeof amendPlan.input>['change']
type Amended = { itemId: string; before: string | null; after: string | null }

const addItem = async (tx: Tx, planId: string, change: Extract<Change, { kind: 'added' }>): Promise<Amended> => {
  if (change.organizationId) await requireUnit(tx, change.organizationId, 'change.organizationId')
  const { no } = await tx
    .selectFrom('plan_item')
    .select((of) => of.fn.countAll<number>().as('no'))
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow()
  const id = newId()
  await tx
    .insertInto('plan_item')
    .values({
      id,
      plan_id: planId,
      no: no + 1,
      text: change.text,
      organization_id: change.organizationId ?? null,
      planned_on: civilDate(change.plannedOn),
    })
    .execute()
  return { itemId: id, before: null, after: `${change.text} ${change.plannedOn}` }
}

const changeItem = async (
  tx: Tx,
  planId: string,
  change: Extract<Change, { kind: 'moved' | 'dropped' }>,
): Promise<Amended> => {
  const item = await tx
    .selectFrom('plan_item')
    .selectAll()
    .where('id', '=', change.itemId)
    .where('plan_id', '=', planId)
    .executeTakeFirst()
  if (!item) throw badField('change.itemId', 'missing')
  if (item.dropped || item.done_on !== null) throw new Refused(refuse('register-closed'))
  const set = change.kind === 'moved' ? { planned_on: civilDate(change.plannedOn) } : { dropped: true }
  await tx.updateTable('plan_item').set(set).where('id', '=', item.id).execute()
  return { itemId: item.id, before: item.planned_on, after: change.kind === 'moved' ? change.plannedOn : null }
}

/** 调整计划: what was approved stays readable; every change stands beside it with its reason (A33). */
export const amendPlanCommand = command(amendPlan, {
  subjects: ({ planId, version }) => [{ kind: 'plan', id: planId, version }],
  present: (context, { planId }) => planView(context, planId),
  run: async (context, { planId, change, reason }) => {
    const { tx, actor, moment } = context
    const plan = found(await tx.selectFrom('plan').select('state').where('id', '=', planId).executeTakeFirst())
    if (plan.state === 'submitted') throw new Refused(refuse('plan-not-draft'))
    const amended = change.kind === 'added' ? await addItem(tx, planId, change) : await changeItem(tx, planId, change)
    await tx
      .insertInto('plan_amendment')
      .values({
        id: newId(),
        plan_id: planId,
        item_id: amended.itemId,
        kind: change.kind,
        before: amended.before,
        after: amended.after,
        reason,
        amended_by: actor.accountId,
        amended_on: moment.today,
      })
      .execute()
    return {
      events: [{ type: 'plan.amended', reason, changes: { [change.kind]: [amended.before, amended.after] } }],
      view: () => planView(context, planId),
    }
  },
})

export const recordDoneCommand = command(recordDone, {
  subjects: ({ itemId, version }) => [{ kind: 'plan_item', id: itemId, version }],
  run: async (context, { itemId, doneOn, result }) => {
    const { tx, moment } = context
    const item = found(
      await tx
        .selectFrom('plan_item as i')
        .innerJoin('plan as p', 'p.id', 'i.plan_id')
        .select(['i.plan_id', 'i.text', 'i.done_on', 'i.dropped', 'p.state'])
        .where('i.id', '=', itemId)
        .executeTakeFirst(),
    )
    const refusal = executable(item)
    if (refusal) throw new Refused(refusal)
    if (item.dropped || item.done_on !== null) throw new Refused(refuse('register-closed'))
    const on = doneOn === undefined ? moment.today : civilDate(doneOn)
    if (on > moment.today) throw badField('doneOn', 'too-big')
    await tx.updateTable('plan_item').set({ done_on: on, result }).where('id', '=', itemId).execute()
    return {
      events: [{ type: 'plan.item_done', changes: { text: item.text, on } }],
      view: () => planView(context, item.plan_id),
    }
  },
})

/** 适时组织督促检查活动 (A15): an activity hangs on an approved plan, with a team and whom it goes to. */
export const scheduleActivityCommand = command(scheduleActivity, {
  subjects: ({ planId }) => [{ kind: 'plan', id: planId }],
  run: async (context, { planId, targetIds, ...input }) => {
    const { tx, actor } = context
    const plan = found(await tx.selectFrom('plan').select('state').where('id', '=', planId).executeTakeFirst())
    const refusal = executable(plan)
    if (refusal) throw new Refused(refusal)
    if (input.endsOn < input.startsOn) throw badField('endsOn', 'too-small')
    await requireUnits(tx, targetIds, (i) => `targetIds.${i}`)
    const id = newId()
    await tx
      .insertInto('activity')
      .values({
        id,
        plan_id: planId,
        title: input.title,
        starts_on: civilDate(input.startsOn),
        ends_on: civilDate(input.endsOn),
        team: input.team,
        scheduled_by: actor.accountId,
      })
      .execute()
    await sql`insert into activity_target select ${id}::uuid, unnest(${[...new Set(targetIds)]}::uuid[])`.execute(tx)
    return {
      events: [{ type: 'activity.scheduled', on: [id], changes: { title: input.title } }],
      view: () => planView(context, planId),
    }
  },
})
