import { sql } from 'kysely'
import type { z } from 'zod'
import type { getMatterPeople } from '#contract/handlers.ts'
import type { Tx } from '#platform/db.ts'
import { portfoliosWhere } from './list.ts'

type Leader = z.input<typeof getMatterPeople.output>['leaders'][number]

/**
 * 分管领导 of a matter: by the portfolio in force on the day it reached its lead unit, so that a change of portfolios
 * re-routes what comes and leaves what was handed down (B39). The unit decides; words of a field where no unit does.
 */
export const leadersOf = async (tx: Tx, matterId: string): Promise<Leader[]> => {
  const { rows } = await sql<{ day: string; unit: string | null; title: string; government_id: string }>`
    select m.lead_org as unit, m.title, m.government_id, case when m.dispatched_at is null then today()
      else (greatest(m.dispatched_at, a.valid_from) at time zone 'Asia/Shanghai')::date end as day
    from matter m left join assignment a on a.matter_id = m.id and a.part = 'coordinating_lead' and a.valid_to is null
    where m.id = ${matterId}`.execute(tx)
  const [row] = rows
  if (!row) return []
  const byUnit = await portfoliosWhere(tx, sql`p.id = portfolio_of(${row.unit}, ${row.day}::date)`)
  const found =
    byUnit.length > 0
      ? byUnit
      : await portfoliosWhere(
          tx,
          sql`p.government_id = ${row.government_id} and p.field is not null and p.valid_from <= ${row.day}::date
            and (p.valid_to is null or p.valid_to >= ${row.day}::date) and strpos(${row.title}, p.field) > 0`,
        )
  return found.map((each) => ({
    name: each.leaderName,
    post: each.leaderPost,
    of: each.organizationName ?? each.field ?? '',
    since: each.validFrom,
    until: each.validTo ?? null,
  }))
}
