import { sql } from 'kysely'
import { applyCalendar } from '#contract/calendar.ts'
import { daysAfter } from '#domain/calendar-change.ts'
import { refuse } from '#domain/refusal.ts'
import { recountNext } from '#modules/clock/index.ts'
import { outsideAppointments, record } from '#platform/audit.ts'
import type { Tx } from '#platform/db.ts'
import { command } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { enqueue, job } from '#platform/job.ts'
import { announceAll } from '#platform/live.ts'
import { momentAfter, reach } from '#platform/subjects.ts'
import { tellEachOnce } from './digest.ts'
import { changeView, daysOfYear, keeperOf, loadChange, yearRow, type ChangeRow } from './store.ts'

const actAt = (tx: Tx, at: string) => sql`select set_config('luoshi.at', ${at}, true)`.execute(tx)

/** The days of the year as they are from now on; the history keeps how they were. */
const writeYear = async (tx: Tx, change: ChangeRow, now: string): Promise<string> => {
  const keeper = keeperOf(change)
  const days = daysAfter(change.kind, await daysOfYear(tx, change.year, keeper), change.days)
  const present = await yearRow(tx, change.year, keeper)
  const id = present?.id ?? newId()
  // Whoever put the year here first may have had a clock ahead of this one; its past does not run backwards.
  const at = present && present.changed_at >= now ? await momentBehind(tx, present.changed_at) : now
  await actAt(tx, at)
  if (present) {
    await tx
      .updateTable('calendar_year')
      .set({
        status: 'published',
        notice: change.kind === 'notice' ? change.title : present.notice,
        version: present.version + 1,
        changed_at: at,
      })
      .where('id', '=', id)
      .execute()
    await tx.deleteFrom('calendar_day').where('calendar_year_id', '=', id).execute()
  } else
    await tx
      .insertInto('calendar_year')
      .values({
        id,
        government_id: keeper,
        year: change.year,
        status: 'published',
        notice: change.title,
        changed_at: at,
      })
      .execute()
  if (days.length > 0)
    await tx
      .insertInto('calendar_day')
      .values(
        days.map((day) => ({
          id: newId(),
          calendar_year_id: id,
          on_date: day.date,
          kind: day.kind,
          name: day.name,
        })),
      )
      .execute()
  await actAt(tx, now)
  return id
}

const momentBehind = async (tx: Tx, last: string): Promise<string> => {
  const { rows } = await sql<{ at: string }>`select ${last}::timestamptz + interval '1 microsecond' as at`.execute(tx)
  return rows[0]?.at ?? last
}

/** Puts an approved change into force: the calendar at once, the due days after it by the worker. */
export const applyCalendarCommand = command(applyCalendar, {
  subjects: ({ changeId, version }) => [{ kind: 'calendar_change', id: changeId, version }],
  present: ({ tx }, { changeId }) => changeView(tx, changeId),
  run: async ({ tx, actor, by, moment }, { changeId }) => {
    await sql`select pg_advisory_xact_lock(hashtext('luoshi calendar'))`.execute(tx)
    const change = await loadChange(tx, changeId)
    if (change.state !== 'approved') throw new Refused(refuse('calendar-not-approved'))
    if (change.government_id !== by.governmentId) throw new Refused(refuse('calendar-national'))
    const yearId = await writeYear(tx, change, moment.at)
    await tx
      .updateTable('calendar_change')
      .set({ state: 'applying', applied_by: actor.accountId, applied_on: moment.today })
      .where('id', '=', changeId)
      .execute()
    return {
      events: [
        {
          type: 'calendar.published',
          on: [yearId],
          changes: { years: [change.year], title: change.title, number: change.number },
        },
      ],
      queue: [applyCalendarJob.of({ changeId, after: null })],
      view: () => changeView(tx, changeId),
    }
  },
})

/**
 * Counts the open clocks anew, portion by portion, and tells each person once when all are done. Run again after a
 * crash it finds what is left: a clock that says so already is not touched, and what is applied is not told twice.
 */
export const applyCalendarJob = job<{ changeId: string; after: string | null }>(
  'calendar',
  async ({ tx, app, moment, actor }, { changeId, after }) => {
    const locked = await reach(tx, [{ kind: 'calendar_change', id: changeId }], true)
    if ('missing' in locked) return
    const change = await loadChange(tx, changeId)
    if (change.state !== 'applying') return
    const reason = `工作日历变更：${change.title}`
    const { moved, next } = await recountNext(tx, moment, {
      governmentId: keeperOf(change),
      after,
      reason,
      changeId,
    })
    const at = await momentAfter(tx, locked, moment.at)
    await sql`update calendar_change set moved = moved + ${moved}, state = ${next === null ? 'applied' : 'applying'},
      version = version + 1, changed_at = ${at} where id = ${changeId}`.execute(tx)
    const told = next === null ? await tellEachOnce({ tx, moment: { ...moment, at } }, change) : 0
    if (next !== null) await enqueue(tx, app.schema, [applyCalendarJob.of({ changeId, after: next })])
    const header = outsideAppointments(at, actor, 'calendar.recount')
    await record(
      tx,
      header,
      [
        {
          type: next === null ? 'calendar.applied' : 'calendar.recounting',
          on: [changeId],
          changes: { moved, ...(next === null ? { told } : {}) },
        },
      ],
      [],
    )
    // Any due day on any screen may have moved.
    await announceAll(tx, app.schema)
  },
)
