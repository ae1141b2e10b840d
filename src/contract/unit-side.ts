import { z } from 'zod'
import { lights } from '#domain/light.ts'
import { matterStates } from '#domain/matter.ts'
import { rollUpRules } from '#domain/roll-up.ts'
import { id, instant, outDate, version } from './fields.ts'
import { operation } from './operation.ts'

/** 内部分办, seen by the unit's own people only. */
export const DivisionView = z.object({
  id,
  assignmentId: id,
  to: z.string(),
  divisionId: id.nullable(),
  accountId: id.nullable(),
  note: z.string().nullable(),
  wantedBy: outDate,
  state: z.enum(['open', 'done', 'ended']),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: instant.nullable(),
  givenBy: z.string(),
  givenAt: instant,
  isMine: z.boolean(),
  version,
})
/** 草稿待签, with who has countersigned its present text. */
export const DraftView = z.object({
  id,
  assignmentId: id,
  kind: z.enum(['progress', 'completion']),
  organizationName: z.string(),
  progress: z.string(),
  difficulty: z.string().nullable(),
  nextStep: z.string().nullable(),
  outcome: z.string().nullable(),
  actual: z.string().nullable(),
  completedOn: outDate,
  fileName: z.string().nullable(),
  fileId: id.nullable(),
  textNo: z.number().int(),
  preparedBy: z.string(),
  preparedAt: instant,
  isOurs: z.boolean(),
  /** Whether this reader may put the unit's signature under it in the system. */
  maySign: z.boolean(),
  principalOnly: z.boolean(),
  joint: z.array(
    z.object({
      assignmentId: id,
      organizationName: z.string(),
      /** What this unit has said to the present text; an earlier one is void. */
      verdict: z.enum(['agreed', 'objected', 'void']).nullable(),
      opinion: z.string().nullable(),
      isOurs: z.boolean(),
    }),
  ),
  version,
})
export const LevelView = z.object({
  depth: z.number().int(),
  supervisorName: z.string(),
  due: outDate,
  /** Working days that this level has kept for itself from the day above. */
  cut: z.number().int().nullable(),
})
export const UnitChildView = z.object({
  id,
  number: z.string().nullable(),
  title: z.string(),
  leadName: z.string().nullable(),
  state: z.enum(matterStates),
  light: z.enum(lights),
  due: outDate,
  cut: z.number().int().nullable(),
  mandatory: z.boolean(),
  progress: z.string().nullable(),
  progressOn: outDate,
  outcome: z.string().nullable(),
  actual: z.string().nullable(),
  acceptedOn: outDate,
})
export const RollUpView = z.object({
  rule: z.enum(rollUpRules),
  done: z.number(),
  of: z.number(),
  percent: z.number(),
  terms: z.array(z.object({ id, weight: z.number(), done: z.boolean() })),
})

/** What the units of a matter have beside its view; each reader gets what row security leaves. */
export const UnitSideView = z.object({
  divisions: z.array(DivisionView),
  drafts: z.array(DraftView),
  levels: z.array(LevelView),
  children: z.array(UnitChildView),
  rollUp: RollUpView.nullable(),
  townshipApprover: z.string().nullable(),
  contributions: z.array(
    z.object({
      assignmentId: id,
      organizationName: z.string(),
      agreedDue: outDate,
      hasContributed: z.boolean(),
      workdaysLate: z.number().int(),
    }),
  ),
  handingsIn: z.array(
    z.object({
      reportId: id,
      cycle: z.number().int(),
      completedOn: z.string(),
      reportedOn: z.string(),
      due: outDate,
      onTime: z.boolean(),
    }),
  ),
  originals: z.array(z.object({ reportId: id, fileName: z.string() })),
  together: z.array(z.object({ matterId: id, title: z.string(), supervisorName: z.string(), reportedOn: z.string() })),
})

export const getUnitSide = operation({
  id: 'matters.unit-side',
  method: 'GET',
  path: '/matters/{matterId}/unit-side',
  permission: 'matter.read',
  tag: 'matters',
  summary: { zh: '承办单位的分办、草稿、分解和时限', en: 'What the units of a matter have beside it' },
  input: z.object({ matterId: id }),
  output: UnitSideView,
})
