import { sql } from 'kysely'
import type { z } from 'zod'
import { getUnitLedger, type UnitLedgerRow } from '#contract/units.ts'
import { workdaysBetween } from '#domain/calendar.ts'
import type { CivilDate } from '#domain/date.ts'
import { endStates } from '#domain/matter.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import { lightSql } from '#modules/clock/index.ts'
import { principalsOf } from '#modules/organizations/index.ts'
import { organizationsOf } from '#platform/actor.ts'
import { query } from '#platform/endpoint.ts'

type Row = z.input<typeof UnitLedgerRow> & {
  due: CivilDate | null
  superior: string
  superior_name: string
  organization_id: string
  government_id: string
}

/** 本单位承办台账: all that the unit owes to all its superiors, in the order of superiors, then of days. */
export const getUnitLedgerQuery = query(getUnitLedger, {
  run: async ({ tx, actor, by, moment }, { ended }) => {
    const mine = organizationsOf(actor)
    const states = sql.join(endStates.map((state) => sql.lit(state)))
    const { rows } = await sql<Row>`
      select m.id, m.number, m.title, a.part, m.state, ${lightSql(moment)} as light, m.due, a.responsible_person as responsible,
        a.responsible_phone as phone, concat_ws(' ', division.name, person.name) as "dividedTo", latest.progress,
        latest.reported_on as "progressOn", m.supervisor_org as superior, s.name as superior_name, a.organization_id, m.government_id
      from assignment a join matter m on m.id = a.matter_id join organization s on s.id = m.supervisor_org
      left join lateral (select d.division_id, d.account_id from internal_division d where d.assignment_id = a.id
        and d.state <> 'ended' order by d.given_at desc limit 1) d on true
      left join organization division on division.id = d.division_id left join account person on person.id = d.account_id
      left join lateral (select r.progress, r.reported_on from report r where r.matter_id = m.id
        order by r.reported_at desc limit 1) latest on true
      where a.organization_id = any(${mine}::uuid[]) and a.valid_to is null and m.dispatched_at is not null
        and (${ended === 'true'} or m.state not in (${states}))
      order by s.sort_key, s.id, m.due nulls last, m.id`.execute(tx)
    const principals = await principalsOf(tx, [...new Set(rows.map((row) => row.organization_id))])
    const superiors = new Map<string, { id: string; name: string; rows: z.input<typeof UnitLedgerRow>[] }>()
    for (const { superior, superior_name, organization_id, government_id, ...row } of rows) {
      const calendar = await calendarFor(tx, government_id)
      const group = superiors.get(superior) ?? { id: superior, name: superior_name, rows: [] }
      const isWaiting = row.light !== 'blue' && row.light !== 'grey'
      group.rows.push({
        ...row,
        // Until the unit names somebody, its principal answers for it.
        responsible: row.responsible ?? principals.get(organization_id)?.name ?? null,
        dividedTo: row.dividedTo || null,
        workdaysLeft: row.due && isWaiting ? workdaysBetween(calendar, moment.today, row.due) : null,
      })
      superiors.set(superior, group)
    }
    const unit = await tx
      .selectFrom('organization')
      .select('name')
      .where('id', '=', by.organizationId)
      .executeTakeFirst()
    return { unit: unit?.name ?? '', total: rows.length, superiors: [...superiors.values()] }
  },
})
