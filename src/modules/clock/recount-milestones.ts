import { sql } from 'kysely'
import type { CivilDate } from '#domain/date.ts'
import { outsideAppointments, record } from '#platform/audit.ts'
import { systemActor, type Tx } from '#platform/db.ts'
import type { Moment } from '#platform/moment.ts'
import { countingOf, milestoneWarnFrom } from './counting.ts'

type Stage = {
  government_id: string
  due: CivilDate
  urgency: string
  kind: string
  ids: string[]
}

/** Days from which milestones warn, counted anew; many matters share a day and a category, each sum is done once. */
export const recountMilestones = async (
  tx: Tx,
  { at }: Moment,
  asked: { readonly governmentId: string | null; readonly reason: string },
): Promise<number> => {
  const { rows } = await sql<Stage & { warn_from: CivilDate | null }>`
    select government_id, next_milestone_due as due, urgency, kind, next_milestone_warn_from as warn_from, array_agg(id) as ids
    from matter where next_milestone_due is not null
      and state not in ('completed', 'cleared', 'archived', 'cancelled', 'merged')
      and (${asked.governmentId}::uuid is null or government_id = ${asked.governmentId})
    group by 1, 2, 3, 4, 5`.execute(tx)
  const moved: { id: string; warnFrom: CivilDate }[] = []
  for (const [governmentId, stages] of Map.groupBy(rows, (row) => row.government_id)) {
    const counting = await countingOf(tx, governmentId)
    for (const stage of stages) {
      const warnFrom = milestoneWarnFrom(counting, stage.due, stage)
      if (warnFrom !== stage.warn_from) moved.push(...stage.ids.map((id) => ({ id, warnFrom })))
    }
  }
  if (moved.length === 0) return 0
  const ids = moved.map((each) => each.id)
  await sql`select id from matter where id = any(${ids}::uuid[]) order by depth, id for no key update`.execute(tx)
  const { rows: last } = await sql<{
    at: string
  }>`select greatest(${at}::timestamptz, max(changed_at) + interval '1 microsecond') as at
    from matter where id = any(${ids}::uuid[])`.execute(tx)
  const moment = last[0]?.at ?? at
  await sql`select set_config('luoshi.at', ${moment}, true)`.execute(tx)
  await sql`update matter m set next_milestone_warn_from = x.warn_from, version = m.version + 1, changed_at = ${moment}
    from unnest(${ids}::uuid[], ${moved.map((each) => each.warnFrom)}::date[]) as x (id, warn_from)
    where m.id = x.id`.execute(tx)
  const header = outsideAppointments(moment, systemActor('clocks'), 'clocks.recount')
  const event = { type: 'clocks.recounted', on: ids, reason: asked.reason, changes: { milestones: ids.length } }
  await record(tx, header, [event], [])
  return ids.length
}
