import { z } from 'zod'
import { date, flag, id, line, optional, text, version } from './fields.ts'
import { BudgetInput } from './matter-views.ts'
import { operation } from './operation.ts'
import { SourceView } from './source-views.ts'

const base = { tag: 'submissions', output: SourceView, method: 'POST' } as const

export const draftSubmission = operation({
  id: 'submissions.draft',
  method: 'GET',
  path: '/sources/{sourceId}/submission-draft',
  permission: 'source.read',
  tag: 'submissions',
  summary: { zh: '呈报拟稿', en: 'Draft of a submission' },
  input: z.object({ sourceId: id }),
  output: z.object({ text: z.string(), matterIds: z.array(id) }),
})
export const makeSubmission = operation({
  ...base,
  id: 'submissions.make',
  path: '/sources/{sourceId}/submissions',
  permission: 'submission.make',
  summary: { zh: '呈报领导', en: 'Submit the result to the leaders' },
  input: z.object({
    sourceId: id,
    version,
    title: line(200),
    text: text(5_000),
    matterIds: z.array(id).min(1).max(500),
  }),
})

const reading = {
  submissionId: id,
  instructionId: id,
  how: z.enum(['system', 'paper']),
  readOn: optional(date),
  /** The page that the leader signed. */
  fileId: optional(id),
}
export const readSubmission = operation({
  ...base,
  id: 'submissions.read',
  path: '/submissions/{submissionId}/readings',
  permission: 'submission.read',
  summary: { zh: '阅结', en: 'Record that a leader has read it' },
  input: z.object(reading),
})
/** 再批示: the leader has read it and wants more; its matters are taken up again with a new day. */
export const instructAgain = operation({
  ...base,
  id: 'submissions.instruct',
  path: '/submissions/{submissionId}/instructions',
  permission: 'submission.read',
  summary: { zh: '再批示', en: 'Instruct again' },
  input: z.object({
    ...reading,
    text: text(2_000),
    requirement: optional(text(2_000)),
    limit: optional(BudgetInput),
    answerRequired: flag.default(true),
    matterIds: z.array(id).min(1).max(100),
  }),
})
