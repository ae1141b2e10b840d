import { z } from 'zod'
import { draftFields } from './draft-fields.ts'
import { date, id, instant, line, optional, outDate, text, version } from './fields.ts'
import { MatterFace } from './matter-views.ts'
import { operation } from './operation.ts'

const { leadOrganizationId, others, kind, ...template } = draftFields
const matters = z.array(z.object({ id, version })).min(1).max(500)
const faces = z.object({ items: z.array(MatterFace) })
const base = { method: 'POST', tag: 'orders' } as const

/** What one unit was asked about and what it said; before the order a unit sees its own rows only. */
export const ConsultationRow = z.object({
  id,
  matterId: id,
  organizationId: id,
  organizationName: z.string(),
  part: z.string(),
  title: z.string(),
  target: z.string(),
  workContent: z.string(),
  requirement: z.string(),
  due: outDate,
  state: z.enum(['asked', 'agreed', 'disputed', 'settled']),
  /** The day has passed without a word: counts as no objection. */
  silent: z.boolean(),
  opinion: z.string().nullable(),
  answeredAt: instant.nullable(),
  answeredBy: z.string().nullable(),
  outcome: z.enum(['kept', 'changed']).nullable(),
  decision: z.string().nullable(),
  decidedBy: z.string().nullable(),
  mine: z.boolean(),
})
export const ConsultationView = z.object({
  id,
  kind: z.enum(['division', 'matter']),
  divisionId: id.nullable(),
  matterId: id.nullable(),
  title: z.string(),
  text: z.string(),
  askedBy: z.string(),
  replyBy: z.string(),
  openedOn: z.string(),
  version,
  rows: z.array(ConsultationRow),
  /** What the reader may do here: answer, decide. */
  actions: z.array(z.string()),
})
export const DivisionView = z.object({
  id,
  title: z.string(),
  sourceId: id,
  sourceTitle: z.string(),
  draftedBy: z.string(),
  draftedOn: z.string(),
  rows: z.array(MatterFace),
  consultations: z.array(ConsultationView),
  /** The orders that its matters went out on. */
  orders: z.array(z.object({ id, number: z.string() })),
})

/** 起草分办: one matter a unit from one text; what differs is said in the unit's row. */
export const draftDivision = operation({
  ...base,
  id: 'divisions.draft',
  path: '/divisions',
  permission: 'matter.draft',
  summary: { zh: '起草分办', en: 'Draft matters for many units' },
  input: z.object({
    sourceId: id,
    clause: optional(line(100)),
    quote: optional(text(20_000)),
    ...template,
    kind,
    rows: z
      .array(
        z.object({
          leadOrganizationId,
          others,
          title: optional(template.title),
          target: optional(template.target),
          workContent: optional(template.workContent),
          requirement: optional(template.requirement),
          budget: template.budget.optional(),
        }),
      )
      .min(1)
      .max(500),
  }),
  output: DivisionView,
})
export const getDivision = operation({
  id: 'divisions.get',
  method: 'GET',
  path: '/divisions/{divisionId}',
  permission: 'division.read',
  tag: 'orders',
  summary: { zh: '分办方案', en: 'Matters drafted together' },
  input: z.object({ divisionId: id }),
  output: DivisionView,
})
export const submitMatters = operation({
  ...base,
  id: 'matters.submit-many',
  path: '/matter-submissions',
  permission: 'matter.submit',
  summary: { zh: '一并提交审批', en: 'Submit matters together' },
  input: z.object({ matters }),
  output: faces,
})
/** Approved together; a row may be sent back with its own reason. */
export const approveMatters = operation({
  ...base,
  id: 'matters.approve-many',
  path: '/matter-approvals',
  permission: 'matter.decide',
  summary: { zh: '一并审批', en: 'Decide on matters together' },
  input: z.object({
    opinion: optional(text(500)),
    matters: z
      .array(z.object({ id, version, sendBack: optional(text(500)) }))
      .min(1)
      .max(500),
  }),
  output: faces,
})
/** 纸质签批登记: the signer approves; whoever records it may be the drafter. */
export const recordApproval = operation({
  ...base,
  id: 'matters.record-approval',
  path: '/matter-paper-approvals',
  permission: 'approval.record',
  summary: { zh: '登记纸质审批', en: 'Record an approval given on paper' },
  input: z.object({ matters, signerId: id, signedOn: date, words: optional(text(500)), fileId: optional(id) }),
  output: faces,
})
export const checkMatters = operation({
  ...base,
  id: 'matters.check-many',
  path: '/matter-checks',
  permission: 'matter.check',
  summary: { zh: '一并登记复核', en: 'Second check of matters together' },
  input: z.object({ matters }),
  output: faces,
})

export const openConsultation = operation({
  ...base,
  id: 'consultations.open',
  path: '/consultations',
  permission: 'consultation.open',
  summary: { zh: '征求意见', en: 'Consult the units on a draft division' },
  input: z.object({ title: line(200), text: text(2_000), replyBy: date, matters }),
  output: ConsultationView,
})
/** 会商: the lead asks the other units of a running matter. */
export const askUnits = operation({
  ...base,
  id: 'consultations.ask',
  path: '/matters/{matterId}/consultations',
  permission: 'consultation.ask',
  summary: { zh: '商请配合单位提出意见', en: 'Ask the other units of a matter' },
  input: z.object({ matterId: id, text: text(2_000), replyBy: date }),
  output: ConsultationView,
})
export const getConsultation = operation({
  id: 'consultations.get',
  method: 'GET',
  path: '/consultations/{consultationId}',
  permission: 'consultation.read',
  tag: 'orders',
  summary: { zh: '征求意见', en: 'A consultation' },
  input: z.object({ consultationId: id }),
  output: ConsultationView,
})
export const listConsultations = operation({
  id: 'consultations.list',
  method: 'GET',
  path: '/matters/{matterId}/consultations',
  permission: 'chase.read',
  tag: 'orders',
  summary: { zh: '事项的征求意见', en: 'Consultations on a matter' },
  input: z.object({ matterId: id }),
  output: z.object({ items: z.array(ConsultationView) }),
})
export const answerConsultation = operation({
  ...base,
  id: 'consultations.answer',
  path: '/consultations/{consultationId}/answers',
  permission: 'consultation.answer',
  summary: { zh: '答复征求意见', en: 'Answer a consultation' },
  input: z.object({
    consultationId: id,
    answers: z
      .array(z.object({ rowId: id, agrees: z.boolean(), opinion: optional(text(2_000)) }))
      .min(1)
      .max(500),
  }),
  output: ConsultationView,
})
export const decideDispute = operation({
  ...base,
  id: 'consultations.decide',
  path: '/consultations/{consultationId}/decisions',
  permission: 'consultation.decide',
  summary: { zh: '处理不同意见', en: 'Decide on a disagreement' },
  input: z.object({
    consultationId: id,
    version,
    rowId: id,
    outcome: z.enum(['kept', 'changed']),
    decision: text(1_000),
  }),
  output: ConsultationView,
})
