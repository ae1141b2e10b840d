import { z } from 'zod'
import { operation } from './operation.ts'
import { nothing } from './session.ts'

export const getDemoProgress = operation({
  id: 'demonstration.progress',
  method: 'GET',
  path: '/demonstration',
  permission: 'me.read',
  tag: 'demonstration',
  summary: { zh: '演示数据载入进度', en: 'How far the demonstration has been loaded' },
  input: nothing,
  /** Null where nothing is being loaded. */
  output: z.object({ percent: z.number().int().nullable() }),
})
