import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

export type Bearing = {
  readonly id: string
  readonly leader_id: string | null
  readonly leader_name: string
  readonly leader_post: string
  readonly answer_required: boolean
  readonly state: string
}

/**
 * The instructions that a matter has to answer: those tied to it by name, and those on its sources that are tied to no
 * matter. One that was handed to another matter of the same source is that matter's business.
 */
export const instructionsOn = async (tx: Tx, matterId: string): Promise<Bearing[]> => {
  const { rows } = await sql<Bearing>`
    select distinct i.id, i.leader_id, i.leader_name, i.leader_post, i.answer_required, i.state
    from matter_source s join instruction i on i.source_id = s.source_id
    where s.matter_id = ${matterId}
      and (not exists (select 1 from instruction_matter t where t.instruction_id = i.id)
        or exists (select 1 from instruction_matter t where t.instruction_id = i.id and t.matter_id = s.matter_id))
    order by i.id`.execute(tx)
  return rows
}

/** The leaders behind them, each once: `asking` leaves out those who want no answer. */
export const leadersOf = (bearing: readonly Bearing[], asking = false): string[] => [
  ...new Set(bearing.flatMap((each) => (each.leader_id && (!asking || each.answer_required) ? [each.leader_id] : []))),
]
