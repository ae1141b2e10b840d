import { z } from 'zod'
import { count, id, instant, outDate, text } from './fields.ts'
import { operation } from './operation.ts'

const Handler = z.object({
  organizationId: id,
  organizationName: z.string(),
  isSupervisor: z.boolean(),
  accountId: id,
  name: z.string(),
  phone: z.string().nullable(),
  /** Of the hand-over by which they handle it. */
  since: instant.nullable(),
  note: z.string().nullable(),
})

export const getMatterPeople = operation({
  id: 'matters.people',
  method: 'GET',
  path: '/matters/{matterId}/people',
  permission: 'matter.read',
  tag: 'people',
  summary: { zh: '领导与经办', en: 'Leaders and handlers of a matter' },
  input: z.object({ matterId: id }),
  output: z.object({
    leaders: z.array(
      z.object({ name: z.string(), post: z.string().nullable(), of: z.string(), since: z.string(), until: outDate }),
    ),
    handlers: z.array(Handler),
  }),
})

/** 移交: open items of one person to another of the same organization, all or those named, with a note (A54). */
export const makeHandover = operation({
  id: 'handovers.make',
  method: 'POST',
  path: '/handovers',
  permission: 'handover.make',
  tag: 'people',
  summary: { zh: '移交经办', en: 'Hand over' },
  input: z.object({ fromId: id, toId: id, matterIds: z.array(id).max(500).optional(), note: text(500) }),
  output: z.object({ matters: z.number().int() }),
})

export const getWorkload = operation({
  id: 'workload.get',
  method: 'GET',
  path: '/workload',
  permission: 'workload.read',
  tag: 'people',
  summary: { zh: '工作量', en: 'Workload' },
  input: z.object({ months: count(24).default(6) }),
  output: z.object({
    months: z.array(z.string()),
    items: z.array(
      z.object({
        accountId: id,
        name: z.string(),
        posts: z.string(),
        open: z.number().int(),
        overdue: z.number().int(),
        /** Matters acted on in each of the months, by the trail. */
        byMonth: z.array(z.number().int()),
      }),
    ),
  }),
})
