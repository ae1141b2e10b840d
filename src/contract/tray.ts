import { z } from 'zod'
import { id, outDate } from './fields.ts'
import { operation } from './operation.ts'
import { nothing } from './session.ts'

export const getTray = operation({
  id: 'tray.get',
  method: 'GET',
  path: '/tray',
  permission: 'tray.read',
  tag: 'tray',
  summary: { zh: '待办', en: 'To-do tray' },
  input: nothing,
  output: z.object({
    groups: z.array(
      z.object({
        key: z.string(),
        count: z.number().int(),
        /** The list with the very filter whose total is `count`; null where everything stands here already. */
        opens: z.object({ list: z.enum(['ledger', 'sources']), filter: z.record(z.string(), z.string()) }).nullable(),
        items: z.array(
          z.object({
            kind: z.enum(['matter', 'source', 'submission']),
            id,
            title: z.string(),
            number: z.string().nullable(),
            due: outDate,
            light: z.string().nullable(),
            dueProvisional: z.boolean(),
            workdaysLeft: z.number().int().nullable(),
            by: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
})
