import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { countByLight, listMatters } from '#contract/ledger.ts'
import { civilDate } from '#domain/date.ts'
import type { Light } from '#domain/light.ts'
import { endStates } from '#domain/matter.ts'
import type { Actor } from '#domain/permissions.ts'
import { searchQuery } from '#domain/search.ts'
import { lightIs, lightSql, wasOnTime } from '#modules/clock/index.ts'
import { marksWhere } from '#modules/marks/index.ts'
import {
  partyTo,
  selectFaces,
  supervisedBy,
  tableAt,
  visibleMatters,
  type AsOf,
  type Face,
} from '#modules/matters/index.ts'
import { pileOf } from '#modules/tray/index.ts'
import { cursorAfter, readCursor } from '#platform/cursor.ts'
import type { Tx } from '#platform/db.ts'
import { query } from '#platform/endpoint.ts'
import { lastMinuteOf, wallOf, type Moment } from '#platform/moment.ts'
import { beyondSql, dueOrNever, orderSql, sorts } from './sorts.ts'

export type Filters = Partial<z.output<typeof countByLight.input>>

const ended = sql.join(endStates.map((state) => sql.lit(state)))

const scopes: Readonly<Record<NonNullable<Filters['scope']>, (actor: Actor) => RawBuilder<unknown>>> = {
  all: visibleMatters,
  open: (actor) => sql`${visibleMatters(actor)} and m.state not in (${ended})`,
  supervised: supervisedBy,
  handled: (actor) => partyTo(actor, ['coordinating_lead', 'joint_lead', 'supporting']),
  unchecked: (actor) => sql`${visibleMatters(actor)} and m.needs_check`,
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
export const ledgerWhere = (actor: Actor, asked: Moment, filters: Filters): RawBuilder<unknown> => {
  const words = filters.search ? searchQuery(filters.search) : null
  const conditions = [
    scopes[filters.scope ?? 'all'](actor),
    filters.light && lightIs(filters.light, asked),
    filters.state && sql`m.state = ${filters.state}`,
    filters.phase && phases[filters.phase],
    filters.pile && pileOf(filters.pile, actor, asked.today),
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
    filters.dueFrom && sql`m.due is not null and ${dueOrNever} >= ${filters.dueFrom}::date`,
    filters.dueTo && sql`${dueOrNever} <= ${filters.dueTo}::date`,
    filters.search && (words ? sql`m.id in (select search_matters(${words}::tsquery))` : sql`false`),
  ].filter((each): each is RawBuilder<unknown> => typeof each === 'object' && each !== null)
  return sql.join(conditions, sql` and `)
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
  const asked = asOf === null ? moment : lastMinuteOf(asOf)
  const where = ledgerWhere(actor, asked, input)
  const sort = sorts[input.sort]
  const from = readCursor(input.cursor, sort.parts)
  const beyond = from && sort.keyOf ? beyondSql(sort, from) : sql``
  const offset = from ? (sort.keyOf ? 0 : Number(from[0])) : (input.offset ?? 0)
  const rows = await selectFaces(
    tx,
    actor,
    asked,
    sql`${where}${beyond}`,
    sql`order by ${orderSql(sort)} limit ${input.limit + 1} offset ${offset}`,
    asOf,
  )
  const items = rows.slice(0, input.limit)
  const last = items.at(-1)
  const key = last && sort.keyOf ? sort.keyOf(last) : [offset + input.limit]
  return { items, next: rows.length > input.limit ? cursorAfter(key) : null }
}

export const listMattersQuery = query(listMatters, {
  run: async (context, input) => {
    const { tx, actor, moment } = context
    const asOf = input.asOf ? civilDate(input.asOf) : null
    const asked = asOf === null ? moment : lastMinuteOf(asOf)
    const page = await ledgerPage(context, input)
    const counted = await sql<{ n: number }>`select count(*)::int as n from (
      select 1 from ${tableAt('matter', asOf)} m where ${ledgerWhere(actor, asked, input)}
      limit ${mostCounted + 1}) counted`.execute(tx)
    const total = counted.rows[0]?.n ?? 0
    return { ...page, total: total > mostCounted ? null : total }
  },
})

type LightCount = { readonly light: Light; readonly n: number }

/** Of all that the actor's organizations supervise: the index alone is read. */
const supervisedLights = async (tx: Tx, moment: Moment): Promise<LightCount[]> =>
  (await sql<LightCount>`select light, n::int from supervised_lights(${wallOf(moment)}::timestamp)`.execute(tx)).rows

const lightsWhere = async (
  tx: Tx,
  asked: Moment,
  where: RawBuilder<unknown>,
  asOf: AsOf = null,
): Promise<LightCount[]> => {
  const { rows } = await sql<LightCount>`select ${lightSql(asked)} as light, count(*)::int as n
    from ${tableAt('matter', asOf)} m where ${where} group by 1`.execute(tx)
  return rows
}

const lightCounts = async (tx: Tx, actor: Actor, moment: Moment, filters: Filters): Promise<LightCount[]> => {
  const { scope = 'all' } = filters
  const narrows = Object.entries(filters).some(
    ([key, value]) => !['scope', 'sort'].includes(key) && value !== undefined,
  )
  if (!narrows) {
    const supervised = scope === 'all' || scope === 'supervised' ? await supervisedLights(tx, moment) : []
    if (scope === 'supervised') return supervised
    if (scope === 'all')
      return [...supervised, ...(await lightsWhere(tx, moment, sql`${partyTo(actor)} and not ${supervisedBy(actor)}`))]
  }
  const asOf = filters.asOf ? civilDate(filters.asOf) : null
  const asked = asOf === null ? moment : lastMinuteOf(asOf)
  return lightsWhere(tx, asked, ledgerWhere(actor, asked, filters), asOf)
}

export const countLights = async (tx: Tx, actor: Actor, moment: Moment, filters: Filters) => {
  const rows = await lightCounts(tx, actor, moment, filters)
  const of = (light: Light) => rows.reduce((sum, row) => sum + (row.light === light ? row.n : 0), 0)
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
  run: ({ tx, actor, moment }, input) => countLights(tx, actor, moment, input),
})
