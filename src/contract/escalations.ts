import { z } from 'zod'
import { count, date, id, line, optional, outDate, queryFlag, text, version } from './fields.ts'
import { operation } from './operation.ts'

export const EscalationView = z.object({
  id,
  matterId: id,
  matterTitle: z.string(),
  /** Of the matter: what locks and versions an escalation. */
  version,
  supervisorName: z.string(),
  issue: z.string(),
  tried: z.string(),
  proposal: z.string(),
  addressee: z.string(),
  sentBy: z.string(),
  sentOn: z.string(),
  reply: z.string().nullable(),
  repliedOn: outDate,
  actions: z.array(z.string()),
})

export const sendEscalation = operation({
  id: 'escalations.send',
  method: 'POST',
  path: '/matters/{matterId}/escalations',
  permission: 'escalation.write',
  tag: 'escalations',
  summary: { zh: '报请上级', en: 'Report upwards with a proposal' },
  input: z.object({
    matterId: id,
    issue: text(2_000),
    tried: text(2_000),
    proposal: optional(text(2_000)),
    addressee: line(100),
  }),
  output: EscalationView,
})
export const replyToEscalation = operation({
  id: 'escalations.reply',
  method: 'POST',
  path: '/escalations/{escalationId}/reply',
  permission: 'escalation.write',
  tag: 'escalations',
  summary: { zh: '登记上级答复', en: 'Record the superior’s reply' },
  input: z.object({ escalationId: id, version, reply: text(3_000), repliedOn: optional(date) }),
  output: EscalationView,
})
export const listEscalations = operation({
  id: 'escalations.list',
  method: 'GET',
  path: '/escalations',
  permission: 'register.read',
  tag: 'escalations',
  summary: { zh: '报请上级的事项', en: 'What was reported upwards' },
  input: z.object({
    matterId: id.optional(),
    waiting: queryFlag.optional(),
    limit: count(500).default(200),
  }),
  output: z.object({ items: z.array(EscalationView), total: z.number().int() }),
})
