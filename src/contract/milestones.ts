import { z } from 'zod'
import { lights } from '#domain/light.ts'
import { evidenceKinds } from '#domain/milestone.ts'
import { ProgressView } from './assessments.ts'
import { date, flag, id, line, optional, outDate, text, version } from './fields.ts'
import { operation } from './operation.ts'

export const MilestoneView = z.object({
  id,
  target: z.string(),
  measure: z.string().nullable(),
  due: z.string(),
  originalDue: z.string(),
  weight: z.number().int(),
  evidence: z.enum(evidenceKinds),
  light: z.enum(lights),
  metOn: outDate,
  reportId: id.nullable(),
  setBy: z.string(),
  isOffices: flag,
  /** The matter's due day was drawn before it meanwhile. */
  isAfterDue: flag,
})
export const TargetView = z.object({
  year: z.number().int(),
  quarter: z.number().int(),
  unit: z.string(),
  planned: z.number(),
  actual: z.number().nullable(),
  reportedOn: outDate,
  behind: z.number().nullable(),
})
export const MilestonesView = z.object({
  milestones: z.array(MilestoneView),
  targets: z.array(TargetView),
  progress: ProgressView.nullable(),
  mayPlan: flag,
  maySetTargets: flag,
  mayReport: flag,
})

const base = { tag: 'milestones', output: MilestonesView } as const
const one = { matterId: id }
export const getMilestones = operation({
  ...base,
  id: 'milestones.get',
  method: 'GET',
  path: '/matters/{matterId}/milestones',
  permission: 'matter.read',
  summary: { zh: '阶段目标', en: 'Milestones of a matter' },
  input: z.object(one),
})
export const planMilestones = operation({
  ...base,
  id: 'milestones.plan',
  method: 'POST',
  path: '/matters/{matterId}/milestones',
  permission: 'milestone.plan',
  summary: { zh: '制定阶段目标', en: 'Plan the milestones' },
  input: z.object({
    ...one,
    version,
    milestones: z
      .array(
        z.object({
          id: id.optional(),
          target: text(500),
          measure: optional(text(1_000)),
          due: date,
          weight: z.number().int().min(1).max(100),
          evidence: z.enum(evidenceKinds),
        }),
      )
      .max(40),
  }),
})
/** 倒排工期: working days of every step, in order, as `3,5,10`. */
export const scheduleBack = operation({
  id: 'milestones.schedule-back',
  method: 'GET',
  path: '/matters/{matterId}/back-schedule',
  permission: 'matter.read',
  tag: 'milestones',
  summary: { zh: '倒排工期', en: 'Count back from the due date' },
  input: z.object({
    ...one,
    workdays: z
      .string()
      .max(120)
      .regex(/^[1-9]\d{0,2}(,[1-9]\d{0,2}){0,39}$/),
    due: date.optional(),
  }),
  output: z.object({
    due: z.string(),
    start: z.string(),
    feasible: flag,
    steps: z.array(z.object({ from: z.string(), to: z.string(), workdays: z.number().int() })),
  }),
})
const year = z.number().int().min(2_000).max(2_100)
const figure = z.number().min(0).max(1e12)
export const planTargets = operation({
  ...base,
  id: 'targets.plan',
  method: 'POST',
  path: '/matters/{matterId}/targets',
  permission: 'target.plan',
  summary: { zh: '下达季度目标', en: 'Set the targets by quarter' },
  input: z.object({ ...one, version, year, unit: line(20), planned: z.array(figure).min(1).max(4) }),
})
export const reportTarget = operation({
  ...base,
  id: 'targets.report',
  method: 'POST',
  path: '/matters/{matterId}/target-figures',
  permission: 'report.write',
  summary: { zh: '报送季度完成数', en: 'Report the figure of a quarter' },
  input: z.object({ ...one, year, quarter: z.number().int().min(1).max(4), actual: figure }),
})
