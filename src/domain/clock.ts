import { dayKind, isPublished, rollForward, type DayKind, type WorkCalendar } from './calendar.ts'
import { addDays, addMonths, daysBetween, type CivilDate } from './date.ts'

/** What a unit has been given: a period, or a day. `office_hours` is reserved for urgent orders. */
export type Budget =
  | { readonly kind: 'working_days'; readonly amount: number }
  | { readonly kind: 'calendar_days'; readonly amount: number }
  | { readonly kind: 'months'; readonly amount: number }
  | { readonly kind: 'fixed'; readonly on: CivilDate }

/** Facts that move a clock, in the order they happened. Stop and resume days are inclusive: [stop, resume). */
export type ClockEvent =
  | { readonly kind: 'start'; readonly on: CivilDate }
  | { readonly kind: 'stop'; readonly on: CivilDate }
  | { readonly kind: 'resume'; readonly on: CivilDate }
  | { readonly kind: 'extend' | 'override'; readonly due: CivilDate }
  /** The order was recalled before anybody took it up: what the clock did does not count. */
  | { readonly kind: 'void'; readonly on: CivilDate }

export type DayWhy = DayKind | 'receipt' | 'stopped' | 'calendar_day' | 'rolled' | 'given'
export type ClockDay = {
  readonly date: CivilDate
  readonly counted: boolean
  readonly nth?: number
  readonly why: DayWhy
  readonly name?: string
}

export type Due = {
  readonly due: CivilDate
  /** The span touches a year whose notice is not published: the date may still move. */
  readonly provisional: boolean
  readonly days: readonly ClockDay[]
}

/** 国办发〔2008〕120号: no limit given means 30 working days (A22). */
export const defaultBudget: Budget = { kind: 'working_days', amount: 30 }

/** A span above this is a typing error, not a deadline; it also bounds the walk. */
export const longestSpan = 3_660

const isStopped = (events: readonly ClockEvent[], date: CivilDate): boolean => {
  let stopped = false
  for (const event of events) {
    if (event.kind === 'stop' && event.on <= date) stopped = true
    if (event.kind === 'resume' && event.on <= date) stopped = false
  }
  return stopped
}

const named = (day: { kind: DayKind; name?: string }) => (day.name === undefined ? {} : { name: day.name })

type Walk = { readonly calendar: WorkCalendar; readonly events: readonly ClockEvent[]; readonly start: CivilDate }

/** Working days: the day of receipt is not counted (民法典 art. 201); ends on a working day by construction. */
const walkWorkingDays = ({ calendar, events, start }: Walk, amount: number): ClockDay[] => {
  const days: ClockDay[] = [{ date: start, counted: false, why: 'receipt' }]
  for (let date = start, nth = 0; nth < amount;) {
    date = addDays(date, 1)
    const day = dayKind(calendar, date)
    if (isStopped(events, date)) days.push({ date, counted: false, why: 'stopped' })
    else if (day.kind === 'weekend' || day.kind === 'holiday')
      days.push({ date, counted: false, why: day.kind, ...named(day) })
    else days.push({ date, counted: true, nth: (nth += 1), why: day.kind, ...named(day) })
  }
  return days
}

/** Calendar days, every one counted; a period that ends on a rest day ends on the next working day (art. 203). */
const walkCalendarDays = (walk: Walk, amount: number): ClockDay[] => {
  const { calendar, events, start } = walk
  const days: ClockDay[] = [{ date: start, counted: false, why: 'receipt' }]
  let date = start
  for (let nth = 0; nth < amount;) {
    date = addDays(date, 1)
    if (isStopped(events, date)) days.push({ date, counted: false, why: 'stopped' })
    else days.push({ date, counted: true, nth: (nth += 1), why: 'calendar_day' })
  }
  for (const end = rollForward(calendar, date); date < end;) {
    date = addDays(date, 1)
    const day = dayKind(calendar, date)
    days.push({ date, counted: false, why: 'rolled', ...named(day) })
  }
  return days
}

const walk = (budget: Budget, at: Walk): ClockDay[] => {
  switch (budget.kind) {
    case 'working_days':
      return walkWorkingDays(at, budget.amount)
    case 'calendar_days':
      return walkCalendarDays(at, budget.amount)
    case 'months':
      return walkCalendarDays(at, daysBetween(at.start, addMonths(at.start, budget.amount)))
    case 'fixed':
      return [{ date: budget.on, counted: false, why: 'given' }]
  }
}

/**
 * The due date as a pure function of budget, events and calendar, with every day of the span accounted for: the
 * counted days always sum to the budget. `null` until a start event exists (a fixed day needs none).
 * An extension or override names its own day and replaces what was computed before it.
 */
export const dueOf = (budget: Budget, all: readonly ClockEvent[], calendar: WorkCalendar): Due | null => {
  const events = all.slice(all.findLastIndex((event) => event.kind === 'void') + 1)
  const start = events.find((event) => event.kind === 'start')
  if (!start && budget.kind !== 'fixed') return null
  const at: Walk = { calendar, events, start: start?.on ?? (budget.kind === 'fixed' ? budget.on : ('' as CivilDate)) }
  const given = events
    .flatMap((event) => (event.kind === 'extend' || event.kind === 'override' ? [event.due] : []))
    .at(-1)
  const days: readonly ClockDay[] = given ? [{ date: given, counted: false, why: 'given' }] : walk(budget, at)
  const due = days.at(-1)?.date
  if (due === undefined) return null
  // A day that somebody named does not move when a calendar is published; a counted one may.
  const provisional = days[0]?.why !== 'given' && days.some((day) => !isPublished(calendar, day.date))
  return { due, provisional, days }
}
