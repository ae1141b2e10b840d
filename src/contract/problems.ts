import { z } from 'zod'
import { problemKinds, problemStates, severities } from '#domain/problem.ts'
import { count, date, id, line, optional, outDate, queryFlag, text, version } from './fields.ts'
import { operation } from './operation.ts'
import { returnCauses } from './reports.ts'

export const ProblemView = z.object({
  id,
  version,
  title: z.string(),
  description: z.string(),
  kind: z.enum(problemKinds),
  severity: z.enum(severities),
  state: z.enum(problemStates),
  matterId: id.nullable(),
  matterTitle: z.string().nullable(),
  ownerId: id,
  ownerName: z.string(),
  keeperName: z.string(),
  firstSeen: z.string(),
  reportedTo: z.string().nullable(),
  reportedOn: outDate,
  /** Seen longer ago than the government allows, and reported to nobody. */
  late: z.boolean(),
  cause: z.enum(returnCauses).nullable(),
  causeNote: z.string().nullable(),
  answer: z.string().nullable(),
  answeredOn: outDate,
  result: z.string().nullable(),
  closedOn: outDate,
  suggestions: z.number().int(),
  actions: z.array(z.string()),
})

const base = { tag: 'problems', output: ProblemView, method: 'POST' } as const
const changed = { problemId: id, version }

export const registerProblem = operation({
  ...base,
  id: 'problems.register',
  path: '/problems',
  permission: 'problem.register',
  summary: { zh: '登记问题', en: 'Register a problem' },
  input: z.object({
    title: line(200),
    description: text(2_000),
    kind: z.enum(problemKinds),
    severity: z.enum(severities),
    ownerId: id,
    firstSeen: optional(date),
    matterId: optional(id),
  }),
})
export const reportProblem = operation({
  ...base,
  id: 'problems.report',
  path: '/problems/{problemId}/report',
  permission: 'problem.handle',
  summary: { zh: '反馈问题', en: 'Feed a problem back' },
  input: z.object({ ...changed, reportedTo: line(100), reportedOn: optional(date) }),
})
export const findCause = operation({
  ...base,
  id: 'problems.find-cause',
  path: '/problems/{problemId}/cause',
  permission: 'problem.handle',
  summary: { zh: '查明原因', en: 'Record the root cause' },
  input: z.object({ ...changed, cause: z.enum(returnCauses), note: text(1_000) }),
})
export const answerProblem = operation({
  ...base,
  id: 'problems.answer',
  path: '/problems/{problemId}/answer',
  permission: 'problem.answer',
  summary: { zh: '答复问题', en: 'Answer a problem' },
  input: z.object({ ...changed, answer: text(2_000) }),
})
export const closeProblem = operation({
  ...base,
  id: 'problems.close',
  path: '/problems/{problemId}/closing',
  permission: 'problem.handle',
  summary: { zh: '问题办结', en: 'Close a problem' },
  input: z.object({ ...changed, result: text(1_000) }),
})
export const listProblems = operation({
  id: 'problems.list',
  method: 'GET',
  path: '/problems',
  permission: 'register.read',
  tag: 'problems',
  summary: { zh: '问题台账', en: 'Register of problems' },
  input: z.object({
    state: z.enum(problemStates).optional(),
    matterId: id.optional(),
    late: queryFlag.optional(),
    limit: count(500).default(200),
  }),
  output: z.object({ items: z.array(ProblemView), total: z.number().int(), late: z.number().int() }),
})
export const countCauses = operation({
  id: 'problems.count-causes',
  method: 'GET',
  path: '/problem-causes',
  permission: 'register.read',
  tag: 'problems',
  summary: { zh: '原因统计', en: 'Causes counted' },
  input: z.object({}),
  output: z.object({
    items: z.array(z.object({ cause: z.enum(returnCauses), returns: z.number().int(), problems: z.number().int() })),
  }),
})
