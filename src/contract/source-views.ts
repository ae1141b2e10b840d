import { z } from 'zod'
import { lineParts } from '#domain/document-identity.ts'
import { matterStates } from '#domain/matter.ts'
import { endings, meetingKinds, sourceKinds } from '#domain/source.ts'
import { BudgetInput } from './matter-views.ts'
import { date, id, line, optional, outDate, version } from './fields.ts'

const Deadline = z.object({
  raw: z.string(),
  date: outDate,
  kind: z.string(),
  /** A span that is counted from delivery: 收到后10个工作日内 */
  counted: z.object({ kind: z.enum(['working_days', 'calendar_days', 'months']), amount: z.number().int() }).optional(),
})
export const urgencies = ['most_urgent', 'urgent', 'plain', 'normal'] as const

/** Facts that one kind of source has and others have not; which of them it needs, `domain/source.ts` says. */
export const DetailsInput = z
  .object({
    meetingKind: optional(z.enum(meetingKinds)),
    meetingNumber: optional(line(40)),
    meetingOn: optional(date),
    outlet: optional(line(100)),
    address: optional(line(500)),
    article: optional(line(60)),
    validFrom: optional(date),
    validTo: optional(date),
    assignedBy: optional(line(60)),
    assignedAt: optional(date),
    place: optional(line(100)),
    recorder: optional(line(40)),
    carrierNumber: optional(line(60)),
  })
  .strict()

export const ProposalView = z.object({
  id,
  no: z.number().int(),
  /** Drawn by the rules of reading, or suggested by the assistant. */
  origin: z.enum(['reader', 'assistant']),
  text: z.string(),
  clause: z.string(),
  span: z.array(z.tuple([z.number(), z.number()])),
  lead: z.array(z.string()),
  support: z.array(z.string()),
  /** Organizations of the directory that the names stand for, where there is exactly one. */
  leadIds: z.array(id.nullable()),
  supportIds: z.array(id.nullable()),
  deadline: Deadline.nullable(),
  confidence: z.number(),
  questions: z.array(z.string()),
  /** Units that a sentence for the whole document binds. */
  inherited: z.array(z.string()),
  /** Why: which words decided, and where they stand. */
  reasons: z.array(
    z.object({ code: z.string(), place: z.tuple([z.number(), z.number()]).nullable(), clause: z.string() }),
  ),
  /** What a person corrected before accepting. */
  edited: z.object({ leadOrganizationId: id.optional(), dueOn: z.string().optional() }).nullable(),
  /** The words before the document was corrected. */
  earlierText: z.string().nullable(),
  /** Who answered for it and until when, where the correction changed that. */
  earlier: z
    .object({
      lead: z.array(z.string()).optional(),
      support: z.array(z.string()).optional(),
      deadline: z.string().nullable().optional(),
    })
    .nullable(),
  /** The corrected document no longer holds it. */
  goneOn: outDate,
  /** What followed from the correction is done, or not wanted. */
  followedOn: outDate,
  followedNote: z.string().nullable(),
  state: z.enum(['open', 'accepted', 'dismissed', 'attached', 'withdrawn']),
  ending: z.enum(endings).nullable(),
  reason: z.string().nullable(),
  approver: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedOn: outDate,
  matterId: id.nullable(),
  matterIds: z.array(id),
})

export const dispositions = ['open', 'matter', 'attached', 'read_only', 'study', 'not_applicable'] as const
export const ChainLink = z.object({ name: line(60), note: optional(line(60)) })
export const InstructionView = z.object({
  id,
  leaderId: id.nullable(),
  leaderName: z.string(),
  leaderPost: z.string(),
  rank: z.number().int(),
  instructedOn: z.string(),
  /** Whom the paper goes to, in order 转谁办. */
  chain: z.array(z.object({ name: z.string(), note: z.string().optional() })),
  /** 交办要求: what the office excerpted for the units. */
  requirement: z.string().nullable(),
  limit: BudgetInput.nullable(),
  urgency: z.enum(urgencies),
  answerRequired: z.boolean(),
  state: z.enum(['open', 'read']),
  readOn: outDate,
  disposition: z.enum(dispositions),
  reason: z.string().nullable(),
  approver: z.string().nullable(),
  matterIds: z.array(id),
  follows: id.nullable(),
  /** Verbatim words; null to whoever is not a named handler. */
  text: z.string().nullable(),
})

