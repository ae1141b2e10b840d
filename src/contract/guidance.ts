import { z } from 'zod'
import { count, id, line, outDate, text, version } from './fields.ts'
import { operation } from './operation.ts'

export const GuidanceView = z.object({
  id,
  version,
  title: z.string(),
  text: z.string(),
  fromName: z.string(),
  toName: z.string(),
  sentBy: z.string(),
  sentOn: z.string(),
  readBy: z.string().nullable(),
  readOn: outDate,
  actions: z.array(z.string()),
})

export const sendGuidance = operation({
  id: 'guidance.send',
  method: 'POST',
  path: '/guidance-notes',
  permission: 'guidance.send',
  tag: 'guidance',
  summary: { zh: '发送业务指导', en: 'Send guidance' },
  input: z.object({ addresseeId: id, title: line(200), text: text(5_000) }),
  output: GuidanceView,
})
export const acknowledgeGuidance = operation({
  id: 'guidance.acknowledge',
  method: 'POST',
  path: '/guidance-notes/{noteId}/receipt',
  permission: 'guidance.acknowledge',
  tag: 'guidance',
  summary: { zh: '业务指导已阅', en: 'Say that guidance was read' },
  input: z.object({ noteId: id, version }),
  output: GuidanceView,
})
export const listGuidance = operation({
  id: 'guidance.list',
  method: 'GET',
  path: '/guidance-notes',
  permission: 'register.read',
  tag: 'guidance',
  summary: { zh: '业务指导', en: 'Guidance' },
  input: z.object({ limit: count(500).default(200) }),
  output: z.object({ items: z.array(GuidanceView), total: z.number().int() }),
})
