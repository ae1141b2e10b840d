import type { CivilDate } from './date.ts'
import { refuse, type Refusal } from './refusal.ts'

export const consultationStates = ['asked', 'agreed', 'disputed', 'settled'] as const
export type ConsultationState = (typeof consultationStates)[number]

/** One unit's part of a consultation, as rules look at it. */
export type Asked = {
  readonly unit: string
  readonly state: ConsultationState
  readonly replyBy: CivilDate
}

/** Silence after the day is no objection, and is shown as silence, not as consent. */
export const isSilent = (row: Asked, today: CivilDate): boolean => row.state === 'asked' && today > row.replyBy

const named = (rows: readonly Asked[]) => [...new Set(rows.map((row) => row.unit))].join('、')

/**
 * Units confirm or dispute their rows before the division is frozen by the order (B16): an open dispute blocks the
 * order until somebody has decided on it, and so does a day that has not passed.
 */
export const mayFreeze = (rows: readonly Asked[], today: CivilDate): Refusal | null => {
  const disputed = rows.filter((row) => row.state === 'disputed')
  if (disputed.length > 0) return refuse('consultation-disputed', { params: { units: named(disputed) } })
  const waiting = rows.filter((row) => row.state === 'asked' && !isSilent(row, today))
  const [first] = waiting
  return first ? refuse('consultation-running', { params: { units: named(waiting), day: first.replyBy } }) : null
}

/** An answer is given once, by the unit, before the day is over. */
export const mayAnswer = (row: Asked, today: CivilDate): Refusal | null => {
  if (row.state !== 'asked') return refuse('consultation-answered')
  return isSilent(row, today) ? refuse('consultation-over') : null
}
