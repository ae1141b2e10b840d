import { sql } from 'kysely'
import type { CivilDate } from '#domain/date.ts'
import { closingOn, nextCheckOf, type Cadence } from '#domain/reporting-period.ts'
import { supervisedBy } from '#modules/matters/index.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import { settingOf } from '#modules/settings/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Context } from '#platform/endpoint.ts'
import { cadenceSql } from './load.ts'

export type Checked = {
  readonly id: string
  readonly title: string
  readonly number: string | null
  readonly due: CivilDate | null
  readonly next: CivilDate | null
}
type Row = Checked & {
  government_id: string
  every: Cadence
  milestone: CivilDate | null
  asked: CivilDate | null
}

/** Matters at which a unit is at work: the others wait for the office, whose tray shows them. */
const atWork = sql`m.dispatched_at is not null and m.state in ('dispatched', 'in_progress', 'suspended', 'long_term')`

/** When somebody looks at each matter next (C13): a period's close, a milestone or the due day, whichever comes first. */
export const checksOf = async (
  tx: Tx,
  today: CivilDate,
  governmentId: string,
  where: ReturnType<typeof sql>,
): Promise<Checked[]> => {
  const isMonthly = await settingOf(tx, governmentId, 'cadence.monthly')
  const dayOfMonth = await settingOf(tx, governmentId, 'period.day')
  const calendar = await calendarFor(tx, governmentId)
  const { rows } =
    await sql<Row>`select m.id, m.title, m.number, m.due, m.government_id, ${cadenceSql(isMonthly)} as every,
      m.next_milestone_due as milestone, (select min(p.closes_on) from period_matter a join period p on p.id = a.period_id
        where a.matter_id = m.id and p.state = 'open' and a.outcome is null) as asked
    from matter m where ${where} and ${atWork} and m.government_id = ${governmentId} order by m.due nulls first, m.id`.execute(
      tx,
    )
  return rows.map(({ id, title, number, due, every, milestone, asked }) => {
    const closing = closingOn(every, today, dayOfMonth, calendar)?.closes ?? null
    return { id, title, number, due, next: nextCheckOf([asked, closing, milestone, due], today) }
  })
}

/** Matters of this desk that nobody would look at again. */
export const withoutCheck = async ({ tx, actor, by, moment }: Context): Promise<Checked[]> =>
  (await checksOf(tx, moment.today, by.governmentId, sql`${supervisedBy(actor)}`)).filter((each) => each.next === null)
