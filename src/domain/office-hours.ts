import { isWorkday, type WorkCalendar } from './calendar.ts'
import { addDays, type CivilDate } from './date.ts'

/** Hours in which an office is open on a working day, as minutes after midnight, in order and apart from each other. */
export type OfficeHours = readonly { readonly from: number; readonly to: number }[]

const session = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/
const endOfDay = 24 * 60

/** `09:00-12:00 14:00-18:00`; null for what is no such list. */
export const readOfficeHours = (text: string): OfficeHours | null => {
  const hours: { from: number; to: number }[] = []
  for (const part of text
    .normalize('NFKC')
    .replaceAll('—', '-')
    .replaceAll('至', '-')
    .split(/[\s,;、]+/)) {
    if (part === '') continue
    const found = session.exec(part)
    if (!found) return null
    const [, h1, m1, h2, m2] = found.map(Number)
    const [from, to] = [(h1 ?? 0) * 60 + (m1 ?? 0), (h2 ?? 0) * 60 + (m2 ?? 0)]
    if ((m1 ?? 0) > 59 || (m2 ?? 0) > 59 || to > endOfDay || to <= from || from < (hours[hours.length - 1]?.to ?? 0))
      return null
    hours.push({ from, to })
  }
  return hours.length > 0 ? hours : null
}

/** Where a government has not said otherwise. */
export const standardHours: OfficeHours = [
  { from: 9 * 60, to: 12 * 60 },
  { from: 14 * 60, to: 18 * 60 },
]

export const openingOf = (hours: OfficeHours): number => hours[0]?.from ?? 0
export const closingOf = (hours: OfficeHours): number => hours[hours.length - 1]?.to ?? endOfDay

/** Office minutes of one working day from a minute up to another. */
export const minutesWithin = (hours: OfficeHours, from: number, to: number = endOfDay): number =>
  hours.reduce((sum, each) => sum + Math.max(0, Math.min(each.to, to) - Math.max(each.from, from)), 0)

/** The minute at which `wanted` office minutes have passed since `from`, on a day that has them. */
export const minuteAfter = (hours: OfficeHours, from: number, wanted: number): number => {
  let left = wanted
  for (const each of hours) {
    const here = Math.max(0, each.to - Math.max(each.from, from))
    if (left <= here) return Math.max(each.from, from) + left
    left -= here
  }
  return closingOf(hours)
}

export type CivilTime = { readonly date: CivilDate; readonly minute: number }

/** Office minutes between two moments, counted no further than `enough`. */
export const officeMinutesBetween = (
  calendar: WorkCalendar,
  hours: OfficeHours,
  from: CivilTime,
  to: CivilTime,
  enough: number,
): number => {
  let sum = 0
  for (let date = from.date; date <= to.date && sum < enough; date = addDays(date, 1))
    if (isWorkday(calendar, date))
      sum += minutesWithin(hours, date === from.date ? from.minute : 0, date === to.date ? to.minute : endOfDay)
  return sum
}
