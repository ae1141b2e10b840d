import { z } from 'zod'
import { lights } from '#domain/light.ts'
import { matterStates } from '#domain/matter.ts'
import { relations } from '#domain/permissions.ts'
import { count, date, flag, id, instant, line, optional, outDate, page, pageOf, text, version } from './fields.ts'
import { operation } from './operation.ts'

export const BudgetInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('working_days'), amount: z.number().int().min(1).max(1_000) }),
  z.object({ kind: z.literal('calendar_days'), amount: z.number().int().min(1).max(3_650) }),
  z.object({ kind: z.literal('months'), amount: z.number().int().min(1).max(120) }),
  z.object({ kind: z.literal('fixed'), on: date }),
  z.object({ kind: z.literal('default') }),
])

const Part = z.enum(['coordinating_lead', 'joint_lead', 'supporting'])

export const MatterFace = z.object({
  id, title: z.string(), number: z.string().nullable(), state: z.enum(matterStates), light: z.enum(lights),
  due: outDate, dueProvisional: z.boolean(), workdaysLeft: z.number().int().nullable(), originLevel: z.number().int(),
  sourceKind: z.string(), urgency: z.string(), leadOrganizationId: id.nullable(), leadName: z.string().nullable(),
  supervisorId: id, supervisorName: z.string(), progress: z.string().nullable(), progressOn: outDate,
  relation: z.enum(relations), version, needsCheck: z.boolean(),
})

export const AssignmentView = z.object({
  id, organizationId: id, organizationName: z.string(), part: Part, state: z.string(), duty: z.string().nullable(),
  deliveredOn: outDate, delivery: z.string().nullable(), acknowledgedAt: instant.nullable(),
  responsibleLeader: z.string().nullable(), responsiblePerson: z.string().nullable(), responsiblePhone: z.string().nullable(),
  contribution: z.string().nullable(), principalName: z.string().nullable(),
})

export const ReportView = z.object({
  id, kind: z.enum(['progress', 'completion']), cycle: z.number().int(), progress: z.string(), difficulty: z.string().nullable(),
  nextStep: z.string().nullable(), outcome: z.string().nullable(), actual: z.string().nullable(), signature: z.string().nullable(),
  organizationName: z.string(), reportedBy: z.string(), reportedAt: instant, reportedOn: z.string(), state: z.string(),
})
export const MessageView = z.object({
  id, kind: z.enum(['question', 'answer']), answers: id.nullable(), text: z.string(), author: z.string(),
  organizationName: z.string(), at: instant,
})
export const ReviewView = z.object({
  id, result: z.enum(['accepted', 'returned']), reviewer: z.string(), timely: z.boolean().nullable(),
  complete: z.boolean().nullable(), adequate: z.boolean().nullable(), cause: z.string().nullable(),
  requirement: z.string().nullable(), newDue: outDate, verification: z.string().nullable(), verifiedBy: z.string().nullable(),
  reviewedAt: instant,
})
export const ChildView = z.object({
  id, title: z.string(), state: z.enum(matterStates), light: z.enum(lights), leadName: z.string().nullable(), due: outDate,
})

/** What one may see of a matter; everything after `face` is null to those who see its face only. */
export const MatterView = z.object({
  face: MatterFace,
  content: z
    .object({
      target: z.string(), workContent: z.string(), requirement: z.string(), outcome: z.string().nullable(),
      actual: z.string().nullable(), lateness: z.array(z.object({ unit: z.string(), what: z.string() })),
      budget: z.object({ kind: z.string(), amount: z.number().nullable(), on: outDate, basis: z.string() }).nullable(),
      originalDue: outDate, draftedBy: z.string(), dispatchedAt: instant.nullable(), handedInOn: outDate, completedOn: outDate,
      orderId: id.nullable(), cycle: z.number().int(), parentMatterId: id.nullable(),
    })
    .nullable(),
  sources: z.array(
    z.object({ id, title: z.string(), docNumber: z.string().nullable(), clause: z.string().nullable(), quote: z.string().nullable() }),
  ),
  assignments: z.array(AssignmentView),
  reports: z.array(ReportView),
  messages: z.array(MessageView),
  reviews: z.array(ReviewView),
  children: z.array(ChildView),
  /** Operations that this user may call on this matter now. */
  actions: z.array(z.string()),
})

const one = { matterId: id }
const changed = { ...one, version }
const base = { tag: 'matters', output: MatterView } as const

const fields = {
  title: line(200), target: text(2_000), workContent: text(5_000), requirement: text(2_000), budget: BudgetInput,
  leadOrganizationId: id,
  others: z.array(z.object({ organizationId: id, part: z.enum(['joint_lead', 'supporting']), duty: optional(line(200)) })).max(200).default([]),
  kind: z.enum(['one_off', 'long_term', 'annual']).default('one_off'),
}

