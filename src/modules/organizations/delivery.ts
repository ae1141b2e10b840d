import { sql } from 'kysely'
import type { z } from 'zod'
import { listDeliveries } from '#contract/deliveries.ts'
import type { Tx } from '#platform/db.ts'
import { query } from '#platform/endpoint.ts'
import { liaisonsOf } from './principal.ts'

type Delivered = { readonly assignmentId: string; readonly matterId: string; readonly organizationId: string }

/** Notes whom each unit's part reaches: the live liaison, else the deputy, else a printed slip. */
export const deliverEach = async (
  tx: Tx,
  at: string,
  parts: readonly Delivered[],
): Promise<ReadonlyMap<string, 'online' | 'slip'>> => {
  const liaisons = await liaisonsOf(tx, [...new Set(parts.map((each) => each.organizationId))])
  const reached = parts.map(({ organizationId }) => {
    const liaison = liaisons.get(organizationId)
    return { accountId: liaison?.accountId ?? null, how: !liaison ? 'slip' : liaison.isDeputy ? 'deputy' : 'liaison' }
  })
  // Recalled and issued again, the same part is delivered again.
  await sql`insert into delivery (assignment_id, matter_id, account_id, how, delivered_at)
    select x.*, ${at}::timestamptz from unnest(${parts.map((each) => each.assignmentId)}::uuid[],
      ${parts.map((each) => each.matterId)}::uuid[], ${reached.map((each) => each.accountId)}::uuid[],
      ${reached.map((each) => each.how)}::text[]) x
    on conflict (assignment_id) do update
      set account_id = excluded.account_id, how = excluded.how, delivered_at = excluded.delivered_at`.execute(tx)
  return new Map(parts.map((each, i) => [each.assignmentId, reached[i]?.how === 'slip' ? 'slip' : 'online']))
}

export const deliverTo = async (tx: Tx, at: string, part: Delivered): Promise<'online' | 'slip'> =>
  (await deliverEach(tx, at, [part])).get(part.assignmentId) ?? 'slip'

export const listDeliveriesQuery = query(listDeliveries, {
  subjects: ({ orderId }) => [{ kind: 'order_paper', id: orderId }],
  run: async ({ tx }, { orderId }) => {
    const { rows } = await sql<z.input<typeof listDeliveries.output>['items'][number]>`
      select distinct on (o.sort_key, o.id) o.id as "organizationId", o.name as "organizationName", d.how, c.name as receiver, c.phone,
        d.delivered_at as "deliveredAt", a.acknowledged_at as "acknowledgedAt", b.name as "acknowledgedBy"
      from delivery d join assignment a on a.id = d.assignment_id and a.valid_to is null
      join matter m on m.id = d.matter_id join organization o on o.id = a.organization_id
      left join account c on c.id = d.account_id left join account b on b.id = a.acknowledged_by
      where m.order_id = ${orderId} order by o.sort_key, o.id, a.acknowledged_at nulls first`.execute(tx)
    return { items: rows }
  },
})
