import { sql } from 'kysely'
import { workdaysBefore, type WorkCalendar } from '#domain/calendar.ts'
import { dueOf, type Budget, type ClockEvent, type Due } from '#domain/clock.ts'
import type { CivilDate } from '#domain/date.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import { isAmong, type Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'

/** Yellow from so many working days before the day due, where a government has not said otherwise. */
export const warnWorkdays = 5

export type ClockBasis = 'explicit' | 'default_30wd' | 'sla'
export type Clock = { readonly budget: Budget; readonly basis: ClockBasis; readonly events: readonly ClockEvent[] }

export type ClockRow = { budget: string; amount: number | null; fixed_on: CivilDate | null }

export const budgetOf = (row: ClockRow): Budget =>
  row.budget === 'fixed'
    ? { kind: 'fixed', on: row.fixed_on as CivilDate }
    : { kind: row.budget as 'working_days', amount: row.amount ?? 0 }

type EventRow = { kind: string; on_date: CivilDate | null; due: CivilDate | null }

const clockEvent = (row: EventRow): ClockEvent[] => {
  if (row.kind === 'extend' || row.kind === 'override') return row.due ? [{ kind: row.kind, due: row.due }] : []
  if (row.kind === 'recalculate' || !row.on_date) return []
  return [{ kind: row.kind as 'start' | 'stop' | 'resume' | 'void', on: row.on_date }]
}

/** The clocks of many matters; one that has none is left out. */
export const loadClocks = async (tx: Tx, matterIds: readonly string[]): Promise<ReadonlyMap<string, Clock>> => {
  const { rows } = await sql<ClockRow & { matter_id: string; basis: ClockBasis }>`
    select * from clock where ${isAmong('matter_id', matterIds)}`.execute(tx)
  const { rows: events } = await sql<EventRow & { matter_id: string }>`
    select * from clock_event where ${isAmong('matter_id', matterIds)} order by matter_id, no`.execute(tx)
  const of = Map.groupBy(events, (each) => each.matter_id)
  return new Map(
    rows.map((row) => [
      row.matter_id,
      { budget: budgetOf(row), basis: row.basis, events: (of.get(row.matter_id) ?? []).flatMap(clockEvent) },
    ]),
  )
}

export const loadClock = async (tx: Tx, matterId: string): Promise<Clock | null> =>
  (await loadClocks(tx, [matterId])).get(matterId) ?? null

/** Sets what a draft allows; the clock does not run before the order is delivered. */
export const setBudget = async (tx: Tx, matterId: string, budget: Budget, basis: ClockBasis): Promise<void> => {
  const values = {
    budget: budget.kind,
    amount: budget.kind === 'fixed' ? null : budget.amount,
    fixed_on: budget.kind === 'fixed' ? budget.on : null,
    basis,
  }
  await tx
    .insertInto('clock')
    .values({ matter_id: matterId, ...values })
    .onConflict((conflict) => conflict.column('matter_id').doUpdateSet(values))
    .execute()
}

/** Appends the same event to each of the clocks; nothing in one is ever rewritten. */
export const addClockEvents = async (
  tx: Tx,
  matterIds: readonly string[],
  event: ClockEvent,
  reason: string | null = null,
): Promise<void> => {
  await sql`insert into clock_event (id, matter_id, no, kind, on_date, due, reason)
    select x.id, x.matter_id, (select count(*) + 1 from clock_event e where e.matter_id = x.matter_id), ${event.kind},
      ${'on' in event ? event.on : null}::date, ${'due' in event ? event.due : null}::date, ${reason}
    from unnest(${matterIds.map(() => newId())}::uuid[], ${matterIds}::uuid[]) x(id, matter_id)`.execute(tx)
}

export const addClockEvent = (tx: Tx, matterId: string, event: ClockEvent, reason: string | null = null) =>
  addClockEvents(tx, [matterId], event, reason)

export const computeDue = async (tx: Tx, matterId: string, governmentId: string): Promise<Due | null> => {
  const clock = await loadClock(tx, matterId)
  return clock && dueOf(clock.budget, clock.events, await calendarFor(tx, governmentId))
}

/** Due day, warning day and whether they may still move, as the matter's columns have them. */
export const dueColumns = (due: Due | null, calendar: WorkCalendar) => ({
  due: due?.due ?? null,
  due_provisional: due?.provisional ?? false,
  warn_from: due ? workdaysBefore(calendar, due.due, warnWorkdays) : null,
})

/** The one writer of a matter's projected due date and warning day. */
export const projectDue = async (tx: Tx, matterId: string, governmentId: string): Promise<CivilDate | null> => {
  const due = await computeDue(tx, matterId, governmentId)
  const calendar = await calendarFor(tx, governmentId)
  const next = dueColumns(due, calendar)
  // Written only where it differs: a projection made anew leaves no new history behind.
  await tx
    .updateTable('matter')
    .set(next)
    .where('id', '=', matterId)
    .where(
      sql<boolean>`(due, due_provisional, warn_from) is distinct from (${next.due}::date, ${next.due_provisional}, ${next.warn_from}::date)`,
    )
    .execute()
  return due?.due ?? null
}
