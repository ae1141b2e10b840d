import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './tables.ts'
import type { CivilDate } from '#domain/date.ts'

export type Db = Kysely<DB>
export type Tx = Transaction<DB>

/** `2026-11-21 08:00:00.123456+00` → `2026-11-21T08:00:00.123456Z`: a `Date` would drop the microseconds. */
const instant = (text: string) => text.replace(' ', 'T').replace(/\+00(:00)?$/, 'Z')
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === pg.types.builtins.DATE) return (text: string) => text
    if (oid === pg.types.builtins.TIMESTAMPTZ) return instant
    if (oid === pg.types.builtins.INT8) return Number
    return pg.types.getTypeParser(oid, format)
  },
}

export type Database = { readonly db: Db; readonly pool: pg.Pool; readonly close: () => Promise<void> }

/** Opens a pool on one schema. The session's zone is UTC; "today" is set by the pipeline in the government's zone. */
export const openDatabase = (
  url: string,
  { schema, max = 10, name = 'luoshi', flags = '' }: { schema: string; max?: number; name?: string; flags?: string },
): Database => {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: name,
    options: `-c search_path=${schema} -c timezone=UTC -c jit=off ${flags}`,
    types,
    connectionTimeoutMillis: 10_000,
  })
  // A killed backend otherwise takes the process down, idle or in use; the query under way reports the loss itself.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}

export type ActingAs = { readonly actor: string; readonly today: CivilDate }

/**
 * Runs `work` in a transaction whose first statement says who acts: without it, row security shows nothing. A question
 * is answered as of one moment: with a snapshot a statement, a view could carry the version of before a step beside the
 * acts of after it, and whoever pressed one of them was told of a conflict with nobody.
 */
export const transact = async <T>(db: Db, as: ActingAs, work: (tx: Tx) => Promise<T>, readOnly = false): Promise<T> => {
  const transaction = readOnly
    ? db.transaction().setAccessMode('read only').setIsolationLevel('repeatable read')
    : db.transaction()
  return transaction.execute(async (tx) => {
    await sql`select set_config('luoshi.actor', ${as.actor}, true), set_config('luoshi.today', ${as.today}, true)`.execute(
      tx,
    )
    return work(tx)
  })
}

export const accountActor = (accountId: string) => `account:${accountId}`
/** Jobs and the doors before sign-in act under a name of their own, never with bypass. */
export const systemActor = (job: string) => `system:${job}`

const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined

/** Deadlock or serialization failure: nothing was done, and doing it again may succeed. */
export const isRetryable = (error: unknown) => ['40P01', '40001'].includes(codeOf(error) ?? '')
/** Unique or foreign-key violation: it may speak of a row the actor cannot see, so callers answer neutrally. */
export const isConstraint = (error: unknown) => ['23505', '23503', '23P01'].includes(codeOf(error) ?? '')
export const isConnectionLoss = (error: unknown) =>
  ['57P01', '57P02', '57P03', '08006', '08003', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'].includes(
    codeOf(error) ?? '',
  ) ||
  (error instanceof Error &&
    /Connection terminated|not queryable|timeout exceeded when trying to connect/.test(error.message))
