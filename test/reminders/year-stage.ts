import { sql } from 'kysely'
import { addDays, civilDate, type CivilDate } from '#domain/date.ts'
import { projectDue } from '#modules/clock/index.ts'
import { outsideAppointments, record } from '#platform/audit.ts'
import { transact, type Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { momentOn } from '#platform/moment.ts'
import type { World } from '../support/world.ts'

const actor = 'system:year'

/** One change on a day, past the commands: the year is about what the night makes of it. */
export const changing = (
  world: World,
  day: CivilDate,
  matter: string,
  type: string,
  work: (tx: Tx) => Promise<unknown>,
) =>
  transact(world.app.database.db, { actor, today: day }, async (tx) => {
    const { at } = momentOn(day, 11)
    await sql`select set_config('luoshi.at', ${at}, true)`.execute(tx)
    await work(tx)
    await record(tx, outsideAppointments(at, actor, 'year'), [{ type }], [matter])
  })

export type Given = { readonly id: string; readonly unit: string; readonly start: CivilDate; readonly workdays: number }

/** A matter as it stands on the day of its delivery, acknowledged. */
export const insertMatter = (world: World, { id, unit, start, workdays }: Given) =>
  changing(world, start, id, 'matter.dispatched', async (tx) => {
    const { at } = momentOn(start, 11)
    const [office, government, by] = [world.org('inspectionBody'), world.org('government'), world.person('limin')]
    await tx
      .insertInto('matter')
      .values({
        id,
        government_id: government,
        supervisor_org: office,
        title: `模拟事项${id.slice(-6)}`,
        state: 'in_progress',
        origin_level: 2,
        source_kind: 'document',
        lead_org: unit,
        drafted_by: by,
        drafted_on: start,
        dispatched_at: at,
        changed_at: at,
      })
      .execute()
    await tx.insertInto('matter_content').values({ matter_id: id }).execute()
    await tx
      .insertInto('assignment')
      .values({
        id: newId(),
        matter_id: id,
        organization_id: unit,
        part: 'coordinating_lead',
        state: 'acknowledged',
        valid_from: at,
        delivered_on: start,
      })
      .execute()
    await tx
      .insertInto('clock')
      .values({ matter_id: id, budget: 'working_days', amount: workdays, fixed_on: null, basis: 'explicit' })
      .execute()
    await addClock(tx, id, 'start', start, null)
    await projectDue(tx, id, government)
  })

export const addClock = (
  tx: Tx,
  matter: string,
  kind: 'start' | 'stop' | 'resume' | 'override',
  on: CivilDate | null,
  due: CivilDate | null,
) =>
  sql`insert into clock_event (id, matter_id, no, kind, on_date, due)
    values (${newId()}, ${matter}, (select count(*) from clock_event where matter_id = ${matter}), ${kind}, ${on}, ${due})`.execute(
    tx,
  )

/** A local holiday that nobody knew of, and the days due that move by it. */
export const addHoliday = (world: World, day: CivilDate, off: readonly CivilDate[], open: readonly string[]) =>
  transact(world.app.database.db, { actor, today: day }, async (tx) => {
    const { at } = momentOn(day, 7)
    await sql`select set_config('luoshi.at', ${at}, true)`.execute(tx)
    const [year, government] = [newId(), world.org('government')]
    await tx
      .insertInto('calendar_year')
      .values({
        id: year,
        government_id: government,
        year: 2026,
        status: 'published',
        notice: '岭南省地方假日',
        changed_at: at,
      })
      .execute()
    for (const on_date of off)
      await tx
        .insertInto('calendar_day')
        .values({ id: newId(), calendar_year_id: year, on_date, kind: 'off', name: '地方假日' })
        .execute()
    for (const matter of open) await projectDue(tx, matter, government)
    await record(tx, outsideAppointments(at, actor, 'year'), [{ type: 'calendar.changed' }], [year, ...open])
  })

/** E-mail for whoever works in these units. */
export const giveAddresses = (world: World, units: readonly string[]) =>
  transact(world.app.database.db, { actor, today: civilDate('2026-01-05') }, async (tx) => {
    const { rows } = await sql<{ id: string }>`insert into contact_preference (account_id, email, by_email)
      select distinct account_id, account_id || '@lingnan.example', true from appointment
      where organization_id = any(${units}::uuid[]) returning account_id as id`.execute(tx)
    const header = outsideAppointments(momentOn(civilDate('2026-01-05')).at, actor, 'year')
    await record(
      tx,
      header,
      [{ type: 'contact.changed' }],
      rows.map((row) => row.id),
    )
  })

export const daysFrom = (first: string, last: string): readonly CivilDate[] => {
  const days: CivilDate[] = []
  for (let day = civilDate(first); day <= last; day = addDays(day, 1)) days.push(day)
  return days
}
