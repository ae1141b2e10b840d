import { sql } from 'kysely'
import { issueOrder } from '#contract/orders.ts'
import { dueOf, startDay, type StartFact } from '#domain/clock.ts'
import { refuse } from '#domain/refusal.ts'
import { yearOf, type CivilDate } from '#domain/date.ts'
import {
  addClockEvents,
  countingOf,
  dueColumns,
  guardNotice,
  loadClocks,
  startFactOf,
  type Counting,
} from '#modules/clock/index.ts'
import { decideSteps, projectSearches, selectFaces, type Decided } from '#modules/matters/index.ts'
import { nextNumber } from '#modules/numbering/index.ts'
import { deliverEach } from '#modules/organizations/index.ts'
import type { Tx } from '#platform/db.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { minuteOf } from '#platform/moment.ts'
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

/** Matters whose source names unit and limit, or is itself an instruction: only then may approval be skipped. */
const namedBySource = async (tx: Tx, matterIds: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`select m.id from matter m where m.id = any(${matterIds}::uuid[])
    and (m.source_kind = 'leader_instruction' or exists (select 1 from proposal p where (p.matter_id = m.id
        or p.id in (select t.proposal_id from proposal_matter t where t.matter_id = m.id))
      and p.origin = 'reader' and jsonb_typeof(p.lead) = 'array' and p.lead <> '[]' and p.deadline is not null and p.deadline <> 'null'))`.execute(
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

type SourceDays = { id: string; receipt: CivilDate | null; issue: CivilDate | null }

/** Receipt and issue of what obliges each; of several sources the earliest says. */
const sourceDays = async (tx: Tx, matterIds: readonly string[]): Promise<ReadonlyMap<string, SourceDays>> => {
  const { rows } = await sql<SourceDays>`
    select t.matter_id as id, min(s.received_on) as receipt, min(s.issued_on) as issue from matter_source t
    join source s on s.id = t.source_id where t.matter_id = any(${matterIds}::uuid[]) group by t.matter_id`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Clocks start by the fact that the government has chosen, and with today's delivery at the latest. */
const startClocks = async ({ tx, moment }: Context, matterIds: readonly string[], wanted: StartFact): Promise<void> => {
  const days = wanted === 'delivery' ? null : await sourceDays(tx, matterIds)
  await addClockEvents(
    tx,
    matterIds.map((matterId) => {
      const { on, fact } = startDay(wanted, { ...days?.get(matterId), delivery: moment.today })
      const minute = fact === 'delivery' ? { minute: minuteOf(moment.at) } : {}
      return { matterId, event: { kind: 'start', on, ...minute }, fact }
    }),
  )
}

type HandedDown = Decided & ReturnType<typeof dueColumns>
type Manner = { readonly registered: boolean; readonly approver: string | undefined; readonly startsBy: StartFact }

/** What the table and the clock say of each; the rows of the matters are written once, with their numbers. */
const handDown = async (
  context: Context,
  matterIds: readonly string[],
  { registered: isRegistered, approver, startsBy }: Manner,
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
  await startClocks(context, matterIds, startsBy)
  const clocks = await loadClocks(tx, matterIds)
  const handed: HandedDown[] = []
  const countings = new Map<string, Counting>()
  for (const one of taken.values()) {
    const { row, parentDue } = one
    const counting = countings.get(row.government_id) ?? (await countingOf(tx, row.government_id))
    countings.set(row.government_id, counting)
    const clock = clocks.get(row.id)
    const due = clock ? dueOf(clock.budget, clock.events, counting.calendar, counting.rules) : null
    if (due && due.due < moment.today) throw new Refused(refuse('due-in-past', { params: { due: due.due } }))
    // A child whose computed day lies behind its parent's is refused now that the day is known.
    if (parentDue && due && due.due > parentDue)
      throw new Refused(refuse('child-after-parent', { params: { due: parentDue } }))
    handed.push({ ...one, ...dueColumns(due, counting, row) })
  }
  await guardNotice(
    context,
    handed.map(({ row, due, due_minute: minute }) => ({
      matterId: row.id,
      governmentId: row.government_id,
      due,
      minute,
    })),
    approver,
  )
  return handed
}

type Numbered = { readonly orderId: string; readonly number: string; readonly isRegistered: boolean }

const writeRows = async (
  { tx, moment }: Context,
  handed: readonly HandedDown[],
  { orderId, number, isRegistered }: Numbered,
): Promise<void> => {
  const rows = handed.map(({ row: { id, title }, state, due, due_minute, due_provisional, warn_from }, i) => ({
    id,
    title,
    state,
    due,
    due_minute,
    due_provisional,
    warn_from,
    no: i + 1,
    number: handed.length === 1 ? number : `${number}-${String(i + 1).padStart(2, '0')}`,
  }))
  await sql`update matter set state = x.state, due = x.due, due_minute = x.due_minute, due_provisional = x.due_provisional,
      warn_from = x.warn_from, original_due = x.due, dispatched_at = ${moment.at}, needs_check = ${isRegistered}, order_id = ${orderId},
      order_row = x.no, number = x.number
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      x(id uuid, state text, due date, due_minute int, due_provisional boolean, warn_from date, no int, number text)
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
    selectFaces(tx, actor, moment, sql`m.id = any(${matters.map((each) => each.id)}::uuid[])`, sql`order by m.id`),
  run: async (context, { title, contact, matters, registered, approver }) => {
    const { tx, actor, by, moment } = context
    const ids = [...new Set(matters.map((each) => each.id))]
    await checkConsulted(tx, ids, moment.today)
    const startsBy = await startFactOf(tx, by.governmentId)
    const handed = await handDown(context, ids, { registered, approver, startsBy })
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
          changes: { number, matters: rows.length, ...(approver ? { approver } : {}) },
        },
      ],
      view: () => orderView(context, orderId),
    }
  },
})
