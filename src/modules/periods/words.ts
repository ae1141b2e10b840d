import { sql } from 'kysely'
import type { z } from 'zod'
import type { PeriodWords } from '#contract/periods.ts'
import { civilDateOf } from '#platform/moment.ts'
import type { CivilDate } from '#domain/date.ts'
import type { MatterState } from '#domain/matter.ts'
import { standingIn, type Exemption, type Outcome } from '#domain/reporting-period.ts'
import { exemptionOf } from '#domain/reporting-period.ts'
import type { Tx } from '#platform/db.ts'

export type Words = z.input<typeof PeriodWords>

type Row = {
  matter_id: string
  period_id: string
  closes_on: CivilDate
  period_state: 'open' | 'closed'
  state: MatterState
  stopped: boolean
  next_milestone_due: CivilDate | null
  outcome: Outcome | null
  because: Exemption | null
  decided_at: string | null
  report_id: string | null
  progress: string | null
  difficulty: string | null
  next_step: string | null
  reported_on: string | null
}
export type Said = { readonly matterId: string; readonly periodId: string; readonly words: Words }

const toSaid = (row: Row): Said => {
  const facts = { state: row.state, stopped: row.stopped, nextMilestoneDue: row.next_milestone_due }
  const isOpen = row.period_state === 'open'
  const standing = isOpen ? standingIn(row.closes_on, facts, row.outcome) : (row.outcome ?? 'missed')
  return {
    matterId: row.matter_id,
    periodId: row.period_id,
    words: {
      closesOn: row.closes_on,
      standing,
      because: standing === 'exempt' ? (row.because ?? exemptionOf(row.closes_on, facts)) : null,
      reportId: row.report_id,
      progress: row.progress,
      difficulty: row.difficulty,
      nextStep: row.next_step,
      on: row.reported_on ?? (row.decided_at ? civilDateOf(row.decided_at) : null),
    },
  }
}

/**
 * What was said of these matters, period by period, the latest first: up to so many periods each, from `upTo` backwards
 * where a period is given.
 */
export const saidOf = async (
  tx: Tx,
  matterIds: readonly string[],
  most: number,
  upTo?: { readonly id: string; readonly closes_on: string },
): Promise<Said[]> => {
  const before = upTo ? sql`and (p.closes_on, p.id) <= (${upTo.closes_on}::date, ${upTo.id}::uuid)` : sql``
  const { rows } = await sql<Row>`select * from (
      select a.matter_id, p.id as period_id, p.closes_on, p.state as period_state, m.state, m.stopped, m.next_milestone_due,
        a.outcome, a.because, a.decided_at, a.report_id, r.progress, r.difficulty, r.next_step, r.reported_on,
        row_number() over (partition by a.matter_id order by p.closes_on desc, p.id desc) as back
      from period_matter a join period p on p.id = a.period_id join matter m on m.id = a.matter_id
        left join report r on r.id = a.report_id
      where a.matter_id = any(${matterIds}::uuid[]) ${before}) said
    where back <= ${most} order by matter_id, back`.execute(tx)
  return rows.map(toSaid)
}
