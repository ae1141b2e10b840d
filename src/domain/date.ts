/**
 * Civil dates as branded `YYYY-MM-DD` strings. No clock, no time zone, no `Date`: a deadline is a day on the wall
 * calendar, and a `Date` would move it by one whenever the process runs elsewhere.
 */
export type CivilDate = string & { readonly civilDate: unique symbol }

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Days in a month (1–12). */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (monthDays[month - 1] ?? 0)

export const isCivilDate = (text: string): text is CivilDate => {
  const found = pattern.exec(text)
  if (!found) return false
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Throws on anything but an existing day; for values that a contract has already checked. */
export const civilDate = (text: string): CivilDate => {
  if (!isCivilDate(text)) throw new RangeError(`not a civil date: ${text}`)
  return text
}

const pad = (n: number, width: number) => String(n).padStart(width, '0')

export const dateOf = (year: number, month: number, day: number): CivilDate =>
  civilDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`)

export const yearOf = (date: CivilDate) => Number(date.slice(0, 4))
export const monthOf = (date: CivilDate) => Number(date.slice(5, 7))
export const dayOf = (date: CivilDate) => Number(date.slice(8, 10))

/** Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant's days_from_civil). */
export const dayNumber = (date: CivilDate): number => {
  const month = monthOf(date)
  const year = yearOf(date) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOf(date) - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

export const dateFromDayNumber = (days: number): CivilDate => {
  const z = days + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted + (shifted < 10 ? 3 : -9)
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return dateOf(year, month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1)
}

export const addDays = (date: CivilDate, days: number): CivilDate => dateFromDayNumber(dayNumber(date) + days)

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => dayNumber(to) - dayNumber(from)

/** The corresponding day of a later month, else that month's last day (民法典 art. 202). */
export const addMonths = (date: CivilDate, months: number): CivilDate => {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  return dateOf(year, month, Math.min(dayOf(date), daysInMonth(year, month)))
}

/** 0 = Monday … 6 = Sunday; the week of Chinese offices begins on Monday. */
export const weekdayOf = (date: CivilDate): number => (((dayNumber(date) + 3) % 7) + 7) % 7

export const isWeekend = (date: CivilDate) => weekdayOf(date) >= 5
export const laterOf = (a: CivilDate, b: CivilDate): CivilDate => (a >= b ? a : b)
