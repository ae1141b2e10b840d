import { sql } from 'kysely'
import type { z } from 'zod'
import { listDeliveries } from '#contract/deliveries.ts'
import type { Tx } from '#platform/db.ts'
import { query } from '#platform/endpoint.ts'
import { liaisonOf } from './principal.ts'

type Delivered = { readonly assignmentId: string; readonly matterId: string; readonly organizationId: string }

/** Notes whom a unit's part reaches: the live liaison, else the deputy, else a printed slip. */
export const deliverTo = async (
  tx: Tx,
  at: string,
  { assignmentId, matterId, organizationId }: Delivered,
): Promise<'online' | 'slip'> => {
  const liaison = await liaisonOf(tx, organizationId)
  const reached = {
    account_id: liaison?.accountId ?? null,
    how: liaison ? (liaison.isDeputy ? ('deputy' as const) : ('liaison' as const)) : ('slip' as const),
    delivered_at: at,
  }
  // Recalled and issued again, the same part is delivered again.
  await tx
    .insertInto('delivery')
    .values({ assignment_id: assignmentId, matter_id: matterId, ...reached })
    .onConflict((conflict) => conflict.column('assignment_id').doUpdateSet(reached))
    .execute()
  return liaison ? 'online' : 'slip'
}

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
