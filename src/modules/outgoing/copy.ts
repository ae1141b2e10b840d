import { sql } from 'kysely'
import type { Message } from '#contract/words/outside.ts'
import type { Language } from '#contract/words.ts'
import type { App } from '#platform/app.ts'
import type { ChannelName } from '#platform/channels/channel.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'

export type Outgoing = {
  readonly kind: 'digest' | 'urging'
  /** One message a person, channel and key, ever. */
  readonly key: string
  readonly governmentId: string
  readonly accounts: readonly string[]
  readonly words: (language: Language) => Message
  readonly matters: readonly string[]
  readonly urgent?: boolean
}
type Copying = { readonly app: App; readonly tx: Tx; readonly moment: { readonly at: string } }
type Reached = { account_id: string; channel: ChannelName; address: string; language: Language }

/** Returns the ids that were written: of a digest whose key was taken before, none. */
const insertCopies = async (tx: Tx, kind: Outgoing['kind'], rows: readonly { readonly id: string }[]) => {
  if (rows.length === 0) return []
  const insert = sql`insert into outgoing (id, kind, key, government_id, account_id, channel, address, subject, body, urgent,
      made_at, next_at)
    select id, ${kind}, key, government_id, account_id, channel, address, subject, body, urgent, made_at, made_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) x(id uuid, key text, government_id uuid, account_id uuid,
      channel text, address text, subject text, body text, urgent boolean, made_at timestamptz)`
  if (kind === 'digest') {
    const { rows: kept } = await sql<{
      id: string
    }>`${insert} on conflict (account_id, channel, key) do nothing returning id`.execute(tx)
    return kept.map((row) => row.id)
  }
  // Looking for a conflict needs sight of the row, which whoever urges has not; their key is new with the act.
  await insert.execute(tx)
  return rows.map((row) => row.id)
}

/**
 * A copy of each message for each open channel on which its people want to be reached, in their language. It leaves the
 * house later, in a transaction of its own; what stands here is rolled back with what it tells of. Answers those whose
 * key was taken before.
 */
export const copyOutside = async (
  { app, tx, moment }: Copying,
  messages: readonly Outgoing[],
): Promise<ReadonlySet<string>> => {
  const open = Object.keys(app.outside?.channels ?? {})
  const accounts = [...new Set(messages.flatMap((each) => each.accounts))]
  const taken = new Set<string>()
  if (open.length === 0 || accounts.length === 0) return taken
  const { rows: reached } = await sql<Reached>`
    select * from reached_outside(${accounts}::uuid[]) where channel = any(${open}::text[]) order by account_id, channel`.execute(
    tx,
  )
  const ways = Map.groupBy(reached, (row) => row.account_id)
  const copies = messages.flatMap(({ accounts: to, words, key, kind, governmentId, matters, urgent = false }) =>
    to
      .flatMap((account) => ways.get(account) ?? [])
      .map(({ language, ...way }) => ({
        kind,
        matters,
        row: { id: newId(), ...way, ...words(language), key, government_id: governmentId, urgent, made_at: moment.at },
      })),
  )
  for (const [kind, some] of Map.groupBy(copies, (each) => each.kind)) {
    const written = new Set(
      await insertCopies(
        tx,
        kind,
        some.map((each) => each.row),
      ),
    )
    for (const { row } of some) if (!written.has(row.id)) taken.add(row.account_id)
    const about = some
      .filter(({ row }) => written.has(row.id))
      .flatMap(({ row, matters }) => [...new Set(matters)].map((matter) => [row.id, matter] as const))
    await sql`insert into outgoing_matter (outgoing_id, matter_id)
      select * from unnest(${about.map(([id]) => id)}::uuid[], ${about.map(([, matter]) => matter)}::uuid[])`.execute(
      tx,
    )
  }
  return taken
}
