import { dayKind, isPublished, rollForward, type DayKind, type WorkCalendar } from './calendar.ts'
import { addDays, addMonths, daysBetween, type CivilDate } from './date.ts'
import { closingOf, minuteAfter, minutesWithin, openingOf, standardHours, type OfficeHours } from './office-hours.ts'

/** What a unit has been given: a period, or a day. */
export type Budget =
  | { readonly kind: 'working_days'; readonly amount: number }
  | { readonly kind: 'calendar_days'; readonly amount: number }
  | { readonly kind: 'months'; readonly amount: number }
  /** Hours in which the office is open, for urgent orders. */
  | { readonly kind: 'office_hours'; readonly amount: number }
  | { readonly kind: 'fixed'; readonly on: CivilDate }

/** Facts that move a clock, in the order they happened. Stop and resume days are inclusive: [stop, resume). */
export type ClockEvent =
  | { readonly kind: 'start'; readonly on: CivilDate; readonly minute?: number }
  /** `by` is the document that allows it. */
  | { readonly kind: 'stop' | 'resume'; readonly on: CivilDate; readonly by?: string }
  | { readonly kind: 'extend' | 'override'; readonly due: CivilDate }
  /** The order was recalled before anybody took it up: what the clock did does not count. */
  | { readonly kind: 'void'; readonly on: CivilDate }

/** What each government decides about counting. */
export type ClockRules = {
  /** A period of days or months that ends on a rest day ends on the next working day (民法典 art. 203). */
  readonly rolls: boolean
  readonly hours: OfficeHours
  /** The last day ends with the close of business, not at midnight (art. 203, second paragraph). */
  readonly closes: boolean
}
export const standardRules: ClockRules = { rolls: true, hours: standardHours, closes: false }

export type DayWhy = DayKind | 'receipt' | 'stopped' | 'calendar_day' | 'rolled' | 'given' | 'after_hours'
export type ClockDay = {
  readonly date: CivilDate
  readonly counted: boolean
  readonly nth?: number
  /** Office minutes counted on this day. */
  readonly minutes?: number
  readonly why: DayWhy
  /** The holiday's name, or the document that stopped the clock. */
  readonly name?: string
}

export type Due = {
  readonly due: CivilDate
  /** Minute of the due day at which it is over; null: at midnight. */
  readonly minute: number | null
  /** The span touches a year whose notice is not published: the date may still move. */
  readonly provisional: boolean
  /** Every day of the span that the budget gives, also where a later word replaced its end. */
  readonly days: readonly ClockDay[]
  /** Somebody named the day that counts: a fixed day, an extension or an override. */
  readonly given: 'fixed' | 'extend' | 'override' | null
  /** The clock stands since this day; what is said holds until it goes on. */
  readonly stoppedSince: CivilDate | null
}

/** 国办发〔2008〕120号: no limit given means 30 working days (A22). */
export const defaultBudget: Budget = { kind: 'working_days', amount: 30 }

/** A span above this is a typing error, not a deadline; it also bounds the walk. */
export const longestSpan = 3_660

type Word = Extract<ClockEvent, { due: CivilDate }>
const isWord = (event: ClockEvent): event is Word => event.kind === 'extend' || event.kind === 'override'

type Stop = { readonly from: CivilDate; readonly to: CivilDate; readonly by?: string | undefined }
type Start = { readonly on: CivilDate; readonly minute?: number }

/** Stops that have ended, and the day since which the clock stands where the last has not. */
const stopsOf = (events: readonly ClockEvent[]): { stops: readonly Stop[]; since: CivilDate | null } => {
  const stops: Stop[] = []
  let open: { on: CivilDate; by?: string | undefined } | null = null
  for (const event of events) {
    if (event.kind === 'stop') open ??= event
    if (event.kind === 'resume' && open !== null) {
      stops.push({ from: open.on, to: event.on, by: open.by })
      open = null
    }
  }
  return { stops, since: open?.on ?? null }
}

const named = (name: string | undefined) => (name === undefined ? {} : { name })

type Walk = {
  readonly calendar: WorkCalendar
  readonly stops: readonly Stop[]
  readonly start: Start
  readonly rules: ClockRules
}

const stopOn = ({ stops }: Walk, date: CivilDate): ClockDay | null => {
  const stop = stops.find((each) => each.from <= date && date < each.to)
  return stop ? { date, counted: false, why: 'stopped', ...named(stop.by) } : null
}

const restOn = ({ calendar }: Walk, date: CivilDate): ClockDay | null => {
  const { kind, name } = dayKind(calendar, date)
  return kind === 'weekend' || kind === 'holiday' ? { date, counted: false, why: kind, ...named(name) } : null
}

/** Working days: the day of receipt is not counted (民法典 art. 201); ends on a working day by construction. */
const walkWorkingDays = (at: Walk, amount: number): ClockDay[] => {
  const days: ClockDay[] = [{ date: at.start.on, counted: false, why: 'receipt' }]
  for (let date = at.start.on, nth = 0; nth < amount;) {
    date = addDays(date, 1)
    const idle = stopOn(at, date) ?? restOn(at, date)
    if (idle) days.push(idle)
    else {
      const { kind, name } = dayKind(at.calendar, date)
      days.push({ date, counted: true, nth: (nth += 1), why: kind, ...named(name) })
    }
  }
  return days
}

