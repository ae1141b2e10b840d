import { sql } from 'kysely'
import pg from 'pg'
import type { Tx } from './db.ts'

/** Ids only: what they mean is asked again, client by client, under that client's rights. */
export type Change = { readonly schema: string; readonly ids: readonly string[]; readonly many: boolean }

const channel = 'luoshi'
const mostIds = 150 // a payload holds 8,000 bytes

/** One notification a transaction. */
export const announce = async (tx: Tx, schema: string, ids: readonly string[]): Promise<void> => {
  const change: Change = { schema, ids: ids.slice(0, mostIds), many: ids.length > mostIds }
  await sql`select pg_notify(${channel}, ${JSON.stringify(change)})`.execute(tx)
}

/** That much has changed: everybody looks again, under their own rights. */
export const announceAll = async (tx: Tx, schema: string): Promise<void> => {
  const change: Change = { schema, ids: [], many: true }
  await sql`select pg_notify(${channel}, ${JSON.stringify(change)})`.execute(tx)
}

export type Listener = {
  readonly subscribe: (hear: (change: Change) => void) => () => void
  readonly close: () => Promise<void>
}

/** The one LISTEN connection of a process, outside any pooler. It reconnects; clients catch up by themselves. */
export const listen = (url: string, schema: string, onLoss: (error: unknown) => void): Listener => {
  const hearers = new Set<(change: Change) => void>()
  const everything: Change = { schema, ids: [], many: true }
  let client: pg.Client | null = null
  let isClosed = false
  let again: NodeJS.Timeout | undefined
  const connect = async (isFirst: boolean): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'luoshi live' })
    const retry = (error: unknown) => {
      if (isClosed || client !== fresh) return
      client = null
      onLoss(error)
      again = setTimeout(() => void connect(false), 500)
    }
    client = fresh
    fresh.on('error', retry)
    fresh.on('end', () => retry(new Error('connection ended')))
    fresh.on('notification', (message) => {
      const change = JSON.parse(message.payload ?? '{}') as Change
      if (change.schema === schema) for (const hear of hearers) hear(change)
    })
    try {
      await fresh.connect()
      await fresh.query(`listen ${channel}`)
      // What happened while nobody listened is unknown: everybody looks again.
      if (!isFirst) for (const hear of hearers) hear(everything)
    } catch (error) {
      retry(error)
    }
  }
  void connect(true)
  return {
    subscribe: (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    close: async () => {
      isClosed = true
      clearTimeout(again)
      await client?.end().catch(() => undefined)
    },
  }
}
