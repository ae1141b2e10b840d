import { sql } from 'kysely'
import { getSource, listSources } from '#contract/sources.ts'
import { cursorAfter, readCursor } from '#platform/cursor.ts'
import { query } from '#platform/endpoint.ts'
import { sourceRows, sourceView } from './view.ts'

export const getSourceQuery = query(getSource, {
  subjects: ({ sourceId }) => [{ kind: 'source', id: sourceId }],
  run: (context, { sourceId }) => sourceView(context, sourceId),
})

export const listSourcesQuery = query(listSources, {
  run: async ({ tx }, { cursor, limit, search, kind }) => {
    const after = readCursor(cursor, ['date', 'uuid'])
    const beyond = after ? sql`(s.received_on, s.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql`true`
    const like = sql`${search ? sql`and s.title like ${`%${search.replaceAll(/[\\%_]/g, '\\$&')}%`}` : sql``} ${kind ? sql`and s.kind = ${kind}` : sql``}`
    const rows = await sourceRows(
      tx,
      sql`${beyond} ${like}`,
      sql`order by s.received_on desc, s.id desc limit ${limit + 1}`,
    )
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    const { rows: counted } = await sql<{
      n: number
    }>`select count(*)::int as n from source s where true ${like}`.execute(tx)
    return {
      items,
      next: rows.length > limit && last ? cursorAfter([last.receivedOn, last.id]) : null,
      total: counted[0]?.n ?? null,
    }
  },
})
