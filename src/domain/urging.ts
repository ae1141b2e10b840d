import { addDays, weekdayOf, type CivilDate } from './date.ts'
import type { MatterState } from './matter-states.ts'
import { refuse, type Refusal } from './refusal.ts'

/** What an office may use next, step by step; each is decided on and none is skipped without a reason. */
export const instruments = ['reminder_letter', 'supervision_letter', 'talk', 'circular'] as const
export type Instrument = (typeof instruments)[number]

/** 责成报告原因及改进意见 (C20): an explanation that did not come in time calls for the next instrument. */
export const nextInstrument = (alreadyRaised: number): Instrument =>
  instruments[Math.min(alreadyRaised, instruments.length - 1)] ?? 'reminder_letter'

/** Monday of the week. */
export const weekOf = (day: CivilDate): CivilDate => addDays(day, -weekdayOf(day))

const atWork: ReadonlySet<MatterState> = new Set(['dispatched', 'in_progress', 'long_term'])

export type Urged = {
  readonly unit: string
  readonly title: string
  readonly state: MatterState
  readonly isStopped: boolean
  /** Contributed or accepted: nobody waits for this part. */
  readonly isDone: boolean
  /** How often this office has urged this unit since Monday. */
  readonly thisWeek: number
}

export const waitsForUnit = (each: Pick<Urged, 'state' | 'isStopped' | 'isDone'>): boolean =>
  atWork.has(each.state) && !each.isStopped && !each.isDone

/**
 * 催办 goes to whoever is at work and has not answered, and not too often (减负): a cap per unit and week, whatever the
 * number of matters, since one act with forty matters is one message to read.
 */
export const mayUrge = (
  all: readonly Urged[],
  most: number,
  { today, explainBy }: { readonly today: CivilDate; readonly explainBy: CivilDate | null },
): Refusal | null => {
  if (explainBy !== null && explainBy < today) return refuse('explanation-in-past', { field: 'explainBy' })
  const idle = all.find((each) => !waitsForUnit(each))
  if (idle) return refuse('nothing-to-urge', { params: { unit: idle.unit, title: idle.title } })
  const tired = [...new Set(all.filter((each) => each.thisWeek >= most).map((each) => each.unit))]
  if (tired.length > 0)
    return refuse('urged-too-often', { params: { units: tired.slice(0, 5).join('、'), count: tired.length, most } })
  return null
}

/** 原因和改进意见: both, where they were asked for. */
export const explanationLacks = (
  isAsked: boolean,
  { cause, improvement }: { readonly cause?: string | undefined; readonly improvement?: string | undefined },
): Refusal | null => {
  if (!isAsked) return null
  if (cause === undefined) return refuse('explanation-lacks-cause', { field: 'cause' })
  return improvement === undefined ? refuse('explanation-lacks-improvement', { field: 'improvement' }) : null
}
