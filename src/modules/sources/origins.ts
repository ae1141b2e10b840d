import { sql } from 'kysely'
import type { z } from 'zod'
import { getOrigins } from '#contract/origins.ts'
import { query } from '#platform/endpoint.ts'

type Origins = z.input<typeof getOrigins.output>

/** Row security decides what each party gets to see of it: units no instruction, nobody but handlers the words. */
export const getOriginsQuery = query(getOrigins, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async ({ tx }, { matterId }): Promise<Origins> => {
    const { rows: coSupervisors } = await sql<Origins['coSupervisors'][number]>`
      select c.id, c.office, c.number, c.contact from co_supervisor c
      join matter_source s on s.source_id = c.source_id where s.matter_id = ${matterId} order by c.office, c.id`.execute(
      tx,
    )
    const { rows: instructions } = await sql<Origins['instructions'][number]>`
      select i.id, i.source_id as "sourceId", i.leader_post || ' ' || i.leader_name as leader, i.instructed_on as "instructedOn",
        i.requirement, i.disposition, i.answer_required as "answerRequired", i.state, t.text
      from instruction i join matter_source s on s.source_id = i.source_id
      left join instruction_text t on t.instruction_id = i.id
      where s.matter_id = ${matterId} and (not exists (select 1 from instruction_matter k where k.instruction_id = i.id)
        or exists (select 1 from instruction_matter k where k.instruction_id = i.id and k.matter_id = ${matterId}))
      order by i.rank, i.instructed_on, i.id`.execute(tx)
    return { coSupervisors, instructions }
  },
})
