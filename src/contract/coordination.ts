import { z } from 'zod'
import { count, date, id, line, optional, outDate, text, version } from './fields.ts'
import { operation } from './operation.ts'

export const coordinationStates = ['open', 'decided', 'closed'] as const
const TaskView = z.object({
  id,
  organizationId: id,
  organizationName: z.string(),
  text: z.string(),
  due: z.string(),
  late: z.boolean(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredOn: outDate,
  mine: z.boolean(),
})
export const CoordinationView = z.object({
  id,
  version,
  title: z.string(),
  issue: z.string(),
  matterId: id.nullable(),
  matterTitle: z.string().nullable(),
  keeperName: z.string(),
  ownerName: z.string(),
  due: z.string(),
  openedOn: z.string(),
  state: z.enum(coordinationStates),
  decision: z.string().nullable(),
  decidedOn: outDate,
  closedOn: outDate,
  participants: z.array(z.object({ id, name: z.string() })),
  tasks: z.array(TaskView),
  actions: z.array(z.string()),
})

const base = { tag: 'coordination', output: CoordinationView, method: 'POST' } as const
const changed = { coordinationId: id, version }

export const openCoordination = operation({
  ...base,
  id: 'coordination.open',
  path: '/coordination',
  permission: 'coordination.open',
  summary: { zh: '提请协调', en: 'Ask for coordination' },
  input: z.object({
    title: line(200),
    issue: text(3_000),
    participantIds: z.array(id).min(1).max(50),
    ownerId: id,
    due: date,
    matterId: optional(id),
  }),
})
/** 议而有决: a decision without somebody who has to do something would be lost, so it makes tasks at once. */
export const decideCoordination = operation({
  ...base,
  id: 'coordination.decide',
  path: '/coordination/{coordinationId}/decision',
  permission: 'coordination.decide',
  summary: { zh: '协调决定', en: 'Record what was decided' },
  input: z.object({
    ...changed,
    decision: text(3_000),
    tasks: z
      .array(z.object({ organizationId: id, text: line(500), due: date }))
      .min(1)
      .max(50),
  }),
})
export const answerTask = operation({
  ...base,
  id: 'coordination.answer',
  path: '/coordination-tasks/{taskId}/answer',
  permission: 'coordination.answer',
  summary: { zh: '答复协调任务', en: 'Answer a coordination task' },
  input: z.object({ taskId: id, answer: text(2_000) }),
})
export const closeCoordination = operation({
  ...base,
  id: 'coordination.close',
  path: '/coordination/{coordinationId}/closing',
  permission: 'coordination.decide',
  summary: { zh: '协调办结', en: 'Close a coordination' },
  input: z.object(changed),
})
export const listCoordination = operation({
  id: 'coordination.list',
  method: 'GET',
  path: '/coordination',
  permission: 'register.read',
  tag: 'coordination',
  summary: { zh: '需协调事项', en: 'What needs coordination' },
  input: z.object({
    state: z.enum(coordinationStates).optional(),
    matterId: id.optional(),
    limit: count(500).default(200),
  }),
  output: z.object({ items: z.array(CoordinationView), total: z.number().int() }),
})
