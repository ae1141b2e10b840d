import type { Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { sql } from 'kysely'
import type { Actor } from '#domain/permissions.ts'
import type { App } from '../app.ts'
import { accountActor, transact } from '../db.ts'
import { ApiError } from '../errors.ts'
import type { Change, Listener } from '../live.ts'
import { identifyActor, type Identify } from './serve-api.ts'

type Seen = { readonly ids: readonly string[]; readonly position: string }

/**
 * What an actor may see of what changed since a position. The position is a snapshot's xmin, because ids and times say
 * nothing about the order of commits: a transaction that began earlier may commit later.
 */
export const seenSince = (app: App, actor: Actor, since: string | null, ids: readonly string[] | null): Promise<Seen> =>
  transact(
    app.database.db,
    { actor: accountActor(actor.accountId), today: app.now().today },
    async (tx) => {
      const { rows: at } = await sql<{
        position: string
      }>`select pg_snapshot_xmin(pg_current_snapshot())::text as position`.execute(tx)
      const position = at[0]?.position ?? '0'
      if (since === null && ids === null) return { ids: [], position }
      const changed = ids
        ? sql`select unnest(${ids}::uuid[]) as object_id`
        : sql`select distinct object_id from event_object where xid >= ${since}::xid8`
      const { rows } = await sql<{
        id: string
      }>`select c.object_id as id from (${changed}) c where c.object_id in (select m.id from matter m)
      or c.object_id in (select s.id from source s) or c.object_id in (select o.id from order_paper o)`.execute(tx)
      return { ids: rows.map((row) => row.id), position }
    },
    true,
  )

const beat = 15_000

/** Rights may have changed since the stream was opened: whose session ended, or whose account was locked, hears no more. */
const isStillHere = (context: Context, identify: Identify): Promise<boolean> =>
  identifyActor(context, identify, false).then(
    () => true,
    // A database that is away for a moment ends nobody's session.
    (error: unknown) => !(error instanceof ApiError),
  )

/** One stream a browser (a SharedWorker holds it): ids of things that changed and that this person may see. */
export const serveLive = (api: Hono, app: App, listener: Listener, identify: Identify): void => {
  api.get('/live', async (context) => {
    const actor = await identifyActor(context, identify)
    const last = /^\d+$/.exec(context.req.header('last-event-id') ?? context.req.query('since') ?? '')?.[0] ?? null
    return streamSSE(context, async (stream) => {
      let pending: Change[] = []
      let wake: () => void = () => undefined
      const stop = listener.subscribe((change) => {
        pending.push(change)
        wake()
      })
      stream.onAbort(() => {
        stop()
        wake()
      })
      let position = last
      const send = async (seen: Seen) => {
        position = seen.position
        if (seen.ids.length > 0)
          await stream.writeSSE({ id: seen.position, event: 'changed', data: JSON.stringify(seen.ids) })
        else await stream.writeSSE({ id: seen.position, event: 'beat', data: '' })
      }
      await send(await seenSince(app, actor, last, null))
      while (!stream.aborted) {
        if (pending.length === 0)
          await new Promise<void>((resolve) => {
            wake = resolve
            setTimeout(resolve, beat).unref()
          })
        if (stream.aborted) break
        const changes = pending
        pending = []
        if (!(await isStillHere(context, identify))) break
        const isMany = changes.some((change) => change.many)
        const ids = [...new Set(changes.flatMap((change) => change.ids))]
        const seen = await seenSince(
          app,
          actor,
          isMany ? position : null,
          isMany || ids.length === 0 ? null : ids,
        ).catch(() => null)
        if (seen) await send(isMany || ids.length > 0 ? seen : { ids: [], position: seen.position })
      }
      stop()
    })
  })
}
