import { rollForward, type WorkCalendar } from './calendar.ts'
import { addDays, dateOf, daysInMonth, monthOf, weekdayOf, yearOf, type CivilDate } from './date.ts'
import { blueStates } from './light.ts'
import { endStates, type MatterState } from './matter.ts'
import { refuse, type Refusal } from './refusal.ts'

/** 汇报频次. `by_stage`: asked at each milestone and at no other time. */
export const cadences = ['none', 'weekly', 'monthly', 'quarterly', 'by_stage'] as const
export type Cadence = (typeof cadences)[number]

/** The shortest stretch of days between two periods of a cadence; none where milestones decide, or nobody asks. */
const shortestDays: Readonly<Record<Cadence, number | null>> = {
  none: null,
  weekly: 7,
  monthly: 28,
  quarterly: 90,
  by_stage: null,
}

/** A grade has a ceiling on how often its units may be made to report (减负). */
export const withinCeiling = (every: Cadence, leastDays: number): Refusal | null => {
  const days = shortestDays[every]
  return days === null || days >= leastDays
    ? null
    : refuse('cadence-too-often', { field: 'every', params: { days: leastDays } })
}

const friday = 4
const nominalFrom = (every: Cadence, from: CivilDate, dayOfMonth: number): CivilDate | null => {
  if (every === 'weekly') return addDays(from, (friday - weekdayOf(from) + 7) % 7)
  if (every !== 'monthly' && every !== 'quarterly') return null
  for (let index = yearOf(from) * 12 + monthOf(from) - 1; ; index += 1) {
    const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
    const day = dateOf(year, month, Math.min(dayOfMonth, daysInMonth(year, month)))
    if (day >= from && (every === 'monthly' || month % 3 === 0)) return day
  }
}

export type Closing = { readonly nominal: CivilDate; readonly closes: CivilDate }

/**
 * The period that runs on a day: the first whose closing day has not passed. A closing day on which offices are shut
 * moves to the next on which they are open (民法典 art. 203). `null` for cadences that no calendar drives.
 */
export const closingOn = (
  every: Cadence,
  today: CivilDate,
  dayOfMonth: number,
  calendar: WorkCalendar,
): Closing | null => {
  // A long holiday moves a closing day by eight days at most.
  for (let from = addDays(today, -15); ;) {
    const nominal = nominalFrom(every, from, dayOfMonth)
    if (nominal === null) return null
    const closes = rollForward(calendar, nominal)
    if (closes >= today) return { nominal, closes }
    from = addDays(nominal, 1)
  }
}

export const exemptions = ['milestone_later', 'suspended', 'handed_in', 'ended'] as const
export type Exemption = (typeof exemptions)[number]
export const outcomes = ['reported', 'nothing_new', 'exempt', 'missed'] as const
export type Outcome = (typeof outcomes)[number]

export type PeriodFacts = {
  readonly state: MatterState
  readonly stopped: boolean
  readonly nextMilestoneDue: CivilDate | null
}

/** Why a matter owes nothing in a period; null where it does. Nobody is asked before the next milestone. */
export const exemptionOf = (closes: CivilDate, matter: PeriodFacts): Exemption | null => {
  if (endStates.includes(matter.state)) return 'ended'
  if (matter.state === 'suspended' || matter.stopped) return 'suspended'
  if (blueStates.includes(matter.state)) return 'handed_in'
  return matter.nextMilestoneDue !== null && matter.nextMilestoneDue > closes ? 'milestone_later' : null
}

export const standings = [...outcomes, 'waiting'] as const
export type Standing = (typeof standings)[number]

/** How a matter stands in a period that is still open. */
export const standingIn = (closes: CivilDate, matter: PeriodFacts, answered: Outcome | null): Standing =>
  answered ?? (exemptionOf(closes, matter) === null ? 'waiting' : 'exempt')

/** What nobody answered in time is missed, and stays so. */
export const outcomeAtClose = (
  closes: CivilDate,
  matter: PeriodFacts,
): { readonly outcome: Outcome; readonly because: Exemption | null } => {
  const because = exemptionOf(closes, matter)
  return { outcome: because === null ? 'missed' : 'exempt', because }
}

/** The next day on which somebody looks at the matter (C13); null where no such day is ahead. */
export const nextCheckOf = (days: readonly (CivilDate | null)[], today: CivilDate): CivilDate | null =>
  days.filter((day): day is CivilDate => day !== null && day >= today).toSorted()[0] ?? null

const folded = (text: string) => text.replaceAll(/[\s\p{P}]/gu, '')
export const sameWordingAfter = 3

/** The same words three periods running say nothing, however they are punctuated. Newest first. */
export const saysTheSame = (texts: readonly (string | null)[]): boolean => {
  const latest = texts.slice(0, sameWordingAfter).map((text) => (text === null ? '' : folded(text)))
  return latest.length === sameWordingAfter && latest[0] !== '' && latest.every((text) => text === latest[0])
}
