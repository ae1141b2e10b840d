import { sql } from 'kysely'
import { listNotices, readNotices } from '#contract/notices.ts'
import { cursorAfter, readCursor } from '#platform/cursor.ts'
import type { Tx } from '#platform/db.ts'
import { command, query } from '#platform/endpoint.ts'

type Row = {
  id: string
  kind: string
  title: string
  words: Record<string, unknown>
  matterId: string | null
  at: string
  isRead: boolean
}

const isUnread = sql`not exists (select 1 from notice_read r where r.notice_id = n.id and r.account_id = actor_account())`

/** Notices that nobody has told this person about yet. */
export const unreadNotices = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from notice n where ${isUnread}`.execute(tx)
  return rows[0]?.n ?? 0
}

export const listNoticesQuery = query(listNotices, {
  run: async ({ tx }, { cursor, limit, unread }) => {
    const after = readCursor(cursor, ['instant', 'uuid'])
    const { rows } = await sql<Row>`
      select n.id, n.kind, n.title, n.words, n.matter_id as "matterId", n.at, not ${isUnread} as "isRead" from notice n
      where ${unread === 'true' ? isUnread : sql`true`}
        and ${after ? sql`(n.at, n.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
      order by n.at desc, n.id desc limit ${limit + 1}`.execute(tx)
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from notice n
      where ${unread === 'true' ? isUnread : sql`true`}`.execute(tx)
    return {
      items,
      next: rows.length > limit && last ? cursorAfter([last.at, last.id]) : null,
      total: counted[0]?.n ?? null,
    }
  },
})

export const readNoticesCommand = command(readNotices, {
  run: async ({ tx, actor, moment }, { noticeIds }) => {
    await sql`insert into notice_read (notice_id, account_id, at)
      select n.id, ${actor.accountId}, ${moment.at} from notice n where n.id = any(${noticeIds}::uuid[])
      on conflict do nothing`.execute(tx)
    return {
      events: [{ type: 'notices.read', on: [actor.accountId], changes: { notices: noticeIds.length } }],
      view: async () => ({ unread: await unreadNotices(tx) }),
    }
  },
})
