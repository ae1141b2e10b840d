import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { getOrder, listOrders, type OrderRow, type OrderView } from '#contract/orders.ts'
import type { Actor } from '#domain/permissions.ts'
import { selectFaces } from '#modules/matters/index.ts'
import { cursorAfter, readCursor } from '#platform/cursor.ts'
import type { Tx } from '#platform/db.ts'
import { query } from '#platform/endpoint.ts'
import { found } from '#platform/errors.ts'
import type { Moment } from '#platform/moment.ts'

type Row = z.input<typeof OrderRow>

/** Orders with the counts of their board, over the matters that the actor may see of each. */
export const orderRows = async (tx: Tx, where: RawBuilder<unknown>, tail: RawBuilder<unknown>) => {
  const { rows } = await sql<Row & { contact: string | null }>`
    select o.id, o.number, o.title, o.issued_on as "issuedOn", a.name as "issuedBy", g.name as "organizationName", o.contact,
      count(m.id)::int as matters, count(m.id) filter (where m.state <> 'dispatched')::int as acknowledged,
      count(m.id) filter (where m.state in ('completed', 'cleared', 'archived'))::int as completed
    from order_paper o join account a on a.id = o.issued_by join organization g on g.id = o.organization_id
    left join matter m on m.order_id = o.id where ${where} group by o.id, a.name, g.name ${tail}`.execute(tx)
  return rows
}

export const orderView = async (
  { tx, actor, moment }: { tx: Tx; actor: Actor; moment: Moment },
  orderId: string,
): Promise<z.input<typeof OrderView>> => {
  const row = found((await orderRows(tx, sql`o.id = ${orderId}`, sql``))[0])
  const rows = await selectFaces(tx, actor, moment, sql`m.order_id = ${orderId}`, sql`order by m.order_row`)
  const { rows: slips } = await sql<{ name: string }>`select distinct o.name, o.sort_key from assignment a
    join organization o on o.id = a.organization_id join matter m on m.id = a.matter_id
    where m.order_id = ${orderId} and a.delivery = 'slip' and a.valid_to is null order by o.sort_key`.execute(tx)
  return { ...row, rows, slips: slips.map((each) => each.name) }
}

export const getOrderQuery = query(getOrder, {
  subjects: ({ orderId }) => [{ kind: 'order_paper', id: orderId }],
  run: (context, { orderId }) => orderView(context, orderId),
})

export const listOrdersQuery = query(listOrders, {
  run: async ({ tx }, { cursor, limit }) => {
    const after = readCursor(cursor, ['date', 'uuid'])
    const where = after ? sql`(o.issued_on, o.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql`true`
    const rows = await orderRows(tx, where, sql`order by o.issued_on desc, o.id desc limit ${limit + 1}`)
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from order_paper`.execute(tx)
    return {
      items,
      next: rows.length > limit && last ? cursorAfter([last.issuedOn, last.id]) : null,
      total: counted[0]?.n ?? null,
    }
  },
})
