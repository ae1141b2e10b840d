import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { getOrderPaper, type PaperRow } from '#contract/orders.ts'
import type { Tx } from '#platform/db.ts'
import { query } from '#platform/endpoint.ts'

/** Matters as papers say them, all of an order in one question: eighty pages are not eighty requests. */
export const paperRows = async (
  tx: Tx,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<z.input<typeof PaperRow>[]> => {
  const units = (part: string) => sql`(select coalesce(array_agg(o.name order by o.sort_key), '{}') from assignment a
    join organization o on o.id = a.organization_id
    where a.matter_id = m.id and a.valid_to is null and a.part = ${part})`
  const { rows } = await sql<z.input<typeof PaperRow>>`
    select m.id as "matterId", m.number, m.title, c.target, c.work_content as "workContent", c.requirement, c.outcome, c.actual,
      m.due, case when k.matter_id is not null then jsonb_build_object('kind', k.budget, 'amount', k.amount) end as budget,
      coalesce(l.name, '') as lead, ${units('joint_lead')} as joint, ${units('supporting')} as support,
      s.source_title as source, concat_ws(' ', s.doc_number, s.clause) as basis, s.quote
    from matter m join matter_content c on c.matter_id = m.id left join organization l on l.id = m.lead_org
    left join clock k on k.matter_id = m.id
    left join lateral (select * from matter_source x where x.matter_id = m.id order by x.source_id limit 1) s on true
    where ${where} ${order}`.execute(tx)
  return rows
}

export const getOrderPaperQuery = query(getOrderPaper, {
  subjects: ({ orderId }) => [{ kind: 'order_paper', id: orderId }],
  run: async ({ tx }, { orderId }) => ({
    rows: await paperRows(tx, sql`m.order_id = ${orderId}`, sql`order by m.order_row`),
  }),
})
