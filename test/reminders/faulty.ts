import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { App } from '#platform/app.ts'
import type { DB } from '#platform/tables.ts'

/** The same application, dead at its n-th statement: the connection is gone, and what was open is rolled back. */
export const faulty = (app: App, afterStatements: number): App => {
  let left = afterStatements
  const { pool } = app.database
  const connect = async () => {
    const client = await pool.connect()
    let isGone = false
    const ask = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>
    const dying = {
      query: async (...args: unknown[]) => {
        left -= 1
        if (left > 0) return ask(...args)
        if (!isGone) {
          isGone = true
          await ask('rollback').catch(() => undefined)
          client.release(true)
        }
        throw new Error('the worker died')
      },
      release: () => (isGone ? undefined : client.release()),
    }
    return dying as unknown as pg.PoolClient
  }
  const dialect = new PostgresDialect({ pool: { connect, end: async () => undefined } as unknown as pg.Pool })
  return { ...app, database: { ...app.database, db: new Kysely<DB>({ dialect }) } }
}
