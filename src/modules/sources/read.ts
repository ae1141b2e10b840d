import { sql } from 'kysely'
import { getSource, listSources } from '#contract/sources.ts'
import type { SourceKind } from '#domain/source.ts'
import { cursorAfter, readCursor } from '#platform/cursor.ts'
import type { Tx } from '#platform/db.ts'
import { query } from '#platform/endpoint.ts'
import { isCounted } from './proposal-rows.ts'
import { sourceRows, sourceView } from './view.ts'

export const getSourceQuery = query(getSource, {
  subjects: ({ sourceId }) => [{ kind: 'source', id: sourceId }],
  run: (context, { sourceId }) => sourceView(context, sourceId),
})

type Filters = { search?: string | undefined; undecided?: boolean | undefined; kind?: SourceKind | undefined }
type Wanted = Filters & { cursor?: string | undefined; limit: number }

const narrowed = ({ search, undecided, kind }: Filters) => {
  const like = search ? sql`and s.title like ${`%${search.replaceAll(/[\\%_]/g, '\\$&')}%`}` : sql``
  const open = undecided
    ? sql`and exists (select 1 from proposal p where p.source_id = s.id and p.state = 'open' and ${isCounted})`
    : sql``
  return sql`${like} ${open} ${kind ? sql`and s.kind = ${kind}` : sql``}`
}

/** One page of the register and where the next begins. */
export const sourcePage = async (tx: Tx, { cursor, limit, ...filters }: Wanted) => {
  const after = readCursor(cursor, ['date', 'uuid'])
  const beyond = after ? sql`(s.received_on, s.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql`true`
  const rows = await sourceRows(
    tx,
    sql`${beyond} ${narrowed(filters)}`,
    sql`order by s.received_on desc, s.id desc limit ${limit + 1}`,
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? cursorAfter([last.receivedOn, last.id]) : null }
}

export const listSourcesQuery = query(listSources, {
  run: async ({ tx }, wanted) => {
    const page = await sourcePage(tx, wanted)
    const { rows: counted } = await sql<{
      n: number
    }>`select count(*)::int as n from source s where true ${narrowed(wanted)}`.execute(tx)
    return { ...page, total: counted[0]?.n ?? null }
  },
})
