import type { CivilDate } from './date.ts'

export type HandingIn = {
  readonly completedOn: CivilDate
  readonly reportedOn: CivilDate
  readonly due: CivilDate | null
}

/**
 * 严格按时限要求办结并报告: completed and reported are two facts, and on time is both by the day due (A21). Completed in
 * time and reported a day late is late.
 */
export const onTime = ({ completedOn, reportedOn, due }: HandingIn): boolean =>
  due === null || (completedOn <= due && reportedOn <= due)
