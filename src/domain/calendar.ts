import { addDays, isWeekend, yearOf, type CivilDate } from './date.ts'

/** A day that the State Council Office's yearly notice sets apart from the plain week. */
export type CalendarDay = { readonly date: CivilDate; readonly kind: 'off' | 'work'; readonly name: string }

/**
 * The work calendar of one government: notices, and the years they cover. Days are keyed by date, not by the year of
 * their notice, because a notice may set days of the December before it.
 */
export type WorkCalendar = {
  readonly published: ReadonlySet<number>
  readonly days: ReadonlyMap<CivilDate, CalendarDay>
}

export const workCalendar = (published: Iterable<number>, days: Iterable<CalendarDay>): WorkCalendar => ({
  published: new Set(published),
  days: new Map([...days].map((day) => [day.date, day])),
})

/** The statutory days with a fixed date (全国年节及纪念日放假办法, 2024-11-10), all that is known of an unpublished year. */
const fixedHolidays: Readonly<Record<string, string>> = {
  '01-01': '元旦',
  '05-01': '劳动节',
  '05-02': '劳动节',
  '10-01': '国庆节',
  '10-02': '国庆节',
  '10-03': '国庆节',
}

export type DayKind = 'workday' | 'weekend' | 'holiday' | 'shifted_workday'

/** What a day is, and the holiday's name where it has one. An unpublished year falls back to weekends and fixed days. */
export const dayKind = (calendar: WorkCalendar, date: CivilDate): { kind: DayKind; name?: string } => {
  const special = calendar.days.get(date)
  if (special) return { kind: special.kind === 'off' ? 'holiday' : 'shifted_workday', name: special.name }
  if (!isPublished(calendar, date)) {
    const name = fixedHolidays[date.slice(5)]
    if (name !== undefined) return { kind: 'holiday', name }
  }
  return { kind: isWeekend(date) ? 'weekend' : 'workday' }
}

export const isPublished = (calendar: WorkCalendar, date: CivilDate) => calendar.published.has(yearOf(date))

export const isWorkday = (calendar: WorkCalendar, date: CivilDate): boolean => {
  const { kind } = dayKind(calendar, date)
  return kind === 'workday' || kind === 'shifted_workday'
}

/** The day itself when offices are open, else the next day on which they are (民法典 art. 203). */
export const rollForward = (calendar: WorkCalendar, date: CivilDate): CivilDate => {
  let day = date
  while (!isWorkday(calendar, day)) day = addDays(day, 1)
  return day
}

/** The n-th working day before `date`, `date` itself not counted. */
export const workdaysBefore = (calendar: WorkCalendar, date: CivilDate, n: number): CivilDate => {
  let day = date
  for (let left = n; left > 0;) {
    day = addDays(day, -1)
    if (isWorkday(calendar, day)) left -= 1
  }
  return day
}

/** The n-th working day after `date`, `date` itself not counted. */
export const workdaysAfter = (calendar: WorkCalendar, date: CivilDate, n: number): CivilDate => {
  let day = date
  for (let left = n; left > 0;) {
    day = addDays(day, 1)
    if (isWorkday(calendar, day)) left -= 1
  }
  return day
}

/** Working days in (from, to]; negative when `to` is earlier. */
export const workdaysBetween = (calendar: WorkCalendar, from: CivilDate, to: CivilDate): number => {
  if (to < from) return -workdaysBetween(calendar, to, from)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkday(calendar, day)) count += 1
  return count
}
