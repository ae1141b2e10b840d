import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { isSetupNeeded, newSetupLink } from '#modules/accounts/index.ts'
import { seedCalendar } from '#modules/calendar/index.ts'
import type { App } from '#platform/app.ts'
import { openDatabase } from '#platform/db.ts'
import { listen } from '#platform/live.ts'
import { migrate } from '#platform/migrate.ts'
import { momentNow } from '#platform/moment.ts'
import { checkServingRole, StartRefused, type Connections } from '#platform/roles.ts'
import { startDemo } from '../demo/index.ts'
import { listenOn, makeServer, type Listening } from '../server.ts'
import { lockStore } from './lock.ts'
import { assistantFrom } from './assistant.ts'
import { outsideFrom } from './outside.ts'
import { buildPages, builtPage, canBuildPages, pagesAreStale } from './pages.ts'
import { connectionsFrom, environment, prepareStore, startEmbedded, type Store } from './settings.ts'
import { UsageError } from './usage.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

const log = (line: Readonly<Record<string, unknown>>) =>
  console.error(JSON.stringify({ at: new Date().toISOString(), ...line }))

/** Built by the first start after an installation or an update; a package that ships them comes without the builder. */
const preparePages = (): void => {
  if (!pagesAreStale(root)) return
  if (!canBuildPages(root)) {
    if (existsSync(join(root, builtPage))) return
    throw new StartRefused('The pages are not built and vite is not installed: run `npm ci`.')
  }
  console.log('Building the pages …')
  const fault = buildPages(root)
  if (fault !== null) throw new StartRefused(`The pages could not be built:\n${fault}`)
}

type Running = { readonly connections: Connections; readonly stop: () => Promise<void> }

/** The embedded database, started again whenever it dies under us: clients see a 503 for a moment. */
const superviseDatabase = async (store: Store): Promise<Running> => {
  let isStopping = false
  let current = await startEmbedded(store)
  const watch = () => {
    void current.exited.then(async () => {
      for (let wait = 200; !isStopping; wait = Math.min(wait * 2, 5_000)) {
        log({ level: 'error', what: 'the database stopped; starting it again' })
        try {
          current = await startEmbedded(store)
          return watch()
        } catch (error) {
          log({ level: 'error', what: 'the database does not start', error: String(error) })
          await new Promise((resolve) => setTimeout(resolve, wait))
        }
      }
    })
  }
  watch()
  return {
    connections: await connectionsFrom(current.url),
    stop: async () => {
      isStopping = true
      await current.stop()
    },
  }
}

/** The worker is a process of its own, so that a long job never delays a page; it is started again when it dies. */
const superviseWorker = (connections: Connections, files: string): (() => Promise<void>) => {
  let isStopping = false
  let child: ChildProcess
  const start = () => {
    child = spawn(process.execPath, [join(root, 'src/cli.ts'), 'work'], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, LUOSHI_WORKER_URL: connections.worker, LUOSHI_FILES: files },
    })
    child.once('exit', () => {
      if (!isStopping) setTimeout(start, 500)
    })
  }
  start()
  return () => {
    isStopping = true
    return new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve()
      child.once('exit', () => resolve())
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), 5_000).unref()
    })
  }
}

/** Tells the demonstration in a process of its own; one that dies is started again and goes on where it was. */
const superviseLoader = (connections: Connections, data: string, matters: string | undefined): (() => void) => {
  let isStopping = false
  let child: ChildProcess
  const start = () => {
    const args = [join(root, 'src/cli.ts'), 'demo', '--data', data, ...(matters ? ['--matters', matters] : [])]
    child = spawn(process.execPath, args, {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, LUOSHI_DEMO_URL: connections.app },
    })
    child.once('exit', (code) => {
      if (!isStopping && code !== 0) setTimeout(start, 2_000)
    })
  }
  start()
  return () => {
    isStopping = true
    child.kill('SIGKILL')
  }
}

const portArgument = (text: string): number => {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new UsageError(`--port wants a number from 0 to 65535, not "${text}".`)
}

const greet = async (app: App, url: string): Promise<void> => {
  console.log(`Luoshi is running at ${url}`)
  console.log(
    'Plain http: cookies and passwords are readable on the way. Put a TLS proxy in front where others share the network.',
  )
  if (await isSetupNeeded(app))
    console.log(`Set up this installation (link works once): ${url}/setup#${await newSetupLink(app)}`)
}

const untilStopped = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })

export const serveCommand = {
  usage: 'serve [--demo [--demo-matters N]] [--port 8080] [--host 0.0.0.0] [--data DIR]',
  run: async (args: string[]): Promise<number> => {
    const { values } = parseArgs({
      args,
      options: {
        demo: { type: 'boolean' },
        'demo-matters': { type: 'string' },
        port: { type: 'string', default: '8080' },
        host: { type: 'string', default: '0.0.0.0' },
        data: { type: 'string' },
      },
    })
    const port = portArgument(values.port)
    const outside = outsideFrom(process.env)
    // Only the worker sends; what it would refuse to start with is said here, where somebody reads it.
    assistantFrom(process.env)
    const { schema, databaseUrl } = environment()
    const store = prepareStore(values.data)
    if (store.note) console.log(store.note)
    const unlock = lockStore(store.folder)
    const closing: (() => Promise<void> | void)[] = [unlock]
    try {
      preparePages()
      const database: Running = databaseUrl
        ? { connections: await connectionsFrom(databaseUrl), stop: async () => undefined }
        : await superviseDatabase(store)
      closing.push(database.stop)
      await migrate(database.connections, schema)
      await checkServingRole(database.connections.app, schema)
      const opened = openDatabase(database.connections.app, { schema, max: 20, name: 'luoshi serve' })
      closing.push(opened.close)
      const app: App = { database: opened, schema, now: momentNow, files: join(store.folder, 'files'), outside, log }
      await seedCalendar(app)
      const listener = listen(database.connections.app, schema, (error) =>
        log({ level: 'warn', what: 'live connection lost', error: String(error) }),
      )
      closing.push(listener.close)
      const http: Listening = await listenOn(makeServer(app, listener), port, values.host).catch(
        (error: NodeJS.ErrnoException) => {
          throw new StartRefused(
            error.code === 'EADDRINUSE'
              ? `Port ${port} is taken; choose another with --port.`
              : `Port ${port} cannot be opened: ${error.code}.`,
          )
        },
      )
      closing.push(http.close)
      closing.push(superviseWorker(database.connections, app.files))
      const isDemo = values.demo ? await startDemo(app, store.folder) : false
      await greet(app, `http://localhost:${http.port}`)
      if (isDemo) closing.push(superviseLoader(database.connections, values.data ?? './store', values['demo-matters']))
      await untilStopped()
      console.log('Stopping …')
      return 0
    } finally {
      for (const close of closing.toReversed()) await close()
    }
  },
}
