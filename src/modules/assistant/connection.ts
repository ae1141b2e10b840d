import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import { outsideAppointments, record } from '#platform/audit.ts'
import { systemActor, transact, type Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { announceAll } from '#platform/live.ts'

export type Connection = {
  readonly address: string
  readonly model: string
  readonly hasKey: boolean
  readonly seconds: number
}

/** What the worker that started last was told; null where it was told of none. */
export const connectionOf = async (tx: Tx): Promise<Connection | null> => {
  const { rows } = await sql<Connection>`select address, model, has_key as "hasKey", seconds from assistant_connection
    where id = (select id from assistant_connection order by id desc limit 1) and address is not null`.execute(tx)
  return rows[0] ?? null
}

const isSame = (a: Connection | null, b: Connection | null) =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.address === b.address &&
    a.model === b.model &&
    a.hasKey === b.hasKey &&
    a.seconds === b.seconds)

/**
 * A worker says at its start where it would send to, so that a change of the environment stands in the trail and every
 * page knows of it. That there is a key is said; the key is not.
 */
export const recordConnection = async (app: App): Promise<void> => {
  const moment = app.now()
  const actor = systemActor('assistant')
  await transact(app.database.db, { actor, today: moment.today }, async (tx) => {
    // Two workers that start at once write one row.
    await sql`select pg_advisory_xact_lock(hashtext('assistant_connection'))`.execute(tx)
    const before = await connectionOf(tx)
    const given = app.assistant
    const now = given
      ? { address: given.address, model: given.model, hasKey: given.hasKey, seconds: given.seconds }
      : null
    if (isSame(before, now)) return
    const id = newId()
    await tx
      .insertInto('assistant_connection')
      .values({
        id,
        address: now?.address ?? null,
        model: now?.model ?? null,
        has_key: now?.hasKey ?? false,
        seconds: now?.seconds ?? 0,
        recorded_at: moment.at,
      })
      .execute()
    const changes = {
      address: [before?.address ?? null, now?.address ?? null],
      model: [before?.model ?? null, now?.model ?? null],
      seconds: [before?.seconds ?? null, now?.seconds ?? null],
      hasKey: [before?.hasKey ?? false, now?.hasKey ?? false],
    }
    const header = outsideAppointments(moment.at, actor, 'assistant.configure')
    await record(tx, header, [{ type: 'assistant.configured', on: [id], changes }], [])
    await announceAll(tx, app.schema)
  })
}
