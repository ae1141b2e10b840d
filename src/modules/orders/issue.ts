import { sql } from 'kysely'
import { issueOrder } from '#contract/orders.ts'
import { refuse } from '#domain/refusal.ts'
import { yearOf } from '#domain/date.ts'
import { addClockEvent, projectDue } from '#modules/clock/index.ts'
import { loadMatter, projectSearch, selectFaces, takeStep, type MatterRow } from '#modules/matters/index.ts'
import { deliverTo } from '#modules/organizations/index.ts'
import type { Tx } from '#platform/db.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { checkConsulted } from './consultation.ts'
import { orderView } from './read.ts'

/** 机关代字 of the government's orders; an organization that hands down further uses its own where it has one. */
const seriesOf = async (tx: Tx, organizationId: string, governmentId: string): Promise<string> => {
  const rows = await tx
    .selectFrom('organization')
    .select(['id', 'order_code'])
    .where('id', 'in', [organizationId, governmentId])
    .execute()
  const code = (id: string) => rows.find((row) => row.id === id)?.order_code
  return code(organizationId) ?? code(governmentId) ?? '督字'
}

/** The next number of a series and year, without a gap: taken last, in the transaction that uses it. */
const nextNumber = async (tx: Tx, governmentId: string, series: string, year: number): Promise<number> => {
  const { rows } = await sql<{ last_no: number }>`
    insert into number_series (government_id, series, year, last_no) values (${governmentId}, ${series}, ${year}, 1)
    on conflict (government_id, series, year) do update set last_no = number_series.last_no + 1 returning last_no`.execute(
    tx,
  )
  return rows[0]?.last_no ?? 1
}

/** Whether the source names unit and limit, or is itself an instruction: only then may approval be skipped. */
const namesUnitAndLimit = async (tx: Tx, matter: MatterRow): Promise<boolean> => {
  if (matter.source_kind === 'leader_instruction') return true
  const proposal = await tx
    .selectFrom('proposal_matter as of')
    .innerJoin('proposal as p', 'p.id', 'of.proposal_id')
    .select(['p.lead', 'p.deadline'])
    .where('of.matter_id', '=', matter.id)
    .executeTakeFirst()
  return (
    proposal !== undefined && Array.isArray(proposal.lead) && proposal.lead.length > 0 && proposal.deadline !== null
  )
}

/** The order reaches every unit today: online where a liaison is there to see it, else as a printed slip. */
const deliver = async ({ tx, moment }: Context, matterId: string): Promise<void> => {
  const units = await tx
    .selectFrom('assignment')
    .select(['id', 'organization_id'])
    .where('matter_id', '=', matterId)
    .where('valid_to', 'is', null)
    .execute()
  for (const unit of units)
    await tx
      .updateTable('assignment')
      .set({
        state: 'sent',
        delivered_on: moment.today,
        delivery: await deliverTo(tx, moment.at, {
          assignmentId: unit.id,
          matterId,
          organizationId: unit.organization_id,
        }),
      })
      .where('id', '=', unit.id)
      .execute()
}

const handDown = async (context: Context, matterId: string, isRegistered: boolean): Promise<MatterRow> => {
  const { tx, moment } = context
  const before = await loadMatter(tx, matterId)
  await takeStep(
    context,
    matterId,
    isRegistered ? 'matter.handed_down' : 'matter.dispatched',
    isRegistered ? { sourceNamesUnitAndLimit: await namesUnitAndLimit(tx, before) } : {},
  )
  await deliver(context, matterId)
  await addClockEvent(tx, matterId, { kind: 'start', on: moment.today })
  const due = await projectDue(tx, matterId, before.government_id)
  await tx
    .updateTable('matter')
    .set({ dispatched_at: moment.at, original_due: due, needs_check: isRegistered })
    .where('id', '=', matterId)
    .execute()
  // A child whose computed day lies behind its parent's is refused now that the day is known.
  if (before.parent_assignment_id) {
    const parent = await tx
      .selectFrom('assignment as a')
      .innerJoin('matter as m', 'm.id', 'a.matter_id')
      .select('m.due')
      .where('a.id', '=', before.parent_assignment_id)
      .executeTakeFirst()
    if (parent?.due && due && due > parent.due)
      throw new Refused(refuse('child-after-parent', { params: { due: parent.due } }))
  }
  return before
}

/** 签发交办: one paper with one number for one or eighty matters; clocks start at delivery. */
export const issueOrderCommand = command(issueOrder, {
  subjects: ({ matters }) => matters.map(({ id, version }) => ({ kind: 'matter', id, version })),
  present: ({ tx, actor, moment }, { matters }) =>
    selectFaces(
      tx,
      actor,
      moment.today,
      sql`m.id = any(${matters.map((each) => each.id)}::uuid[])`,
      sql`order by m.id`,
    ),
  run: async (context, { title, contact, matters, registered }) => {
    const { tx, actor, moment } = context
    const ids = [...new Set(matters.map((each) => each.id))]
    await checkConsulted(tx, ids, moment.today)
    const rows: MatterRow[] = []
    for (const id of ids) rows.push(await handDown(context, id, registered))
    const [first] = rows
    if (!first) throw new Refused(refuse('order-empty'))
    if (rows.some((row) => row.supervisor_org !== first.supervisor_org)) throw new Refused(refuse('mixed-supervisors'))
    const series = await seriesOf(tx, first.supervisor_org, first.government_id)
    const year = yearOf(moment.today)
    const orderId = newId()
    const seq = await nextNumber(tx, first.government_id, series, year)
    const number = `${series}〔${year}〕${seq}号`
    await tx
      .insertInto('order_paper')
      .values({
        id: orderId,
        government_id: first.government_id,
        organization_id: first.supervisor_org,
        series,
        year,
        seq,
        number,
        title,
        contact: contact ?? null,
        issued_on: moment.today,
        issued_by: actor.accountId,
        changed_at: moment.at,
      })
      .execute()
    for (const [i, row] of rows.entries()) {
      const rowNumber = rows.length === 1 ? number : `${number}-${String(i + 1).padStart(2, '0')}`
      await tx
        .updateTable('matter')
        .set({ order_id: orderId, order_row: i + 1, number: rowNumber })
        .where('id', '=', row.id)
        .execute()
      await projectSearch(tx, row.id, `${row.title} ${rowNumber}`)
    }
    return {
      events: [
        {
          type: registered ? 'order.registered' : 'order.issued',
          on: [orderId],
          changes: { number, matters: rows.length },
        },
      ],
      view: () => orderView(context, orderId),
    }
  },
})
