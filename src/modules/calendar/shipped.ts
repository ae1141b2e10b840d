import { readdirSync, readFileSync } from 'node:fs'
import { workCalendar, type CalendarDay, type WorkCalendar } from '#domain/calendar.ts'

export type YearFile = { readonly year: number; readonly notice: string; readonly days: readonly CalendarDay[] }

const folder = new URL('../../../data/calendar/', import.meta.url)

/** The State Council notices that Luoshi ships with, as officials can read and correct them. */
export const shippedYears = (): YearFile[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as YearFile)

/** The same as a calendar, for what runs without a database. */
export const shippedCalendar = (): WorkCalendar => {
  const years = shippedYears()
  return workCalendar(
    years.map((each) => each.year),
    years.flatMap((each) => each.days),
  )
}
