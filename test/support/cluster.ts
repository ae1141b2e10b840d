import { mkdtempSync, rmSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { seedCalendar } from '#modules/calendar/index.ts'
import { openDatabase } from '#platform/db.ts'
import { databaseAccount } from '#platform/embedded/account.ts'
import { startPostgres } from '#platform/embedded/postgres.ts'
import { migrate } from '#platform/migrate.ts'
import { momentNow } from '#platform/moment.ts'
import { prepareRoles, runOnce, type Connections } from '#platform/roles.ts'

export const schema = 'luoshi'
const template = 'luoshi_test_template'

const onDatabase = (url: string, name: string): string => {
  const copy = new URL(url)
  copy.pathname = `/${name}`
  return copy.toString()
}

/** One cluster a run, without fsync; `TEST_DATABASE_URL` names another server, whose role must be able to make databases. */
export const startCluster = async (): Promise<{ url: string; stop: () => Promise<void> }> => {
  const given = process.env['TEST_DATABASE_URL']
  if (given) return { url: given, stop: async () => undefined }
  const folder = mkdtempSync(join(tmpdir(), 'luoshi-test-'))
  chmodSync(folder, 0o755)
  const server = await startPostgres({
    folder: join(folder, 'pg'),
    sockets: join(folder, 'run'),
    account: databaseAccount(),
    flags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'],
  })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The migrated, calendar-seeded database that every test file clones. */
export const prepareTemplate = async (url: string): Promise<void> => {
  await runOnce(url, async (client) => {
    await client.query(`drop database if exists ${template}`)
    await client.query(`create database ${template}`)
  })
  const at = await prepareRoles(onDatabase(url, template), schema)
  await migrate(at, schema)
  const database = openDatabase(at.app, { schema, max: 1 })
  await seedCalendar({ database, schema, now: momentNow, files: '/nonexistent', log: () => undefined })
  await database.close()
}

export type TestDatabase = { readonly at: Connections; readonly name: string; readonly drop: () => Promise<void> }

/** A database of its own for one test file. */
export const cloneDatabase = async (): Promise<TestDatabase> => {
  const url = process.env['LUOSHI_TEST_CLUSTER']
  if (!url) throw new Error('run the tests with `npm test`: they need its database cluster')
  const name = `t_${process.pid}_${Math.random().toString(36).slice(2, 8)}`
  await runOnce(url, (client: pg.Client) => client.query(`create database ${name} template ${template}`))
  const at = await prepareRoles(onDatabase(url, name), schema)
  return {
    at,
    name,
    drop: async () => {
      // A connection that was closed lives a moment longer in the server, and another role's may not be terminated.
      for (let attempt = 1; ; attempt += 1)
        try {
          await runOnce(url, (client) => client.query(`drop database if exists ${name} with (force)`))
          return
        } catch (error) {
          if (attempt === 30) throw error
          await new Promise((resolve) => setTimeout(resolve, 100))
        }
    },
  }
}
