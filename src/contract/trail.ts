import { z } from 'zod'
import { count, id, instant, search } from './fields.ts'
import { operation } from './operation.ts'

export const listEvents = operation({
  id: 'trail.list',
  method: 'GET',
  path: '/events',
  permission: 'trail.read',
  tag: 'trail',
  summary: { zh: '审计日志', en: 'The trail' },
  input: z.object({
    before: id.optional(),
    operation: search(60),
    limit: count(200).default(50),
  }),
  output: z.object({
    items: z.array(
      z.object({
        id,
        at: instant,
        actor: z.string(),
        actorName: z.string().nullable(),
        onBehalfOf: z.string().nullable(),
        operation: z.string(),
        type: z.string(),
        reason: z.string().nullable(),
        client: z.string().nullable(),
        sealed: z.boolean(),
        objects: z.array(id),
      }),
    ),
  }),
})
