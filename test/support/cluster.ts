import { mkdtempSync, rmSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
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

/**
 * One cluster a run, without fsync. `TEST_POSTGRES` names the folder of another version's programs (Debian's 15),
 * `TEST_DATABASE_URL` a running server whose role may make databases and roles.
 */
export const startCluster = async (
  given: string | null | undefined = process.env['TEST_DATABASE_URL'],
): Promise<{ url: string; stop: () => Promise<void> }> => {
  if (given) return { url: given, stop: async () => undefined }
  const folder = mkdtempSync(join(tmpdir(), 'luoshi-test-'))
  chmodSync(folder, 0o755)
  const server = await startPostgres({
    folder: join(folder, 'pg'),
    sockets: join(folder, 'run'),
    account: databaseAccount(),
    ...(process.env['TEST_POSTGRES'] ? { programs: process.env['TEST_POSTGRES'] } : {}),
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

/** Only a superuser may end an autovacuum worker, so a forced drop is refused while one is at it. */
const dropPatiently = async (client: pg.Client, name: string): Promise<void> => {
  for (let left = 40; ; left -= 1)
    try {
      await client.query(`drop database if exists ${name} with (force)`)
      return
    } catch (error) {
      if (left === 0 || (error as { code?: string }).code !== '42501') throw error
      await sleep(250)
    }
}

/** A database of its own for one test file; `from` is another such database, which nobody may be connected to. */
export const cloneDatabase = async (from = template): Promise<TestDatabase> => {
  const url = process.env['LUOSHI_TEST_CLUSTER']
  if (!url) throw new Error('run the tests with `npm test`: they need its database cluster')
  const name = `t_${process.pid}_${Math.random().toString(36).slice(2, 8)}`
  await runOnce(url, (client: pg.Client) => client.query(`create database ${name} template ${from}`))
  const at = await prepareRoles(onDatabase(url, name), schema)
  return {
    at,
    name,
    drop: () => runOnce(url, (client) => dropPatiently(client, name)),
  }
}
