import { z } from 'zod'
import { slaPresetNames, type SlaPreset } from '#domain/sla.ts'
import { id, line, optional } from './fields.ts'
import { sourceKinds } from '#domain/source.ts'
import { urgencies } from '#domain/grade.ts'
import { operation } from './operation.ts'

const base = { tag: 'sla' } as const

const SourceKind = z.enum(sourceKinds)
const Urgency = z.enum(urgencies)

/** A period; a fixed day would be no rule. */
const SlaBudget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('working_days'), amount: z.number().int().min(1).max(1_000) }),
  z.object({ kind: z.literal('calendar_days'), amount: z.number().int().min(1).max(3_650) }),
  z.object({ kind: z.literal('months'), amount: z.number().int().min(1).max(120) }),
  z.object({ kind: z.literal('office_hours'), amount: z.number().int().min(1).max(200) }),
])
const place = { sourceKind: optional(SourceKind), urgency: optional(Urgency) }

const Table = z.object({
  items: z.array(
    z.object({
      id,
      sourceKind: SourceKind.nullable(),
      urgency: Urgency.nullable(),
      budget: SlaBudget,
      rule: z.string(),
    }),
  ),
})

export const listSla = operation({
  ...base,
  id: 'sla.list',
  method: 'GET',
  path: '/sla',
  permission: 'setting.read',
  summary: { zh: '办理时限表', en: 'Periods of the government by source and urgency' },
  input: z.object({}),
  output: Table,
})
export const setSla = operation({
  ...base,
  id: 'sla.set',
  method: 'POST',
  path: '/sla',
  permission: 'setting.change',
  summary: { zh: '设定办理时限', en: 'Set a period' },
  input: z.object({ ...place, budget: SlaBudget, rule: line(200) }),
  output: Table,
})
export const removeSla = operation({
  ...base,
  id: 'sla.remove',
  method: 'POST',
  path: '/sla/removal',
  permission: 'setting.change',
  summary: { zh: '删除办理时限', en: 'Remove a period' },
  input: z.object(place),
  output: Table,
})
export const presetSla = operation({
  ...base,
  id: 'sla.preset',
  method: 'POST',
  path: '/sla/preset',
  permission: 'setting.change',
  summary: { zh: '套用时限预设', en: 'Begin with a preset' },
  input: z.object({ preset: z.enum(slaPresetNames as [SlaPreset, ...SlaPreset[]]), rule: optional(line(200)) }),
  output: Table,
})
