import { z } from 'zod'
import { id, instant, page, pageOf } from './fields.ts'
import { operation } from './operation.ts'

export const NoticeView = z.object({
  id,
  kind: z.string(),
  title: z.string(),
  words: z.record(z.string(), z.unknown()),
  matterId: id.nullable(),
  at: instant,
  isRead: z.boolean(),
})
export const listNotices = operation({
  id: 'notices.list',
  method: 'GET',
  path: '/notices',
  permission: 'notice.read',
  tag: 'notices',
  summary: { zh: '通知', en: 'Notices' },
  input: z.object({ ...page, unread: z.enum(['true', 'false']).optional() }),
  output: pageOf(NoticeView),
})
export const readNotices = operation({
  id: 'notices.mark-read',
  method: 'POST',
  path: '/notices/reading',
  permission: 'notice.read',
  tag: 'notices',
  summary: { zh: '标为已读', en: 'Mark notices as read' },
  input: z.object({ noticeIds: z.array(id).min(1).max(200) }),
  output: z.object({ unread: z.number().int() }),
})
