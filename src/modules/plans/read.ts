import { sql } from 'kysely'
import { getPlan, listActivities, listPlans } from '#contract/plans.ts'
import { query } from '#platform/endpoint.ts'
import { activitiesWhere, planView, plansWhere } from './view.ts'

export const getPlanQuery = query(getPlan, {
  subjects: ({ planId }) => [{ kind: 'plan', id: planId }],
  run: (context, { planId }) => planView(context, planId),
})

export const listPlansQuery = query(listPlans, {
  run: async (context, { kind, limit }) => {
    const items = await plansWhere(context, kind ? sql`p.kind = ${kind}` : sql`true`, limit)
    return { items, late: items.filter((each) => each.late).length }
  },
})

export const listActivitiesQuery = query(listActivities, {
  run: async ({ tx }, { from, to }) => ({
    items: await activitiesWhere(
      tx,
      sql`${from ? sql`a.ends_on >= ${from}::date` : sql`true`} and ${to ? sql`a.starts_on <= ${to}::date` : sql`true`}`,
    ),
  }),
})
