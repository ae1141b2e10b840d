import { sql } from 'kysely'
import { workdaysBefore, type WorkCalendar } from '#domain/calendar.ts'
import { dueOf, type Budget, type ClockEvent, type Due } from '#domain/clock.ts'
import type { CivilDate } from '#domain/date.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'

/** Yellow from so many working days before the day due, where a government has not said otherwise. */
export const warnWorkdays = 5

export type ClockBasis = 'explicit' | 'default_30wd' | 'sla'
export type Clock = { readonly budget: Budget; readonly basis: ClockBasis; readonly events: readonly ClockEvent[] }

type ClockRow = { budget: string; amount: number | null; fixed_on: CivilDate | null }

export const budgetOf = (row: ClockRow): Budget =>
  row.budget === 'fixed'
    ? { kind: 'fixed', on: row.fixed_on as CivilDate }
    : { kind: row.budget as 'working_days', amount: row.amount ?? 0 }

export const loadClock = async (tx: Tx, matterId: string): Promise<Clock | null> => {
  const row = await tx.selectFrom('clock').selectAll().where('matter_id', '=', matterId).executeTakeFirst()
  if (!row) return null
  const rows = await tx.selectFrom('clock_event').selectAll().where('matter_id', '=', matterId).orderBy('no').execute()
  const events = rows.flatMap((each): ClockEvent[] => {
    if (each.kind === 'recalculate') return []
    if (each.kind === 'void') return each.on_date ? [{ kind: 'void', on: each.on_date }] : []
    if (each.kind === 'extend' || each.kind === 'override') return each.due ? [{ kind: each.kind, due: each.due }] : []
    return each.on_date ? [{ kind: each.kind, on: each.on_date }] : []
  })
  return { budget: budgetOf(row), basis: row.basis, events }
}

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

/** Appends to a clock; nothing in it is ever rewritten. */
export const addClockEvent = async (
  tx: Tx,
  matterId: string,
  event: ClockEvent,
  reason: string | null = null,
): Promise<void> => {
  const { no } = await tx
    .selectFrom('clock_event')
    .select((of) => of.fn.countAll<number>().as('no'))
    .where('matter_id', '=', matterId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('clock_event')
    .values({
      id: newId(),
      matter_id: matterId,
      no: no + 1,
      kind: event.kind,
      on_date: 'on' in event ? event.on : null,
      due: 'due' in event ? event.due : null,
      reason,
    })
    .execute()
}

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
