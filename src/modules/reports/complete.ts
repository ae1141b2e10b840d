import { sql } from 'kysely'
import { decideSteps } from '#modules/matters/index.ts'
import { isAmong, type Tx } from '#platform/db.ts'
import type { Context } from '#platform/endpoint.ts'

/**
 * Instructions behind each of the matters (those tied to other matters of the same source left out) that asked for an
 * answer and have not been read to the end (C03: 事事有回音); a matter for which nobody waits is left out.
 */
const instructionsOpen = async (tx: Tx, matterIds: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ id: string; n: number }>`
    select s.matter_id as id, count(*)::int as n from instruction i join matter_source s on s.source_id = i.source_id
    where ${isAmong('s.matter_id', matterIds)} and i.answer_required and i.state = 'open'
      and (not exists (select 1 from instruction_matter t where t.instruction_id = i.id)
        or exists (select 1 from instruction_matter t where t.instruction_id = i.id and t.matter_id = s.matter_id))
    group by s.matter_id`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.n]))
}

export const openInstructions = async (tx: Tx, matterId: string): Promise<number> =>
  (await instructionsOpen(tx, [matterId])).get(matterId) ?? 0

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
