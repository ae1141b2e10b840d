import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { listPortfolios, type PortfolioView } from '#contract/portfolios.ts'
import type { Tx } from '#platform/db.ts'
import { query } from '#platform/endpoint.ts'

export type Portfolio = z.input<typeof PortfolioView>

export const portfoliosWhere = async (tx: Tx, where: RawBuilder<unknown>): Promise<Portfolio[]> => {
  const { rows } = await sql<Portfolio>`
    select p.id, p.leader_id as "leaderId", c.name as "leaderName", (select a.post from appointment a
        where a.account_id = c.id and a.role in ('leader', 'principal') and a.valid_from <= today()
        and (a.valid_to is null or a.valid_to >= today()) order by a.role limit 1) as "leaderPost",
      p.organization_id as "organizationId", o.name as "organizationName", p.field, p.valid_from as "validFrom",
      p.valid_to as "validTo", case when p.valid_from > today() then 'ahead'
        when p.valid_to < today() then 'over' else 'running' end as state
    from portfolio p join account c on c.id = p.leader_id left join organization o on o.id = p.organization_id
    where ${where} order by p.valid_to is not null, o.sort_key nulls last, p.field, p.valid_from desc, p.id limit 2000`.execute(
    tx,
  )
  return rows
}

export const listPortfoliosQuery = query(listPortfolios, {
  run: async ({ tx, by }) => ({ items: await portfoliosWhere(tx, sql`p.government_id = ${by.governmentId}`) }),
})
