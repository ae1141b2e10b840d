import type { CivilDate } from './date.ts'
import { worseOf, type Light } from './light.ts'
import { refuse, type Refusal } from './refusal.ts'

export type QuarterTarget = {
  readonly year: number
  readonly quarter: number
  /** Cumulative within the year, as is what was reported. */
  readonly planned: number
  readonly actual: number | null
}

/** A share with the numbers it was made from, so that a reader can count along. */
export type Share = { readonly part: number; readonly whole: number; readonly percent: number }
export type Progress = {
  readonly percent: number
  readonly milestones: Share | null
  readonly targets: Share | null
}

/** Rounded down: what is nearly done is not done (C15). */
const share = (part: number, whole: number): Share => ({
  part,
  whole,
  percent: whole > 0 ? Math.floor(Math.min(1, part / whole) * 100 + 1e-9) : 0,
})

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
const inOrder = (a: QuarterTarget, b: QuarterTarget) => a.year - b.year || a.quarter - b.quarter

/** The latest reported figure of the latest year against what that year is to reach. */
const targetShare = (targets: readonly QuarterTarget[]): Share | null => {
  const sorted = targets.toSorted(inOrder)
  const year = sorted.findLast((each) => each.actual !== null)?.year ?? sorted.at(-1)?.year
  const ofYear = sorted.filter((each) => each.year === year)
  const whole = ofYear.at(-1)?.planned
  if (whole === undefined) return null
  return share(ofYear.findLast((each) => each.actual !== null)?.actual ?? 0, whole)
}

/**
 * 进度: weights of the milestones met over all weights, or what was reached over what was planned; where a matter has
 * both, the lower of the two. Never a number that somebody types (C15): `null` where there is nothing to measure by.
 */
export const progressOf = (
  milestones: readonly { readonly weight: number; readonly metOn: CivilDate | null }[],
  targets: readonly QuarterTarget[],
): Progress | null => {
  const byMilestones =
    milestones.length === 0
      ? null
      : share(
          sum(milestones.filter((each) => each.metOn !== null).map((each) => each.weight)),
          sum(milestones.map((each) => each.weight)),
        )
  const byTargets = targetShare(targets)
  const shares = [byMilestones, byTargets].filter((each) => each !== null)
  return shares.length === 0
    ? null
    : { percent: Math.min(...shares.map((each) => each.percent)), milestones: byMilestones, targets: byTargets }
}

/** A target that is behind the quarter's plan, in the unit's own figure; null where that quarter is not reported yet. */
export const behindPlan = (target: QuarterTarget): number | null =>
  target.actual === null ? null : Math.max(0, target.planned - target.actual)

/** The last day of a quarter has to have a figure; a quarter that has not begun can have none. */
export const quarterBegan = (year: number, quarter: number, today: CivilDate): boolean =>
  today >= `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`

/** Plans are cumulative: no quarter plans less than the one before it. */
export const plannedRefusal = (planned: readonly number[]): Refusal | null => {
  const at = planned.findIndex((each, i) => i > 0 && each < (planned[i - 1] ?? 0))
  if (at >= 0) return refuse('target-falls', { field: `planned.${at}` })
  return (planned.at(-1) ?? 0) > 0 ? null : refuse('target-empty', { field: `planned.${planned.length - 1}` })
}

/** The office may see a matter as worse than its dates say, with a reason; never as better. */
export const assessedLightRefusal = (
  derived: Light,
  light: 'yellow' | 'red',
  reason: string | undefined,
): Refusal | null => {
  if (derived === 'blue' || derived === 'grey') return refuse('light-not-owed', { field: 'light' })
  if (worseOf(derived, light) === derived)
    return refuse('light-not-worse', { field: 'light', params: { light: derived } })
  return reason === undefined ? refuse('light-needs-reason', { field: 'lightReason' }) : null
}
