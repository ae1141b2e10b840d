import { isWorkday, workdaysBefore, type WorkCalendar } from './calendar.ts'
import { addDays, type CivilDate } from './date.ts'
import type { Light } from './light.ts'
import { refuse, type Refusal } from './refusal.ts'

/** What shows that a milestone is met; never demanded (减负), so `none` is an answer. */
export const evidenceKinds = ['none', 'document', 'figures', 'site', 'acceptance'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export type Milestone = {
  readonly id: string
  readonly target: string
  readonly due: CivilDate
  readonly weight: number
  readonly metOn: CivilDate | null
  /** Set by the supervisor: the unit may meet it and not move it. */
  readonly isOffices: boolean
}
export type PlannedMilestone = {
  readonly id?: string | undefined
  readonly target: string
  readonly measure?: string | undefined
  readonly due: CivilDate
  readonly weight: number
  readonly evidence: EvidenceKind
}

type Planner = { readonly isOffice: boolean; readonly today: CivilDate; readonly matterDue: CivilDate | null }

const sameFace = (kept: Milestone, planned: PlannedMilestone) =>
  kept.target === planned.target && kept.due === planned.due && kept.weight === planned.weight

/** What stands fast in a plan: what was met, and to the unit also what the office set and what is already late. */
const isFixed = (milestone: Milestone, { isOffice, today }: Planner) =>
  milestone.metOn !== null || (!isOffice && (milestone.isOffices || milestone.due < today))

/** Whether a plan may replace the one before it; else the first reason why not. */
export const planRefusal = (
  before: readonly Milestone[],
  plan: readonly PlannedMilestone[],
  planner: Planner,
): Refusal | null => {
  for (const [i, each] of plan.entries()) {
    if (each.target.trim() === '') return refuse('milestone-no-target', { field: `milestones.${i}.target` })
    if (
      planner.matterDue !== null &&
      each.due > planner.matterDue &&
      !before.some((kept) => kept.id === each.id && kept.metOn)
    )
      return refuse('milestone-after-due', { field: `milestones.${i}.due`, params: { due: planner.matterDue } })
    if (each.id !== undefined && !before.some((kept) => kept.id === each.id))
      return refuse('milestone-unknown', { field: `milestones.${i}.id` })
    const isNew = each.id === undefined
    if (isNew && each.due < planner.today) return refuse('milestone-in-past', { field: `milestones.${i}.due` })
  }
  if (new Set(plan.flatMap((each) => each.id ?? [])).size < plan.filter((each) => each.id !== undefined).length)
    return refuse('milestone-twice')
  for (const kept of before.filter((each) => isFixed(each, planner))) {
    const i = plan.findIndex((each) => each.id === kept.id)
    const planned = plan[i]
    if (!planned || !sameFace(kept, planned))
      return refuse('milestone-fixed', {
        ...(i >= 0 ? { field: `milestones.${i}.target` } : {}),
        params: { target: kept.target },
      })
  }
  return null
}

/** A milestone's own light (B18): blue once met, red when its day has passed, yellow within the warning days. */
export const milestoneLight = (
  milestone: { readonly due: CivilDate; readonly metOn: CivilDate | null },
  today: CivilDate,
  warnFrom: CivilDate,
): Light => {
  if (milestone.metOn !== null) return 'blue'
  if (today > milestone.due) return 'red'
  return today >= warnFrom ? 'yellow' : 'green'
}

export type ScheduledStep = { readonly from: CivilDate; readonly to: CivilDate; readonly workdays: number }
export type BackSchedule = {
  readonly steps: readonly ScheduledStep[]
  readonly start: CivilDate
  /** The first step would have had to begin before today. */
  readonly feasible: boolean
}

/**
 * 倒排工期: steps of so many working days each, laid backwards from the last working day that is not after the due day.
 * Today still counts as a day to work on.
 */
export const backSchedule = (
  calendar: WorkCalendar,
  due: CivilDate,
  workdays: readonly number[],
  today: CivilDate,
): BackSchedule => {
  const steps: ScheduledStep[] = []
  let to = isWorkday(calendar, due) ? due : workdaysBefore(calendar, due, 1)
  for (const n of workdays.toReversed()) {
    const from = workdaysBefore(calendar, to, n - 1)
    steps.unshift({ from, to, workdays: n })
    to = workdaysBefore(calendar, from, 1)
  }
  const start = steps[0]?.from ?? addDays(to, 1)
  return { steps, start, feasible: start >= today }
}
