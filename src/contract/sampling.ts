import { z } from 'zod'
import { count, date, id, line } from './fields.ts'
import { operation } from './operation.ts'

export const drawVerificationSample = operation({
  id: 'samples.draw',
  method: 'GET',
  path: '/verification-samples',
  permission: 'sample.draw',
  tag: 'sampling',
  summary: { zh: '抽查核实名单', en: 'Draw a sample for verification' },
  input: z.object({ seed: line(40), size: count(100).default(10), from: date.optional(), to: date.optional() }),
  output: z.object({
    candidates: z.number().int(),
    textOnly: z.number().int(),
    items: z.array(
      z.object({
        id,
        title: z.string(),
        number: z.string().nullable(),
        leadName: z.string().nullable(),
        handedInOn: z.string(),
        textOnly: z.boolean(),
      }),
    ),
  }),
})
