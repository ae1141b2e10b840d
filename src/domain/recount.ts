import { dueOf, type Budget, type ClockEvent } from './clock.ts'
import { workdaysBefore, type WorkCalendar } from './calendar.ts'
import type { ClockRules } from './clock.ts'
import type { CivilDate } from './date.ts'
import { warningFor, type WarningDays } from './warning.ts'

/** A clock at work, as its matter's columns have it now. */
export type RunningClock = {
  readonly matterId: string
  readonly budget: Budget
  readonly events: readonly ClockEvent[]
  readonly kind: string
  readonly urgency: string
  readonly due: CivilDate | null
  readonly minute: number | null
  readonly provisional: boolean
  readonly warnFrom: CivilDate | null
}

export type Recounted = Pick<RunningClock, 'due' | 'minute' | 'provisional' | 'warnFrom'>
export type Difference = { readonly matterId: string; readonly before: Recounted; readonly after: Recounted }

export type CountBy = { readonly calendar: WorkCalendar; readonly rules: ClockRules; readonly warning: WarningDays }

/**
 * The clocks that say something else by another way of counting. Many share budget and start: each sum is done once.
 */
export const recount = (clocks: readonly RunningClock[], by: CountBy): Difference[] => {
  const dues = new Map<string, ReturnType<typeof dueOf>>()
  const warnings = new Map<string, CivilDate>()
  const dueFor = (clock: RunningClock) => {
    const key = JSON.stringify([clock.budget, clock.events])
    const known = dues.get(key)
    if (known !== undefined) return known
    const due = dueOf(clock.budget, clock.events, by.calendar, by.rules)
    dues.set(key, due)
    return due
  }
  const warnFor = (due: CivilDate, days: number) => {
    const key = `${due} ${days}`
    const known = warnings.get(key) ?? workdaysBefore(by.calendar, due, days)
    warnings.set(key, known)
    return known
  }
  return clocks.flatMap((clock): Difference[] => {
    const due = dueFor(clock)
    const after: Recounted = {
      due: due?.due ?? null,
      minute: due?.minute ?? null,
      provisional: due?.provisional ?? false,
      warnFrom: due ? warnFor(due.due, warningFor(by.warning, clock)) : null,
    }
    const before: Recounted = {
      due: clock.due,
      minute: clock.minute,
      provisional: clock.provisional,
      warnFrom: clock.warnFrom,
    }
    const isSame =
      before.due === after.due &&
      before.minute === after.minute &&
      before.provisional === after.provisional &&
      before.warnFrom === after.warnFrom
    return isSame ? [] : [{ matterId: clock.matterId, before, after }]
  })
}

export type MoveCount = { readonly days: number; readonly count: number }
