import { sql } from 'kysely'
import { workCalendar, type CalendarDay, type WorkCalendar } from '#domain/calendar.ts'
import type { Tx } from '#platform/db.ts'
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
    select concat(current_schema(), count(*), ' ', max(changed_at), ' ', current_database()) as mark from calendar_year
    where government_id is null or government_id = ${governmentId}`.execute(tx)
  const mark = rows[0]?.mark ?? ''
  const kept = held.get(governmentId)
  if (kept?.mark === mark) return kept.calendar
  const years = await tx
    .selectFrom('calendar_year')
    .select(['id', 'year', 'status'])
    .where((where) => where.or([where('government_id', 'is', null), where('government_id', '=', governmentId)]))
    .execute()
  const days = await tx
    .selectFrom('calendar_day as d')
    .innerJoin('calendar_year as y', 'y.id', 'd.calendar_year_id')
    .select(['d.on_date', 'd.kind', 'd.name'])
    .where((where) => where.or([where('y.government_id', 'is', null), where('y.government_id', '=', governmentId)]))
    .orderBy(sql`y.government_id nulls first`)
    .execute()
  const special: CalendarDay[] = days.map((day) => ({ date: day.on_date, kind: day.kind, name: day.name }))
  const calendar = workCalendar(
    years.filter((each) => each.status === 'published').map((each) => each.year),
    special,
  )
  held.set(governmentId, { mark, calendar })
  return calendar
}
