import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import { outsideAppointments, record } from '#platform/audit.ts'
import { systemActor, transact } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { shippedYears } from './shipped.ts'

/** Puts the years that the database does not know yet into it, as one recorded act. */
export const seedCalendar = async (app: App): Promise<void> => {
  const years = shippedYears()
  const { at, today } = app.now()
  const actor = systemActor('calendar')
  await transact(app.database.db, { actor, today }, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('luoshi calendar')), set_config('luoshi.at', ${at}, true)`.execute(
      tx,
    )
    const known = await tx.selectFrom('calendar_year').select('year').where('government_id', 'is', null).execute()
    const missing = years.filter((each) => !known.some((row) => row.year === each.year))
    if (missing.length === 0) return
    const ids: string[] = []
    for (const { year, notice, days } of missing) {
      const id = newId()
      ids.push(id)
      await tx.insertInto('calendar_year').values({ id, year, notice, status: 'published', changed_at: at }).execute()
      await tx
        .insertInto('calendar_day')
        .values(
          days.map((day) => ({ id: newId(), calendar_year_id: id, on_date: day.date, kind: day.kind, name: day.name })),
        )
        .execute()
    }
    const header = outsideAppointments(at, actor, 'calendar.seed')
    await record(
      tx,
      header,
      [{ type: 'calendar.published', on: ids, changes: { years: missing.map((each) => each.year) } }],
      [],
    )
  })
}
