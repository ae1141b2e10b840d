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
        items: z.array(
          z.object({
            kind: z.enum(['matter', 'source', 'submission', 'consultation', 'division']),
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
    cards: z.array(z.object({ key: z.string(), count: z.number().int(), filter: z.record(z.string(), z.string()) })),
  }),
})
