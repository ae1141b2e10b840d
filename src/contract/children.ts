import { z } from 'zod'
import { rollUpRules } from '#domain/roll-up.ts'
import { date, flag, id, line, optional, text, version } from './fields.ts'
import { MatterFace, MatterView } from './matter-views.ts'
import { operation } from './operation.ts'

export const draftChildren = operation({
  id: 'matters.draft-children',
  method: 'POST',
  path: '/assignments/{assignmentId}/children-at-once',
  permission: 'matter.draft-child',
  tag: 'matters',
  summary: { zh: '一次分解给多个单位', en: 'Draft children for several organs at once' },
  input: z.object({
    assignmentId: id,
    title: line(180),
    target: text(2_000),
    workContent: text(5_000),
    requirement: text(2_000),
    mandatory: flag.default(true),
    approver: optional(line(40)),
    rows: z
      .array(z.object({ leadOrganizationId: id, due: date }))
      .min(1)
      .max(100),
  }),
  output: z.object({ items: z.array(MatterFace) }),
})
export const nameApprover = operation({
  id: 'matters.name-approver',
  method: 'POST',
  path: '/matters/{matterId}/township-approver',
  permission: 'matter.correct',
  tag: 'matters',
  summary: { zh: '写明下达乡镇的批准人', en: 'Name who approved handing down to a township' },
  input: z.object({ matterId: id, version, approver: line(40) }),
  output: MatterView,
})
export const declareRollUp = operation({
  id: 'roll-ups.declare',
  method: 'POST',
  path: '/assignments/{assignmentId}/roll-up',
  permission: 'matter.draft-child',
  tag: 'matters',
  summary: { zh: '确定分解任务的汇总方式', en: 'Declare how children add up' },
  input: z.object({
    assignmentId: id,
    version,
    rule: z.enum(rollUpRules),
    weights: z
      .array(z.object({ childId: id, weight: z.number().min(0).max(1_000) }))
      .max(200)
      .default([]),
  }),
  output: MatterView,
})
