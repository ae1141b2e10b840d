import { z } from 'zod'
import { id, instant, optional, text } from './fields.ts'
import { operation } from './operation.ts'

const Share = z.object({ part: z.number(), whole: z.number(), percent: z.number().int() })
/** A percentage with the numbers that it was made from. */
export const ProgressView = z.object({
  percent: z.number().int(),
  milestones: Share.nullable(),
  targets: Share.nullable(),
})

export const judgements = ['ahead', 'on_track', 'behind', 'stalled'] as const
export const AssessmentView = z.object({
  id,
  periodId: id.nullable(),
  judgement: z.enum(judgements),
  text: z.string(),
  percent: z.number().int().nullable(),
  light: z.enum(['yellow', 'red']).nullable(),
  lightReason: z.string().nullable(),
  organizationName: z.string(),
  assessedBy: z.string(),
  assessedAt: instant,
})

/** 核定进展: beside the unit's text, which nobody changes; the percentage is computed, never typed. */
export const assess = operation({
  id: 'assessments.make',
  method: 'POST',
  path: '/matters/{matterId}/assessments',
  permission: 'matter.assess',
  tag: 'periods',
  summary: { zh: '核定进展', en: 'Assess the progress' },
  input: z.object({
    matterId: id,
    periodId: id.optional(),
    judgement: z.enum(judgements),
    text: text(2_000),
    light: z.enum(['yellow', 'red']).optional(),
    lightReason: optional(text(500)),
  }),
  output: AssessmentView,
})
