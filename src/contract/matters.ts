import { z } from 'zod'
import { count, date, flag, id, instant, line, optional, outDate, text, version } from './fields.ts'
import { MatterView } from './matter-views.ts'
import { draftFields } from './draft-fields.ts'
import { operation } from './operation.ts'

const one = { matterId: id }
const changed = { ...one, version }
const base = { tag: 'matters', output: MatterView } as const

export const draftMatter = operation({
  ...base,
  id: 'matters.draft',
  method: 'POST',
  path: '/matters',
  permission: 'matter.draft',
  summary: { zh: '拟立督办事项', en: 'Draft a matter' },
  input: z.object({ ...draftFields, sourceId: id, clause: optional(line(100)), quote: optional(text(20_000)) }),
})
export const draftChild = operation({
  ...base,
  id: 'matters.draft-child',
  method: 'POST',
  path: '/assignments/{assignmentId}/children',
  permission: 'matter.draft-child',
  summary: { zh: '分解下达', en: 'Draft a child matter' },
  input: z.object({ ...draftFields, assignmentId: id, mandatory: flag.default(true) }),
})
export const correctDraft = operation({
  ...base,
  id: 'matters.correct-draft',
  method: 'PATCH',
  path: '/matters/{matterId}',
  permission: 'matter.correct',
  summary: { zh: '修改草稿', en: 'Correct a draft' },
  input: z.object({ ...changed, ...draftFields }),
})
export const submitMatter = operation({
  ...base,
  id: 'matters.submit',
  method: 'POST',
  path: '/matters/{matterId}/submission',
  permission: 'matter.submit',
  summary: { zh: '提交审批', en: 'Submit for approval' },
  input: z.object(changed),
})
export const approveMatter = operation({
  ...base,
  id: 'matters.approve',
  method: 'POST',
  path: '/matters/{matterId}/approval',
  permission: 'matter.decide',
  summary: { zh: '同意立项', en: 'Approve' },
  input: z.object({ ...changed, opinion: optional(text(500)) }),
})
export const sendBackMatter = operation({
  ...base,
  id: 'matters.send-back',
  method: 'POST',
  path: '/matters/{matterId}/sending-back',
  permission: 'matter.decide',
  summary: { zh: '退回修改', en: 'Send back' },
  input: z.object({ ...changed, reason: text(500) }),
})
export const refuseMatter = operation({
  ...base,
  id: 'matters.refuse',
  method: 'POST',
  path: '/matters/{matterId}/refusal',
  permission: 'matter.decide',
  summary: { zh: '不予立项', en: 'Refuse' },
  input: z.object({ ...changed, reason: text(500) }),
})
export const checkMatter = operation({
  ...base,
  id: 'matters.check',
  method: 'POST',
  path: '/matters/{matterId}/check',
  permission: 'matter.check',
  summary: { zh: '登记复核', en: 'Second check of a registered matter' },
  input: z.object(changed),
})
export const archiveMatter = operation({
  ...base,
  id: 'matters.archive',
  method: 'POST',
  path: '/matters/{matterId}/archiving',
  permission: 'matter.archive',
  summary: { zh: '归档', en: 'Archive' },
  input: z.object({ ...changed, retention: z.enum(['permanent', '30_years', '10_years']) }),
})
export const getMatter = operation({
  ...base,
  id: 'matters.get',
  method: 'GET',
  path: '/matters/{matterId}',
  permission: 'matter.read',
  summary: { zh: '督办事项', en: 'A matter' },
  input: z.object({ ...one, asOf: date.optional() }),
})

export const explainDue = operation({
  id: 'matters.explain-due',
  method: 'GET',
  path: '/matters/{matterId}/due',
  permission: 'matter.read',
  tag: 'matters',
  summary: { zh: '时限说明', en: 'Why this due date' },
  input: z.object(one),
  output: z
    .object({
      due: z.string(),
      /** Minute of that day at which it is over; null at midnight. */
      minute: z.number().int().nullable(),
      provisional: z.boolean(),
      basis: z.string(),
      /** The local rule that the period comes from. */
      rule: z.string().nullable(),
      budget: z.object({ kind: z.string(), amount: z.number().nullable() }),
      original: outDate,
      given: z.enum(['fixed', 'extend', 'override']).nullable(),
      stoppedSince: outDate,
      extensionAsked: z.object({ on: z.string(), due: z.string() }).nullable(),
      /** What moved it, in order. */
      events: z.array(
        z.object({
          kind: z.string(),
          on: outDate,
          due: outDate,
          dueBefore: outDate,
          fact: z.string().nullable(),
          reason: z.string().nullable(),
          by: z.string().nullable(),
          at: instant.nullable(),
        }),
      ),
      days: z.array(
        z.object({
          date: z.string(),
          counted: z.boolean(),
          nth: z.number().optional(),
          minutes: z.number().optional(),
          why: z.string(),
          name: z.string().optional(),
        }),
      ),
    })
    .nullable(),
})
export const EventView = z.object({
  id,
  at: instant,
  type: z.string(),
  operation: z.string(),
  actorName: z.string().nullable(),
  /** On whose behalf. */
  onBehalfOf: z.string().nullable(),
  organizationName: z.string().nullable(),
  reason: z.string().nullable(),
  changes: z.record(z.string(), z.unknown()),
  sealed: z.boolean(),
})
export const getTrail = operation({
  id: 'matters.trail',
  method: 'GET',
  path: '/matters/{matterId}/trail',
  permission: 'matter.read',
  tag: 'matters',
  summary: { zh: '流转记录', en: 'The trail of a matter' },
  input: z.object({ ...one, limit: count(500).default(200) }),
  output: z.object({ items: z.array(EventView) }),
})
