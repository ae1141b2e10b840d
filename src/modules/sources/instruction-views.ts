import { sql } from 'kysely'
import type { z } from 'zod'
import type { InstructionView } from '#contract/sources.ts'
import type { Tx } from '#platform/db.ts'

type View = z.input<typeof InstructionView>

/** Several leaders on one carrier: each apart, by rank and then by time; the words only where the actor is named. */
export const instructionsOf = async (tx: Tx, sourceId: string): Promise<View[]> => {
  const { rows } = await sql<View>`
    select i.id, i.leader_id as "leaderId", i.leader_name as "leaderName", i.leader_post as "leaderPost", i.rank,
      i.instructed_on as "instructedOn", i.chain, i.requirement, i.limit_given as "limit", i.urgency,
      i.answer_required as "answerRequired", i.state, i.read_on as "readOn", i.disposition, i.reason, i.approver, i.follows,
      coalesce((select array_agg(m.matter_id) from instruction_matter m where m.instruction_id = i.id), '{}') as "matterIds",
      t.text
    from instruction i left join instruction_text t on t.instruction_id = i.id
    where i.source_id = ${sourceId} order by i.rank, i.instructed_on, i.id`.execute(tx)
  return rows
}
