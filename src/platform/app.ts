import type { Assistant } from './channels/assistant.ts'
import type { Outside } from './channels/channel.ts'
import type { Database } from './db.ts'
import type { Moment } from './moment.ts'

/** What an operation needs of the process it runs in; made in serve.ts, work.ts, cli.ts and the tests, nowhere else. */
export type App = {
  readonly database: Database
  readonly schema: string
  readonly now: () => Moment
  /** Folder of the uploaded bytes. */
  readonly files: string
  /** Ways out of the house; none where the environment names none. */
  readonly outside?: Outside
  /** None where the environment names none: then nothing is sent to any. */
  readonly assistant?: Assistant | undefined
  readonly log: (line: Readonly<Record<string, unknown>>) => void
}
