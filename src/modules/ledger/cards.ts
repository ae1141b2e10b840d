import { sql } from 'kysely'
import type { z } from 'zod'
import { getCards, getWorkload } from '#contract/home.ts'
import type { CivilDate } from '#domain/date.ts'
import { periodStart } from '#domain/period.ts'
import type { Actor, Role } from '#domain/permissions.ts'
import { query, type Context } from '#platform/endpoint.ts'
import { handlerSql, ledgerWhere, type Filters } from './list.ts'

type Sets = z.input<typeof getCards.output>['sets']
type Card = Sets[number]['cards'][number]
type Filter = Filters & Record<string, string>

/** Totals of several lists, each by the condition that the list itself asks with. */
const totals = async ({ tx, actor, moment }: Context, filters: readonly Filter[]): Promise<number[]> => {
  const counts = filters.map(
    (filter) => sql`(select count(*)::int from matter m where ${ledgerWhere(actor, moment, filter)})`,
  )
  if (counts.length === 0) return []
  const { rows } = await sql<{ all: number[] }>`select array[${sql.join(counts)}] as all`.execute(tx)
  return rows[0]?.all ?? []
}

const supervising: ReadonlySet<Role> = new Set(['inspector', 'office_director', 'leader', 'archivist'])
const supervises = (actor: Actor) => actor.appointments.some((each) => supervising.has(each.role))

/**
 * 收到 and 办结 fell into the period; 在办, 临期 and 超期 are as of today: a period would hide what has been late for
 * longer than it lasts.
 */
const cardFilters = (scope: Sets[number]['scope'], from: CivilDate): readonly [Card['key'], Filter][] => [
  ['received', { scope, dispatchedFrom: from }],
  ['underway', { scope, phase: 'underway' }],
  ['completed', { scope, phase: 'ended', completedFrom: from }],
  ['overdue', { scope, light: 'red' }],
  ['warned', { scope, light: 'yellow' }],
]

export const getCardsQuery = query(getCards, {
  run: async (context, { period }) => {
    const from = periodStart(period, context.moment.today)
    const main = supervises(context.actor) ? 'supervised' : 'handled'
    const sets: Sets = []
    for (const scope of ['supervised', 'handled'] as const) {
      const named = cardFilters(scope, from)
      const counts = await totals(
        context,
        named.map(([, filter]) => filter),
      )
      const cards = named.map(([key, filter], i) => ({ key, count: counts[i] ?? 0, filter }))
      if (scope === main || cards.some((each) => each.count > 0)) sets.push({ scope, cards })
    }
    return { from, sets: sets.toSorted((a, b) => Number(b.scope === main) - Number(a.scope === main)) }
  },
})

/** 经办人工作量: who carries how much of what is under way, the most burdened first. */
export const getWorkloadQuery = query(getWorkload, {
  run: async (context) => {
    const { tx, actor, moment } = context
    const underway = { scope: 'supervised', phase: 'underway' } as const
    const { rows } = await sql<{ id: string; name: string }>`select a.id, a.name from matter m
      join account a on a.id = ${handlerSql} where ${ledgerWhere(actor, moment, underway)}
      group by a.id, a.name order by count(*) desc, a.name, a.id limit 30`.execute(tx)
    const filters = rows.map((row) => {
      const own = { ...underway, handlerId: row.id }
      return [own, { ...own, light: 'red' as const }, { ...own, pile: 'to-review' }]
    })
    const counts = await totals(context, filters.flat())
    const counted = (person: number, at: number) => ({
      count: counts[person * 3 + at] ?? 0,
      filter: filters[person]?.[at] ?? {},
    })
    return {
      people: rows.map((row, i) => ({
        accountId: row.id,
        name: row.name,
        underway: counted(i, 0),
        overdue: counted(i, 1),
        handedIn: counted(i, 2),
      })),
    }
  },
})
