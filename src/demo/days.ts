import { isWorkday } from '#domain/calendar.ts'
import { addDays, daysBetween, type CivilDate } from '#domain/date.ts'
import { shippedCalendar } from '#modules/calendar/index.ts'

/** Working days counted back from a day: 0 is that day, or the last working day before it. */
export type Days = {
  readonly on: (workdaysAgo: number) => CivilDate
  /** How many working days ago a day was; negative for one to come, then estimated at five a week. */
  readonly ago: (day: CivilDate) => number
}

const reach = 400

export const daysBack = (today: CivilDate): Days => {
  const calendar = shippedCalendar()
  const past: CivilDate[] = []
  for (let day = today; past.length < reach; day = addDays(day, -1)) if (isWorkday(calendar, day)) past.push(day)
  const last = past[reach - 1] ?? today
  return {
    on: (ago) => past[Math.max(0, Math.min(reach - 1, Math.round(ago)))] ?? last,
    ago: (day) => {
      if (day > today) return -Math.floor((daysBetween(today, day) * 5) / 7)
      const found = past.findIndex((each) => each <= day)
      return found < 0 ? reach - 1 : found
    },
  }
}
