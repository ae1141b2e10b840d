import { sql } from 'kysely'
import type { z } from 'zod'
import type { CalendarChange } from '#contract/calendar.ts'
import type { CalendarDay } from '#domain/calendar.ts'
import type { ChangeKind } from '#domain/calendar-change.ts'
import type { Tx } from '#platform/db.ts'
import { found } from '#platform/errors.ts'

export type View = z.input<typeof CalendarChange>

const columns = sql`c.id, c.kind, c.year, c.title, c.number, c.text, c.days, c.state, p.name as "proposedBy",
  c.proposed_by as "proposedById", c.proposed_on as "proposedOn", d.name as "decidedBy", c.decided_on as "decidedOn", c.opinion,
  a.name as "appliedBy", c.applied_on as "appliedOn", c.moved, c.version`
const tables = sql`calendar_change c join account p on p.id = c.proposed_by
  left join account d on d.id = c.decided_by left join account a on a.id = c.applied_by`

/** Changes of a year that concern a government: the national ones, and its own. */
export const changesOf = async (tx: Tx, governmentId: string, year: number): Promise<View[]> =>
  (
    await sql<View>`select ${columns} from ${tables} where c.year = ${year}
      and (c.kind <> 'local' or c.government_id = ${governmentId}) order by c.proposed_on desc, c.id desc limit 50`.execute(
      tx,
    )
  ).rows

export const changeView = async (tx: Tx, changeId: string): Promise<View> =>
  found((await sql<View>`select ${columns} from ${tables} where c.id = ${changeId}`.execute(tx)).rows[0])

export const loadChange = async (tx: Tx, changeId: string) => {
  const row = found(await tx.selectFrom('calendar_change').selectAll().where('id', '=', changeId).executeTakeFirst())
  return { ...row, kind: row.kind satisfies ChangeKind, days: row.days as unknown as readonly CalendarDay[] }
}
export type ChangeRow = Awaited<ReturnType<typeof loadChange>>

/** Whose row of the year it is: the nation's, or one government's. */
export const keeperOf = (change: { kind: ChangeKind; government_id: string }): string | null =>
  change.kind === 'local' ? change.government_id : null

export const yearRow = (tx: Tx, year: number, governmentId: string | null) =>
  tx
    .selectFrom('calendar_year')
    .selectAll()
    .where('year', '=', year)
    .where('government_id', governmentId === null ? 'is' : '=', governmentId)
    .executeTakeFirst()

export const daysOfYear = async (tx: Tx, year: number, governmentId: string | null): Promise<CalendarDay[]> => {
  const row = await yearRow(tx, year, governmentId)
  if (!row) return []
  const days = await tx
    .selectFrom('calendar_day')
    .select(['on_date', 'kind', 'name'])
    .where('calendar_year_id', '=', row.id)
    .orderBy('on_date')
    .execute()
  return days.map((day) => ({ date: day.on_date, kind: day.kind, name: day.name }))
}

/** The national calendar is kept by the topmost government of the installation. */
export const isTopmost = async (tx: Tx, governmentId: string): Promise<boolean> => {
  const row = await tx
    .selectFrom('organization')
    .select('id')
    .where('id', '=', governmentId)
    .where('parent_id', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
