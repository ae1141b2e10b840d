import { sql, type RawBuilder } from 'kysely'
import { previewPortfolio } from '#contract/portfolios.ts'
import { query } from '#platform/endpoint.ts'
import { overlapping } from './change.ts'

const most = 50

/** What has not been handed down yet and would fall under the new leader; what has been stays with whom it is. */
export const previewPortfolioQuery = query(previewPortfolio, {
  run: async ({ tx, moment }, { leaderId, organizationId, field, validFrom }) => {
    const from = validFrom ?? moment.today
    const former = (await overlapping(tx, organizationId, from)).find((each) => each.validFrom <= from) ?? null
    // A portfolio nearer to the unit than the one that would be made keeps its matters.
    const concerned: RawBuilder<unknown> = organizationId
      ? sql`m.lead_org in (with recursive below(id) as (select ${organizationId}::uuid union
            select o.id from organization o join below b on o.parent_id = b.id where o.kind <> 'government')
            select below.id from below where not exists (select 1 from portfolio p where p.id = portfolio_of(below.id, ${from}::date)
              and p.organization_id <> ${organizationId} and p.organization_id in (select id from below)))`
      : sql`strpos(m.title, ${field ?? ''}) > 0 and ${field !== undefined} and portfolio_of(m.lead_org, ${from}::date) is null`
    const { rows } = await sql<{ id: string; title: string; all: number }>`
      select m.id, m.title, count(*) over ()::int as all from matter m
      where m.dispatched_at is null and m.state in ('draft', 'proposed', 'established') and ${concerned}
      order by m.id limit ${most}`.execute(tx)
    const { rows: staying } = await sql<{ n: number }>`select count(*)::int as n from matter m
      where m.dispatched_at is not null and m.state not in ('completed', 'cleared', 'archived', 'cancelled', 'merged')
        and ${concerned}`.execute(tx)
    const isSame = former?.leaderId === leaderId
    return {
      former,
      rerouted: isSame ? [] : rows.map(({ id, title }) => ({ id, title })),
      reroutedCount: isSame ? 0 : (rows[0]?.all ?? 0),
      stayingCount: staying[0]?.n ?? 0,
    }
  },
})
