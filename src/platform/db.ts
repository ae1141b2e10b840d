import { Kysely, PostgresDialect, sql, type RawBuilder, type Transaction } from 'kysely'
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

/** Longer lists of parameters differ from call to call, and a connection keeps no more plans than this. */
const most = { parameters: 40, statements: 400 }

type Send = (text: unknown, values?: unknown, done?: unknown) => unknown

/**
 * The statements of a change reach their rows by id, and row security makes each dear to plan: on one connection they
 * are planned once. Those of a query are planned for the very values that it asks for.
 */
const planOnce = (client: pg.ClientBase): void => {
  const send = client.query.bind(client) as Send
  const names = new Map<string, string>()
  let isChange = false
  let generation = 0
  const named = (text: string): string | undefined => {
    if (!names.has(text) && names.size < most.statements) names.set(text, `s${generation}_${names.size}`)
    return names.get(text)
  }
  /** After a migration an older plan does not fit: everything is prepared under new names. */
  const forget = (error: unknown): void => {
    if (!isStalePlan(error)) return
    names.clear()
    generation += 1
  }
  const query: Send = (text, values, done) => {
    if (text === 'begin') isChange = true
    if (text === 'commit' || text === 'rollback') isChange = false
    if (!isChange || done !== undefined || typeof text !== 'string' || !Array.isArray(values) || values.length === 0)
      return send(text, values, done)
    const name = values.length > most.parameters ? undefined : named(text)
    const answer = send(name === undefined ? { text, values } : { name, text, values }) as Promise<unknown>
    answer.catch(forget)
    return answer
  }
  client.query = query as typeof client.query
}

/** `column` is one of the ids. One is asked for as one: the plan for a list of unknown length is never thought cheap. */
export const isAmong = (column: string, ids: readonly string[]): RawBuilder<boolean> =>
  ids.length === 1 ? sql`${sql.ref(column)} = ${ids[0]}` : sql`${sql.ref(column)} = any(${ids}::uuid[])`

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
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    planOnce(client)
  })
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

/** A table was changed under a prepared statement. */
const isStalePlan = (error: unknown) =>
  codeOf(error) === '0A000' && error instanceof Error && error.message.startsWith('cached plan')
/** Deadlock, serialization failure or stale plan: nothing was done, and doing it again may succeed. */
export const isRetryable = (error: unknown) => ['40P01', '40001'].includes(codeOf(error) ?? '') || isStalePlan(error)
/** Unique or foreign-key violation: it may speak of a row the actor cannot see, so callers answer neutrally. */
export const isConstraint = (error: unknown) => ['23505', '23503', '23P01'].includes(codeOf(error) ?? '')
export const isConnectionLoss = (error: unknown) =>
  ['57P01', '57P02', '57P03', '08006', '08003', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'].includes(
    codeOf(error) ?? '',
  ) ||
  (error instanceof Error &&
    /Connection terminated|not queryable|timeout exceeded when trying to connect/.test(error.message))
