import { workdaysBefore, type WorkCalendar } from '#domain/calendar.ts'
import { standardRules, startFacts, type ClockRules, type StartFact } from '#domain/clock.ts'
import type { CivilDate } from '#domain/date.ts'
import { readOfficeHours } from '#domain/office-hours.ts'
import { milestoneWarningFor, warningFor, type WarningDays } from '#domain/warning.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import { settingOf, settingsOf } from '#modules/settings/index.ts'
import type { Tx } from '#platform/db.ts'

/** What a government counts by: its calendar, its rules, its warning times. */
export type Counting = { readonly calendar: WorkCalendar; readonly rules: ClockRules; readonly warning: WarningDays }

const countedBy = [
  'clock.rolls',
  'clock.closes',
  'office.hours',
  'warning.workdays',
  'warning.workdays-urgent',
  'warning.workdays-most-urgent',
  'warning.workdays-annual',
  'warning.workdays-milestone',
] as const

export const countingOf = async (tx: Tx, governmentId: string): Promise<Counting> => {
  const set = await settingsOf(tx, governmentId, countedBy)
  return {
    calendar: await calendarFor(tx, governmentId),
    rules: {
      rolls: set['clock.rolls'],
      hours: readOfficeHours(set['office.hours']) ?? standardRules.hours,
      closes: set['clock.closes'],
    },
    warning: {
      mostUrgent: set['warning.workdays-most-urgent'],
      urgent: set['warning.workdays-urgent'],
      annual: set['warning.workdays-annual'],
      others: set['warning.workdays'],
      milestone: set['warning.workdays-milestone'],
    },
  }
}

/** Yellow from this day on. */
export const warnFrom = (
  { calendar, warning }: Counting,
  due: CivilDate,
  matter: { readonly urgency: string; readonly kind: string },
): CivilDate => workdaysBefore(calendar, due, warningFor(warning, matter))

/** A milestone's own day of warning: yellow from then on, and a report by stage is asked for. */
export const milestoneWarnFrom = (
  { calendar, warning }: Pick<Counting, 'calendar' | 'warning'>,
  due: CivilDate,
  matter: { readonly urgency: string; readonly kind: string },
): CivilDate => workdaysBefore(calendar, due, milestoneWarningFor(warning, matter))

/** Which fact the government's clocks start by. */
export const startFactOf = async (tx: Tx, governmentId: string): Promise<StartFact> => {
  const wanted = await settingOf(tx, governmentId, 'clock.start')
  return startFacts.find((each) => each === wanted) ?? 'delivery'
}
