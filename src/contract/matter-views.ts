import { z } from 'zod'
import { lights } from '#domain/light.ts'
import { matterStates } from '#domain/matter.ts'
import { relations } from '#domain/permissions.ts'
import { date, id, instant, outDate, version } from './fields.ts'

export const BudgetInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('working_days'), amount: z.number().int().min(1).max(1_000) }),
  z.object({ kind: z.literal('calendar_days'), amount: z.number().int().min(1).max(3_650) }),
  z.object({ kind: z.literal('months'), amount: z.number().int().min(1).max(120) }),
  z.object({ kind: z.literal('office_hours'), amount: z.number().int().min(1).max(200) }),
  z.object({ kind: z.literal('fixed'), on: date }),
  z.object({ kind: z.literal('default') }),
])

const Part = z.enum(['coordinating_lead', 'joint_lead', 'supporting'])

export const MatterFace = z.object({
  id,
  title: z.string(),
  number: z.string().nullable(),
  state: z.enum(matterStates),
  light: z.enum(lights),
  due: outDate,
  dueProvisional: z.boolean(),
  workdaysLeft: z.number().int().nullable(),
  originLevel: z.number().int(),
  sourceKind: z.string(),
  urgency: z.string(),
  leadOrganizationId: id.nullable(),
  leadName: z.string().nullable(),
  supervisorId: id,
  supervisorName: z.string(),
  progress: z.string().nullable(),
  progressOn: outDate,
  relation: z.enum(relations),
  version,
  needsCheck: z.boolean(),
})

export const AssignmentView = z.object({
  id,
  organizationId: id,
  organizationName: z.string(),
  part: Part,
  state: z.string(),
  duty: z.string().nullable(),
  deliveredOn: outDate,
  delivery: z.string().nullable(),
  acknowledgedAt: instant.nullable(),
  responsibleLeader: z.string().nullable(),
  responsiblePerson: z.string().nullable(),
  responsiblePhone: z.string().nullable(),
  contribution: z.string().nullable(),
  principalName: z.string().nullable(),
})

export const ReportView = z.object({
  id,
  kind: z.enum(['progress', 'completion']),
  cycle: z.number().int(),
  progress: z.string(),
  difficulty: z.string().nullable(),
  nextStep: z.string().nullable(),
  outcome: z.string().nullable(),
  actual: z.string().nullable(),
  signature: z.string().nullable(),
  organizationName: z.string(),
  reportedBy: z.string(),
  reportedAt: instant,
  reportedOn: z.string(),
  state: z.string(),
})
export const MessageView = z.object({
  id,
  kind: z.enum(['question', 'answer']),
  answers: id.nullable(),
  text: z.string(),
  author: z.string(),
  organizationName: z.string(),
  at: instant,
})
export const ReviewView = z.object({
  id,
  result: z.enum(['accepted', 'returned']),
  reviewer: z.string(),
  timely: z.boolean().nullable(),
  complete: z.boolean().nullable(),
  adequate: z.boolean().nullable(),
  cause: z.string().nullable(),
  requirement: z.string().nullable(),
  newDue: outDate,
  verification: z.string().nullable(),
  verifiedBy: z.string().nullable(),
  reviewedAt: instant,
})
export const ChildView = z.object({
  id,
  title: z.string(),
  state: z.enum(matterStates),
  light: z.enum(lights),
  leadName: z.string().nullable(),
  due: outDate,
})

/** What one may see of a matter; everything after `face` is null to those who see its face only. */
export const MatterView = z.object({
  face: MatterFace,
  content: z
    .object({
      target: z.string(),
      workContent: z.string(),
      requirement: z.string(),
      outcome: z.string().nullable(),
      actual: z.string().nullable(),
      lateness: z.array(z.object({ unit: z.string(), what: z.string() })),
      budget: z.object({ kind: z.string(), amount: z.number().nullable(), on: outDate, basis: z.string() }).nullable(),
      originalDue: outDate,
      draftedBy: z.string(),
      dispatchedAt: instant.nullable(),
      handedInOn: outDate,
      completedOn: outDate,
      orderId: id.nullable(),
      cycle: z.number().int(),
      parentMatterId: id.nullable(),
    })
    .nullable(),
  sources: z.array(
    z.object({
      id,
      title: z.string(),
      docNumber: z.string().nullable(),
      clause: z.string().nullable(),
      quote: z.string().nullable(),
    }),
  ),
  assignments: z.array(AssignmentView),
  reports: z.array(ReportView),
  messages: z.array(MessageView),
  reviews: z.array(ReviewView),
  children: z.array(ChildView),
  /** Operations that this user may call on this matter now. */
  actions: z.array(z.string()),
})
