import { z } from 'zod'
import { reminderTiers } from '#domain/reminder.ts'
import { flag, id, instant, optional, outDate } from './fields.ts'
import { operation } from './operation.ts'

const hour = z.number().int().min(0).max(23)
const Contact = z.object({
  /** Ways out that this installation has; in the house everybody is told always. */
  open: z.array(z.enum(['email', 'robot'])),
  email: z.string().nullable(),
  byEmail: z.boolean(),
  byRobot: z.boolean(),
  phone: z.string().nullable(),
  /** Of mails, robots and the calendar. */
  language: z.enum(['zh', 'en']),
  quietFrom: hour,
  quietTo: hour,
  /** The government's hours, where the person has not set their own. */
  isOwnQuiet: z.boolean(),
  feed: z.object({ madeAt: instant }).nullable(),
})
export const getContact = operation({
  id: 'contact.get',
  method: 'GET',
  path: '/me/contact',
  permission: 'me.read',
  tag: 'session',
  summary: { zh: '接收方式', en: 'How I am reached' },
  input: z.object({}),
  output: Contact,
})
export const changeContact = operation({
  id: 'contact.change',
  method: 'POST',
  path: '/me/contact',
  permission: 'me.change',
  tag: 'session',
  summary: { zh: '修改接收方式', en: 'Change how I am reached' },
  input: z.object({
    email: optional(
      z
        .string()
        .trim()
        .max(120)
        .regex(/^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$/),
    ),
    byEmail: flag,
    byRobot: flag,
    /** Left out, it stays as it was. */
    language: z.enum(['zh', 'en']).optional(),
    /** Both or neither; left out, they stay as they were. */
    quietFrom: hour.optional(),
    quietTo: hour.optional(),
  }),
  output: Contact,
})
/** 日历订阅: a secret address, said once; a new one ends the old. */
export const makeFeed = operation({
  id: 'feeds.make',
  method: 'POST',
  path: '/me/calendar-feed',
  permission: 'me.change',
  tag: 'session',
  summary: { zh: '生成日历订阅地址', en: 'Make a calendar feed' },
  input: z.object({}),
  output: z.object({ path: z.string() }),
})
export const endFeed = operation({
  id: 'feeds.end',
  method: 'DELETE',
  path: '/me/calendar-feed',
  permission: 'me.change',
  tag: 'session',
  summary: { zh: '停用日历订阅', en: 'End my calendar feed' },
  input: z.object({}),
  output: Contact,
})

const Told = z.object({
  name: z.string(),
  tier: z.enum(reminderTiers),
  toldAt: instant,
  readAt: instant.nullable(),
})
/** 提醒情况: what was told to whom, what went outside, who has read it. */
export const listReminders = operation({
  id: 'reminders.of-matter',
  method: 'GET',
  path: '/matters/{matterId}/reminders',
  permission: 'chase.read',
  tag: 'chases',
  summary: { zh: '提醒情况', en: 'Reminders of a matter' },
  input: z.object({ matterId: id }),
  output: z.object({
    items: z.array(
      z.object({
        id,
        rung: z.number().int(),
        due: outDate,
        on: z.string(),
        milestone: z.string().nullable(),
        unitName: z.string().nullable(),
        readers: z.array(Told),
      }),
    ),
    sent: z.array(
      z.object({
        name: z.string(),
        channel: z.enum(['email', 'robot']),
        kind: z.enum(['digest', 'urging']),
        state: z.enum(['waiting', 'sent', 'dropped', 'failed']),
        attempts: z.number().int(),
        madeAt: instant,
        sentAt: instant.nullable(),
      }),
    ),
  }),
})