export const SourceRow = z.object({
  id,
  kind: z.enum(sourceKinds),
  state: z.enum(['draft', 'registered']),
  title: z.string(),
  docNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: outDate,
  receivedOn: z.string(),
  urgency: z.string(),
  repealedOn: outDate,
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
  madeBy: z.string(),
  matterIds: z.array(id),
  read: z.array(id),
  readings: z.array(
    z.object({
      instructionId: id,
      on: z.string(),
      how: z.enum(['system', 'paper', 'silence']),
      result: z.enum(['read', 'instructed']),
      recordedBy: z.string().nullable(),
      attachmentId: id.nullable(),
    }),
  ),
  copies: z.array(z.object({ office: z.string(), number: z.string().nullable(), sentOn: z.string() })),
})

export const attachmentKinds = ['original', 'scan', 'reading', 'reply', 'confirmation'] as const
export const AttachmentView = z.object({
  id,
  kind: z.enum(attachmentKinds),
  name: z.string(),
  size: z.number().int(),
  mediaType: z.string(),
  instructionId: id.nullable(),
  addedOn: z.string(),
})
export const ObligationView = z.object({
  id,
  toWhom: z.string(),
  form: z.string(),
  due: z.string(),
  clause: z.string().nullable(),
  doneOn: outDate,
  doneHow: z.string().nullable(),
})
export const CoSupervisorView = z.object({
  id,
  office: z.string(),
  number: z.string().nullable(),
  contact: z.string().nullable(),
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
  /** What became of the clauses that oblige somebody, and those that no line answers (A03). */
  coverage: z.object({
    clauses: z.number().int(),
    obliging: z.number().int(),
    matter: z.number().int(),
    dismissed: z.number().int(),
    open: z.number().int(),
    bare: z.array(
      z.object({
        at: z.number().int(),
        path: z.string(),
        words: z.string(),
        by: z.array(z.enum(['unit', 'deadline', 'report', 'duty'])),
      }),
    ),
  }),
  details: z.record(z.string(), z.string()),
  facts: z.object({
    publishedOn: outDate,
    replyDue: outDate,
    repliedOn: outDate,
    confirmedOn: outDate,
    confirmedBy: z.string().nullable(),
    repealedBy: z.string().nullable(),
    screenedOn: outDate,
    noMatterReason: z.string().nullable(),
    noMatterApprover: z.string().nullable(),
  }),
  proposals: z.array(ProposalView),
  /** What the names of its proposals mean. */
  names: z.array(
    z.object({
      name: z.string(),
      unitIds: z.array(id),
      isSettled: z.boolean(),
      isCollective: z.boolean(),
      suggested: z.array(id),
    }),
  ),
  /** What a correction asks of matters that were there already: offered, and done by nobody but the office. */
  followUps: z.array(
    z.object({
      proposalId: id,
      matterId: id,
      title: z.string(),
      number: z.string().nullable(),
      part: z.enum([...lineParts, 'gone']),
      /** What the matter says today. */
      present: z.string().nullable(),
      operation: z.string().nullable(),
    }),
  ),
  /** Texts that a corrected one has replaced. */
  versions: z.array(
    z.object({ no: z.number().int(), reason: z.string(), replacedBy: z.string(), replacedOn: z.string() }),
  ),
  items: z.array(z.object({ no: z.number().int(), title: z.string(), matterId: id.nullable() })),
  instructions: z.array(InstructionView),
  submissions: z.array(SubmissionView),
  obligations: z.array(ObligationView),
  coSupervisors: z.array(CoSupervisorView),
  attachments: z.array(AttachmentView),
  answers: z.array(
    z.object({
      id,
      instructionId: id.nullable(),
      toWhom: z.string(),
      how: z.string(),
      text: z.string(),
      on: z.string(),
    }),
  ),
  /** Every matter that this source obliges, drafts included. */
  matters: z.array(
    z.object({
      id,
      title: z.string(),
      number: z.string().nullable(),
      state: z.enum(matterStates),
      leadName: z.string().nullable(),
      due: outDate,
      outcome: z.string().nullable(),
      actual: z.string().nullable(),
    }),
  ),
  /** Matters accepted by the office and waiting to be laid before the leaders who asked. */
  awaitingSubmission: z.array(z.object({ id, title: z.string(), number: z.string().nullable() })),
})
