import { sql } from 'kysely'
import { decideSteps, instructionsOpen } from '#modules/matters/index.ts'
import { isAmong } from '#platform/db.ts'
import type { Context } from '#platform/endpoint.ts'

/** Completes those accepted matters for which no leader who asked still has to read; returns which. */
export const completeRead = async (
  context: Pick<Context, 'tx' | 'actor' | 'moment'>,
  matterIds: readonly string[],
): Promise<string[]> => {
  if (matterIds.length === 0) return []
  const { tx, moment } = context
  const open = await instructionsOpen(tx, matterIds)
  const { rows } = await sql<{ id: string }>`
    select id from matter where ${isAmong('id', matterIds)} and state = 'accepted'`.execute(tx)
  const accepted = new Set(rows.map((row) => row.id))
  const ids = matterIds.filter((id) => accepted.has(id) && !open.has(id))
  if (ids.length === 0) return []
  const taken = await decideSteps(
    context,
    ids.map((id) => ({ id, event: 'matter.completed', more: { waitingToRead: 0 } })),
  )
  const [state] = new Set([...taken.values()].map((each) => each.state))
  await sql`update matter set state = ${state}, completed_on = ${moment.today}::date where ${isAmong('id', ids)}`.execute(
    tx,
  )
  return ids
}
