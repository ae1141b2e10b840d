import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { seedCalendar } from '#modules/calendar/index.ts'
import type { App } from '#platform/app.ts'
import { openDatabase } from '#platform/db.ts'
import { migrate } from '#platform/migrate.ts'
import { momentNow } from '#platform/moment.ts'
import { checkServingRole, runOnce, StartRefused } from '#platform/roles.ts'
import { installForLoad } from '../demo/index.ts'
import { loadMatters } from '../demo/bulk.ts'
import { connectionsFrom, environment, prepareStore, socketUrl, startEmbedded, type Store } from './settings.ts'
import { countArgument, UsageError } from './usage.ts'

type Owner = { readonly url: string; readonly stop: () => Promise<void> }

/** The configured server, the embedded one that is running, or one of our own for as long as the loading takes. */
const ownerOf = async (store: Store): Promise<Owner> => {
  const { databaseUrl } = environment()
  const stop = async () => undefined
  if (databaseUrl) return { url: databaseUrl, stop }
  const running = socketUrl(store)
  const isUp =
    existsSync(join(store.folder, 'pg', 'PG_VERSION')) && (await runOnce(running, async () => true).catch(() => false))
  return isUp ? { url: running, stop } : startEmbedded(store)
}

/** For benchmarks: a province in an empty installation (or the demonstration's), and any number of matters in it. */
export const loadCommand = {
  usage: 'load --matters N [--seed S] [--data DIR]',
  run: async (args: string[]): Promise<number> => {
    const { values } = parseArgs({
      args,
      options: { matters: { type: 'string' }, seed: { type: 'string', default: '1' }, data: { type: 'string' } },
    })
    if (values.matters === undefined) throw new UsageError('load wants --matters N.')
    const matters = countArgument('--matters', values.matters)
    const seed = countArgument('--seed', values.seed)
    const { schema } = environment()
    const store = prepareStore(values.data)
    const owner = await ownerOf(store)
    try {
      const connections = await connectionsFrom(owner.url)
      await migrate(connections, schema)
      await checkServingRole(connections.app, schema)
      const database = openDatabase(connections.app, {
        schema,
        max: 2,
        name: 'luoshi load',
        flags: '-c synchronous_commit=off',
      })
      try {
        const log: App['log'] = (line) => console.error(JSON.stringify(line))
        const app: App = { database, schema, now: momentNow, files: join(store.folder, 'files'), log }
        await seedCalendar(app)
        const started = performance.now()
        const ground = await installForLoad(app, store.folder)
        if (!ground)
          throw new StartRefused('This installation is somebody’s: load fills an empty one, or the demonstration.')
        let said = 0
        await loadMatters({
          app,
          ...ground,
          matters,
          seed,
          onProgress: (loaded) => {
            if (loaded < matters && loaded - said < matters / 10) return
            said = loaded
            console.log(
              `Loaded ${loaded} of ${matters} matters, ${((performance.now() - started) / 1000).toFixed(0)} s`,
            )
          },
        })
      } finally {
        await database.close()
      }
      // The planner guesses badly about tables that were empty a minute ago.
      await runOnce(owner.url, (client) => client.query('analyze'))
      return 0
    } finally {
      await owner.stop()
    }
  },
}
