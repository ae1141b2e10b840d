import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { listUrgeable } from '#contract/chases.ts'
import { addWorkdays, workdaysBetween } from '#domain/calendar.ts'
import type { CivilDate } from '#domain/date.ts'
import { waitsForUnit, weekOf } from '#domain/urging.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import { lightIs, lightSql } from '#modules/clock/index.ts'
import { supervisedBy } from '#modules/matters/index.ts'
import { settingsOf } from '#modules/settings/index.ts'
import type { MatterState } from '#domain/matter.ts'
import { query } from '#platform/endpoint.ts'
import { burdenSince } from './burden.ts'

type Out = z.input<typeof listUrgeable.output>['items'][number]
type Row = Pick<
  Out,
  'assignmentId' | 'matterId' | 'title' | 'number' | 'organizationId' | 'organizationName' | 'part' | 'light'
> & {
  due: CivilDate | null
  supervisor: string
  state: MatterState
  isStopped: boolean
  isDone: boolean
}

const lightsOf = { overdue: ['red'], soon: ['yellow', 'red'], open: ['green', 'yellow', 'red'] } as const

/** Whom to urge, the worst first; how often each has been asked stands beside the name, before anybody asks again. */
export const listUrgeableQuery = query(listUrgeable, {
  run: async ({ tx, actor, by, moment }, { scope, orderId, matterId, limit }) => {
    const lit = sql.join(
      lightsOf[scope].map((light) => sql`(${lightIs(light, moment)})`),
      sql` or `,
    )
    const where: RawBuilder<unknown> = sql`${supervisedBy(actor)} and m.dispatched_at is not null
      and m.state in ('dispatched', 'in_progress', 'long_term') and not m.stopped and a.valid_to is null
      and (a.part = 'coordinating_lead' or a.state not in ('contributed', 'accepted', 'released'))
      and (${lit})
      and ${orderId ? sql`m.order_id = ${orderId}` : sql`true`} and ${matterId ? sql`m.id = ${matterId}` : sql`true`}`
    const from = sql`from matter m join assignment a on a.matter_id = m.id join organization o on o.id = a.organization_id`
    const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n ${from} where ${where}`.execute(tx)
    const { rows } = await sql<Row>`select a.id as "assignmentId", m.id as "matterId", m.title, m.number,
        a.organization_id as "organizationId", o.name as "organizationName", a.part, ${lightSql(moment)} as light, m.due,
        m.supervisor_org as supervisor, m.state, m.stopped as "isStopped", false as "isDone"
      ${from} where ${where}
      order by m.due nulls last, m.origin_level, m.id, array_position(array['coordinating_lead', 'joint_lead', 'supporting'], a.part),
        o.sort_key, a.id limit ${limit}`.execute(tx)
    const of = await settingsOf(tx, by.governmentId, ['urging.most-a-week', 'explanation.workdays'])
    const calendar = await calendarFor(tx, by.governmentId)
    const units = rows.map((row) => row.organizationId)
    const burdens = await burdenSince(tx, units, weekOf(moment.today), moment.today)
    return {
      items: rows.map(({ supervisor, state, isStopped, isDone, ...row }) => {
        const burden = burdens(row.organizationId, supervisor)
        return {
          ...row,
          workdaysLeft: row.due === null ? null : workdaysBetween(calendar, moment.today, row.due),
          ...burden,
          mayUrge: waitsForUnit({ state, isStopped, isDone }) && burden.urgedThisWeek < of['urging.most-a-week'],
        }
      }),
      total: counted[0]?.n ?? 0,
      most: of['urging.most-a-week'],
      explainBy: addWorkdays(calendar, moment.today, of['explanation.workdays']),
    }
  },
})
