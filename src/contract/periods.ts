import { z } from 'zod'
import { lights } from '#domain/light.ts'
import { matterStates } from '#domain/matter.ts'
import { cadences, exemptions, standings } from '#domain/reporting-period.ts'
import { AssessmentView, ProgressView } from './assessments.ts'
import { date, flag, id, instant, line, optional, outDate, text, version } from './fields.ts'
import { operation } from './operation.ts'
import { nothing } from './session.ts'

const count = z.number().int()
export const PeriodCounts = z.object({
  total: count,
  reported: count,
  nothing_new: count,
  exempt: count,
  waiting: count,
  missed: count,
})
export const PeriodFace = z.object({
  id,
  every: z.enum(['weekly', 'monthly', 'quarterly', 'by_stage', 'once']),
  title: z.string().nullable(),
  organizationName: z.string(),
  closesOn: z.string(),
  openedOn: z.string(),
  state: z.enum(['open', 'closed']),
  closedAt: instant.nullable(),
  version,
  counts: PeriodCounts,
})

/** What a unit said in a period: its own words, or that there was nothing new. */
export const PeriodWords = z.object({
  closesOn: z.string(),
  standing: z.enum(standings),
  because: z.enum(exemptions).nullable(),
  reportId: id.nullable(),
  progress: z.string().nullable(),
  difficulty: z.string().nullable(),
  nextStep: z.string().nullable(),
  on: outDate,
})
export const PeriodRow = z.object({
  matterId: id,
  number: z.string().nullable(),
  title: z.string(),
  state: z.enum(matterStates),
  light: z.enum(lights),
  due: outDate,
  dueProvisional: flag,
  leadName: z.string().nullable(),
  leadPhone: z.string().nullable(),
  relation: z.string(),
  now: PeriodWords,
  before: PeriodWords.nullable(),
  /** The same wording three periods running. */
  sameWording: flag,
  progress: ProgressView.nullable(),
  nextMilestoneDue: outDate,
  assessed: AssessmentView.nullable(),
  assessedBefore: AssessmentView.nullable(),
})
export const PeriodBoard = z.object({
  period: PeriodFace,
  rows: z.array(PeriodRow),
  mayClose: flag,
  mayAssess: flag,
  mayAnswer: flag,
})

const base = { tag: 'periods', output: PeriodBoard } as const
export const listPeriods = operation({
  id: 'periods.list',
  method: 'GET',
  path: '/periods',
  permission: 'period.read',
  tag: 'periods',
  summary: { zh: '报送期列表', en: 'Reporting periods' },
  input: nothing,
  output: z.object({
    items: z.array(PeriodFace),
    /** Matters at work that nobody will look at again (C13). */
    unchecked: z.array(z.object({ id, title: z.string(), number: z.string().nullable(), due: outDate })),
  }),
})
export const getPeriod = operation({
  ...base,
  id: 'periods.get',
  method: 'GET',
  path: '/periods/{periodId}',
  permission: 'period.read',
  summary: { zh: '报送期情况', en: 'One reporting period' },
  input: z.object({ periodId: id }),
})
export const openPeriod = operation({
  ...base,
  id: 'periods.open',
  method: 'POST',
  path: '/periods',
  permission: 'period.open',
  summary: { zh: '开启报送期', en: 'Open a reporting period by hand' },
  input: z.object({ matters: z.array(id).min(1).max(500), closesOn: date, title: optional(line(60)) }),
})
export const closePeriod = operation({
  ...base,
  id: 'periods.close',
  method: 'POST',
  path: '/periods/{periodId}/end',
  permission: 'period.keep',
  summary: { zh: '结束报送期', en: 'Close a reporting period' },
  input: z.object({ periodId: id, version }),
})
export const sayNothingNew = operation({
  id: 'reports.nothing-new',
  method: 'POST',
  path: '/nothing-new',
  permission: 'report.write',
  tag: 'periods',
  summary: { zh: '本期无新增', en: 'Nothing new in this period' },
  input: z.object({ matters: z.array(id).min(1).max(200) }),
  output: z.object({ said: count }),
})

export const MatterPeriods = z.object({
  every: z.enum(cadences),
  isStandard: flag,
  nextCheckOn: outDate,
  /** The period in which this matter still owes an answer. */
  waitingIn: z.object({ id, closesOn: z.string() }).nullable(),
  rows: z.array(z.object({ periodId: id, now: PeriodWords })),
  assessments: z.array(AssessmentView),
  maySetCadence: flag,
  mayAssess: flag,
  mayAnswer: flag,
})
export const getMatterPeriods = operation({
  id: 'periods.of-matter',
  method: 'GET',
  path: '/matters/{matterId}/periods',
  permission: 'matter.read',
  tag: 'periods',
  summary: { zh: '事项报送情况', en: 'Reporting periods of a matter' },
  input: z.object({ matterId: id }),
  output: MatterPeriods,
})
export const setCadence = operation({
  id: 'cadence.set',
  method: 'POST',
  path: '/matters/{matterId}/cadence',
  permission: 'cadence.set',
  tag: 'periods',
  summary: { zh: '设定汇报频次', en: 'Set how often a matter is reported on' },
  input: z.object({ matterId: id, version, every: z.enum(cadences), reason: optional(text(500)) }),
  output: MatterPeriods,
})
