import { z } from 'zod'
import { id, instant } from './fields.ts'
import { operation } from './operation.ts'

const count = z.number().int()
const Asked = { questions: count, demands: count, chases: count }

/** What a unit was made to answer this month, counted on whoever asked (减负). */
export const getBurden = operation({
  id: 'burdens.get',
  method: 'GET',
  path: '/matters/{matterId}/burden',
  permission: 'message.ask',
  tag: 'reports',
  summary: { zh: '本月询问催办次数', en: 'What the unit has been asked this month' },
  input: z.object({ matterId: id }),
  output: z.object({
    /** `2026-11` */
    month: z.string(),
    unitName: z.string().nullable(),
    mine: count,
    office: z.object({ ...Asked, total: count }),
    people: z.array(z.object({ name: z.string(), organizationName: z.string().nullable(), ...Asked, total: count })),
    /** Questions to this unit about the same source that wait for an answer. */
    sameSource: z.array(
      z.object({ id, organizationName: z.string(), at: instant, isHere: z.boolean(), text: z.string().nullable() }),
    ),
  }),
})
