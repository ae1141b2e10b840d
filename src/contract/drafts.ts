import { z } from 'zod'
import { date, id, line, optional, text, version } from './fields.ts'
import { MatterView } from './matter-views.ts'
import { operation } from './operation.ts'
import { SignatureInput } from './reports.ts'
import { UnitSideView } from './unit-side.ts'

const base = { tag: 'drafts', method: 'POST' } as const

export const writeDraft = operation({
  ...base,
  id: 'drafts.write',
  path: '/matters/{matterId}/drafts',
  permission: 'report.prepare',
  summary: { zh: '拟写报告（草稿待签）', en: 'Prepare a report for signature' },
  input: z.object({
    matterId: id,
    kind: z.enum(['progress', 'completion']),
    progress: text(5_000),
    difficulty: optional(text(2_000)),
    nextStep: optional(text(2_000)),
    outcome: optional(text(5_000)),
    actual: optional(line(500)),
    completedOn: optional(date),
    fileId: optional(id),
    /** Of the draft that lies open, where there is one. */
    draftVersion: version.optional(),
  }),
  output: UnitSideView,
})
const one = { reportDraftId: id, draftVersion: version }
export const signDraft = operation({
  ...base,
  id: 'drafts.sign',
  path: '/report-drafts/{reportDraftId}/signature',
  permission: 'report.sign',
  summary: { zh: '签署并报送', en: 'Sign and hand in' },
  input: z.object({ ...one, version, signature: SignatureInput }),
  output: MatterView,
})
export const dropDraft = operation({
  ...base,
  id: 'drafts.drop',
  path: '/report-drafts/{reportDraftId}/dropping',
  permission: 'report.prepare',
  summary: { zh: '撤下草稿', en: 'Drop a draft' },
  input: z.object(one),
  output: UnitSideView,
})
export const countersign = operation({
  ...base,
  id: 'drafts.countersign',
  path: '/report-drafts/{reportDraftId}/countersignatures',
  permission: 'report.countersign',
  summary: { zh: '会签办结报告', en: 'Countersign a completion report' },
  input: z.object({
    reportDraftId: id,
    /** The text that was read. */
    textNo: z.number().int().min(1).max(10_000),
    verdict: z.enum(['agreed', 'objected']),
    opinion: optional(text(2_000)),
    signature: SignatureInput,
  }),
  output: UnitSideView,
})

export const readSealed = operation({
  ...base,
  id: 'reports.read-sealed',
  path: '/sealed-reports',
  permission: 'report.read-sealed',
  summary: { zh: '上传盖章报告并读取', en: 'Upload a sealed report and read it' },
  input: z.object({ name: line(200), content: z.base64().min(4).max(14_000_000) }),
  output: z.object({
    fileId: id,
    name: z.string(),
    fields: z.object({
      outcome: z.string().nullable(),
      progress: z.string().nullable(),
      difficulty: z.string().nullable(),
      nextStep: z.string().nullable(),
      signedBy: z.string().nullable(),
      signedOn: z.string().nullable(),
    }),
  }),
})
export const getOriginal = operation({
  id: 'reports.original',
  method: 'GET',
  path: '/reports/{reportId}/original',
  permission: 'matter.read',
  tag: 'drafts',
  summary: { zh: '盖章报告原件', en: 'The sealed original of a report' },
  input: z.object({ reportId: id }),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.string() }),
})
