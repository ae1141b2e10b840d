import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'

export type Outgoing = {
  readonly kind: 'digest' | 'urging'
  /** One message a person, channel and key, ever. */
  readonly key: string
  readonly subject: string
  readonly body: string
  readonly matters: readonly string[]
  readonly urgent?: boolean
}

/**
 * A copy for each channel on which these people are reached outside. It leaves the house later, in a transaction of its
 * own; what stands here is rolled back with what it tells of. Answers whose key was taken before.
 */
export const copyOutside = async (
  tx: Tx,
  at: string,
  accounts: readonly string[],
  message: Outgoing,
): Promise<readonly string[]> => {
  const { rows: reached } = await sql<{ account_id: string; channel: string; address: string }>`
    select * from reached_outside(${accounts}::uuid[]) order by account_id, channel`.execute(tx)
  const taken: string[] = []
  for (const { account_id: account, channel, address } of reached) {
    const id = newId()
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('outgoing')
      .values({
        id,
        account_id: account,
        channel: channel as 'email',
        kind: message.kind,
        key: message.key,
        address,
        subject: message.subject,
        body: message.body,
        urgent: message.urgent ?? false,
        made_at: at,
        next_at: at,
      })
      .onConflict((conflict) => conflict.columns(['account_id', 'channel', 'key']).doNothing())
      .executeTakeFirst()
    if (!numInsertedOrUpdatedRows) {
      taken.push(account)
      continue
    }
    await tx
      .insertInto('outgoing_matter')
      .values([...new Set(message.matters)].map((matter) => ({ outgoing_id: id, matter_id: matter })))
      .execute()
  }
  return taken
}
