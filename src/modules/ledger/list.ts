import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { countByLight, listMatters } from '#contract/ledger.ts'
import { civilDate, type CivilDate } from '#domain/date.ts'
import { lights } from '#domain/light.ts'
import { endStates } from '#domain/matter.ts'
import type { Actor } from '#domain/permissions.ts'
import { searchQuery } from '#domain/search.ts'
import { lightSql, wasOnTime } from '#modules/clock/index.ts'
import { marksWhere } from '#modules/marks/index.ts'
import { selectFaces, supervisedBy, tableAt, visibleMatters, type Face } from '#modules/matters/index.ts'
import { pileOf } from '#modules/tray/index.ts'
import { organizationsOf } from '#platform/actor.ts'
import { cursorAfter, readCursor, type CursorPart } from '#platform/cursor.ts'
import type { Tx } from '#platform/db.ts'
import { query } from '#platform/endpoint.ts'
import type { Moment } from '#platform/moment.ts'

export type Filters = Partial<z.output<typeof countByLight.input>>

const party = (actor: Actor, capacities: readonly string[]) =>
  sql`exists (select 1 from matter_party p where p.matter_id = m.id and p.org_id = any(${organizationsOf(actor)}::uuid[])
    and p.capacity = any(${capacities}::text[]))`

const ended = sql.join(endStates.map((state) => sql.lit(state)))

const scopes: Readonly<Record<NonNullable<Filters['scope']>, (actor: Actor) => RawBuilder<unknown> | null>> = {
  all: () => null,
  open: () => sql`m.state not in (${ended})`,
  supervised: supervisedBy,
  handled: (actor) => party(actor, ['coordinating_lead', 'joint_lead', 'supporting']),
  unchecked: () => sql`m.needs_check`,
}

const done = sql`m.state in ('completed', 'cleared', 'archived')`
const phases: Readonly<Record<NonNullable<Filters['phase']>, RawBuilder<unknown>>> = {
  underway: sql`m.dispatched_at is not null and m.state not in (${ended})`,
  ended: sql`m.state in (${ended})`,
  issued: sql`m.dispatched_at is not null and m.state not in ('cancelled', 'merged')`,
  done,
  on_time: sql`${done} and ${wasOnTime}`,
}

/** 经办人 on the supervising side: whom the matter was handed over to last, else who drafted it. */
export const handlerSql = sql<string>`coalesce((select h.account_id from handler h where h.matter_id = m.id
  and h.organization_id = m.supervisor_org order by h.since desc, h.id desc limit 1), m.drafted_by)`

const zone = sql.lit('Asia/Shanghai')
/** Midnight of a civil day, as the instant that a column is compared with: the column itself stays as it is. */
const dayStart = (day: string) => sql`(${day}::date::timestamp at time zone ${zone})`

/** The one place that turns the ledger's filters into SQL: the list, its counts and the cards all ask it. */
export const ledgerWhere = (actor: Actor, today: CivilDate, filters: Filters): RawBuilder<unknown> => {
  const words = filters.search ? searchQuery(filters.search) : null
  const conditions = [
    visibleMatters(actor),
    scopes[filters.scope ?? 'all'](actor),
    filters.light && sql`${lightSql(today)} = ${filters.light}`,
    filters.state && sql`m.state = ${filters.state}`,
    filters.phase && phases[filters.phase],
    filters.pile && pileOf(filters.pile, actor, today),
    filters.handlerId && sql`${handlerSql} = ${filters.handlerId}`,
    filters.dispatchedFrom && sql`m.dispatched_at >= ${dayStart(filters.dispatchedFrom)}`,
    filters.dispatchedTo && sql`m.dispatched_at < ${dayStart(filters.dispatchedTo)} + interval '1 day'`,
    filters.completedFrom && sql`m.completed_on >= ${filters.completedFrom}::date`,
    filters.completedTo && sql`m.completed_on <= ${filters.completedTo}::date`,
    filters.leadOrganizationId && sql`m.lead_org = ${filters.leadOrganizationId}`,
    filters.sourceKind && sql`m.source_kind = ${filters.sourceKind}`,
    filters.orderId && sql`m.order_id = ${filters.orderId}`,
    filters.periodId && sql`m.id in (select q.matter_id from period_matter q where q.period_id = ${filters.periodId})`,
    filters.sourceId && sql`m.id in (select s.matter_id from matter_source s where s.source_id = ${filters.sourceId})`,
    ...marksWhere(actor, filters),
    filters.dueFrom && sql`m.due >= ${filters.dueFrom}::date`,
    filters.dueTo && sql`m.due <= ${filters.dueTo}::date`,
    filters.search && (words ? sql`m.id in (select search_matters(${words}::tsquery))` : sql`false`),
  ].filter((each): each is RawBuilder<unknown> => typeof each === 'object' && each !== null)
  return sql.join(conditions, sql` and `)
}

