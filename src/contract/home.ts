import { z } from 'zod'
import { periods } from '#domain/period.ts'
import { id } from './fields.ts'
import { operation } from './operation.ts'
import { nothing } from './session.ts'

/** A number with the filter of the ledger whose total it is. */
const Counted = z.object({ count: z.number().int(), filter: z.record(z.string(), z.string()) })

export const getCards = operation({
  id: 'home.cards',
  method: 'GET',
  path: '/home/cards',
  permission: 'ledger.read',
  tag: 'home',
  summary: { zh: '首页数字', en: 'The cards of the home page' },
  input: z.object({ period: z.enum(periods).default('year') }),
  output: z.object({
    from: z.string(),
    /** One set for what the asker's organizations supervise, one for what they handle; an empty one is left out. */
    sets: z.array(
      z.object({
        scope: z.enum(['supervised', 'handled']),
        cards: z.array(Counted.extend({ key: z.enum(['received', 'underway', 'completed', 'overdue', 'warned']) })),
      }),
    ),
  }),
})

export const getWorkload = operation({
  id: 'home.workload',
  method: 'GET',
  path: '/home/workload',
  permission: 'workload.read',
  tag: 'home',
  summary: { zh: '经办人工作量', en: 'Who carries how much' },
  input: nothing,
  output: z.object({
    people: z.array(
      z.object({ accountId: id, name: z.string(), underway: Counted, overdue: Counted, handedIn: Counted }),
    ),
  }),
})
