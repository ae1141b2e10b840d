import type { z } from 'zod'
import { fieldErrorsOf } from '#contract/field-errors.ts'
import type { Operation } from '#contract/operation.ts'
import type { Language } from '#contract/words.ts'
import { grantsFor, type Action, type Actor, type Appointment, type Standing } from '#domain/permissions.ts'
import type { App } from './app.ts'
import { note, record, type EventDraft, type EventHeader } from './audit.ts'
import { accountActor, isConstraint, isRetryable, transact, type Tx } from './db.ts'
import { ApiError, notFound } from './errors.ts'
import { bodyHash, keepAnswer, takeKey } from './idempotency.ts'
import { enqueue, type Queued } from './job.ts'
import { announce } from './live.ts'
import type { Moment } from './moment.ts'
import {
  bumpVersions,
  momentAfter,
  organizationsNamed,
  reach,
  standingsOfEach,
  type Locked,
  type Subject,
} from './subjects.ts'

/** One request, as every door hands it in: HTTP, the command line, imports, the demonstration. */
export type Call = {
  readonly actor: Actor
  readonly input: unknown
  readonly language: Language
  readonly client: string | null
  readonly key?: string | undefined
  readonly moment?: Moment
  /** Announced to nobody at once: whoever replays months says so now and then (`announceAll`). */
  readonly isQuiet?: boolean
  /** Nobody reads the answer, so no view is made. */
  readonly isUnanswered?: boolean
}

export type Endpoint = {
  readonly operation: Operation
  readonly call: (app: App, call: Call) => Promise<unknown>
}

export type Context = {
  readonly app: App
  readonly tx: Tx
  readonly actor: Actor
  readonly moment: Moment
  /** The appointment by which the actor acts here. */
  readonly by: Appointment
  readonly locked: readonly Locked[]
}

/** What a command did: at least one event, or it does not compile. */
export type Outcome<T> = {
  readonly events: readonly [EventDraft, ...EventDraft[]]
  /** Follow-up work, in the same transaction: a rollback takes it along. */
  readonly queue?: readonly Queued[]
  readonly view: () => Promise<T>
}

/** What is known of a request before its transaction opens. */
export type Asked<I> = { readonly app: App; readonly call: Call; readonly moment: Moment; readonly input: I }

type Spec<I, R, P = undefined> = {
  readonly subjects?: (input: I) => readonly Subject[]
  /**
   * Slow work on the input alone (parsing an upload), done before the transaction opens: seconds of it would otherwise
   * hold a connection and locks. It decides nothing, and changes nothing that is not addressed by its content.
   */
  readonly prepare?: (asked: Asked<I>) => Promise<P>
  readonly run: (context: Context, input: I, prepared: P) => Promise<R>
  /** The view that a conflict carries. */
  readonly present?: (context: Context, input: I) => Promise<unknown>
}

const parsed = <I extends z.ZodType>(schema: I, call: Call): z.output<I> => {
  const result = schema.safeParse(call.input, { reportInput: true })
  if (result.success) return result.data
  throw new ApiError(400, 'bad-input', { fields: fieldErrorsOf(result.error, call.language) })
}

/** Locks, then asks: may they see it (404), may they do it (403). */
export const admit = async (
  app: App,
  tx: Tx,
  call: Call,
  moment: Moment,
  action: Action,
  subjects: readonly Subject[],
  lock: boolean,
): Promise<Context> => {
  const locked = await reach(tx, subjects, lock)
  if ('missing' in locked) throw notFound()
  let by: Appointment | undefined
  const groups: readonly Standing[][] = await standingsOfEach(tx, locked, call.actor.accountId)
  const own = await organizationsNamed(tx, subjects)
  for (const standings of groups.length > 0 ? groups : [[]]) {
    const grants = grantsFor(call.actor, action, standings)
    // Who serves two units acts for the one whose part it is.
    by = grants.find((each) => own.some((id) => each.reach.includes(id))) ?? grants[0]
    if (!by) throw new ApiError(403, 'forbidden')
  }
  if (!by) throw new ApiError(403, 'forbidden')
  return { app, tx, actor: call.actor, moment, by, locked }
}

export const headerOf = (operation: Operation, call: Call, at: string, by?: Appointment): EventHeader => ({
  at,
  actor: accountActor(call.actor.accountId),
  actorName: call.actor.name,
  organizationId: by?.organizationId ?? null,
  role: by?.role ?? null,
  onBehalfOf: by?.onBehalfOf ?? null,
  operation: operation.id,
  client: call.client,
})

const retries = 3

