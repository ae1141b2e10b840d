import { z } from 'zod'
import { id, optional, text } from './fields.ts'
import { operation } from './operation.ts'

/** One text for several matters: written once, and on record in each. */
export const progressMany = operation({
  id: 'reports.progress-many',
  method: 'POST',
  path: '/progress-reports',
  permission: 'report.write',
  tag: 'reports',
  summary: { zh: '一次报送多件进展', en: 'Report progress on several matters at once' },
  input: z.object({
    matterIds: z.array(id).min(1).max(200),
    progress: text(5_000),
    difficulty: optional(text(2_000)),
    nextStep: optional(text(2_000)),
  }),
  output: z.object({ reported: z.number().int() }),
})
export const answerMany = operation({
  id: 'messages.answer-many',
  method: 'POST',
  path: '/answers',
  permission: 'message.answer',
  tag: 'reports',
  summary: { zh: '一次答复多个询问', en: 'Answer several questions at once' },
  input: z.object({ questionIds: z.array(id).min(1).max(50), text: text(2_000) }),
  output: z.object({ answered: z.number().int() }),
})
