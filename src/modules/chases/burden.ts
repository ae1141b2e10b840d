import { sql } from 'kysely'
import type { CivilDate } from '#domain/date.ts'
import type { Tx } from '#platform/db.ts'

type Burden = { urgedThisWeek: number; urgedToday: number; urgedByOthers: number; calledThisWeek: number }
/** What a unit has been asked since a day, seen from an office. */
export type Burdens = (unit: string, office: string) => Burden

type Row = { organization_id: string; asker_org: string; on_day: CivilDate; urgings: number; calls: number }

export const burdenSince = async (
  tx: Tx,
  units: readonly string[],
  since: CivilDate,
  today: CivilDate,
): Promise<Burdens> => {
  const { rows } = await sql<Row>`select * from urgings_of(${[...new Set(units)]}::uuid[], ${since})`.execute(tx)
  const sum = (some: readonly Row[], of: 'urgings' | 'calls') => some.reduce((n, row) => n + row[of], 0)
  const byUnit = Map.groupBy(rows, (row) => row.organization_id)
  return (unit, office) => {
    const all = byUnit.get(unit) ?? []
    const own = all.filter((row) => row.asker_org === office)
    return {
      urgedThisWeek: sum(own, 'urgings'),
      urgedToday: sum(
        own.filter((row) => row.on_day === today),
        'urgings',
      ),
      urgedByOthers: sum(all, 'urgings') - sum(own, 'urgings'),
      calledThisWeek: sum(all, 'calls'),
    }
  }
}
