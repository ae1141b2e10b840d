import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { civilDate } from '#domain/date.ts'
import type { App } from '#platform/app.ts'
import { openDatabase } from '#platform/db.ts'
import { momentOn, type Moment } from '#platform/moment.ts'
import { deskOf, type Desk } from '../../src/demo/desk.ts'
import { installGovernment, type Government } from '../../src/demo/people.ts'
import { cloneDatabase, schema, type TestDatabase } from './cluster.ts'

export type World = {
  readonly app: App
  readonly database: TestDatabase
  readonly government: Government
  /** Disconnects, so that the database can be cloned as it is; the application is of no use afterwards. */
  readonly freeze: () => Promise<void>
  /** Moves the clock of the application. */
  readonly setToday: (day: string, hour?: number) => void
  readonly desk: (login: string) => Desk
  readonly org: (key: string) => string
  readonly person: (login: string) => string
}

/** Closed once, when the file is done: an `after` inside a `before` would run at the end of that hook. */
const leftOpen: (() => Promise<void>)[] = []
after(async () => {
  for (const close of leftOpen.toReversed()) await close()
})
/** What was opened on top of a world is closed before it: a database with a listener on it cannot be dropped. */
export const whenDone = (close: () => Promise<void>): void => void leftOpen.push(close)

/** An app on a database of its own, its clock in the test's hand. */
export const makeApp = async (
  day = '2026-09-14',
  from?: string,
): Promise<Pick<World, 'app' | 'database' | 'setToday' | 'freeze'>> => {
  const database = await cloneDatabase(from)
  const files = mkdtempSync(join(tmpdir(), 'luoshi-files-'))
  let moment: Moment = momentOn(civilDate(day))
  const open = openDatabase(database.at.app, { schema, max: 8 })
  const app: App = { database: open, schema, now: () => moment, files, log: () => undefined }
  let isClosed = false
  const freeze = async () => {
    if (!isClosed) await open.close()
    isClosed = true
  }
  leftOpen.push(async () => {
    await freeze()
    await database.drop()
    rmSync(files, { recursive: true, force: true })
  })
  return {
    app,
    database,
    freeze,
    setToday: (to, hour = 10) => {
      moment = momentOn(civilDate(to), hour)
    },
  }
}

/** A small government at work, without matters yet. */
export const makeWorld = async (day = '2026-09-14'): Promise<World> => {
  const made = await makeApp(day)
  const government = await installGovernment(made.app, '2026-01-05', (login) => `${login}-password`)
  const person = (login: string) => {
    const found = government.people.get(login)
    if (!found) throw new Error(`nobody is called ${login}`)
    return found.accountId
  }
  const org = (key: string) => {
    const found = government.organizations.get(key)
    if (!found) throw new Error(`no organization ${key}`)
    return found
  }
  return { ...made, government, person, org, desk: (login) => deskOf(made.app, person(login)) }
}
