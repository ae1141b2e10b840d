import { isWorkday, type WorkCalendar } from './calendar.ts'
import { addDays, type CivilDate } from './date.ts'
import { refuse, type Refusal } from './refusal.ts'

export const planKinds = ['annual', 'monthly', 'inspection'] as const
export type PlanKind = (typeof planKinds)[number]
export const planStates = ['draft', 'submitted', 'approved'] as const
export type PlanState = (typeof planStates)[number]
type Plan = { readonly state: PlanState; readonly draftedBy: string; readonly items: number }

/** 及时拟定督促检查方案 (A14): the last day on which a plan that was called for may still be drawn up in time. */
export const planDue = (calendar: WorkCalendar, calledOn: CivilDate, workdays: number): CivilDate => {
  let day = calledOn
  for (let left = workdays; left > 0;) {
    day = addDays(day, 1)
    if (isWorkday(calendar, day)) left -= 1
  }
  return day
}
export const isPlanLate = (plan: { state: PlanState; due: CivilDate | null }, today: CivilDate): boolean =>
  plan.state === 'draft' && plan.due !== null && today > plan.due

export const submittable = (plan: Plan): Refusal | null => {
  if (plan.state !== 'draft') return refuse('plan-not-draft')
  return plan.items === 0 ? refuse('plan-empty', { field: 'items' }) : null
}
/** 办公厅（室）研究提出，领导审定，督查机构实施 (C06): whoever drafted does not approve. */
export const approvable = (plan: Plan, actor: string): Refusal | null => {
  if (plan.state !== 'submitted') return refuse('plan-not-submitted')
  return plan.draftedBy === actor ? refuse('plan-by-drafter') : null
}
/** Nothing starts under a plan that is not approved (A14, A15). */
export const executable = (plan: { readonly state: PlanState }): Refusal | null =>
  plan.state === 'approved' ? null : refuse('plan-not-approved', { field: 'planId' })
