import { existsSync, mkdirSync, accessSync, constants, chownSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join, resolve } from 'node:path'
import { databaseAccount, runsAs, type Account } from '#platform/embedded/account.ts'
import { startPostgres, urlFor, type Embedded } from '#platform/embedded/postgres.ts'
import { prepareRoles, StartRefused, type Connections } from '#platform/roles.ts'

/** Read from the environment here and nowhere else. */
export const environment = () => ({
  databaseUrl: process.env['DATABASE_URL'] || undefined,
  appUrl: process.env['DATABASE_APP_URL'] || undefined,
  workerUrl: process.env['DATABASE_WORKER_URL'] || undefined,
  schema: process.env['LUOSHI_SCHEMA'] || 'luoshi',
})

/** Level by level: Node's recursive mkdir never returns where the file system refuses a folder with ENOENT (/proc). */
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}

const canWrite = (folder: string): boolean => {
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Whether the database's account gets through to the folder; root's own rights say nothing about that. */
const isReachable = (account: Account, folder: string) => account === null || runsAs(account, '/bin/ls', [folder])

export type Store = { readonly folder: string; readonly note: string | null; readonly account: Account }

/**
 * Where this installation keeps its data. As root the database runs under another account; where that cannot reach the
 * folder (a clone under a home of mode 0700), a named place is taken instead and said.
 */
export const prepareStore = (wanted: string | undefined): Store => {
  const folder = resolve(wanted ?? './store')
  if (!canWrite(folder)) throw new StartRefused(`The data folder ${folder} cannot be written.`)
  const account = databaseAccount()
  if (isReachable(account, folder)) return { folder, note: null, account }
  const fallback = join('/var/lib/luoshi', createHash('sha256').update(folder).digest('hex').slice(0, 12))
  if (!canWrite(fallback))
    throw new StartRefused(
      `The account ${account?.name} cannot reach ${folder}, and ${fallback} cannot be written; name another with --data.`,
    )
  return {
    folder: fallback,
    note: `The account ${account?.name} cannot reach ${folder}; data is kept in ${fallback}.`,
    account,
  }
}

/** A unix socket's path holds 107 bytes. */
const socketsFor = ({ folder, account }: Store): string => {
  const near = join(folder, 'run')
  if (Buffer.byteLength(near) <= 80) return near
  const short = join('/tmp', `luoshi-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`)
  if (!existsSync(short)) mkdirSync(short, { mode: 0o700 })
  if (account) chownSync(short, account.uid, account.gid)
  return short
}

/** Where the embedded database of a store answers while it runs. */
export const socketUrl = (store: Store): string => urlFor(socketsFor(store), 'luoshi', 'luoshi')

export const startEmbedded = (store: Store): Promise<Embedded> =>
  startPostgres({ folder: join(store.folder, 'pg'), sockets: socketsFor(store), account: store.account })

/** The three connections behind an owner's URL: made from it where it may make roles, else given one by one. */
export const connectionsFrom = async (ownerUrl: string): Promise<Connections> => {
  const { schema, appUrl, workerUrl } = environment()
  if (appUrl) return { owner: ownerUrl, app: appUrl, worker: workerUrl ?? appUrl }
  try {
    return await prepareRoles(ownerUrl, schema)
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code === '42501')
      throw new StartRefused(
        'The role of DATABASE_URL may not create roles: give DATABASE_APP_URL and DATABASE_WORKER_URL.',
      )
    if (code !== undefined)
      throw new StartRefused(`The database of DATABASE_URL does not answer: ${code} ${(error as Error).message}`)
    throw error
  }
}
