import { sql } from 'kysely'
import { recount, type Difference, type RunningClock } from '#domain/recount.ts'
import type { CivilDate } from '#domain/date.ts'
import type { Tx } from '#platform/db.ts'
import { countingOf, type Counting } from './counting.ts'
import { budgetOf, clockEventOf } from './store.ts'

type Row = {
  matter_id: string
  government_id: string
  kind: string
  urgency: string
  budget: string
  amount: number | null
  fixed_on: CivilDate | null
  due: CivilDate | null
  due_minute: number | null
  due_provisional: boolean
  warn_from: CivilDate | null
  events: [string, CivilDate | null, CivilDate | null, number | null, string | null][] | null
}

const toClock = (row: Row): RunningClock => ({
  matterId: row.matter_id,
  budget: budgetOf(row),
  events: (row.events ?? []).flatMap(([kind, on_date, due, minute, reason]) =>
    clockEventOf({ kind, on_date, due, minute, reason }),
  ),
  kind: row.kind,
  urgency: row.urgency,
  due: row.due,
  minute: row.due_minute,
  provisional: row.due_provisional,
  warnFrom: row.warn_from,
})

export type Portion = {
  readonly differences: readonly (Difference & { readonly governmentId: string })[]
  readonly looked: number
  /** Where the next portion begins; null at the end. */
  readonly next: string | null
}

/** One portion of the clocks at work, counted anew; `by` says how each government counts. */
export const recountPortion = async (
  tx: Tx,
  asked: { readonly governmentId: string | null; readonly after: string | null; readonly most: number },
  by: (governmentId: string) => Promise<Counting> = (id) => countingOf(tx, id),
): Promise<Portion> => {
  const { rows } =
    await sql<Row>`select * from clocks_at_work(${asked.governmentId}, ${asked.after}, ${asked.most})`.execute(tx)
  const byGovernment = Map.groupBy(rows, (row) => row.government_id)
  const differences = []
  for (const [governmentId, some] of byGovernment)
    for (const difference of recount(some.map(toClock), await by(governmentId)))
      differences.push({ ...difference, governmentId })
  return {
    differences,
    looked: rows.length,
    next: rows.length === asked.most ? (rows.at(-1)?.matter_id ?? null) : null,
  }
}
