import { z } from 'zod'
import { dutyScopes, importances } from '#domain/grade.ts'
import { lights } from '#domain/light.ts'
import { matterStates } from '#domain/matter.ts'
import { date, id, page, pageOf, search } from './fields.ts'
import { MatterFace } from './matter-views.ts'
import { fileOperation, operation } from './operation.ts'

export const LedgerFilters = {
  search: search(100),
  light: z.enum(lights).optional(),
  state: z.enum(matterStates).optional(),
  scope: z.enum(['all', 'open', 'supervised', 'handled', 'unchecked']).default('all'),
  /** 在办: handed down and not ended; ended in whatever way; handed down and not dropped; done; done in time. */
  phase: z.enum(['underway', 'ended', 'issued', 'done', 'on_time']).optional(),
  /** One pile of the asker's own tray, in full. */
  pile: search(40),
  leadOrganizationId: id.optional(),
  /** 经办人. */
  handlerId: id.optional(),
  themeId: id.optional(),
  importance: z.enum(importances).optional(),
  dutyScope: z.enum(dutyScopes).optional(),
  /** Supervised by a leader in person. */
  supervision: z.enum(['personal']).optional(),
  /** What the asker keeps an eye on, has asked for by an instruction, or supervises in person. */
  mine: z.enum(['starred', 'deployed', 'personal', 'charge']).optional(),
  sourceId: id.optional(),
  orderId: id.optional(),
  sourceKind: search(40),
  dueFrom: date.optional(),
  dueTo: date.optional(),
  dispatchedFrom: date.optional(),
  dispatchedTo: date.optional(),
  completedFrom: date.optional(),
  completedTo: date.optional(),
  asOf: date.optional(),
  sort: z.enum(['level', 'due', '-due', '-changed', 'number']).default('level'),
}
export const listMatters = operation({
  id: 'matters.list',
  method: 'GET',
  path: '/matters',
  permission: 'ledger.read',
  tag: 'matters',
  summary: { zh: '督查台账', en: 'The ledger' },
  input: z.object({ ...LedgerFilters, ...page, offset: z.coerce.number().int().min(0).max(100_000).optional() }),
  output: pageOf(MatterFace),
})
export const exportMatters = fileOperation({
  id: 'matters.export',
  path: '/matters.xlsx',
  permission: 'ledger.read',
  tag: 'matters',
  summary: { zh: '导出督查台账', en: 'The ledger as a workbook' },
  input: z.object(LedgerFilters),
})
export const countByLight = operation({
  id: 'matters.count-by-light',
  method: 'GET',
  path: '/matter-lights',
  permission: 'ledger.read',
  tag: 'matters',
  summary: { zh: '亮灯统计', en: 'Matters by light' },
  input: z.object(LedgerFilters),
  output: z.object({
    total: z.number().int(),
    green: z.number().int(),
    yellow: z.number().int(),
    red: z.number().int(),
    blue: z.number().int(),
    grey: z.number().int(),
  }),
})
