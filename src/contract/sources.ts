import { z } from 'zod'
import { endings, sourceKinds } from '#domain/source.ts'
import { date, id, line, optional, outDate, page, pageOf, queryFlag, search, text, version } from './fields.ts'
import { draftFields } from './draft-fields.ts'
import { MatterView } from './matter-views.ts'
import { separately } from './proposals.ts'
import { fileOperation, operation } from './operation.ts'
import { DetailsInput, SourceRow, SourceView, urgencies } from './source-views.ts'

export { sourceKinds }
export * from './source-views.ts'
export * from './proposals.ts'
export { uploadFile } from './files.ts'
export { addInstruction } from './instructions.ts'
export { makeSubmission, readSubmission } from './submissions.ts'

const base = { tag: 'sources', output: SourceView } as const
const one = { sourceId: id }

/** Text that was extracted from a document: long, many lines, anything but control characters and markup. */
const documentText = text(2_000_000)

const registered = {
  kind: z.enum(sourceKinds),
  title: line(300),
  docNumber: optional(line(60)),
  issuer: optional(line(100)),
  issuedOn: optional(date),
  receivedOn: optional(date),
  urgency: z.enum(urgencies).default('normal'),
  originLevel: z.number().int().min(1).max(4).default(3),
  text: optional(documentText),
  fileId: optional(id),
  details: DetailsInput.default({}),
  replyDue: optional(date),
}
export const registerSource = operation({
  ...base,
  id: 'sources.register',
  method: 'POST',
  path: '/sources',
  permission: 'source.register',
  summary: { zh: '登记来件', en: 'Register a source' },
  input: z.object(registered),
})
/** 研究决策时明确督促检查事项 (A04): the draft says who is to do what by when; publishing makes matters of it. */
export const draftSource = operation({
  ...base,
  id: 'sources.draft',
  method: 'POST',
  path: '/source-drafts',
  permission: 'source.register',
  summary: { zh: '起草决策', en: 'Draft a decision' },
  input: z.object({
    kind: z.enum(['document', 'meeting_decision', 'major_decision', 'normative_document']),
    title: line(300),
    issuer: optional(line(100)),
    originLevel: z.number().int().min(1).max(4).default(3),
    text: documentText,
    details: DetailsInput.default({}),
    items: z.array(z.object(draftFields)).min(1).max(200),
  }),
})
export const publishSource = operation({
  ...base,
  id: 'sources.publish',
  method: 'POST',
  path: '/sources/{sourceId}/publication',
  permission: 'source.change',
  summary: { zh: '发布决策', en: 'Publish a decision' },
  input: z.object({ ...one, version, issuedOn: date, docNumber: optional(line(60)) }),
})
export const previewReading = operation({
  id: 'sources.preview',
  method: 'POST',
  path: '/readings',
  permission: 'source.register',
  tag: 'sources',
  summary: { zh: '试读文件', en: 'Read a document without registering it' },
  input: z.object({ text: optional(documentText), fileId: optional(id) }),
  output: z.object({
    title: z.string().nullable(),
    docNumber: z.string().nullable(),
    issuer: z.string().nullable(),
    issuedOn: outDate,
    tasks: z.number().int(),
    /** The same words are on the register already, or another text under the same number: a corrected one. */
    registered: z.object({ sourceId: id, title: z.string(), isSame: z.boolean() }).nullable(),
  }),
})
export const listSources = operation({
  id: 'sources.list',
  method: 'GET',
  path: '/sources',
  permission: 'source.list',
  tag: 'sources',
  summary: { zh: '来件', en: 'Sources' },
  input: z.object({
    ...page,
    search: search(100),
    kind: z.enum(sourceKinds).optional(),
    /** Only those with lines that nobody has decided on. */
    undecided: queryFlag.optional(),
  }),
  output: pageOf(SourceRow),
})
export const exportSources = fileOperation({
  id: 'sources.export',
  path: '/sources.xlsx',
  permission: 'source.list',
  tag: 'sources',
  summary: { zh: '导出来件登记簿', en: 'The register of sources as a workbook' },
  input: z.object({ search: search(100), undecided: queryFlag.optional() }),
})
export const getSource = operation({
  ...base,
  id: 'sources.get',
  method: 'GET',
  path: '/sources/{sourceId}',
  permission: 'source.read',
  recordsReading: true,
  summary: { zh: '一份来件', en: 'A source' },
  input: z.object(one),
})
export const acceptProposal = operation({
  id: 'proposals.accept',
  method: 'POST',
  path: '/proposals/{proposalId}/acceptance',
  permission: 'source.change',
  tag: 'sources',
  summary: { zh: '采纳为督办事项', en: 'Accept a proposal as a matter' },
  input: z.object({ proposalId: id, ...draftFields, separately }),
  output: MatterView,
})
export const dismissProposal = operation({
  ...base,
  id: 'proposals.dismiss',
  method: 'POST',
  path: '/proposals/{proposalId}/dismissal',
  permission: 'source.change',
  summary: { zh: '不列入督办', en: 'Dismiss a proposal with a reason' },
  input: z.object({
    proposalId: id,
    ending: z.enum(endings).default('not_a_task'),
    reason: text(300),
    approver: optional(line(40)),
  }),
})
/** 完成拟办: nothing is left undecided, or the whole of it is left aside for a reason somebody approved (A01, A13). */
export const finishScreening = operation({
  ...base,
  id: 'sources.finish-screening',
  method: 'POST',
  path: '/sources/{sourceId}/screening',
  permission: 'source.change',
  summary: { zh: '完成拟办', en: 'Finish screening' },
  input: z.object({ ...one, version, reason: optional(text(500)), approver: optional(line(40)) }),
})
export const confirmOral = operation({
  ...base,
  id: 'sources.confirm-oral',
  method: 'POST',
  path: '/sources/{sourceId}/confirmation',
  permission: 'source.change',
  summary: { zh: '登记口头交办确认', en: 'Record that an oral assignment is confirmed' },
  input: z.object({ ...one, version, confirmedOn: date, confirmedBy: line(60) }),
})
export const replySource = operation({
  ...base,
  id: 'sources.reply',
  method: 'POST',
  path: '/sources/{sourceId}/reply',
  permission: 'source.change',
  summary: { zh: '登记答复', en: 'Record the statutory reply' },
  input: z.object({ ...one, version, repliedOn: date, toWhom: line(100), text: text(2_000) }),
})
export const repealSource = operation({
  ...base,
  id: 'sources.repeal',
  method: 'POST',
  path: '/sources/{sourceId}/repeal',
  permission: 'source.change',
  summary: { zh: '登记废止', en: 'Record that a source is repealed' },
  input: z.object({ ...one, version, repealedOn: date, repealedBy: line(200) }),
})
export const addCoSupervisor = operation({
  ...base,
  id: 'sources.add-co-supervisor',
  method: 'POST',
  path: '/sources/{sourceId}/co-supervisors',
  permission: 'source.change',
  summary: { zh: '登记协同督办单位', en: 'Add a co-supervisor' },
  input: z.object({
    ...one,
    version,
    office: line(100),
    organizationId: optional(id),
    number: optional(line(60)),
    contact: optional(line(100)),
  }),
})
