import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { runOnce, StartRefused } from '../roles.ts'
import { commandAs, type Account } from './account.ts'
import { usableBinaries } from './binaries.ts'

const run = promisify(execFile)

export type Embedded = {
  /** Connection URL of the owner role, over a unix socket. */
  readonly url: string
  readonly pid: number
  readonly exited: Promise<void>
  readonly stop: () => Promise<void>
}

export type EmbeddedOptions = {
  readonly folder: string
  readonly sockets: string
  readonly account: Account
  readonly flags?: readonly string[]
  /** PostgreSQL's programs, where not the installed package's: the tests run on Debian's 15 too. */
  readonly programs?: string
}

const port = 5432
export const urlFor = (sockets: string, user: string, database: string) =>
  `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(sockets)}&port=${port}`

const ownedBy = (account: Account, folder: string): void => {
  // The folders above must stay passable for the account; only this one is private.
  mkdirSync(dirname(folder), { recursive: true, mode: 0o755 })
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
  if (account) chownSync(folder, account.uid, account.gid)
}

/** Into a folder beside and then renamed, so that a kill leaves nothing half made. */
const initialize = async (bin: string, { folder, account, programs }: EmbeddedOptions): Promise<void> => {
  const half = `${folder}.init`
  rmSync(half, { recursive: true, force: true })
  ownedBy(account, half)
  const command = commandAs(account, join(bin, 'initdb'), [
    '-D',
    half,
    '-U',
    'postgres',
    '-E',
    'UTF8',
    '--auth=trust',
    '--no-instructions',
    // PostgreSQL 15 and 16 do not know the builtin provider; libc's C.UTF-8 sorts the same.
    ...(programs ? [] : ['--locale-provider=builtin']),
    '--locale=C.UTF-8',
  ])
  await run(command.program, command.args, {
    ...command,
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: process.env['PATH'] ?? '' },
  })
  renameSync(half, folder)
}

const stateOf = (pid: number): string | null => {
  try {
    return /^State:\s+(\w)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? null
  } catch {
    return null
  }
}

/** A server left over by a killed parent is stopped; a dead or unreaped one loses its pid file. */
const clearLeftover = async (folder: string): Promise<void> => {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file) || !existsSync('/proc/self')) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  const isOurs = () => {
    const state = stateOf(pid)
    if (state === null || state === 'Z') return false
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)
    } catch {
      return false
    }
  }
  for (let tries = 0; isOurs() && tries < 200; tries += 1) {
    if (tries === 0) process.kill(pid, 'SIGINT')
    await sleep(100)
  }
  rmSync(file, { force: true })
}

const spawnServer = (bin: string, { folder, sockets, account, flags = [] }: EmbeddedOptions): ChildProcess => {
  const command = commandAs(account, join(bin, 'postgres'), [
    '-D',
    folder,
    '-k',
    sockets,
    '-p',
    String(port),
    '-c',
    'listen_addresses=',
    '-c',
    'unix_socket_permissions=0700',
    '-c',
    'max_connections=120',
    '-c',
    'random_page_cost=1.1',
    '-c',
    'jit=off',
    '-c',
    'shared_buffers=256MB',
    '-c',
    'work_mem=16MB',
    '-c',
    'logging_collector=off',
    ...flags,
  ])
  return spawn(command.program, command.args, {
    ...command,
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true, // Ctrl-C in the terminal is ours to pass on, after the server has drained
  })
}

const untilAnswering = async (url: string, child: ChildProcess, log: () => string): Promise<void> => {
  for (let tries = 0; tries < 400; tries += 1) {
    if (child.exitCode !== null)
      throw new StartRefused(`the database stopped at once: ${log().trim().split('\n').at(-1) ?? ''}`)
    const answered = await runOnce(url, async () => true).catch(() => false)
    if (answered) return
    await sleep(tries < 40 ? 25 : 150)
  }
  throw new StartRefused(`the database does not answer: ${log().trim().split('\n').at(-1) ?? ''}`)
}

/** The owner role is an ordinary one that may make roles, as on a server of one's own: same rights, same tests. */
const prepareOwner = (superuser: string, owner: string): Promise<void> =>
  runOnce(superuser, async (client) => {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [owner])
    if (!role.rowCount) await client.query(`create role ${owner} login createrole createdb nosuperuser`)
    const database = await client.query('select 1 from pg_database where datname = $1', [owner])
    if (!database.rowCount) await client.query(`create database ${owner} owner ${owner}`)
  })

/** Starts PostgreSQL on its folder, making it first where there is none. Runs as `account` when we are root. */
export const startPostgres = async (options: EmbeddedOptions): Promise<Embedded> => {
  const bin = options.programs ?? usableBinaries(options.account)
  ownedBy(options.account, options.sockets)
  if (!existsSync(join(options.folder, 'PG_VERSION'))) await initialize(bin, options)
  await clearLeftover(options.folder)
  const child = spawnServer(bin, options)
  let log = ''
  child.stderr?.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4000)))
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  try {
    await untilAnswering(urlFor(options.sockets, 'postgres', 'postgres'), child, () => log)
    await prepareOwner(urlFor(options.sockets, 'postgres', 'postgres'), 'luoshi')
  } catch (error) {
    child.kill('SIGINT')
    throw error
  }
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
    await exited
  }
  return { url: urlFor(options.sockets, 'luoshi', 'luoshi'), pid: child.pid ?? 0, exited, stop }
}
