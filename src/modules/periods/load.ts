import { sql, type RawBuilder } from 'kysely'
import type { CivilDate } from '#domain/date.ts'
import type { MatterState } from '#domain/matter.ts'
import type { Cadence, Exemption, Outcome } from '#domain/reporting-period.ts'
import type { Tx } from '#platform/db.ts'

/** Handed down and not ended: what the office still follows. */
export const followed = sql`m.dispatched_at is not null and m.state in
  ('dispatched', 'in_progress', 'reported', 'under_review', 'accepted', 'suspended', 'long_term')`

/** What the office has set, or the government's standard. */
export const cadenceSql = (isMonthly: boolean): RawBuilder<Cadence> =>
  sql`coalesce((select c.every from cadence c where c.matter_id = m.id), ${isMonthly ? 'monthly' : 'none'})`

export type Asked = {
  readonly matter_id: string
  readonly state: MatterState
  readonly stopped: boolean
  readonly next_milestone_due: CivilDate | null
  readonly outcome: Outcome | null
  readonly because: Exemption | null
}

/** What was asked in a period, with what decides how each matter stands in it. */
export const askedIn = async (tx: Tx, periodId: string): Promise<Asked[]> => {
  const { rows } = await sql<Asked>`select a.matter_id, m.state, m.stopped, m.next_milestone_due, a.outcome, a.because
    from period_matter a join matter m on m.id = a.matter_id where a.period_id = ${periodId}`.execute(tx)
  return rows
}

export const factsOf = (asked: Asked) => ({
  state: asked.state,
  stopped: asked.stopped,
  nextMilestoneDue: asked.next_milestone_due,
})

export const loadPeriod = (tx: Tx, periodId: string) =>
  tx.selectFrom('period').selectAll().where('id', '=', periodId).executeTakeFirst()
export type PeriodRow = NonNullable<Awaited<ReturnType<typeof loadPeriod>>>
