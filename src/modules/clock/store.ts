import { sql } from 'kysely'
import { dueOf, type Budget, type ClockEvent, type Due, type StartFact } from '#domain/clock.ts'
import type { CivilDate } from '#domain/date.ts'
import { isAmong, type Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { countingOf, milestoneWarnFrom, warnFrom, type Counting } from './counting.ts'

export type ClockBasis = 'explicit' | 'default_30wd' | 'sla'
export type Clock = {
  readonly budget: Budget
  readonly basis: ClockBasis
  readonly rule: string | null
  readonly events: readonly ClockEvent[]
}

export type ClockRow = { budget: string; amount: number | null; fixed_on: CivilDate | null }

export const budgetOf = (row: ClockRow): Budget =>
  row.budget === 'fixed'
    ? { kind: 'fixed', on: row.fixed_on as CivilDate }
    : { kind: row.budget as 'working_days', amount: row.amount ?? 0 }

type EventRow = {
  kind: string
  on_date: CivilDate | null
  due: CivilDate | null
  minute: number | null
  reason: string | null
}

/** A row of the list as the rule reads it; what was only noted (`recalculate`) moves nothing. */
export const clockEventOf = (row: EventRow): ClockEvent[] => {
  const { kind, on_date: on, due } = row
  if (kind === 'extend' || kind === 'override') return due ? [{ kind, due }] : []
  if (on === null) return []
  if (kind === 'start') return [{ kind, on, ...(row.minute === null ? {} : { minute: row.minute }) }]
  if (kind === 'stop' || kind === 'resume') return [{ kind, on, ...(row.reason === null ? {} : { by: row.reason }) }]
  return kind === 'void' ? [{ kind, on }] : []
}

/** The clocks of many matters; one that has none is left out. */
export const loadClocks = async (tx: Tx, matterIds: readonly string[]): Promise<ReadonlyMap<string, Clock>> => {
  const { rows } = await sql<ClockRow & { matter_id: string; basis: ClockBasis; rule: string | null }>`
    select * from clock where ${isAmong('matter_id', matterIds)}`.execute(tx)
  const { rows: events } = await sql<EventRow & { matter_id: string }>`
    select * from clock_event where ${isAmong('matter_id', matterIds)} order by matter_id, no`.execute(tx)
  const of = Map.groupBy(events, (each) => each.matter_id)
  return new Map(
    rows.map((row) => [
      row.matter_id,
      {
        budget: budgetOf(row),
        basis: row.basis,
        rule: row.rule,
        events: (of.get(row.matter_id) ?? []).flatMap(clockEventOf),
      },
    ]),
  )
}

export const loadClock = async (tx: Tx, matterId: string): Promise<Clock | null> =>
  (await loadClocks(tx, [matterId])).get(matterId) ?? null

/** Sets what a draft allows; the clock does not run before the order is delivered. */
export const setBudget = async (
  tx: Tx,
  matterId: string,
  budget: Budget,
  basis: ClockBasis,
  rule: string | null = null,
): Promise<void> => {
  const values = {
    budget: budget.kind,
    amount: budget.kind === 'fixed' ? null : budget.amount,
    fixed_on: budget.kind === 'fixed' ? budget.on : null,
    basis,
    rule,
  }
  await tx
    .insertInto('clock')
    .values({ matter_id: matterId, ...values })
    .onConflict((conflict) => conflict.column('matter_id').doUpdateSet(values))
    .execute()
}

export type Happened = {
  readonly matterId: string
  readonly event: ClockEvent
  readonly reason?: string
  /** Of a start: which fact it is. */
  readonly fact?: StartFact
}

/** Appends to the clocks, one event each; nothing in a clock is ever rewritten. */
export const addClockEvents = async (tx: Tx, happened: readonly Happened[]): Promise<void> => {
  const rows = happened.map(({ matterId, event, reason, fact }) => ({
    id: newId(),
    matter_id: matterId,
    kind: event.kind,
    on_date: 'on' in event ? event.on : null,
    due: 'due' in event ? event.due : null,
    minute: event.kind === 'start' ? (event.minute ?? null) : null,
    reason: reason ?? null,
    fact: fact ?? null,
  }))
  await sql`insert into clock_event (id, matter_id, no, kind, on_date, due, minute, reason, fact)
    select x.id, x.matter_id, (select count(*) + 1 from clock_event e where e.matter_id = x.matter_id), x.kind, x.on_date,
      x.due, x.minute, x.reason, x.fact
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) x(id uuid, matter_id uuid, kind text, on_date date, due date,
      minute int, reason text, fact text)`.execute(tx)
}

export const addClockEvent = (tx: Tx, matterId: string, event: ClockEvent, reason?: string | null) =>
  addClockEvents(tx, [{ matterId, event, ...(reason ? { reason } : {}) }])

export const computeDue = async (tx: Tx, matterId: string, governmentId: string): Promise<Due | null> => {
  const clock = await loadClock(tx, matterId)
  const { calendar, rules } = await countingOf(tx, governmentId)
  return clock && dueOf(clock.budget, clock.events, calendar, rules)
}

/** Due day, warning day and whether they may still move, as the matter's columns have them. */
export const dueColumns = (due: Due | null, counting: Counting, matter: { urgency: string; kind: string }) => ({
  due: due?.due ?? null,
  due_minute: due?.minute ?? null,
  due_provisional: due?.provisional ?? false,
  warn_from: due ? warnFrom(counting, due.due, matter) : null,
})

/** The one writer of a matter's projected due date and warning day; what warns of its milestone is counted alike. */
export const projectDue = async (tx: Tx, matterId: string, governmentId: string): Promise<CivilDate | null> => {
  const clock = await loadClock(tx, matterId)
  const counting = await countingOf(tx, governmentId)
  const due = clock && dueOf(clock.budget, clock.events, counting.calendar, counting.rules)
  const matter = await tx
    .selectFrom('matter')
    .select(['urgency', 'kind', 'next_milestone_due as milestone'])
    .where('id', '=', matterId)
    .executeTakeFirstOrThrow()
  const next = {
    ...dueColumns(due, counting, matter),
    next_milestone_warn_from: matter.milestone && milestoneWarnFrom(counting, matter.milestone, matter),
  }
  // Written only where it differs: a projection made anew leaves no new history behind.
  await tx
    .updateTable('matter')
    .set(next)
    .where('id', '=', matterId)
    .where(
      sql<boolean>`(due, due_minute, due_provisional, warn_from, next_milestone_warn_from) is distinct from
        (${next.due}::date, ${next.due_minute}::int, ${next.due_provisional}, ${next.warn_from}::date,
          ${next.next_milestone_warn_from}::date)`,
    )
    .execute()
  return due?.due ?? null
}
