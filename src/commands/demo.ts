import { setPriority } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { progressName } from '#modules/demonstration/index.ts'
import type { App } from '#platform/app.ts'
import { openDatabase } from '#platform/db.ts'
import { checkSchema } from '#platform/migrate.ts'
import { momentNow } from '#platform/moment.ts'
import { checkServingRole } from '#platform/roles.ts'
import { continueDemo } from '../demo/index.ts'
import { connectionsFrom, environment, prepareStore } from './settings.ts'
import { countArgument, UsageError } from './usage.ts'

/** Never a database of our own: a loader whose server has just been killed would start one in its place. */
const loaderUrl = async (): Promise<string> => {
  const given = process.env['LUOSHI_DEMO_URL']
  if (given) return given
  const { databaseUrl } = environment()
  if (!databaseUrl) throw new UsageError('demo needs DATABASE_URL; `serve --demo` starts a loader of its own.')
  return (await connectionsFrom(databaseUrl)).app
}

/**
 * A session that holds the demonstration's lock and says by its name how far the loading has come: every server of the
 * installation can read it there, and it is gone with the process. Null where another process is at it.
 */
const holdLock = async (url: string, schema: string) => {
  const client = new pg.Client({ connectionString: url, application_name: progressName(schema, 0) })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock(hashtext($1)) as held', [
    `luoshi demonstration ${schema}`,
  ])
  if (rows[0]?.held) return client
  await client.end()
  return null
}

/** Run by `serve --demo` beside the server, so that loading never delays a page; goes on where it was stopped. */
export const demoCommand = {
  usage: 'demo [--data DIR] [--matters N]',
  run: async (args: string[]): Promise<number> => {
    const { values } = parseArgs({ args, options: { data: { type: 'string' }, matters: { type: 'string' } } })
    const limit = values.matters === undefined ? undefined : countArgument('--matters', values.matters)
    // A parent that is gone takes its loader along; the next one goes on.
    process.once('disconnect', () => process.exit(0))
    setPriority(10)
    const { schema } = environment()
    const url = await loaderUrl()
    await checkSchema(url, schema)
    await checkServingRole(url, schema)
    const { folder } = prepareStore(values.data)
    const lock = await holdLock(url, schema)
    if (!lock) return 0
    // A crash may take the last acts along; the trail then says so, and they are told again.
    const database = openDatabase(url, { schema, max: 5, name: 'luoshi loader', flags: '-c synchronous_commit=off' })
    const log: App['log'] = (line) => console.error(JSON.stringify(line))
    const app: App = { database, schema, now: momentNow, files: join(folder, 'files'), log }
    let last = -1
    try {
      const told = await continueDemo(app, folder, limit, async (share) => {
        const percent = Math.min(100, Math.floor(share * 100))
        await lock.query(`select set_config('application_name', $1, false)`, [progressName(schema, percent)])
        if (percent >= last + 10) console.log(`Loading the demonstration … ${(last = percent)} %`)
      })
      if (told.abandoned.length > 0)
        console.log(
          `The story left ${told.abandoned.length} matters where others had gone on: ${told.abandoned.slice(0, 3).join('; ')}`,
        )
      if (told.acts > 0)
        console.log(
          `The demonstration is ready: ${told.organizations} organizations, ${told.people} people, ${told.matters} matters.`,
        )
      return 0
    } finally {
      await lock.end().catch(() => undefined)
      await database.close()
      if (process.connected) process.disconnect()
    }
  },
}
