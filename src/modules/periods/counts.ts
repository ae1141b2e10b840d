import { sql } from 'kysely'
import type { z } from 'zod'
import type { PeriodCounts, PeriodFace } from '#contract/periods.ts'
import { standingIn, standings, type Standing } from '#domain/reporting-period.ts'
import type { Tx } from '#platform/db.ts'
import { askedIn, factsOf, type PeriodRow } from './load.ts'

type Counts = z.input<typeof PeriodCounts>

export const countStandings = (all: readonly Standing[]): Counts => {
  const of = Object.fromEntries(standings.map((name) => [name, all.filter((each) => each === name).length]))
  return { ...(of as Omit<Counts, 'total'>), total: all.length }
}

/** How the matters of a period stand, of those that the reader may see. */
export const countsOf = async (tx: Tx, period: PeriodRow): Promise<Counts> =>
  countStandings(
    (await askedIn(tx, period.id)).map((each) =>
      period.state === 'open' ? standingIn(period.closes_on, factsOf(each), each.outcome) : (each.outcome ?? 'missed'),
    ),
  )

export const faceOf = async (tx: Tx, period: PeriodRow): Promise<z.input<typeof PeriodFace>> => {
  const { rows } = await sql<{
    name: string
  }>`select name from organization where id = ${period.organization_id}`.execute(tx)
  return {
    id: period.id,
    every: period.every,
    title: period.title,
    organizationName: rows[0]?.name ?? '',
    closesOn: period.closes_on,
    openedOn: period.opened_on,
    state: period.state,
    closedAt: period.closed_at,
    version: period.version,
    counts: await countsOf(tx, period),
  }
}
