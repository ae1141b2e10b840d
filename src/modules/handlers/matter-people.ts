import { sql } from 'kysely'
import type { z } from 'zod'
import { getMatterPeople } from '#contract/handlers.ts'
import { leadersOf } from '#modules/portfolios/index.ts'
import type { Tx } from '#platform/db.ts'
import { query } from '#platform/endpoint.ts'

type People = z.input<typeof getMatterPeople.output>

/** 经办 on every side: the drafter or whoever acknowledged, until it was handed over. */
const handlersOf = async (tx: Tx, matterId: string): Promise<People['handlers']> => {
  const { rows } = await sql<People['handlers'][number]>`
    select side.organization_id as "organizationId", o.name as "organizationName", side.supervises as "isSupervisor",
      c.id as "accountId", c.name, c.phone, h.since, h.note
    from (select m.id, m.supervisor_org as organization_id, m.drafted_by as account_id, true as supervises from matter m
          where m.id = ${matterId}
          union all
          select a.matter_id, a.organization_id, a.acknowledged_by, false from assignment a
          where a.matter_id = ${matterId} and a.valid_to is null and a.acknowledged_by is not null) side
    join organization o on o.id = side.organization_id
    left join lateral (select h.account_id, h.since, h.note from handler h where h.matter_id = side.id
      and h.organization_id = side.organization_id order by h.since desc, h.id desc limit 1) h on true
    join account c on c.id = coalesce(h.account_id, side.account_id)
    order by side.supervises desc, o.sort_key, o.id`.execute(tx)
  return rows
}

export const getMatterPeopleQuery = query(getMatterPeople, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async ({ tx }, { matterId }) => ({
    leaders: await leadersOf(tx, matterId),
    handlers: await handlersOf(tx, matterId),
  }),
})
