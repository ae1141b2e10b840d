import { z } from 'zod'
import { date, flag, id, line, optional, outDate, page, pageOf, queryFlag, search, text, version } from './fields.ts'
import { draftFields } from './draft-fields.ts'
import { MatterView } from './matter-views.ts'
import { fileOperation, operation } from './operation.ts'

export const sourceKinds = [
  'document',
  'meeting_decision',
  'major_decision',
  'leader_instruction',
  'superior_order',
  'deputies_suggestion',
  'party_committee',
  'media_report',
  'clue',
] as const

export const ProposalView = z.object({
  id,
  no: z.number().int(),
  text: z.string(),
  clause: z.string(),
  span: z.array(z.tuple([z.number(), z.number()])),
  lead: z.array(z.string()),
  support: z.array(z.string()),
  /** Organizations of the directory that the names stand for, where there is exactly one. */
  leadIds: z.array(id.nullable()),
  supportIds: z.array(id.nullable()),
  deadline: z.object({ raw: z.string(), date: outDate, kind: z.string() }).nullable(),
  confidence: z.number(),
  questions: z.array(z.string()),
  state: z.enum(['open', 'accepted', 'dismissed']),
  reason: z.string().nullable(),
  matterId: id.nullable(),
})
export const InstructionView = z.object({
  id,
  leaderId: id.nullable(),
  leaderName: z.string(),
  leaderPost: z.string(),
  instructedOn: z.string(),
  answerRequired: z.boolean(),
  state: z.enum(['open', 'read']),
  readOn: outDate,
  /** Verbatim words; null to whoever is not a named handler. */
  text: z.string().nullable(),
})
export const SourceRow = z.object({
  id,
  kind: z.enum(sourceKinds),
  title: z.string(),
  docNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: outDate,
  receivedOn: z.string(),
  urgency: z.string(),
  proposals: z.number().int(),
  undecided: z.number().int(),
  matters: z.number().int(),
  version,
})
export const SubmissionView = z.object({
  id,
  title: z.string(),
  text: z.string(),
  madeOn: z.string(),
  matterIds: z.array(id),
  read: z.array(id),
})
export const SourceView = z.object({
  row: SourceRow,
  text: z.string(),
  clauses: z.array(
    z.object({
      label: z.string(),
      level: z.number().int(),
      start: z.number().int(),
      end: z.number().int(),
      heading: z.string(),
    }),
  ),
  proposals: z.array(ProposalView),
  instructions: z.array(InstructionView),
  submissions: z.array(SubmissionView),
  /** Matters accepted by the office and waiting to be laid before the leaders who asked. */
  awaitingSubmission: z.array(z.object({ id, title: z.string(), number: z.string().nullable() })),
})

const base = { tag: 'sources', output: SourceView } as const
const one = { sourceId: id }

/** Text that was extracted from a document: long, many lines, anything but control characters and markup. */
const documentText = text(2_000_000)

export const uploadFile = operation({
  id: 'files.upload',
  method: 'POST',
  path: '/files',
  permission: 'source.register',
  tag: 'files',
  summary: { zh: '上传文件', en: 'Upload a file' },
  input: z.object({
    name: line(200).refine((name) => /\.txt$/i.test(name), { error: 'only-txt' }),
    content: z.base64().min(4).max(14_000_000),
  }),
  output: z.object({ id, name: z.string(), size: z.number().int(), text: z.string() }),
})
export const registerSource = operation({
  ...base,
  id: 'sources.register',
  method: 'POST',
  path: '/sources',
  permission: 'source.register',
  summary: { zh: '登记来件', en: 'Register a source' },
  input: z.object({
    kind: z.enum(sourceKinds),
    title: line(300),
    docNumber: optional(line(60)),
    issuer: optional(line(100)),
    issuedOn: optional(date),
    receivedOn: optional(date),
    urgency: z.enum(['most_urgent', 'urgent', 'plain', 'normal']).default('normal'),
    originLevel: z.number().int().min(1).max(4).default(3),
    text: optional(documentText),
    fileId: optional(id),
  }),
})
export const previewReading = operation({
  id: 'sources.preview',
  method: 'POST',
  path: '/readings',
  permission: 'source.register',
  tag: 'sources',
  summary: { zh: '试读文件', en: 'Read a document without registering it' },
  input: z.object({ text: documentText }),
  output: z.object({
    title: z.string().nullable(),
    docNumber: z.string().nullable(),
    issuer: z.string().nullable(),
    issuedOn: outDate,
    tasks: z.number().int(),
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
export const addInstruction = operation({
  ...base,
  id: 'sources.add-instruction',
  method: 'POST',
  path: '/sources/{sourceId}/instructions',
  permission: 'source.change',
  summary: { zh: '登记领导批示', en: 'Register an instruction' },
  input: z.object({
    ...one,
    version,
    leaderId: optional(id),
    leaderName: line(40),
    leaderPost: line(60),
    instructedOn: date,
    text: text(2_000),
    answerRequired: flag,
    handlerIds: z.array(id).max(20).default([]),
  }),
})
export const acceptProposal = operation({
  id: 'proposals.accept',
  method: 'POST',
  path: '/proposals/{proposalId}/acceptance',
  permission: 'source.change',
  tag: 'sources',
  summary: { zh: '采纳为督办事项', en: 'Accept a proposal as a matter' },
  input: z.object({ proposalId: id, ...draftFields }),
  output: MatterView,
})
export const dismissProposal = operation({
  ...base,
  id: 'proposals.dismiss',
  method: 'POST',
  path: '/proposals/{proposalId}/dismissal',
  permission: 'source.change',
  summary: { zh: '不列入督办', en: 'Dismiss a proposal with a reason' },
  input: z.object({ proposalId: id, reason: text(300) }),
})
export const makeSubmission = operation({
  ...base,
  id: 'submissions.make',
  method: 'POST',
  path: '/sources/{sourceId}/submissions',
  permission: 'submission.make',
  summary: { zh: '呈报领导', en: 'Submit the result to the leaders' },
  input: z.object({ ...one, version, title: line(200), text: text(5_000), matterIds: z.array(id).min(1).max(500) }),
})
export const readSubmission = operation({
  ...base,
  id: 'submissions.read',
  method: 'POST',
  path: '/submissions/{submissionId}/readings',
  permission: 'submission.read',
  summary: { zh: '阅结', en: 'Record that a leader has read it' },
  input: z.object({ submissionId: id, instructionId: id, how: z.enum(['system', 'paper']), readOn: optional(date) }),
})
