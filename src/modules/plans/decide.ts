import { approvePlan, draftPlan, sendBackPlan, submitPlan, type PlanView } from '#contract/plans.ts'
import type { Operation } from '#contract/operation.ts'
import { civilDate, type CivilDate } from '#domain/date.ts'
import { approvable, submittable, type PlanState } from '#domain/plan.ts'
import { refuse, type Refusal } from '#domain/refusal.ts'
import { keeperFor, requireUnits } from '#modules/registers/index.ts'
import { command, type Context, type Endpoint } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import type { z } from 'zod'
import { planView } from './view.ts'

export const draftPlanCommand = command(draftPlan, {
  run: async (context, input) => {
    const { tx, actor, by, moment } = context
    const units = input.items.flatMap((each) => (each.organizationId ? [each.organizationId] : []))
    await requireUnits(
      tx,
      units,
      (i) => `items.${input.items.findIndex((each) => each.organizationId === units[i])}.organizationId`,
    )
    const id = newId()
    await tx
      .insertInto('plan')
      .values({
        id,
        government_id: by.governmentId,
        organization_id: await keeperFor(tx, by),
        kind: input.kind,
        title: input.title,
        period: input.period,
        purpose: input.purpose ?? null,
        method: input.method ?? null,
        team: input.team ?? null,
        called_on: moment.today,
        drafted_by: actor.accountId,
        changed_at: moment.at,
      })
      .execute()
    for (const [i, each] of input.items.entries())
      await tx
        .insertInto('plan_item')
        .values({
          id: newId(),
          plan_id: id,
          no: i + 1,
          text: each.text,
          organization_id: each.organizationId ?? null,
          planned_on: civilDate(each.plannedOn),
        })
        .execute()
    return {
      events: [{ type: 'plan.drafted', on: [id], changes: { title: input.title, kind: input.kind } }],
      view: () => planView(context, id),
    }
  },
})

const load = async ({ tx }: Context, id: string) => {
  const row = found(await tx.selectFrom('plan').selectAll().where('id', '=', id).executeTakeFirst())
  const { items } = await tx
    .selectFrom('plan_item')
    .select((of) => of.fn.countAll<number>().as('items'))
    .where('plan_id', '=', id)
    .where('dropped', '=', false)
    .executeTakeFirstOrThrow()
  return { state: row.state, draftedBy: row.drafted_by, items }
}

type Set = {
  state: PlanState
  submitted_on?: CivilDate
  approved_by?: string
  approved_on?: CivilDate
}
type Versioned = z.ZodType<{ planId: string; version: number }>

const step = <I extends Versioned>(
  operation: Operation<I, typeof PlanView>,
  type: string,
  rule: (plan: Awaited<ReturnType<typeof load>>, actor: string) => Refusal | null,
  set: (context: Context) => Set,
  reasonOf: (input: z.output<I>) => string | undefined = () => undefined,
): Endpoint =>
  command(operation, {
    subjects: ({ planId, version }) => [{ kind: 'plan', id: planId, version }],
    present: (context, { planId }) => planView(context, planId),
    run: async (context, input) => {
      const refusal = rule(await load(context, input.planId), context.actor.accountId)
      if (refusal) throw new Refused(refusal)
      await context.tx.updateTable('plan').set(set(context)).where('id', '=', input.planId).execute()
      return { events: [{ type, reason: reasonOf(input) }], view: () => planView(context, input.planId) }
    },
  })

export const submitPlanCommand = step(submitPlan, 'plan.submitted', submittable, ({ moment }) => ({
  state: 'submitted',
  submitted_on: moment.today,
}))
export const approvePlanCommand = step(approvePlan, 'plan.approved', approvable, ({ actor, moment }) => ({
  state: 'approved',
  approved_by: actor.accountId,
  approved_on: moment.today,
}))
export const sendBackPlanCommand = step(
  sendBackPlan,
  'plan.sent_back',
  ({ state }) => (state === 'submitted' ? null : refuse('plan-not-submitted')),
  () => ({ state: 'draft' }),
  ({ reason }) => reason,
)
