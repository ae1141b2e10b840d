import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

/** The next number of a series and year, without a gap: taken last, in the transaction that uses it. */
export const nextNumber = async (tx: Tx, governmentId: string, series: string, year: number): Promise<number> => {
  const { rows } = await sql<{ last_no: number }>`
    insert into number_series (government_id, series, year, last_no) values (${governmentId}, ${series}, ${year}, 1)
    on conflict (government_id, series, year) do update set last_no = number_series.last_no + 1 returning last_no`.execute(
    tx,
  )
  return rows[0]?.last_no ?? 1
}
