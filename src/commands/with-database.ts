import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase, type Database } from '#platform/db.ts'
import { checkSchema } from '#platform/migrate.ts'
import { checkServingRole, runOnce, StartRefused } from '#platform/roles.ts'
import { connectionsFrom, environment, prepareStore, socketUrl, startEmbedded } from './settings.ts'

/** Opens the installation's database for a command: the configured server, the running embedded one, or one of our own. */
export const withDatabase = async <T>(
  data: string | undefined,
  work: (database: Database) => Promise<T>,
): Promise<T> => {
  const { databaseUrl, schema } = environment()
  const use = async (url: string): Promise<T> => {
    const { app } = await connectionsFrom(url)
    await checkSchema(app, schema)
    await checkServingRole(app, schema)
    const database = openDatabase(app, { schema, max: 2, name: 'luoshi cli' })
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  }
  if (databaseUrl) return use(databaseUrl)
  const store = prepareStore(data)
  if (!existsSync(join(store.folder, 'pg', 'PG_VERSION')))
    throw new StartRefused(`There is no installation in ${store.folder}.`)
  const running = socketUrl(store)
  if (await runOnce(running, async () => true).catch(() => false)) return use(running)
  const own = await startEmbedded(store)
  try {
    return await use(own.url)
  } finally {
    await own.stop()
  }
}
