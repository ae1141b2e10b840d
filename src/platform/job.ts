import { sql } from 'kysely'
import type { App } from './app.ts'
import { systemActor, transact, type Tx } from './db.ts'
import { jobsSchema } from './migrate.ts'
import type { Moment } from './moment.ts'

/** Work that follows a command. Queued in the command's transaction: a rollback takes it along. Safe to run twice. */
export type Queued = { readonly task: string; readonly payload: unknown; readonly key?: string | undefined }

export type JobContext = { readonly tx: Tx; readonly app: App; readonly moment: Moment; readonly actor: string }
export type Job<P> = {
  readonly name: string
  /** Minutes between runs, for work that nobody queues. */
  readonly every?: string
  readonly of: (payload: P, key?: string) => Queued
  readonly run: (app: App, payload: P) => Promise<void>
}

/** A job's body is one transaction under an actor of its own name, never one that row security does not bind. */
export const job = <P>(
  name: string,
  body: (context: JobContext, payload: P) => Promise<void>,
  every?: string,
): Job<P> => ({
  name,
  ...(every === undefined ? {} : { every }),
  of: (payload, key) => ({ task: name, payload, key }),
  run: (app, payload) => {
    const moment = app.now()
    const actor = systemActor(name)
    return transact(app.database.db, { actor, today: moment.today }, (tx) => body({ tx, app, moment, actor }, payload))
  },
})

/** Work too long for one transaction: it makes its own, each under the actor of its name, and is safe to break off. */
export const longJob = (
  name: string,
  body: (app: App, moment: Moment, actor: string) => Promise<unknown>,
  every: string,
): Job<Record<string, never>> => ({
  name,
  every,
  of: (payload, key) => ({ task: name, payload, key }),
  run: async (app) => void (await body(app, app.now(), systemActor(name))),
})

export const enqueue = async (tx: Tx, schema: string, queued: readonly Queued[]): Promise<void> => {
  for (const each of queued)
    await sql`select ${sql.id(jobsSchema(schema), 'enqueue')}(${each.task}, ${JSON.stringify(each.payload)}::json, ${each.key ?? null}, null)`.execute(
      tx,
    )
}