export const draftMatter = operation({
  ...base, id: 'matters.draft', method: 'POST', path: '/matters', permission: 'matter.draft',
  summary: { zh: '拟立督办事项', en: 'Draft a matter' },
  input: z.object({ ...fields, sourceId: id, clause: optional(line(100)), quote: optional(text(20_000)) }),
})
export const draftChild = operation({
  ...base, id: 'matters.draft-child', method: 'POST', path: '/assignments/{assignmentId}/children', permission: 'matter.draft-child',
  summary: { zh: '分解下达', en: 'Draft a child matter' },
  input: z.object({ ...fields, assignmentId: id, mandatory: flag.default(true) }),
})
export const correctDraft = operation({
  ...base, id: 'matters.correct-draft', method: 'PATCH', path: '/matters/{matterId}', permission: 'matter.correct',
  summary: { zh: '修改草稿', en: 'Correct a draft' }, input: z.object({ ...changed, ...fields }),
})
export const submitMatter = operation({
  ...base, id: 'matters.submit', method: 'POST', path: '/matters/{matterId}/submission', permission: 'matter.submit',
  summary: { zh: '提交审批', en: 'Submit for approval' }, input: z.object(changed),
})
export const approveMatter = operation({
  ...base, id: 'matters.approve', method: 'POST', path: '/matters/{matterId}/approval', permission: 'matter.decide',
  summary: { zh: '同意立项', en: 'Approve' }, input: z.object({ ...changed, opinion: optional(text(500)) }),
})
export const sendBackMatter = operation({
  ...base, id: 'matters.send-back', method: 'POST', path: '/matters/{matterId}/sending-back', permission: 'matter.decide',
  summary: { zh: '退回修改', en: 'Send back' }, input: z.object({ ...changed, reason: text(500) }),
})
export const refuseMatter = operation({
  ...base, id: 'matters.refuse', method: 'POST', path: '/matters/{matterId}/refusal', permission: 'matter.decide',
  summary: { zh: '不予立项', en: 'Refuse' }, input: z.object({ ...changed, reason: text(500) }),
})
export const checkMatter = operation({
  ...base, id: 'matters.check', method: 'POST', path: '/matters/{matterId}/check', permission: 'matter.check',
  summary: { zh: '登记复核', en: 'Second check of a registered matter' }, input: z.object(changed),
})
export const archiveMatter = operation({
  ...base, id: 'matters.archive', method: 'POST', path: '/matters/{matterId}/archiving', permission: 'matter.archive',
  summary: { zh: '归档', en: 'Archive' }, input: z.object({ ...changed, retention: z.enum(['permanent', '30_years', '10_years']) }),
})
export const getMatter = operation({
  ...base, id: 'matters.get', method: 'GET', path: '/matters/{matterId}', permission: 'matter.read',
  summary: { zh: '督办事项', en: 'A matter' }, input: z.object({ ...one, asOf: date.optional() }),
})

export const LedgerFilters = {
  search: z.string().trim().max(100).optional(), light: z.enum(lights).optional(), state: z.enum(matterStates).optional(),
  scope: z.enum(['all', 'open', 'supervised', 'handled', 'unchecked']).default('all'),
  leadOrganizationId: id.optional(), sourceId: id.optional(), orderId: id.optional(), sourceKind: z.string().max(40).optional(),
  dueFrom: date.optional(), dueTo: date.optional(), asOf: date.optional(),
  sort: z.enum(['level', 'due', '-due', '-changed', 'number']).default('level'),
}
export const listMatters = operation({
  id: 'matters.list', method: 'GET', path: '/matters', permission: 'ledger.read', tag: 'matters',
  summary: { zh: '督查台账', en: 'The ledger' },
  input: z.object({ ...LedgerFilters, ...page, offset: z.coerce.number().int().min(0).max(100_000).optional() }), output: pageOf(MatterFace),
})
export const countByLight = operation({
  id: 'matters.count-by-light', method: 'GET', path: '/matter-lights', permission: 'ledger.read', tag: 'matters',
  summary: { zh: '亮灯统计', en: 'Matters by light' }, input: z.object(LedgerFilters),
  output: z.object({ total: z.number().int(), green: z.number().int(), yellow: z.number().int(), red: z.number().int(),
    blue: z.number().int(), grey: z.number().int() }),
})
export const explainDue = operation({
  id: 'matters.explain-due', method: 'GET', path: '/matters/{matterId}/due', permission: 'matter.read', tag: 'matters',
  summary: { zh: '时限说明', en: 'Why this due date' }, input: z.object(one),
  output: z.object({
    due: z.string(), provisional: z.boolean(), basis: z.string(),
    days: z.array(z.object({ date: z.string(), counted: z.boolean(), nth: z.number().optional(), why: z.string(), name: z.string().optional() })),
  }).nullable(),
})
export const EventView = z.object({
  id, at: instant, type: z.string(), operation: z.string(), actorName: z.string().nullable(), organizationName: z.string().nullable(),
  reason: z.string().nullable(), changes: z.record(z.string(), z.unknown()), sealed: z.boolean(),
})
export const getTrail = operation({
  id: 'matters.trail', method: 'GET', path: '/matters/{matterId}/trail', permission: 'matter.read', tag: 'matters',
  summary: { zh: '流转记录', en: 'The trail of a matter' }, input: z.object({ ...one, limit: count(500).default(200) }),
  output: z.object({ items: z.array(EventView) }),
})
