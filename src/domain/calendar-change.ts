import { workCalendar, type CalendarDay, type WorkCalendar } from './calendar.ts'
import type { ReadNotice } from './notice.ts'
import { refuse, type Refusal } from './refusal.ts'

export type ChangeKind = 'notice' | 'days' | 'local'

/** The days of a year's row once a change is in force: a notice replaces the year, days are put over what is there. */
export const daysAfter = (
  kind: ChangeKind,
  present: readonly CalendarDay[],
  given: readonly CalendarDay[],
): readonly CalendarDay[] => {
  if (kind === 'notice') return given
  const over = new Set(given.map((day) => day.date))
  return [...present.filter((day) => !over.has(day.date)), ...given].toSorted((a, b) => (a.date < b.date ? -1 : 1))
}

/** The calendar as it would be, for a preview. */
export const calendarAfter = (
  calendar: WorkCalendar,
  change: { readonly kind: ChangeKind; readonly year: number; readonly days: readonly CalendarDay[] },
  present: readonly CalendarDay[],
): WorkCalendar => {
  const gone = new Set(change.kind === 'notice' ? present.map((day) => day.date) : [])
  const kept = [...calendar.days.values()].filter((day) => !gone.has(day.date))
  const published = change.kind === 'local' ? calendar.published : [...calendar.published, change.year]
  return workCalendar(published, [...kept, ...change.days])
}

export const isSameDays = (a: readonly CalendarDay[], b: readonly CalendarDay[]): boolean => {
  const words = (days: readonly CalendarDay[]) =>
    days
      .map((day) => `${day.date} ${day.kind} ${day.name}`)
      .toSorted()
      .join('\n')
  return words(a) === words(b)
}

/** A notice that contradicts itself is refused as a whole, by the first thing that is wrong and its line. */
export const noticeRefusal = ({ faults: [first] }: ReadNotice): Refusal | null => {
  if (!first) return null
  const { fault, line, text, said = '', meant = '' } = first
  return refuse(fault, { field: 'text', params: { line, said, meant, text: text.slice(0, 60) } })
}

/** Two people: who pasted it does not approve it. */
export const approvalRefusal = (
  change: { readonly state: string; readonly proposedBy: string },
  accountId: string,
): Refusal | null => {
  if (change.state !== 'proposed') return refuse('calendar-not-waiting')
  return change.proposedBy === accountId ? refuse('calendar-own-paste') : null
}
