import assert from 'node:assert/strict'
import type pg from 'pg'
import type { App } from '#platform/app.ts'
import type { Call, Endpoint } from '#platform/endpoint.ts'
import { loadActor } from '#platform/actor.ts'
import { accountActor, transact, type Tx } from '#platform/db.ts'
import { found } from '#platform/errors.ts'
import type { Moment } from '#platform/moment.ts'
import { runOnce } from '#platform/roles.ts'
import { schema } from '../support/cluster.ts'

/** PostgreSQL's own client, without the pipeline: what is left is what the database itself enforces. */
export const connected = <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  runOnce(url, async (client) => {
    await client.query(`set search_path = ${schema}; set timezone = UTC`)
    return work(client)
  })

/** One transaction under an actor (`null` sets none), rolled back. */
export const acting = <T>(
  url: string,
  actor: string | null,
  work: (client: pg.Client) => Promise<T>,
  today = '2026-09-22',
): Promise<T> =>
  connected(url, async (client) => {
    await client.query('begin')
    if (actor !== null)
      await client.query(`select set_config('luoshi.actor', $1, true), set_config('luoshi.today', $2, true)`, [
        actor,
        today,
      ])
    return work(client)
  })

export const system = 'system:test'

/** The first column of every row. */
export const column = async <T = string>(client: pg.Client, text: string, values: unknown[] = []): Promise<T[]> =>
  (await client.query({ text, values, rowMode: 'array' })).rows.map((row: T[]) => row[0] as T)

export const tablesOf = (client: pg.Client): Promise<string[]> =>
  column(
    client,
    `select relname::text from pg_class where relnamespace = '${schema}'::regnamespace and relkind = 'r' order by 1`,
  )

/** That PostgreSQL refuses with this error code; any other outcome is the test's failure. */
export const refusedWith = async (code: string, attempt: Promise<unknown>): Promise<void> => {
  const outcome = await attempt.then(
    () => 'done',
    (error: { code?: string; message?: string }) => error.code ?? String(error.message),
  )
  assert.equal(outcome, code)
}

export type Answer = { status: number; code: string; present?: unknown }

/** What an operation answered: 200, or the refusal as its caller gets it. */
export const outcomeOf = (attempt: Promise<unknown>): Promise<Answer> =>
  attempt.then(
    () => ({ status: 200, code: 'done' }),
    (error: { status?: number; code?: string; present?: unknown; refusal?: { refused: string } }) => {
      if (error.refusal) return { status: 409, code: error.refusal.refused }
      if (error.status === undefined) throw error
      return { status: error.status, code: error.code ?? '', present: error.present }
    },
  )

/** Calls an endpoint as an account, with a key where one is given. */
export const callAs = async (
  app: App,
  accountId: string,
  endpoint: Endpoint,
  input: unknown,
  more: Partial<Call> = {},
): Promise<unknown> => {
  const moment: Moment = more.moment ?? app.now()
  const actor = found(await withActor(app, accountId, (tx) => loadActor(tx, accountId)))
  return endpoint.call(app, { actor, input, language: 'zh', client: 'test', moment, ...more })
}

export const withActor = <T>(app: App, accountId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(app.database.db, { actor: accountActor(accountId), today: app.now().today }, work)

/** Until some other connection of this database waits for a row. */
export const untilWaiting = async (client: pg.Client) => {
  for (let tries = 0; tries < 200; tries += 1) {
    const { rowCount } = await client.query(
      `select 1 from pg_locks l join pg_stat_activity a on a.pid = l.pid where not l.granted and a.datname = current_database()`,
    )
    if (rowCount) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('nobody waits')
}
