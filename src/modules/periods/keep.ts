import { sql } from 'kysely'
import { daysBetween, type CivilDate } from '#domain/date.ts'
import { closingOn, type Cadence, type Closing } from '#domain/reporting-period.ts'
import { rollForward, type WorkCalendar } from '#domain/calendar.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import { settingOf } from '#modules/settings/index.ts'
import { outsideAppointments, record, type EventDraft } from '#platform/audit.ts'
import { systemActor, type Tx } from '#platform/db.ts'
import { job } from '#platform/job.ts'
import { announce } from '#platform/live.ts'
import type { Moment } from '#platform/moment.ts'
import { bumpVersions, momentAfter, reach } from '#platform/subjects.ts'
import { endPeriod } from './close.ts'
import { cadenceSql, followed, type PeriodRow } from './load.ts'
import { askMatters, insertPeriod } from './open.ts'

export type Kept = { readonly moved: number; readonly closed: number; readonly opened: number; readonly asked: number }

/** A calendar that was published or changed moves the closing days that are still ahead, and the trail says so (A16). */
const moveClosings = async (tx: Tx, open: readonly PeriodRow[], today: CivilDate): Promise<EventDraft[]> => {
  const events: EventDraft[] = []
  for (const period of open) {
    // The office named that day itself.
    if (period.every === 'once') continue
    const closes = rollForward(await calendarFor(tx, period.government_id), period.nominal_on)
    if (closes === period.closes_on || closes < today) continue
    await tx.updateTable('period').set({ closes_on: closes }).where('id', '=', period.id).execute()
    events.push({
      type: 'period.moved',
      on: [period.id],
      reason: '工作日历变更',
      changes: { closesOn: [period.closes_on, closes] },
    })
  }
  return events
}

type Followed = {
  id: string
  supervisor_org: string
  government_id: string
  every: Cadence
  milestone: CivilDate | null
  warn_from: CivilDate | null
  sent_on: CivilDate
}
type Rules = {
  readonly calendar: WorkCalendar
  readonly dayOfMonth: number
  readonly leastDays: number
}

const rulesOf = async (tx: Tx, governmentId: string): Promise<Rules> => ({
  calendar: await calendarFor(tx, governmentId),
  dayOfMonth: await settingOf(tx, governmentId, 'period.day'),
  leastDays: await settingOf(tx, governmentId, 'period.least-days'),
})

/** The period a matter has to answer in now; by stage, from the day on which its next milestone warns. */
const closingFor = (matter: Followed, rules: Rules, today: CivilDate): Closing | null => {
  if (matter.every !== 'by_stage') return closingOn(matter.every, today, rules.dayOfMonth, rules.calendar)
  const { milestone, warn_from: warnFrom } = matter
  if (milestone === null || milestone < today || warnFrom === null || today < warnFrom) return null
  return { nominal: milestone, closes: rollForward(rules.calendar, milestone) }
}

/** A period that is nearly over asks nothing of what has only just been handed down. */
const isSettled = (matter: Followed, closes: CivilDate, rules: Rules) =>
  matter.every === 'by_stage' || daysBetween(matter.sent_on, closes) >= rules.leastDays

const askInPeriods = async (tx: Tx, { at, today }: Moment): Promise<{ opened: number; events: EventDraft[] }> => {
  const { rows: governments } = await sql<{ id: string }>`select distinct government_id as id from matter m
    where ${followed}`.execute(tx)
  const events: EventDraft[] = []
  let opened = 0
  for (const { id: governmentId } of governments) {
    const rules = await rulesOf(tx, governmentId)
    const isMonthly = await settingOf(tx, governmentId, 'cadence.monthly')
    const { rows } =
      await sql<Followed>`select m.id, m.supervisor_org, m.government_id, ${cadenceSql(isMonthly)} as every,
        m.next_milestone_due as milestone, m.next_milestone_warn_from as warn_from,
        (m.dispatched_at at time zone 'Asia/Shanghai')::date as sent_on
      from matter m where ${followed} and m.government_id = ${governmentId} order by m.id`.execute(tx)
    const asked = new Map<string, { closing: Closing; first: Followed; ids: string[] }>()
    for (const matter of rows) {
      const closing = closingFor(matter, rules, today)
      if (closing === null || !isSettled(matter, closing.closes, rules)) continue
      const key = `${matter.supervisor_org} ${matter.every} ${closing.nominal}`
      const group = asked.get(key) ?? { closing, first: matter, ids: [] }
      group.ids.push(matter.id)
      asked.set(key, group)
    }
    for (const { closing, first, ids } of asked.values()) {
      const every = first.every as 'weekly'
      const known = await tx
        .selectFrom('period')
        .select(['id', 'state'])
        .where('organization_id', '=', first.supervisor_org)
        .where('every', '=', every)
        .where('nominal_on', '=', closing.nominal)
        .executeTakeFirst()
      // The office has ended it ahead of the calendar.
      if (known?.state === 'closed') continue
      const periodId =
        known?.id ??
        (await insertPeriod(tx, {
          governmentId,
          organizationId: first.supervisor_org,
          every,
          title: null,
          ...closing,
          openedOn: today,
          openedBy: null,
          at,
        }))
      if (!known) opened += 1
      const fresh = await askMatters(tx, periodId, ids, at)
      if (!known || fresh.length > 0)
        events.push({
          type: known ? 'period.joined' : 'period.opened',
          on: [periodId, ...fresh],
          changes: { closesOn: closing.closes },
        })
    }
  }
  return { opened, events }
}

/**
 * 报送期 by the calendar (B01): moves closing days, closes what is over, opens what has come, asks what has been added.
 * Run twice it does nothing the second time; run late it closes each period that has passed, as on its day.
 */
export const keepPeriods = async (tx: Tx, schema: string, moment: Moment): Promise<Kept> => {
  await sql`select pg_advisory_xact_lock(hashtext('luoshi periods ' || current_schema()))`.execute(tx)
  const ids = await tx.selectFrom('period').select('id').where('state', '=', 'open').execute()
  const locked = await reach(
    tx,
    ids.map(({ id }) => ({ kind: 'period', id })),
    true,
  )
  if ('missing' in locked) throw new Error(`period ${locked.missing} vanished`)
  const at = await momentAfter(tx, locked, moment.at)
  const openNow = () => tx.selectFrom('period').selectAll().where('state', '=', 'open').orderBy('id').execute()
  const moved = await moveClosings(tx, await openNow(), moment.today)
  const over = (await openNow()).filter((period) => period.closes_on < moment.today)
  const closed: EventDraft[] = []
  for (const period of over) closed.push(...(await endPeriod(tx, { at }, period, null)))
  const { opened, events } = await askInPeriods(tx, { ...moment, at })
  const all = [...moved, ...closed, ...events]
  const touched = new Set(all.flatMap((event) => event.on ?? []))
  await bumpVersions(
    tx,
    locked.filter((row) => touched.has(row.id)),
    at,
  )
  const header = outsideAppointments(at, systemActor('periods'), 'periods.keep')
  if (all.length > 0) await announce(tx, schema, await record(tx, header, all, []))
  const asked = events.reduce((sum, event) => sum + (event.on?.length ?? 1) - 1, 0)
  return { moved: moved.length, closed: over.length, opened, asked }
}

export const periodsJob = job<Record<string, never>>(
  'periods',
  async ({ tx, app, moment }) => void (await keepPeriods(tx, app.schema, moment)),
  '11 * * * *',
)
