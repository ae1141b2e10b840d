import { sql, type Insertable } from 'kysely'
import { dueOf } from '#domain/clock.ts'
import { searchTokens } from '#domain/search.ts'
import type { StockMatter } from '#domain/stock/assess.ts'
import { transitions } from '#domain/matter.ts'
import { countingOf, dueColumns } from '#modules/clock/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Context } from '#platform/endpoint.ts'
import { newId } from '#platform/id.ts'
import { momentOn } from '#platform/moment.ts'
import type { DB } from '#platform/tables.ts'
import type { Batch } from './store.ts'

type Source = { readonly id: string; readonly title: string }
export type Made = { readonly id: string; readonly from: StockMatter }

const atOnce = 200

/** Many rows in few statements: six hundred matters stand in seconds. */
const insertAll = async <T extends keyof DB>(tx: Tx, table: T, rows: readonly Insertable<DB[T]>[]): Promise<void> => {
  for (let from = 0; from < rows.length; from += atOnce)
    await tx
      .insertInto(table)
      .values(rows.slice(from, from + atOnce))
      .execute()
}

const startStates = new Map(
  transitions.flatMap((each) => (each.from.length === 0 ? [[each.event as string, each.to] as const] : [])),
)
export const eventOf = ({ from }: Made) => (from.state === 'completed' ? 'matter.taken_over_done' : 'matter.taken_over')

const assignmentsOf = ({ id, from }: Made, at: string, today: Insertable<DB['assignment']>['delivered_on']) => {
  const state = from.state === 'completed' ? ('accepted' as const) : ('acknowledged' as const)
  const units = [{ organizationId: from.lead, part: 'coordinating_lead' as const }, ...from.others]
  return units.map((unit): Insertable<DB['assignment']> => ({
    id: newId(),
    matter_id: id,
    organization_id: unit.organizationId,
    part: unit.part,
    state,
    valid_from: at,
    delivered_on: from.established ?? today,
    acknowledged_at: at,
    ...(unit.part === 'coordinating_lead'
      ? { responsible_leader: from.leader, responsible_person: from.person, responsible_phone: from.phone }
      : {}),
  }))
}

/** Row 25: matters as they stood, without approval or acknowledgement again; what was overdue is overdue. */
export const insertMatters = async (
  { tx, actor, moment }: Context,
  batch: Batch,
  source: Source,
  rows: readonly StockMatter[],
): Promise<Made[]> => {
  const counting = await countingOf(tx, batch.government_id)
  const made = rows.map((from): Made => ({ id: newId(), from }))
  const begun = ({ established }: StockMatter) =>
    established !== null && established < moment.today ? established : moment.today
  await insertAll(
    tx,
    'matter',
    made.map((each): Insertable<DB['matter']> => {
      const { from } = each
      const kind = from.due === null && from.state === 'in_progress' ? ('long_term' as const) : batch.plan.kind
      const { calendar, rules } = counting
      const projected = from.due
        ? dueColumns(dueOf({ kind: 'fixed', on: from.due }, [], calendar, rules), counting, { urgency: 'normal', kind })
        : {}
      return {
        id: each.id,
        government_id: batch.government_id,
        supervisor_org: batch.organization_id,
        title: from.title,
        kind,
        state: startStates.get(eventOf(each)) as 'in_progress',
        origin_level: batch.plan.originLevel,
        source_kind: 'document',
        number: from.number,
        lead_org: from.lead,
        ...projected,
        original_due: from.due,
        drafted_by: actor.accountId,
        drafted_on: begun(from),
        dispatched_at: begun(from) < moment.today ? momentOn(begun(from), 9).at : moment.at,
        completed_on: from.completedOn,
        changed_at: moment.at,
      }
    }),
  )
  await insertAll(
    tx,
    'matter_content',
    made.map(({ id, from }) => ({
      matter_id: id,
      target: from.target,
      work_content: from.workContent,
      requirement: from.requirement,
    })),
  )
  await insertAll(
    tx,
    'matter_source',
    made.map(({ id, from }) => ({
      matter_id: id,
      source_id: source.id,
      source_title: source.title,
      clause: from.section ?? `第${from.row}行`,
      quote: from.workContent,
    })),
  )
  const clocks = made.flatMap(({ id, from }) => (from.due ? [{ id, on: from.due, begun: begun(from) }] : []))
  await insertAll(
    tx,
    'clock',
    clocks.map(({ id, on }) => ({ matter_id: id, budget: 'fixed' as const, fixed_on: on, basis: 'explicit' as const })),
  )
  await insertAll(
    tx,
    'clock_event',
    clocks.map((each) => ({
      id: newId(),
      matter_id: each.id,
      no: 1,
      kind: 'start' as const,
      on_date: each.begun,
    })),
  )
  await insertAll(
    tx,
    'assignment',
    made.flatMap((each) => assignmentsOf(each, moment.at, moment.today)),
  )
  await keepNotes(tx, batch.id, made)
  const tokens = made.map(({ id, from }) => ({ id, tokens: searchTokens(`${from.title} ${from.number ?? ''}`) }))
  await sql`select project_search((each ->> 'id')::uuid, array(select jsonb_array_elements_text(each -> 'tokens')))
    from jsonb_array_elements(${JSON.stringify(tokens)}::jsonb) each`.execute(tx)
  return made
}

const keepNotes = async (tx: Tx, batchId: string, made: readonly Made[]): Promise<void> => {
  await insertAll(
    tx,
    'stock_note',
    made.map(({ id, from }) => ({
      matter_id: id,
      batch_id: batchId,
      row: from.row,
      section: from.section,
      old_number: from.number,
      cells: JSON.stringify(from.kept),
    })),
  )
  await insertAll(
    tx,
    'stock_office_note',
    made.flatMap(({ id, from }) =>
      from.keptForOffice.length > 0
        ? [{ matter_id: id, batch_id: batchId, cells: JSON.stringify(from.keptForOffice) }]
        : [],
    ),
  )
}
