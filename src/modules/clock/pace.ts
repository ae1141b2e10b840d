import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

/**
 * The one writer of what a light is computed from beside the clock: the due day of the first milestone that is not met,
 * and the light of the office's latest assessment. Written only where it differs, as the due day is.
 */
export const projectPace = (tx: Tx, matterId: string) =>
  sql`update matter m set next_milestone_due = pace.due, assessed_light = pace.light
    from (select (select min(s.due) from milestone s where s.matter_id = ${matterId} and s.met_on is null) as due,
      (select a.light from assessment a where a.matter_id = ${matterId}
        order by a.assessed_at desc, a.id desc limit 1) as light) pace
    where m.id = ${matterId} and (m.next_milestone_due, m.assessed_light) is distinct from (pace.due, pace.light)`.execute(
    tx,
  )
