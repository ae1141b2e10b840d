import { sql } from 'kysely'
import { takeStep } from '#modules/matters/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Context } from '#platform/endpoint.ts'

/** Instructions behind a matter that asked for an answer and have not been read to the end (C03: 事事有回音). */
export const openInstructions = async (tx: Tx, matterId: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from instruction i join matter_source s on s.source_id = i.source_id
    where s.matter_id = ${matterId} and i.answer_required and i.state = 'open'`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Completes those accepted matters for which no leader who asked still has to read; returns which. */
export const completeRead = async (context: Context, matterIds: readonly string[]): Promise<string[]> => {
  const completed: string[] = []
  for (const id of matterIds) {
    const waitingToRead = await openInstructions(context.tx, id)
    const matter = await context.tx.selectFrom('matter').select('state').where('id', '=', id).executeTakeFirst()
    if (waitingToRead > 0 || matter?.state !== 'accepted') continue
    await takeStep(context, id, 'matter.completed', { waitingToRead })
    await context.tx.updateTable('matter').set({ completed_on: context.moment.today }).where('id', '=', id).execute()
    completed.push(id)
  }
  return completed
}
