import { z } from 'zod'
import { reviewCriteria } from '#domain/matter-guards.ts'
import { date, id, line, optional, text, version } from './fields.ts'
import { MatterView } from './matter-views.ts'
import { operation } from './operation.ts'

const base = { tag: 'reports', output: MatterView, method: 'POST' } as const
const one = { matterId: id }
const changed = { ...one, version }

export const reportProgress = operation({
  ...base,
  id: 'reports.progress',
  path: '/matters/{matterId}/progress',
  permission: 'report.write',
  summary: { zh: '报送进展', en: 'Report progress' },
  input: z.object({
    ...one,
    progress: text(5_000),
    difficulty: optional(text(2_000)),
    nextStep: optional(text(2_000)),
    /** Milestones that this report says are reached. */
    met: z.array(id).max(40).optional(),
  }),
})
export const SignatureInput = z.discriminatedUnion('how', [
  z.object({ how: z.literal('system') }),
  z.object({ how: z.literal('paper'), signer: line(40), signedOn: date }),
])
export const handIn = operation({
  ...base,
  id: 'reports.hand-in',
  path: '/matters/{matterId}/completion-report',
  permission: 'report.hand-in',
  summary: { zh: '申请办结', en: 'Hand in the completion report' },
  input: z.object({
    ...changed,
    outcome: text(5_000),
    actual: optional(line(500)),
    progress: text(5_000),
    difficulty: optional(text(2_000)),
    signature: SignatureInput,
  }),
})
export const ask = operation({
  ...base,
  id: 'messages.ask',
  path: '/matters/{matterId}/questions',
  permission: 'message.ask',
  summary: { zh: '询问', en: 'Ask the unit' },
  input: z.object({ ...one, text: text(1_000) }),
})
export const answer = operation({
  ...base,
  id: 'messages.answer',
  path: '/matters/{matterId}/answers',
  permission: 'message.answer',
  summary: { zh: '答复', en: 'Answer' },
  input: z.object({ ...one, questionId: id, text: text(2_000) }),
})

export const takeForReview = operation({
  ...base,
  id: 'reviews.take',
  path: '/matters/{matterId}/review',
  permission: 'review.conduct',
  summary: { zh: '开始审核', en: 'Take for review' },
  input: z.object(changed),
})
/** Causes of failure that 国办发〔2014〕42号 names, and those that are nobody's fault (C01). */
export const returnCauses = [
  'shifting',
  'perfunctory',
  'selective',
  'symbolic',
  'objective_conditions',
  'policy_conflict',
  'funds',
  'other',
] as const
export const returnReport = operation({
  ...base,
  id: 'reviews.return',
  path: '/matters/{matterId}/return',
  permission: 'review.conduct',
  summary: { zh: '退回', en: 'Return' },
  input: z.object({ ...changed, cause: z.enum(returnCauses), requirement: text(2_000), newDue: date }),
})
export const acceptReport = operation({
  ...base,
  id: 'reviews.accept',
  path: '/matters/{matterId}/acceptance',
  permission: 'review.conduct',
  summary: { zh: '审核通过', en: 'Accept' },
  input: z.object({
    ...changed,
    criteria: z.array(z.enum(reviewCriteria)).max(6),
    timely: z.boolean(),
    complete: z.boolean(),
    adequate: z.boolean(),
    /** 书面核实或现场核实 (A06). */
    method: z.enum(['desk', 'field']).default('desk'),
    verification: text(1_000),
    verifiedBy: id,
    /** A note for each criterion for which the matter's grade wants one (A32). */
    notes: z
      .array(z.object({ criterion: z.enum(reviewCriteria), note: line(500) }))
      .max(6)
      .default([]),
  }),
})
