import { z } from 'zod'
import { lights } from '#domain/light.ts'
import { instruments } from '#domain/urging.ts'
import { count, date, id, instant, line, optional, outDate, text } from './fields.ts'
import { operation } from './operation.ts'

const Reply = z.object({
  text: z.string(),
  cause: z.string().nullable(),
  improvement: z.string().nullable(),
  by: z.string(),
  at: instant,
})
const ChaseLetter = z.object({ id, number: z.string(), instrument: z.enum(instruments) })
/** 催办: by telephone, visit or paper as one line; by message with who has read it and what they replied. */
export const ChaseView = z.object({
  id,
  matterId: id,
  matterTitle: z.string(),
  matterNumber: z.string().nullable(),
  matterDue: outDate,
  how: z.enum(['phone', 'message', 'visit', 'paper']),
  spokeWith: z.string().nullable(),
  said: z.string(),
  by: z.string(),
  askerName: z.string(),
  organizationName: z.string(),
  at: instant,
  readBy: z.string().nullable(),
  readAt: instant.nullable(),
  /** 责成说明: until when cause and improvement are to be reported. */
  explainBy: outDate,
  reply: Reply.nullable(),
  /** What the office may use next, because the explanation did not come in time. */
  instrument: z.enum(instruments).nullable(),
  /** The letter that followed, and the one by which this was asked. */
  letter: ChaseLetter.nullable(),
  byLetter: ChaseLetter.nullable(),
  mayIssueLetter: z.boolean(),
  mayReceive: z.boolean(),
  mayReply: z.boolean(),
})

export const recordChase = operation({
  id: 'chases.record',
  method: 'POST',
  path: '/assignments/{assignmentId}/chases',
  permission: 'chase.record',
  tag: 'chases',
  summary: { zh: '登记催办', en: 'Record a chase' },
  input: z.object({
    assignmentId: id,
    how: z.enum(['phone', 'message', 'visit', 'paper']),
    spokeWith: optional(line(40)),
    said: line(300),
  }),
  output: ChaseView,
})
/** 一键催办: to one, some or all; each unit is told in the same transaction. */
export const urge = operation({
  id: 'chases.urge',
  method: 'POST',
  path: '/urgings',
  permission: 'chase.urge',
  tag: 'chases',
  summary: { zh: '催办', en: 'Urge units' },
  input: z.object({
    assignmentIds: z.array(id).min(1).max(500),
    said: line(300),
    /** 责成报告原因及改进意见, by this day. */
    explainBy: date.optional(),
  }),
  output: z.object({ urged: z.number().int(), units: z.number().int() }),
})
export const listChases = operation({
  id: 'chases.list',
  method: 'GET',
  path: '/matters/{matterId}/chases',
  permission: 'chase.read',
  tag: 'chases',
  summary: { zh: '催办记录', en: 'Chases on a matter' },
  input: z.object({ matterId: id }),
  output: z.object({ items: z.array(ChaseView) }),
})
/** 已阅: whoever receives a chase says that it has arrived. */
export const receiveChase = operation({
  id: 'chases.receive',
  method: 'POST',
  path: '/chases/{chaseId}/receipt',
  permission: 'chase.receive',
  tag: 'chases',
  summary: { zh: '催办已阅', en: 'Say that a chase was read' },
  input: z.object({ chaseId: id }),
  output: ChaseView,
})
export const replyToChase = operation({
  id: 'chases.reply',
  method: 'POST',
  path: '/chases/{chaseId}/reply',
  permission: 'chase.reply',
  tag: 'chases',
  summary: { zh: '回复催办', en: 'Reply to a chase' },
  input: z.object({
    chaseId: id,
    text: text(1_000),
    cause: optional(text(1_000)),
    improvement: optional(text(1_000)),
  }),
  output: ChaseView,
})
/** 待回复催办 of one's own units. */
export const listUrgings = operation({
  id: 'urgings.inbox',
  method: 'GET',
  path: '/urgings',
  permission: 'urging.read',
  tag: 'chases',
  summary: { zh: '收到的催办', en: 'Urgings that wait for a reply' },
  input: z.object({ limit: count(200).default(100) }),
  output: z.object({ items: z.array(ChaseView), total: z.number().int() }),
})

export const urgingScopes = ['overdue', 'soon', 'open'] as const
const UrgeRow = z.object({
  assignmentId: id,
  matterId: id,
  title: z.string(),
  number: z.string().nullable(),
  organizationId: id,
  organizationName: z.string(),
  part: z.enum(['coordinating_lead', 'joint_lead', 'supporting']),
  light: z.enum(lights),
  due: outDate,
  workdaysLeft: z.number().int().nullable(),
  /** The burden, shown before anybody adds to it: acts of urging since Monday and today, here and by others. */
  urgedThisWeek: z.number().int(),
  urgedToday: z.number().int(),
  urgedByOthers: z.number().int(),
  calledThisWeek: z.number().int(),
  mayUrge: z.boolean(),
})
export const listUrgeable = operation({
  id: 'urgings.candidates',
  method: 'GET',
  path: '/urging-candidates',
  permission: 'urging.read',
  tag: 'chases',
  summary: { zh: '可催办的单位', en: 'Whom to urge' },
  input: z.object({
    scope: z.enum(urgingScopes).default('overdue'),
    orderId: id.optional(),
    matterId: id.optional(),
    limit: count(500).default(500),
  }),
  output: z.object({
    items: z.array(UrgeRow),
    total: z.number().int(),
    /** 每周上限. */
    most: z.number().int(),
    /** Day by which an explanation is usually asked for. */
    explainBy: z.string(),
  }),
})
