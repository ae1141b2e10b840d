import { sql } from 'kysely'
import { workCalendar, type CalendarDay, type WorkCalendar } from '#domain/calendar.ts'
import type { CivilDate } from '#domain/date.ts'
import type { Tx } from '#platform/db.ts'
import { historyAt } from '#platform/history.ts'
export { seedCalendar } from './seed.ts'
export { shippedCalendar, shippedYears } from './shipped.ts'

type Held = { readonly mark: string; readonly calendar: WorkCalendar }
const held = new Map<string, Held>()

/**
 * The work calendar of a government: the national years and its own additions. Kept between transactions for as long
 * as no year has changed; the mark is asked every time.
 */
export const calendarFor = async (tx: Tx, governmentId: string): Promise<WorkCalendar> => {
  const { rows } = await sql<{ mark: string }>`
    select concat(current_schema(), count(*), ' ', max(changed_at), ' ', sum(version), ' ', current_database()) as mark from calendar_year
    where government_id is null or government_id = ${governmentId}`.execute(tx)
  const mark = rows[0]?.mark ?? ''
  const kept = held.get(governmentId)
  if (kept?.mark === mark) return kept.calendar
  const calendar = await readCalendar(tx, governmentId, null)
  held.set(governmentId, { mark, calendar })
  return calendar
}

type Year = { id: string; year: number; status: string; government_id: string | null }

const readCalendar = async (tx: Tx, governmentId: string, asOf: CivilDate | null): Promise<WorkCalendar> => {
  const table = (name: 'calendar_year' | 'calendar_day') => (asOf === null ? sql.table(name) : historyAt(name, asOf))
  const { rows: years } =
    await sql<Year>`select y.id, y.year, y.status, y.government_id from ${table('calendar_year')} y
    where y.government_id is null or y.government_id = ${governmentId}`.execute(tx)
  const { rows: days } = await sql<CalendarDay>`select d.on_date as date, d.kind, d.name from ${table('calendar_day')} d
    join ${table('calendar_year')} y on y.id = d.calendar_year_id
    where y.government_id is null or y.government_id = ${governmentId} order by y.government_id nulls first, y.year`.execute(
    tx,
  )
  return workCalendar(
    // Days that a government adds of its own say nothing of whether the notice of their year is there.
    years.filter((each) => each.status === 'published' && each.government_id === null).map((each) => each.year),
    days,
  )
}

/**
 * The calendar that was known at the end of a past day; read anew, since people seldom look back. Records taken over
 * from before the installation are counted by the first calendar it knew.
 */
export const calendarAsOf = async (tx: Tx, governmentId: string, asOf: CivilDate): Promise<WorkCalendar> => {
  const { rows } = await sql`select 1 from ${historyAt('calendar_year', asOf)} y limit 1`.execute(tx)
  return rows.length > 0 ? readCalendar(tx, governmentId, asOf) : calendarFor(tx, governmentId)
}
