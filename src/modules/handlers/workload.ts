import { sql } from 'kysely'
import { getWorkload } from '#contract/handlers.ts'
import { addMonths, dateOf, monthOf, yearOf } from '#domain/date.ts'
import { query } from '#platform/endpoint.ts'

type Load = { account_id: string; name: string; posts: string; open: number; overdue: number }
type Acted = { account_id: string; month: string; matters: number }

/** Who handles how much for the reader's organizations, and what each acted on by month, counted from the trail (B44). */
export const getWorkloadQuery = query(getWorkload, {
  run: async ({ tx, by, moment }, { months: count }) => {
    const thisMonth = dateOf(yearOf(moment.today), monthOf(moment.today), 1)
    const months = Array.from({ length: count }, (_, i) => addMonths(thisMonth, i - count + 1).slice(0, 7))
    const { rows: loads } = await sql<Load>`
      select c.id as account_id, c.name, (select coalesce(string_agg(distinct coalesce(p.post, o.name), '；'), '')
          from appointment p join organization o on o.id = p.organization_id where p.account_id = c.id
          and p.organization_id = any(${by.reach}::uuid[]) and (p.valid_to is null or p.valid_to >= today())) as posts,
        count(h.matter_id)::int as open,
        count(h.matter_id) filter (where m.due < today() and not m.stopped and m.state in ('dispatched', 'in_progress'))::int as overdue
      from account c left join handlers() h on h.account_id = c.id and h.organization_id = any(${by.reach}::uuid[])
      left join matter m on m.id = h.matter_id
      where h.matter_id is not null or exists (select 1 from appointment p where p.account_id = c.id
        and p.organization_id = any(${by.reach}::uuid[]) and p.role in ('inspector', 'liaison', 'office_director', 'principal')
        and p.valid_from <= today() and (p.valid_to is null or p.valid_to >= today()))
      group by c.id, c.name order by count(h.matter_id) desc, c.name, c.id`.execute(tx)
    const { rows: acted } = await sql<Acted>`
      select substr(e.actor, 9)::uuid as account_id, to_char(e.at at time zone 'Asia/Shanghai', 'YYYY-MM') as month,
        count(distinct x.object_id)::int as matters
      from event e join event_object x on x.event_id = e.id join matter m on m.id = x.object_id
      where e.actor like 'account:%' and e.organization_id = any(${by.reach}::uuid[]) and e.type not like 'access.%'
        and e.at >= (${`${months[0]}-01`}::date::timestamp at time zone 'Asia/Shanghai')
      group by 1, 2`.execute(tx)
    const known = new Map(acted.map((row) => [`${row.account_id} ${row.month}`, row.matters]))
    return {
      months,
      items: loads.map((row) => ({
        accountId: row.account_id,
        name: row.name,
        posts: row.posts,
        open: row.open,
        overdue: row.overdue,
        byMonth: months.map((month) => known.get(`${row.account_id} ${month}`) ?? 0),
      })),
    }
  },
})
