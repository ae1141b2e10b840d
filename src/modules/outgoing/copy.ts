import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import type { ChannelName } from '#platform/channels/channel.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'

export type Outgoing = {
  readonly kind: 'digest' | 'urging'
  /** One message a person, channel and key, ever. */
  readonly key: string
  readonly governmentId: string
  readonly subject: string
  readonly body: string
  readonly matters: readonly string[]
  readonly urgent?: boolean
}
type Copying = { readonly app: App; readonly tx: Tx; readonly moment: { readonly at: string } }

/**
 * A copy for each open channel on which these people want to be reached. It leaves the house later, in a transaction of
 * its own; what stands here is rolled back with what it tells of. Answers those whose key was taken before.
 */
export const copyOutside = async (
  { app, tx, moment }: Copying,
  accounts: readonly string[],
  message: Outgoing,
): Promise<ReadonlySet<string>> => {
  const open = Object.keys(app.outside?.channels ?? {})
  const taken = new Set<string>()
  if (open.length === 0 || accounts.length === 0) return taken
  const { rows } = await sql<{ account_id: string; channel: ChannelName; address: string }>`
    select * from reached_outside(${accounts}::uuid[]) where channel = any(${open}::text[]) order by account_id, channel`.execute(
    tx,
  )
  for (const { account_id: account, channel, address } of rows) {
    const id = newId()
    const { matters, urgent = false, governmentId, ...words } = message
    const insert = tx.insertInto('outgoing').values({
      ...words,
      id,
      government_id: governmentId,
      account_id: account,
      channel,
      address,
      urgent,
      made_at: moment.at,
      next_at: moment.at,
    })
    // Looking for a conflict needs sight of the row, which whoever urges has not; their key is new with the act.
    const { numInsertedOrUpdatedRows } = await (
      words.kind === 'digest'
        ? insert.onConflict((conflict) => conflict.columns(['account_id', 'channel', 'key']).doNothing())
        : insert
    ).executeTakeFirst()
    if (!numInsertedOrUpdatedRows) {
      taken.add(account)
      continue
    }
    await tx
      .insertInto('outgoing_matter')
      .values([...new Set(matters)].map((matter) => ({ outgoing_id: id, matter_id: matter })))
      .execute()
  }
  return taken
}
