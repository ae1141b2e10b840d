import { sql } from 'kysely'
import { isAmong, type Tx } from '#platform/db.ts'

/**
 * How many instructions asked for an answer and have not been read to the end (C03: 事事有回音): those tied to the matter
 * by name, and those on its sources that are tied to no matter. One handed to another matter is that one's business. A
 * matter for which nobody waits is left out.
 */
export const instructionsOpen = async (tx: Tx, matterIds: readonly string[]): Promise<ReadonlyMap<string, number>> => {
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

/** The accounts of the leaders behind a matter; only those who `asked` for an answer, where that matters. */
export const leadersOn = async (tx: Tx, matterId: string, who: 'all' | 'asked'): Promise<string[]> => {
  const { rows } = await sql<{ leader_id: string; asks: boolean }>`select * from leaders_on(${matterId})`.execute(tx)
  return rows.filter((row) => who === 'all' || row.asks).map((row) => row.leader_id)
}
