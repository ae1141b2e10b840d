import { z } from 'zod'
import { planKinds, planStates } from '#domain/plan.ts'
import { count, date, id, line, optional, outDate, text, version } from './fields.ts'
import { operation } from './operation.ts'

const ItemView = z.object({
  id,
  no: z.number().int(),
  text: z.string(),
  unitName: z.string().nullable(),
  plannedOn: z.string(),
  dropped: z.boolean(),
  doneOn: outDate,
  result: z.string().nullable(),
  late: z.boolean(),
  mayRecord: z.boolean(),
})
export const ActivityView = z.object({
  id,
  planId: id,
  planTitle: z.string(),
  title: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  team: z.string(),
  targets: z.array(z.string()),
})
export const PlanView = z.object({
  id,
  version,
  kind: z.enum(planKinds),
  title: z.string(),
  period: z.string(),
  purpose: z.string().nullable(),
  method: z.string().nullable(),
  team: z.string().nullable(),
  state: z.enum(planStates),
  draftedBy: z.string(),
  calledOn: z.string(),
  /** For a plan of an inspection: until when it has to be drawn up. */
  due: outDate,
  late: z.boolean(),
  approvedBy: z.string().nullable(),
  approvedOn: outDate,
  items: z.array(ItemView),
  amendments: z.array(
    z.object({
      id,
      kind: z.enum(['added', 'moved', 'dropped']),
      itemNo: z.number().int(),
      before: z.string().nullable(),
      after: z.string().nullable(),
      reason: z.string(),
      by: z.string(),
      on: z.string(),
    }),
  ),
  /** 计划与完成: what was planned by today against what was done. */
  planned: z.number().int(),
  dueByToday: z.number().int(),
  done: z.number().int(),
  activities: z.array(ActivityView),
  actions: z.array(z.string()),
})

const base = { tag: 'plans', output: PlanView, method: 'POST' } as const
const changed = { planId: id, version }
const item = { text: line(500), organizationId: optional(id), plannedOn: date }

export const draftPlan = operation({
  ...base,
  id: 'plans.draft',
  path: '/plans',
  permission: 'plan.draft',
  summary: { zh: '起草计划', en: 'Draft a plan' },
  input: z.object({
    kind: z.enum(planKinds),
    title: line(200),
    period: line(40),
    purpose: optional(text(1_000)),
    method: optional(text(1_000)),
    team: optional(text(500)),
    items: z.array(z.object(item)).max(100).default([]),
  }),
})
export const submitPlan = operation({
  ...base,
  id: 'plans.submit',
  path: '/plans/{planId}/submission',
  permission: 'plan.change',
  summary: { zh: '提交计划审批', en: 'Submit a plan' },
  input: z.object(changed),
})
export const approvePlan = operation({
  ...base,
  id: 'plans.approve',
  path: '/plans/{planId}/approval',
  permission: 'plan.approve',
  summary: { zh: '批准计划', en: 'Approve a plan' },
  input: z.object(changed),
})
export const sendBackPlan = operation({
  ...base,
  id: 'plans.send-back',
  path: '/plans/{planId}/sending-back',
  permission: 'plan.approve',
  summary: { zh: '退回计划', en: 'Send a plan back' },
  input: z.object({ ...changed, reason: text(500) }),
})
export const amendPlan = operation({
  ...base,
  id: 'plans.amend',
  path: '/plans/{planId}/amendments',
  permission: 'plan.change',
  summary: { zh: '调整计划', en: 'Amend a plan' },
  input: z.object({
    ...changed,
    change: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('added'), ...item }),
      z.object({ kind: z.literal('moved'), itemId: id, plannedOn: date }),
      z.object({ kind: z.literal('dropped'), itemId: id }),
    ]),
    reason: text(500),
  }),
})
export const recordDone = operation({
  ...base,
  id: 'plans.record-done',
  path: '/plan-items/{itemId}/result',
  permission: 'plan.execute',
  summary: { zh: '登记完成情况', en: 'Record that an item is done' },
  input: z.object({ itemId: id, version, doneOn: optional(date), result: text(1_000) }),
})
export const scheduleActivity = operation({
  ...base,
  id: 'activities.schedule',
  path: '/plans/{planId}/activities',
  permission: 'plan.execute',
  summary: { zh: '安排督查活动', en: 'Schedule an activity' },
  input: z.object({
    planId: id,
    title: line(200),
    startsOn: date,
    endsOn: date,
    team: line(200),
    targetIds: z.array(id).min(1).max(50),
  }),
})
export const getPlan = operation({
  ...base,
  id: 'plans.get',
  method: 'GET',
  path: '/plans/{planId}',
  permission: 'plan.read',
  summary: { zh: '计划', en: 'A plan' },
  input: z.object({ planId: id }),
})
export const listPlans = operation({
  id: 'plans.list',
  method: 'GET',
  path: '/plans',
  permission: 'register.read',
  tag: 'plans',
  summary: { zh: '督查计划', en: 'Plans' },
  input: z.object({ kind: z.enum(planKinds).optional(), limit: count(200).default(100) }),
  output: z.object({ items: z.array(PlanView), late: z.number().int() }),
})
export const listActivities = operation({
  id: 'activities.list',
  method: 'GET',
  path: '/activities',
  permission: 'register.read',
  tag: 'plans',
  summary: { zh: '督查活动安排', en: 'Calendar of activities' },
  input: z.object({ from: date.optional(), to: date.optional() }),
  output: z.object({ items: z.array(ActivityView) }),
})
