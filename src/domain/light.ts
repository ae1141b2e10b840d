import { addDays, type CivilDate } from './date.ts'

/** The five lights; each is shown with its word and its shape, never by colour alone. */
export const lights = ['green', 'yellow', 'red', 'blue', 'grey'] as const
export type Light = (typeof lights)[number]

export type LightFacts = {
  readonly state: string
  readonly due: CivilDate | null
  /** Minute of the due day at which it is over; null: at midnight. */
  readonly dueMinute: number | null
  readonly warnFrom: CivilDate | null
  readonly stopped: boolean
  /** Due day of the first milestone that is not met. */
  readonly nextMilestoneDue: CivilDate | null
  /** The day from which it warns, by its matter's category. */
  readonly nextMilestoneWarnFrom: CivilDate | null
  /** What the office's latest assessment says, where it is worse than the dates do. */
  readonly assessedLight: 'yellow' | 'red' | null
  /** A later day was asked for in time, and nobody has answered yet. */
  readonly extensionAskedOn: CivilDate | null
}

/** States in which the unit has handed in or the matter has ended: nobody waits for the unit. */
export const blueStates: readonly string[] = [
  'reported',
  'under_review',
  'accepted',
  'completed',
  'cleared',
  'archived',
]
/** States in which nothing is owed yet, or any more. */
export const greyStates: readonly string[] = ['draft', 'proposed', 'established', 'suspended', 'cancelled', 'merged']

const severity: readonly Light[] = ['grey', 'blue', 'green', 'yellow', 'red']
export const worseOf = (a: Light, b: Light): Light => (severity.indexOf(a) >= severity.indexOf(b) ? a : b)

/** A moment on the wall of the government: `2026-10-30 17:30`, which sorts as it reads. */
export type CivilMoment = string
const clockText = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
export const civilMoment = (date: CivilDate, minute: number): CivilMoment =>
  minute >= 24 * 60 ? `${addDays(date, 1)} 00:00` : `${date} ${clockText(minute)}`

const endOf = (date: CivilDate, minute: number | null = null): CivilMoment => civilMoment(date, minute ?? 24 * 60)
/** A day of warning says something as long as there is a day to warn of. */
const startOf = (due: CivilDate | null, warnFrom: CivilDate | null): CivilMoment | null =>
  due === null || warnFrom === null ? null : civilMoment(warnFrom, 0)
/** The two that no moment reaches sort around the others, as they do in the database. */
const always: CivilMoment = '-infinity'
const never: CivilMoment = 'infinity'
const earliest = (...moments: readonly (CivilMoment | null)[]): CivilMoment =>
  moments.reduce<CivilMoment>((first, each) => (each !== null && each < first ? each : first), never)

/** From when a matter is yellow and from when red, or that it rests: what lists compare with the moment of asking. */
export type LightThresholds =
  | { readonly rests: 'grey' | 'blue' }
  | { readonly rests: null; readonly yellowFrom: CivilMoment; readonly redFrom: CivilMoment }

/**
 * The thresholds of a matter (B17, B18), said a second time in SQL (0023) and compared by a test. A unit that has
 * handed in is blue while the reviewer sits on it; a suspended matter is grey. Of the others the light is the worst of
 * three: what the due day says; yellow, and never more, for a milestone that is near (临期) or has passed (滞后); and what
 * the office assessed. Whoever asked in time and waits for the answer is never red for that time. 长期推进: milestones are
 * its dues, and between them nothing is late.
 */
export const thresholdsOf = (matter: LightFacts): LightThresholds => {
  if (greyStates.includes(matter.state) || matter.stopped) return { rests: 'grey' }
  if (blueStates.includes(matter.state)) return { rests: 'blue' }
  const isLongTerm = matter.state === 'long_term'
  const milestone = matter.nextMilestoneDue === null ? null : endOf(matter.nextMilestoneDue)
  const over = isLongTerm ? milestone : matter.due === null ? null : endOf(matter.due, matter.dueMinute)
  const warned = isLongTerm ? null : startOf(matter.due, matter.warnFrom)
  const stageWarned = startOf(matter.nextMilestoneDue, matter.nextMilestoneWarnFrom)
  return {
    rests: null,
    yellowFrom: matter.assessedLight === 'yellow' ? always : earliest(warned, over, stageWarned, milestone),
    redFrom:
      matter.assessedLight === 'red'
        ? always
        : !isLongTerm && matter.extensionAskedOn !== null
          ? never
          : (over ?? never),
  }
}

export const lightAt = (thresholds: LightThresholds, now: CivilMoment): Light => {
  if (thresholds.rests !== null) return thresholds.rests
  if (now >= thresholds.redFrom) return 'red'
  return now >= thresholds.yellowFrom ? 'yellow' : 'green'
}

/** The light of a matter at a moment of a day, at its last minute where none is said. */
export const lightOf = (matter: LightFacts, today: CivilDate, minute = 24 * 60 - 1): Light =>
  lightAt(thresholdsOf(matter), civilMoment(today, minute))
