import { sql } from 'kysely'
import { closeOrder, getSummary, saveSummary } from '#contract/boards.ts'
import { unexcused } from '#domain/board.ts'
import type { MatterState } from '#domain/matter.ts'
import { refuse } from '#domain/refusal.ts'
import { summaryText, type SummaryRow } from '#domain/summary.ts'
import type { Tx } from '#platform/db.ts'
import { command, query, type Context } from '#platform/endpoint.ts'
import { badField, found, Refused } from '#platform/errors.ts'
import { boardView } from './board.ts'

const orderOf = async (tx: Tx, orderId: string) =>
  found(await tx.selectFrom('order_paper').selectAll().where('id', '=', orderId).executeTakeFirst())

/** What came of each matter, in the units' own accepted words. */
const resultsOf = async (context: Context, orderId: string): Promise<SummaryRow[]> => {
  const { rows } = await boardView(context, orderId)
  const { rows: results } = await sql<{ id: string; outcome: string | null; actual: string | null }>`
    select m.id, c.outcome, c.actual from matter m join matter_content c on c.matter_id = m.id where m.order_id = ${orderId}`.execute(
    context.tx,
  )
  const known = new Map(results.map((each) => [each.id, each]))
  return rows
    .filter((row) => row.part === 'coordinating_lead')
    .map((row) => ({
      unit: row.organizationName,
      title: row.title,
      outcome: known.get(row.matterId)?.outcome ?? null,
      actual: known.get(row.matterId)?.actual ?? null,
      progress: row.progress,
      marks: row.marks,
    }))
}

const summaryView = async (context: Context, orderId: string) => {
  const { tx, moment } = context
  const order = await orderOf(tx, orderId)
  const { rows } = await sql<{ summary: string | null; by: string | null; on: string | null }>`
    select o.summary, a.name as by, o.summed_up_on as on from order_outcome o left join account a on a.id = o.summed_up_by
    where o.id = ${orderId}`.execute(tx)
  const kept = rows[0]
  const { version } = order
  if (kept?.summary) return { text: kept.summary, drafted: false, by: kept.by, on: kept.on, version }
  const text = summaryText(
    { title: order.title, number: order.number },
    await resultsOf(context, orderId),
    moment.today,
  )
  return { text, drafted: true, by: null, on: null, version }
}

export const getSummaryQuery = query(getSummary, {
  subjects: ({ orderId }) => [{ kind: 'order_paper', id: orderId }],
  run: (context, { orderId }) => summaryView(context, orderId),
})

const isClosed = async (tx: Tx, orderId: string): Promise<boolean> =>
  Boolean(
    (await tx.selectFrom('order_outcome').select('closed_on').where('id', '=', orderId).executeTakeFirst())?.closed_on,
  )

export const saveSummaryCommand = command(saveSummary, {
  subjects: ({ orderId, version }) => [{ kind: 'order_paper', id: orderId, version }],
  present: (context, { orderId }) => summaryView(context, orderId),
  run: async (context, { orderId, text }) => {
    const { tx, actor, moment } = context
    const order = await orderOf(tx, orderId)
    const said = { summary: text, summed_up_by: actor.accountId, summed_up_on: moment.today }
    await tx
      .insertInto('order_outcome')
      .values({ id: orderId, organization_id: order.organization_id, ...said })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(said))
      .execute()
    return { events: [{ type: 'order.summed_up' }], view: () => summaryView(context, orderId) }
  },
})

type Open = { id: string; title: string; number: string | null; state: MatterState }

/** 整件办结: everything on the order has ended, or is named with the reason why it stays open. */
export const closeOrderCommand = command(closeOrder, {
  subjects: ({ orderId, version }) => [{ kind: 'order_paper', id: orderId, version }],
  present: (context, { orderId }) => boardView(context, orderId),
  run: async (context, { orderId, exceptions }) => {
    const { tx, actor, moment } = context
    const order = await orderOf(tx, orderId)
    if (await isClosed(tx, orderId)) throw new Refused(refuse('order-closed'))
    const { rows: matters } = await sql<Open>`select m.id, m.title, m.number, m.state from matter m
      where m.order_id = ${orderId} order by m.order_row`.execute(tx)
    const titles = new Map(matters.map((each) => [each.id, each.title]))
    const strange = exceptions.findIndex((each) => !titles.has(each.matterId))
    if (strange >= 0) throw badField(`exceptions.${strange}.matterId`, 'missing')
    const open = unexcused(matters, new Set(exceptions.map((each) => each.matterId)))
    if (open.length > 0) {
      const named = open.slice(0, 10).map((each) => each.number ?? each.title)
      throw new Refused(refuse('rows-open', { params: { matters: named.join('、') } }))
    }
    const kept = exceptions.map((each) => ({ ...each, title: titles.get(each.matterId) ?? '' }))
    const said = { closed_by: actor.accountId, closed_on: moment.today, exceptions: JSON.stringify(kept) }
    await tx
      .insertInto('order_outcome')
      .values({ id: orderId, organization_id: order.organization_id, ...said })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(said))
      .execute()
    return {
      events: [{ type: 'order.closed', changes: { matters: matters.length, exceptions: exceptions.length } }],
      view: () => boardView(context, orderId),
    }
  },
})
