import type { CivilDate } from './date.ts'

/** An act on a day, at a minute where that is known, against the end of a due day: midnight, or close of business. */
export const isInTime = (
  act: { readonly on: CivilDate; readonly minute?: number | null | undefined },
  { due, dueMinute }: { readonly due: CivilDate; readonly dueMinute?: number | null | undefined },
): boolean => act.on < due || (act.on === due && (dueMinute ?? 24 * 60) >= (act.minute ?? 0))

export type HandingIn = {
  readonly completedOn: CivilDate
  readonly reportedOn: CivilDate
  readonly reportedMinute?: number | null
  readonly due: CivilDate | null
  readonly dueMinute?: number | null
}

/**
 * 严格按时限要求办结并报告: completed and reported are two facts, and on time is both by the day due (A21). Completed in
 * time and reported a day late is late; so is what comes after the close of business that ends the day (民法典 art. 203).
 */
export const onTime = ({ completedOn, reportedOn, reportedMinute, due, dueMinute }: HandingIn): boolean =>
  due === null || (completedOn <= due && isInTime({ on: reportedOn, minute: reportedMinute }, { due, dueMinute }))
