import { sql } from 'kysely'
import { issueOrder } from '#contract/orders.ts'
import type { WorkCalendar } from '#domain/calendar.ts'
import { dueOf } from '#domain/clock.ts'
import { refuse } from '#domain/refusal.ts'
import { yearOf } from '#domain/date.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import { addClockEvents, dueColumns, loadClocks } from '#modules/clock/index.ts'
import { decideSteps, projectSearches, selectFaces, type Decided } from '#modules/matters/index.ts'
import { deliverEach } from '#modules/organizations/index.ts'
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

/** Matters whose source names unit and limit, or is itself an instruction: only then may approval be skipped. */
const namedBySource = async (tx: Tx, matterIds: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`select m.id from matter m where m.id = any(${matterIds}::uuid[])
    and (m.source_kind = 'leader_instruction' or exists (select 1 from proposal p where p.matter_id = m.id
      and jsonb_typeof(p.lead) = 'array' and p.lead <> '[]' and p.deadline is not null and p.deadline <> 'null'))`.execute(
    tx,
  )
  return new Set(rows.map((row) => row.id))
}

/** The order reaches every unit today: online where a liaison is there to see it, else as a printed slip. */
const deliver = async ({ tx, moment }: Context, matterIds: readonly string[]): Promise<void> => {
  const { rows: parts } = await sql<{ assignmentId: string; matterId: string; organizationId: string }>`
    select id as "assignmentId", matter_id as "matterId", organization_id as "organizationId" from assignment
    where matter_id = any(${matterIds}::uuid[]) and valid_to is null order by matter_id, id`.execute(tx)
  const deliveries = await deliverEach(tx, moment.at, parts)
  await sql`update assignment set state = 'sent', delivered_on = ${moment.today}::date, delivery = x.delivery
    from unnest(${[...deliveries.keys()]}::uuid[], ${[...deliveries.values()]}::text[]) x(id, delivery)
    where assignment.id = x.id`.execute(tx)
}

type HandedDown = Decided & ReturnType<typeof dueColumns>

/** What the table and the clock say of each; the rows of the matters are written once, with their numbers. */
const handDown = async (
  context: Context,
  matterIds: readonly string[],
  isRegistered: boolean,
): Promise<readonly HandedDown[]> => {
  const { tx, moment } = context
  const named = isRegistered ? await namedBySource(tx, matterIds) : null
  const event = isRegistered ? 'matter.handed_down' : 'matter.dispatched'
  const steps = matterIds.map(
    (id) =>
      ({
        id,
        event,
        more: named ? { sourceNamesUnitAndLimit: named.has(id) } : {},
      }) as const,
  )
  const taken = await decideSteps(context, steps)
  await deliver(context, matterIds)
  await addClockEvents(tx, matterIds, { kind: 'start', on: moment.today })
  const clocks = await loadClocks(tx, matterIds)
  const handed: HandedDown[] = []
  const calendars = new Map<string, WorkCalendar>()
  for (const one of taken.values()) {
    const { row, parentDue } = one
    const calendar = calendars.get(row.government_id) ?? (await calendarFor(tx, row.government_id))
    calendars.set(row.government_id, calendar)
    const clock = clocks.get(row.id)
    const due = clock ? dueOf(clock.budget, clock.events, calendar) : null
    // A child whose computed day lies behind its parent's is refused now that the day is known.
    if (parentDue && due && due.due > parentDue)
      throw new Refused(refuse('child-after-parent', { params: { due: parentDue } }))
    handed.push({ ...one, ...dueColumns(due, calendar) })
  }
  return handed
}

type Numbered = { readonly orderId: string; readonly number: string; readonly isRegistered: boolean }

const writeRows = async (
  { tx, moment }: Context,
  handed: readonly HandedDown[],
  { orderId, number, isRegistered }: Numbered,
): Promise<void> => {
  const rows = handed.map(({ row: { id, title }, state, due, due_provisional, warn_from }, i) => ({
    id,
    title,
    state,
    due,
    due_provisional,
    warn_from,
    no: i + 1,
    number: handed.length === 1 ? number : `${number}-${String(i + 1).padStart(2, '0')}`,
  }))
  await sql`update matter set state = x.state, due = x.due, due_provisional = x.due_provisional, warn_from = x.warn_from,
      original_due = x.due, dispatched_at = ${moment.at}, needs_check = ${isRegistered}, order_id = ${orderId},
      order_row = x.no, number = x.number
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      x(id uuid, state text, due date, due_provisional boolean, warn_from date, no int, number text)
    where matter.id = x.id`.execute(tx)
  await projectSearches(
    tx,
    rows.map((row) => ({ id: row.id, text: `${row.title} ${row.number}` })),
  )
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
    const handed = await handDown(context, ids, registered)
    const rows = handed.map((each) => each.row)
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
    await writeRows(context, handed, { orderId, number, isRegistered: registered })
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
