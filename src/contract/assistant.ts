import { z } from 'zod'
import { hintFields } from '#domain/assistant/answer.ts'
import { assistantFaults } from '#domain/assistant/faults.ts'
import { flag, id, instant, outDate } from './fields.ts'
import { operation } from './operation.ts'
import { SourceView } from './source-views.ts'

const Request = z.object({
  id,
  state: z.enum(['waiting', 'done', 'failed', 'cancelled']),
  askedBy: z.string(),
  askedAt: instant,
  address: z.string(),
  model: z.string(),
  fault: z.enum(assistantFaults).nullable(),
  tasks: z.number().int(),
  hints: z.number().int(),
  /** Dropped because the document does not say it; left out because it stands already. */
  ungrounded: z.number().int(),
  known: z.number().int(),
})

const Installation = z.object({
  /** What the worker's environment names; null: none, and nothing is ever sent. */
  connection: z.object({ address: z.string(), model: z.string(), hasKey: flag, seconds: z.number().int() }).nullable(),
  trial: Request.nullable(),
})
export const getAssistant = operation({
  id: 'assistant.get',
  method: 'GET',
  path: '/assistant',
  permission: 'assistant.manage',
  tag: 'assistant',
  summary: { zh: '助手配置', en: 'How the assistant is configured' },
  input: z.object({}),
  output: Installation,
})
export const tryAssistant = operation({
  id: 'assistant.try',
  method: 'POST',
  path: '/assistant/trials',
  permission: 'assistant.manage',
  tag: 'assistant',
  summary: { zh: '试连助手', en: 'Try whether the assistant answers' },
  input: z.object({}),
  output: Installation,
})

export const AssistantOnSource = z.object({
  /** Switched on by the government and configured by the installation; where not, nothing below says anything. */
  isOn: flag,
  /** Why this source may not be sent. */
  lacks: z.string().nullable(),
  address: z.string().nullable(),
  model: z.string().nullable(),
  characters: z.number().int(),
  portions: z.number().int(),
  request: Request.nullable(),
  hints: z.array(
    z.object({
      id,
      proposalId: id,
      field: z.enum(hintFields),
      value: z.string(),
      /** The words it rests on. */
      quote: z.string(),
      due: outDate,
    }),
  ),
})
const onSource = { permission: 'source.change', tag: 'assistant', output: AssistantOnSource } as const
export const getAssistantOnSource = operation({
  ...onSource,
  id: 'assistant.on-source',
  method: 'GET',
  path: '/sources/{sourceId}/assistant',
  permission: 'source.read',
  summary: { zh: '来件的助手建议', en: 'What the assistant may and did suggest on a source' },
  input: z.object({ sourceId: id }),
})
/** 请助手补充建议: the act by which the words of this source leave the house. */
export const askAssistant = operation({
  ...onSource,
  id: 'assistant.ask',
  method: 'POST',
  path: '/sources/{sourceId}/assistant',
  summary: { zh: '请助手补充建议', en: 'Ask the assistant about a source' },
  input: z.object({ sourceId: id }),
})
export const cancelAsking = operation({
  ...onSource,
  id: 'assistant.cancel',
  method: 'POST',
  path: '/assistant-requests/{requestId}/cancellation',
  summary: { zh: '取消请助手', en: 'Cancel a request that is waiting' },
  input: z.object({ requestId: id }),
})
export const decideHint = operation({
  id: 'assistant.decide-hint',
  method: 'POST',
  path: '/assistant-hints/{hintId}/decision',
  permission: 'source.change',
  tag: 'assistant',
  summary: { zh: '采用或不采用助手建议', en: 'Take or dismiss what the assistant suggests of a line' },
  input: z.object({ hintId: id, take: flag }),
  output: SourceView,
})
