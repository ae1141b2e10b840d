import { civilDate, type CivilDate } from '#domain/date.ts'

/** When something happens, as it arrives from the edge: an instant, and the civil day it falls on for the government. */
export type Moment = { readonly at: string; readonly today: CivilDate }

/** Day boundary of every deadline: the government's zone, whatever the server's clock is set to. */
export const zone = 'Asia/Shanghai'
const dayIn = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })

export const civilDateOf = (instant: Date | string): CivilDate => civilDate(dayIn.format(new Date(instant)))

const timeIn = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** Minutes since midnight on the government's wall. */
export const minuteOf = (instant: Date | string): number => {
  const [hour = 0, minute = 0] = timeIn.format(new Date(instant)).split(':').map(Number)
  return hour * 60 + minute
}
const hourIn = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' })
/** The hour of the day in the government's zone, 0 to 23. */
export const hourOf = ({ at }: Pick<Moment, 'at'>): number => Number(hourIn.format(new Date(at)))

/** The wall of the government at that moment, to the minute: `2026-10-30 17:30`. */
export const wallOf = ({ at }: Pick<Moment, 'at'>): string => `${civilDateOf(at)} ${timeIn.format(new Date(at))}`

/** The one place where the wall clock is read. */
export const momentNow = (): Moment => {
  const now = new Date()
  return { at: now.toISOString(), today: civilDateOf(now) }
}

/** Noon of a working day, for work that is replayed in the past (the demonstration, a simulated year). */
export const momentOn = (day: CivilDate, hour = 10, minute = 0): Moment => ({
  at: new Date(`${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+08:00`).toISOString(),
  today: day,
})

/** What a day in the past is asked by: all of it has happened. */
export const lastMinuteOf = (day: CivilDate): Moment => momentOn(day, 23, 59)
