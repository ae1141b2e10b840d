import { sql } from 'kysely'
import type { z } from 'zod'
import type { DivisionView } from '#contract/unit-side.ts'
import type { Actor } from '#domain/permissions.ts'
import { organizationsOf } from '#platform/actor.ts'
import type { Tx } from '#platform/db.ts'

/** What was given inside the unit; row security shows it to the unit and to whom it was given. */
export const divisionsOf = async (tx: Tx, actor: Actor, matterId: string): Promise<z.input<typeof DivisionView>[]> => {
  const { rows } = await sql<z.input<typeof DivisionView>>`
    select d.id, d.assignment_id as "assignmentId", concat_ws(' ', o.name, p.name) as "to", d.division_id as "divisionId",
      d.account_id as "accountId", d.note, d.wanted_by as "wantedBy", d.state, d.answer, w.name as "answeredBy",
      d.answered_at as "answeredAt", g.name as "givenBy", d.given_at as "givenAt", d.version,
      d.account_id = ${actor.accountId}
        or (d.account_id is null and d.division_id = any(${organizationsOf(actor)}::uuid[])) as "isMine"
    from internal_division d left join organization o on o.id = d.division_id left join account p on p.id = d.account_id
    left join account w on w.id = d.answered_by join account g on g.id = d.given_by
    where d.matter_id = ${matterId} order by d.given_at desc, d.id`.execute(tx)
  return rows
}
