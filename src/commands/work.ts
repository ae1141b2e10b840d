import { parseArgs } from 'node:util'
import { Logger, run as runWorker, type TaskList } from 'graphile-worker'
import type { App } from '#platform/app.ts'
import { openDatabase } from '#platform/db.ts'
import type { Job } from '#platform/job.ts'
import { recordConnection } from '#modules/assistant/index.ts'
import { isBeingTold } from '#modules/demonstration/index.ts'
import { checkSchema, jobsSchema } from '#platform/migrate.ts'
import { checkServingRole } from '#platform/roles.ts'
import { momentNow } from '#platform/moment.ts'
import { calendarJobs, jobs } from '../jobs.ts'
import { assistantFrom } from './assistant.ts'
import { outsideFrom } from './outside.ts'
import { connectionsFrom, environment } from './settings.ts'
import { UsageError } from './usage.ts'

const logger = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning')
    console.error(JSON.stringify({ at: new Date().toISOString(), level, what: message }))
})

const workerUrl = async (): Promise<string> => {
  const given = process.env['LUOSHI_WORKER_URL']
  if (given) return given
  const { databaseUrl } = environment()
  if (!databaseUrl) throw new UsageError('work needs DATABASE_URL; `serve` starts a worker of its own.')
  return (await connectionsFrom(databaseUrl)).worker
}

/** Any number of these on one database: a job is taken by one of them, and is safe to run twice. */
export const workCommand = {
  usage: 'work',
  run: async (args: string[]): Promise<number> => {
    parseArgs({ args, options: {} })
    const { schema } = environment()
    const url = await workerUrl()
    await checkSchema(url, schema)
    await checkServingRole(url, schema)
    const database = openDatabase(url, { schema, max: 5, name: 'luoshi work' })
    const app: App = {
      database,
      schema,
      now: momentNow,
      files: process.env['LUOSHI_FILES'] ?? './store/files',
      outside: outsideFrom(process.env),
      assistant: assistantFrom(process.env),
      log: (line) => console.error(JSON.stringify(line)),
    }
    await recordConnection(app)
    const all: readonly Job<never>[] = jobs
    const taskList: TaskList = Object.fromEntries(
      all.map((each) => [
        each.name,
        async (payload: unknown) => {
          if (calendarJobs.has(each) && (await isBeingTold(app))) return
          await each.run(app, payload as never)
        },
      ]),
    )
    const crontab = all
      .filter((each) => each.every !== undefined)
      .map((each) => `${each.every} ${each.name} ?max=3`)
      .join('\n')
    const runner = await runWorker({
      connectionString: url,
      schema: jobsSchema(schema),
      concurrency: 3,
      noHandleSignals: true,
      taskList,
      crontab,
      logger,
    })
    // A parent that is gone, however it went, takes its worker along.
    const stop = () => void runner.stop().catch(() => undefined)
    process.once('disconnect', stop)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
    await runner.promise
    await database.close()
    // The line to the parent would hold this process open until it is killed.
    process.removeListener('disconnect', stop)
    if (process.connected) process.disconnect()
    return 0
  },
}