/** Originating level is the first sort key of the default order (A11): a State Council item cannot sink. */
type Sort = {
  readonly order: RawBuilder<unknown>
  readonly key: RawBuilder<unknown> | null
  readonly beyond: RawBuilder<unknown>
  readonly parts: readonly CursorPart[]
}
const [after, before] = [sql`>`, sql`<`]
const hasEnded = sql`(m.state in (${ended}))::int`
const sorts: Readonly<Record<z.output<typeof listMatters.input>['sort'], Sort>> = {
  level: {
    // What is done sinks below what is owed, within its level: nobody looks for work among the archived.
    order: sql`m.origin_level, ${hasEnded}, m.due nulls last, m.id`,
    key: sql`(m.origin_level, ${hasEnded}, coalesce(m.due, 'infinity'::date), m.id)`,
    beyond: after,
    parts: ['int', 'int', 'date', 'uuid'],
  },
  due: {
    order: sql`m.due nulls last, m.id`,
    key: sql`(coalesce(m.due, 'infinity'::date), m.id)`,
    beyond: after,
    parts: ['date', 'uuid'],
  },
  '-due': {
    order: sql`m.due desc nulls last, m.id desc`,
    key: sql`(coalesce(m.due, '-infinity'::date), m.id)`,
    beyond: before,
    parts: ['date', 'uuid'],
  },
  // What changes while one pages moves to the top anyway: a place in the list is as good as a key.
  '-changed': { order: sql`m.changed_at desc, m.id desc`, key: null, beyond: before, parts: ['int'] },
  number: {
    order: sql`m.number nulls last, m.id`,
    key: sql`(coalesce(m.number, '￿'), m.id)`,
    beyond: after,
    parts: ['text', 'uuid'],
  },
}

const mostCounted = 10_000

type Asked = z.output<typeof listMatters.input>
type Asking = { readonly tx: Tx; readonly actor: Actor; readonly moment: Moment }

/** One page of the ledger and where the next begins: the list on the screen and the exported file both turn these. */
export const ledgerPage = async (
  { tx, actor, moment }: Asking,
  input: Asked,
): Promise<{ items: Face[]; next: string | null }> => {
  const asOf = input.asOf ? civilDate(input.asOf) : null
  const today = asOf ?? moment.today
  const where = ledgerWhere(actor, today, input)
  const sort = sorts[input.sort]
  const from = readCursor(input.cursor, sort.parts)
  const isKeyed = sort.key !== null
  const beyond =
    from && isKeyed
      ? sql` and ${sort.key} ${sort.beyond} (${sql.join(from.map((value, i) => sql`${value}::${sql.raw(sort.parts[i] ?? 'text')}`))})`
      : sql``
  const offset = isKeyed ? (input.offset ?? 0) : Number(from?.[0] ?? input.offset ?? 0)
  const rows = await selectFaces(
    tx,
    actor,
    today,
    sql`${where}${beyond}`,
    sql`order by ${sort.order} limit ${input.limit + 1} offset ${from && isKeyed ? 0 : offset}`,
    asOf,
  )
  const items = rows.slice(0, input.limit)
  const last = items.at(-1)
  const keyOf = () => {
    if (!last) return []
    if (input.sort === 'level')
      return [last.originLevel, Number(endStates.includes(last.state)), last.due ?? 'infinity', last.id]
    if (input.sort === 'number') return [last.number ?? '￿', last.id]
    return isKeyed ? [last.due ?? (input.sort === 'due' ? 'infinity' : '-infinity'), last.id] : [offset + input.limit]
  }
  return { items, next: rows.length > input.limit ? cursorAfter(keyOf()) : null }
}

export const listMattersQuery = query(listMatters, {
  run: async (context, input) => {
    const { tx, actor, moment } = context
    const asOf = input.asOf ? civilDate(input.asOf) : null
    const page = await ledgerPage(context, input)
    const counted = await sql<{ n: number }>`select count(*)::int as n from (
      select 1 from ${tableAt('matter', asOf)} m where ${ledgerWhere(actor, asOf ?? moment.today, input)}
      limit ${mostCounted + 1}) counted`.execute(tx)
    const total = counted.rows[0]?.n ?? 0
    return { ...page, total: total > mostCounted ? null : total }
  },
})

export const countLights = async (tx: Tx, actor: Actor, today: CivilDate, filters: Filters) => {
  const asOf = filters.asOf ? civilDate(filters.asOf) : null
  const { rows } = await sql<{ light: (typeof lights)[number]; n: number }>`
    select ${lightSql(asOf ?? today)} as light, count(*)::int as n from ${tableAt('matter', asOf)} m
    where ${ledgerWhere(actor, asOf ?? today, filters)} group by 1`.execute(tx)
  const of = (light: string) => rows.find((row) => row.light === light)?.n ?? 0
  return {
    total: rows.reduce((sum, row) => sum + row.n, 0),
    green: of('green'),
    yellow: of('yellow'),
    red: of('red'),
    blue: of('blue'),
    grey: of('grey'),
  }
}

export const countByLightQuery = query(countByLight, {
  run: ({ tx, actor, moment }, input) => countLights(tx, actor, moment.today, input),
})
