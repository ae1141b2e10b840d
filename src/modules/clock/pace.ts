import { sql } from 'kysely'
import type { CivilDate } from '#domain/date.ts'
import type { Tx } from '#platform/db.ts'
import { countingOf, milestoneWarnFrom } from './counting.ts'

type Pace = {
  due: CivilDate | null
  light: string | null
  government_id: string
  urgency: string
  kind: string
}

/**
 * The one writer of what a light is computed from beside the clock: the due day of the first milestone that is not met
 * with the day it warns from, and the light of the office's latest assessment. Written only where it differs, as the due
 * day is.
 */
export const projectPace = async (tx: Tx, matterId: string): Promise<void> => {
  const { rows } = await sql<Pace>`select m.government_id, m.urgency, m.kind,
      (select min(s.due) from milestone s where s.matter_id = m.id and s.met_on is null) as due,
      (select a.light from assessment a where a.matter_id = m.id order by a.assessed_at desc, a.id desc limit 1) as light
    from matter m where m.id = ${matterId}`.execute(tx)
  const pace = rows[0]
  if (!pace) return
  const warnFrom = pace.due && milestoneWarnFrom(await countingOf(tx, pace.government_id), pace.due, pace)
  await sql`update matter set next_milestone_due = ${pace.due}, next_milestone_warn_from = ${warnFrom}, assessed_light = ${pace.light}
    where id = ${matterId} and (next_milestone_due, next_milestone_warn_from, assessed_light)
      is distinct from (${pace.due}::date, ${warnFrom}::date, ${pace.light}::text)`.execute(tx)
}
