import { workdaysBefore, type WorkCalendar } from './calendar.ts'
import type { CivilDate } from './date.ts'
import { refuse, type Refusal } from './refusal.ts'

export const problemKinds = ['delay', 'quality', 'funds', 'policy', 'coordination', 'other'] as const
export const severities = ['minor', 'major', 'critical'] as const
export const problemStates = ['open', 'reported', 'closed'] as const
export type ProblemState = (typeof problemStates)[number]

/** 及时反馈 (A39): a problem first seen before this day should have been reported by now. */
export const feedbackOverdueBefore = (calendar: WorkCalendar, today: CivilDate, workdays: number): CivilDate =>
  workdaysBefore(calendar, today, workdays)

export const stillOpen = (state: ProblemState): Refusal | null => (state === 'open' ? null : refuse('register-closed'))
export const notClosed = (state: string): Refusal | null => (state === 'closed' ? refuse('register-closed') : null)

/** 问题 → 原因 → 建议 (B20): what is suggested rests on a cause that was looked for. */
export const restsOnCause = (problem: { readonly cause: string | null }): Refusal | null =>
  problem.cause === null ? refuse('cause-first', { field: 'problemId' }) : null

/** An addressee who declines says why (A40). */
export const decisionOnSuggestion = (
  present: string,
  decision: 'adopted' | 'declined',
  reason: string | undefined,
): Refusal | null => {
  if (present !== 'submitted') return refuse('register-closed')
  return decision === 'declined' && reason === undefined ? refuse('reason-missing', { field: 'reason' }) : null
}

/** 向上级报告并提出解决的建议 (B22): a difficulty is not passed upwards without a proposal. */
export const fitToEscalate = (proposal: string | undefined, isAwaited: boolean): Refusal | null => {
  if (proposal === undefined) return refuse('proposal-missing', { field: 'proposal' })
  return isAwaited ? refuse('reply-awaited') : null
}

export const everyTaskAnswered = (unanswered: readonly string[]): Refusal | null =>
  unanswered.length > 0 ? refuse('task-open', { params: { units: unanswered.join('、') } }) : null
