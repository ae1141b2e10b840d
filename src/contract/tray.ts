import { z } from 'zod'
import { owedKinds } from '#domain/owed.ts'
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
  }),
})

const Thing = z.enum(owedKinds)
export const getOwed = operation({
  id: 'tray.owed',
  method: 'GET',
  path: '/tray/owed',
  permission: 'unit.read',
  tag: 'tray',
  summary: { zh: '本单位待办', en: 'Everything the unit owes, over all superiors' },
  input: z.object({ superiorId: id.optional(), thing: Thing.optional() }),
  output: z.object({
    items: z.array(
      z.object({
        matterId: id,
        assignmentId: id.nullable(),
        title: z.string(),
        number: z.string().nullable(),
        superiorId: id,
        superiorName: z.string(),
        /** What is owed next, and its day. */
        next: z.object({ kind: Thing, on: outDate, workdaysLeft: z.number().int().nullable() }),
        more: z.array(Thing),
        due: outDate,
        dueProvisional: z.boolean(),
        light: z.string(),
        responsible: z.string().nullable(),
        dividedTo: z.string().nullable(),
        mayReport: z.boolean(),
        draftId: id.nullable(),
        /** Open matters of other superiors that ask for the same thing. */
        alsoAskedBy: z.array(z.object({ matterId: id, superiorName: z.string() })),
      }),
    ),
    total: z.number().int(),
    superiors: z.array(z.object({ id, name: z.string(), count: z.number().int() })),
    things: z.array(z.object({ kind: Thing, count: z.number().int() })),
  }),
})