/** Deadlocks and serialization failures did nothing; anything else is passed on. */
const withRetries = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let retried = 0; ; retried += 1) {
    try {
      return await work()
    } catch (error) {
      if (retried >= retries || !isRetryable(error)) throw error
    }
  }
}

/** What was refused is recorded by a second short transaction, since the first is gone. */
const noteRefusal = async (
  app: App,
  operation: Operation,
  call: Call,
  moment: Moment,
  subjects: readonly string[],
  error: unknown,
) => {
  if (!(error instanceof ApiError && (error.status === 403 || error.status === 404))) return
  const header = headerOf(operation, call, moment.at)
  await transact(app.database.db, { actor: header.actor, today: moment.today }, (tx) =>
    note(tx, header, error.status === 403 ? 'access.forbidden' : 'access.unseen', subjects, null),
  ).catch((failure: unknown) => app.log({ level: 'error', what: 'refusal not recorded', error: String(failure) }))
}

export const endpoint = (
  operation: Operation,
  subjectsOf: (input: never) => readonly Subject[],
  work: (app: App, call: Call, moment: Moment, input: never) => Promise<unknown>,
): Endpoint => ({
  operation,
  call: async (app, call) => {
    const moment = call.moment ?? app.now()
    const input = parsed(operation.input, call) as never
    try {
      return await withRetries(() => work(app, call, moment, input))
    } catch (error) {
      const asked = subjectsOf(input).map((each) => each.id)
      await noteRefusal(app, operation, call, moment, asked, error)
      // Such a violation may speak of a row that the actor cannot see: say only that it cannot be.
      if (isConstraint(error)) throw new ApiError(409, 'taken')
      throw error
    }
  },
})

/** A change, through the one door: contract, actor, lock, sight, right, rule, event and jobs, commit. */
export const command = <I extends z.ZodType, O extends z.ZodType, P = undefined>(
  operation: Operation<I, O>,
  spec: Spec<z.output<I>, Outcome<z.input<O>>, P>,
): Endpoint => {
  const subjectsOf = spec.subjects ?? (() => [])
  return endpoint(operation, subjectsOf, async (app, call, moment, input: z.output<I>) => {
    const prepared = (await spec.prepare?.({ app, call, moment, input })) as P
    return transact(app.database.db, { actor: accountActor(call.actor.accountId), today: moment.today }, async (tx) => {
      const action = operation.permission
      if (action === null) throw new Error(`${operation.id} is a door, not a command`)
      const kept = call.key
        ? await takeKey(
            tx,
            accountActor(call.actor.accountId),
            call.key,
            operation.id,
            bodyHash(operation.id, input),
            moment.at,
          )
        : null
      const context = await admit(app, tx, call, moment, action, subjectsOf(input), true)
      if (kept) return kept.response
      const stale = context.locked.find((row) => row.expected !== undefined && row.expected !== row.version)
      if (stale) throw new ApiError(409, 'conflict', { present: await spec.present?.(context, input) })
      const at = await momentAfter(tx, context.locked, moment.at)
      const outcome = await spec.run({ ...context, moment: { ...moment, at } }, input, prepared)
      const changed = context.locked.filter((row) => !row.aside)
      await bumpVersions(tx, changed, at)
      const subjects = changed.map((row) => row.id)
      const touched = await record(tx, headerOf(operation, call, at, context.by), outcome.events, subjects)
      await enqueue(tx, app.schema, outcome.queue ?? [])
      if (!call.isQuiet) await announce(tx, app.schema, touched)
      if (call.isUnanswered) return null
      const answer = operation.output.parse(await outcome.view())
      if (call.key) await keepAnswer(tx, accountActor(call.actor.accountId), call.key, answer)
      return answer
    })
  })
}

/** A question: read only, so that a query that writes fails. */
export const query = <I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  spec: Spec<z.output<I>, z.input<O>>,
): Endpoint => {
  const subjectsOf = spec.subjects ?? (() => [])
  return endpoint(operation, subjectsOf, async (app, call, moment, input: z.output<I>) => {
    const action = operation.permission
    if (action === null) throw new Error(`${operation.id} is a door, not a query`)
    const as = { actor: accountActor(call.actor.accountId), today: moment.today, at: moment.at }
    const answer = await transact(
      app.database.db,
      as,
      async (tx) => {
        const context = await admit(app, tx, call, moment, action, subjectsOf(input), false)
        return operation.output.parse(await spec.run(context, input, undefined))
      },
      true,
    )
    if (operation.recordsReading) {
      const asked = subjectsOf(input).map((each) => each.id)
      await transact(app.database.db, as, (tx) =>
        note(tx, headerOf(operation, call, moment.at), 'access.read', asked, null),
      )
    }
    return answer
  })
}
