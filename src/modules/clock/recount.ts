import { sql } from 'kysely'
import type { Difference } from '#domain/recount.ts'
import { recountTask } from '#domain/settings.ts'
import { outsideAppointments, record } from '#platform/audit.ts'
import { systemActor, type Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { enqueue, job } from '#platform/job.ts'
import { announceAll } from '#platform/live.ts'
import type { Moment } from '#platform/moment.ts'
import { recountMilestones } from './recount-milestones.ts'
import { recountPortion } from './running.ts'

/** So many clocks a transaction: locks are short, and a restart loses little. */
export const recountAtOnce = 5_000

type Because = { readonly reason: string; readonly changeId: string | null }

/**
 * Due days as the clocks give them now, as one act: one event over all of them, and on each clock the day before and the
 * day after. What somebody changes meanwhile waits; what did not move is not touched.
 */
export const writeDifferences = async (
  tx: Tx,
  at: string,
  differences: readonly Difference[],
  { reason, changeId }: Because,
): Promise<number> => {
  if (differences.length === 0) return 0
  const column = <T>(of: (each: Difference) => T) => differences.map(of)
  const ids = column((each) => each.matterId)
  await sql`select id from matter where id = any(${ids}::uuid[]) order by depth, id for no key update`.execute(tx)
  const { rows } = await sql<{
    at: string
  }>`select greatest(${at}::timestamptz, max(changed_at) + interval '1 microsecond') as at
    from matter where id = any(${ids}::uuid[])`.execute(tx)
  const moment = rows[0]?.at ?? at
  await sql`select set_config('luoshi.at', ${moment}, true)`.execute(tx)
  await sql`update matter m set due = x.due, due_minute = x.minute, due_provisional = x.provisional, warn_from = x.warn_from,
      version = m.version + 1, changed_at = ${moment}
    from unnest(${ids}::uuid[], ${column((each) => each.after.due)}::date[], ${column((each) => each.after.minute)}::int[],
      ${column((each) => each.after.provisional)}::boolean[], ${column((each) => each.after.warnFrom)}::date[])
      as x (id, due, minute, provisional, warn_from)
    where m.id = x.id`.execute(tx)
  const moved = differences.filter(({ before, after }) => before.due !== after.due)
  if (moved.length > 0)
    await sql`insert into clock_event (id, matter_id, no, kind, on_date, due_before, due, reason, change_id)
      select x.id, x.matter_id, (select coalesce(max(k.no), 0) + 1 from clock_event k where k.matter_id = x.matter_id),
        'recalculate', today(), x.before, x.after, ${reason}, ${changeId}
      from unnest(${moved.map(() => newId())}::uuid[], ${moved.map((each) => each.matterId)}::uuid[],
        ${moved.map((each) => each.before.due)}::date[], ${moved.map((each) => each.after.due)}::date[])
        as x (id, matter_id, before, after)`.execute(tx)
  const header = outsideAppointments(moment, systemActor('clocks'), 'clocks.recount')
  await record(
    tx,
    header,
    [
      {
        type: 'clocks.recounted',
        on: [...ids, ...(changeId ? [changeId] : [])],
        reason,
        changes: { moved: moved.length },
      },
    ],
    [],
  )
  return moved.length
}

export type Recounting = Because & { readonly governmentId: string | null; readonly after: string | null }

/** The next portion; null when there is none after it. */
export const recountNext = async (
  tx: Tx,
  moment: Moment,
  { governmentId, after, ...because }: Recounting,
): Promise<{ moved: number; next: string | null }> => {
  const portion = await recountPortion(tx, { governmentId, after, most: recountAtOnce })
  const moved = await writeDifferences(tx, moment.at, portion.differences, because)
  if (portion.next === null) await recountMilestones(tx, moment, { governmentId, reason: because.reason })
  return { moved, next: portion.next }
}

/** A setting by which due or warning days are counted has changed. */
export const recountJob = job<{ governmentId: string; after?: string | null }>(
  recountTask,
  async ({ tx, app, moment }, { governmentId, after = null }) => {
    const { next } = await recountNext(tx, moment, { governmentId, after, reason: '计时规则变更', changeId: null })
    if (next !== null) await enqueue(tx, app.schema, [recountJob.of({ governmentId, after: next })])
    await announceAll(tx, app.schema)
  },
)
