import { z } from 'zod'
import { count, id, line, optional, outDate, queryFlag, text, version } from './fields.ts'
import { operation } from './operation.ts'

export const HelpView = z.object({
  id,
  version,
  title: z.string(),
  text: z.string(),
  matterId: id.nullable(),
  matterTitle: z.string().nullable(),
  ownerId: id,
  ownerName: z.string(),
  askedBy: z.string(),
  askedOn: z.string(),
  answer: z.string().nullable(),
  answeredOn: outDate,
  actions: z.array(z.string()),
})

export const askForHelp = operation({
  id: 'help.ask',
  method: 'POST',
  path: '/help-requests',
  permission: 'help.ask',
  tag: 'help',
  summary: { zh: '请求协助', en: 'Ask the secretary-general for help' },
  input: z.object({ title: line(200), text: text(2_000), ownerId: id, matterId: optional(id) }),
  output: HelpView,
})
export const answerHelp = operation({
  id: 'help.answer',
  method: 'POST',
  path: '/help-requests/{helpId}/answer',
  permission: 'help.answer',
  tag: 'help',
  summary: { zh: '答复协助请求', en: 'Answer a request for help' },
  input: z.object({ helpId: id, version, answer: text(2_000) }),
  output: HelpView,
})
export const listHelp = operation({
  id: 'help.list',
  method: 'GET',
  path: '/help-requests',
  permission: 'register.read',
  tag: 'help',
  summary: { zh: '协助请求', en: 'Requests for help' },
  input: z.object({ waiting: queryFlag.optional(), limit: count(500).default(200) }),
  output: z.object({ items: z.array(HelpView), total: z.number().int() }),
})
