import { isWorkday, rollForward, workdaysAfter, workdaysBefore, type WorkCalendar } from './calendar.ts'
import { addDays, type CivilDate } from './date.ts'

/** Working days from the day due: −10 is ten before it, 0 the day itself, 3 the third day of being overdue. */
export type Rung = number

/** Whom a rung reaches: everybody up to a tier, so that nobody is passed over when the next one is told. */
export const reminderTiers = ['liaison', 'deputy', 'principal', 'office_director'] as const
export type ReminderTier = (typeof reminderTiers)[number]

/** From which rung on each tier is told, too; the liaison always is. */
export type Rising = { readonly deputy: Rung; readonly principal: Rung; readonly officeDirector: Rung }

const mostRungs = 20
const furthest = 60

/**
 * A ladder as an office writes it: `10,5,3,1,0,+1,+3` are working days before the day due, the day, and days overdue.
 * `null` for anything else; a rung stands once, in order.
 */
export const ladderFrom = (words: string): readonly Rung[] | null => {
  const parts = words.split(/[,，]/).map((part) => part.trim())
  if (parts.length > mostRungs || parts.some((part) => !/^\+?\d{1,2}$/.test(part))) return null
  const rungs = parts.map((part) => (part.startsWith('+') ? Number(part) : 0 - Number(part)))
  const isRising = rungs.every((rung, i) => i === 0 || rung > (rungs[i - 1] ?? 0))
  return isRising && rungs.every((rung) => Math.abs(rung) <= furthest) ? rungs : null
}

/**
 * The day of a rung, never a rest day. What lies before the day due is counted back from it; the day itself, where
 * offices are shut on it, becomes the last working day before: a warning is of use while the unit can still act (B17
 * 提前预警). Days overdue are counted forward in working days, so a weekend burns no rung.
 */
export const rungDay = (calendar: WorkCalendar, due: CivilDate, rung: Rung): CivilDate => {
  if (rung > 0) return workdaysAfter(calendar, due, rung)
  if (rung < 0) return workdaysBefore(calendar, due, -rung)
  return isWorkday(calendar, due) ? due : workdaysBefore(calendar, due, 1)
}

export type Deadline = {
  readonly due: CivilDate
  /** The day on which this deadline was given: what lies before it was never a warning of this one. */
  readonly since: CivilDate | null
  /** Somebody is at work on it: not handed in, not stopped, not ended. */
  readonly isOwed: boolean
  /** A later day was asked for in time and nobody has answered: not overdue for that time. */
  readonly isAskedLater: boolean
}
export type Step = { readonly rung: Rung; readonly day: CivilDate }
export type Reminding = { readonly tell: Step | null; readonly pass: readonly Step[] }

const silence: Reminding = { tell: null, pass: [] }

/**
 * What a ladder says of a deadline on a day. Of rungs whose day has come and that are not on record only the highest
 * tells; lower ones are recorded as passed, so that three days of standstill or a calendar that moved end in one
 * reminder. What is on record never comes again, also after a return: a new deadline has a ladder of its own.
 */
export const remindersOn = (
  ladder: readonly Rung[],
  deadline: Deadline,
  recorded: ReadonlySet<Rung>,
  calendar: WorkCalendar,
  today: CivilDate,
): Reminding => {
  const { due, since, isOwed, isAskedLater } = deadline
  if (!isOwed || !isWorkday(calendar, today)) return silence
  const come = ladder
    .filter((rung) => !recorded.has(rung) && !(rung > 0 && isAskedLater))
    .map((rung) => ({ rung, day: rungDay(calendar, due, rung) }))
    .filter(({ day }) => day <= today && (since === null || day > since))
  const highest = Math.max(...recorded, -furthest - 1)
  const last = come.at(-1)
  const tell = last !== undefined && last.rung > highest ? last : null
  return { tell, pass: come.filter((each) => each !== tell) }
}

/** Whom a rung reaches. */
export const tiersAt = (rung: Rung, rising: Rising): readonly ReminderTier[] =>
  reminderTiers.filter(
    (tier) =>
      tier === 'liaison' ||
      (tier === 'deputy' && rung >= rising.deputy) ||
      (tier === 'principal' && rung >= rising.principal) ||
      (tier === 'office_director' && rung >= rising.officeDirector),
  )

/**
 * Those people, or, where a unit has nobody in the tiers that a rung reaches, the next tier up that somebody holds: a
 * reminder without a reader is none.
 */
export const readersAt = <T>(
  rung: Rung,
  rising: Rising,
  holders: Readonly<Partial<Record<ReminderTier, readonly T[]>>>,
): readonly { readonly tier: ReminderTier; readonly who: T }[] => {
  const of = (tiers: readonly ReminderTier[]) =>
    tiers.flatMap((tier) => (holders[tier] ?? []).map((who) => ({ tier, who })))
  const reached = of(tiersAt(rung, rising))
  if (reached.length > 0) return reached
  const next = reminderTiers.find((tier) => (holders[tier] ?? []).length > 0)
  return next === undefined ? [] : of([next])
}

/** Hours of the day, `from` inclusive; the same hour twice means none. */
export type QuietHours = { readonly from: number; readonly to: number }

export const isQuiet = (hour: number, { from, to }: QuietHours): boolean =>
  from <= to ? hour >= from && hour < to : hour >= from || hour < to

/** When somebody may be reached outside, where that is not now: on a working day, once the quiet hours are over. */
export const quietUntil = (
  calendar: WorkCalendar,
  today: CivilDate,
  hour: number,
  quiet: QuietHours,
): { readonly day: CivilDate; readonly hour: number } | null => {
  const isRest = !isWorkday(calendar, today)
  if (!isRest && !isQuiet(hour, quiet)) return null
  const isEvening = !isRest && quiet.from > quiet.to && hour >= quiet.from
  const day = rollForward(calendar, isEvening ? addDays(today, 1) : today)
  const opens = isQuiet(0, quiet) || day === today ? quiet.to : 0
  return { day, hour: opens }
}
