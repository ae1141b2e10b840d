import { getCalendar } from '#contract/calendar.ts'
import { yearOf } from '#domain/date.ts'
import { query } from '#platform/endpoint.ts'
import { changesOf, daysOfYear, isTopmost, yearRow } from './store.ts'

export const getCalendarQuery = query(getCalendar, {
  run: async ({ tx, by, moment }, { year = yearOf(moment.today) }) => {
    const { governmentId } = by
    const rows = await tx
      .selectFrom('calendar_year')
      .select(['year', 'notice', 'version', 'government_id', 'id'])
      .where((of) => of.or([of('government_id', 'is', null), of('government_id', '=', governmentId)]))
      .orderBy('year')
      .execute()
    const own = await daysOfYear(tx, year, governmentId)
    const counts = await tx
      .selectFrom('calendar_day')
      .select((of) => ['calendar_year_id', of.fn.countAll<number>().as('n')])
      .where(
        'calendar_year_id',
        'in',
        rows.map((row) => row.id),
      )
      .groupBy('calendar_year_id')
      .execute()
    const local = (of: number) => {
      const row = rows.find((each) => each.year === of && each.government_id === governmentId)
      return counts.find((each) => each.calendar_year_id === row?.id)?.n ?? 0
    }
    return {
      years: rows
        .filter((row) => row.government_id === null)
        .map(({ notice, version, ...row }) => ({ year: row.year, notice, version, local: local(row.year) })),
      year,
      published: (await yearRow(tx, year, null))?.status === 'published',
      days: await daysOfYear(tx, year, null),
      local: own,
      changes: await changesOf(tx, governmentId, year),
      mayChangeNational: await isTopmost(tx, governmentId),
    }
  },
})