/** Calendar days, every one counted; a period that ends on a rest day may end on the next working day (art. 203). */
const walkCalendarDays = (at: Walk, amount: number): ClockDay[] => {
  const days: ClockDay[] = [{ date: at.start.on, counted: false, why: 'receipt' }]
  let date = at.start.on
  for (let nth = 0; nth < amount;) {
    date = addDays(date, 1)
    days.push(stopOn(at, date) ?? { date, counted: true, nth: (nth += 1), why: 'calendar_day' })
  }
  for (const end = at.rules.rolls ? rollForward(at.calendar, date) : date; date < end;) {
    date = addDays(date, 1)
    const { name } = dayKind(at.calendar, date)
    days.push({ date, counted: false, why: 'rolled', ...named(name) })
  }
  return days
}

/** Office hours run from the very minute (民法典 art. 201, second paragraph), while the office is open. */
const walkOfficeHours = (at: Walk, amount: number): { days: ClockDay[]; minute: number } => {
  const { hours } = at.rules
  const begun = at.start.minute ?? openingOf(hours)
  const days: ClockDay[] = []
  for (let date = at.start.on, left = amount * 60; ; date = addDays(date, 1)) {
    const idle = stopOn(at, date) ?? restOn(at, date)
    const from = date === at.start.on ? begun : openingOf(hours)
    const minutes = idle ? 0 : Math.min(left, minutesWithin(hours, from))
    if (idle) days.push(idle)
    else if (minutes === 0) days.push({ date, counted: false, why: 'after_hours' })
    else {
      const { kind, name } = dayKind(at.calendar, date)
      days.push({ date, counted: true, minutes, why: kind, ...named(name) })
    }
    left -= minutes
    if (left === 0) return { days, minute: minuteAfter(hours, from, minutes) }
  }
}

const walk = (budget: Budget, at: Walk): { days: ClockDay[]; minute: number | null } => {
  const minute = at.rules.closes ? closingOf(at.rules.hours) : null
  switch (budget.kind) {
    case 'working_days':
      return { days: walkWorkingDays(at, budget.amount), minute }
    case 'calendar_days':
      return { days: walkCalendarDays(at, budget.amount), minute }
    case 'months': {
      const days = daysBetween(at.start.on, addMonths(at.start.on, budget.amount))
      return { days: walkCalendarDays(at, days), minute }
    }
    case 'office_hours':
      return walkOfficeHours(at, budget.amount)
    case 'fixed':
      return { days: [{ date: budget.on, counted: false, why: 'given' }], minute }
  }
}

/**
 * The due date as a pure function of budget, events and calendar, with every day of the span accounted for: the
 * counted days always sum to the budget. `null` until a start event exists (a fixed day needs none). An extension or
 * override names its own day and replaces the end of what was computed; the span stays readable. While the clock
 * stands, the date is the one that held when it stopped.
 */
export const dueOf = (
  budget: Budget,
  all: readonly ClockEvent[],
  calendar: WorkCalendar,
  rules: ClockRules = standardRules,
): Due | null => {
  const events = all.slice(all.findLastIndex((event) => event.kind === 'void') + 1)
  const start =
    events.find((event) => event.kind === 'start') ?? (budget.kind === 'fixed' ? { on: budget.on } : undefined)
  if (!start) return null
  const { stops, since } = stopsOf(events)
  const { days, minute } = walk(budget, { calendar, stops, start, rules })
  const last = days.at(-1)?.date
  if (last === undefined) return null
  const word = events.findLast(isWord)
  const given = word?.kind ?? (budget.kind === 'fixed' ? 'fixed' : null)
  return {
    due: word?.due ?? last,
    minute: word ? (rules.closes ? closingOf(rules.hours) : null) : minute,
    // A day that somebody named does not move when a calendar is published; a counted one may.
    provisional: given === null && days.some((day) => !isPublished(calendar, day.date)),
    days,
    given,
    stoppedSince: since,
  }
}

/** Which fact starts a clock, where a government has chosen an earlier one than delivery. */
export const startFacts = ['delivery', 'receipt', 'issue'] as const
export type StartFact = (typeof startFacts)[number]

/**
 * The day a clock starts on: that of the fact chosen, and delivery at the latest. Acknowledgement is evidence of
 * receipt and no such fact: nobody delays a deadline by not acknowledging.
 */
export const startDay = (
  fact: StartFact,
  days: { readonly delivery: CivilDate; readonly receipt?: CivilDate | null; readonly issue?: CivilDate | null },
): { readonly on: CivilDate; readonly fact: StartFact } => {
  const on = days[fact]
  return on && on < days.delivery ? { on, fact } : { on: days.delivery, fact: 'delivery' }
}
