import { sql } from 'kysely'
import type { z } from 'zod'
import { getUnitSide, type LevelView, type UnitSideView } from '#contract/unit-side.ts'
import { workdaysBetween, type WorkCalendar } from '#domain/calendar.ts'
import type { CivilDate } from '#domain/date.ts'
import { endStates, type MatterState } from '#domain/matter.ts'
import { onTime } from '#domain/on-time.ts'
import { rollUp, type RollUpRule } from '#domain/roll-up.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import { lightSql } from '#modules/clock/index.ts'
import { loadMatter } from '#modules/matters/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Moment } from '#platform/moment.ts'
import { query, type Context } from '#platform/endpoint.ts'
import { draftsOf } from './side-drafts.ts'
import { divisionsOf } from './side-divisions.ts'

export type UnitSide = z.input<typeof UnitSideView>
type Child = UnitSide['children'][number]

const cutOf = (calendar: WorkCalendar, above: CivilDate | null, due: CivilDate | null): number | null =>
  above && due ? workdaysBetween(calendar, due, above) : null

/** 上级时限 → 本级时限, level by level down to this matter: days and offices, nothing else of the matters above. */
const levelsOf = async (tx: Tx, matterId: string, calendar: WorkCalendar): Promise<z.input<typeof LevelView>[]> => {
  const { rows } = await sql<{ depth: number; supervisor: string; due: CivilDate | null }>`
    select * from levels_above(${matterId})`.execute(tx)
  return rows.map((row, i) => ({
    depth: row.depth,
    supervisorName: row.supervisor,
    due: row.due,
    cut: i === 0 ? null : cutOf(calendar, rows[i - 1]?.due ?? null, row.due),
  }))
}

type ChildRow = Omit<Child, 'cut'> & { due: CivilDate | null; state: MatterState }

const childrenOf = async (tx: Tx, matterId: string, asked: Moment): Promise<ChildRow[]> => {
  const { rows } = await sql<ChildRow>`
    select m.id, m.number, m.title, o.name as "leadName", m.state, ${lightSql(asked)} as light, m.due, m.mandatory,
      latest.progress, latest.reported_on as "progressOn", done.outcome, done.actual, done.reported_on as "acceptedOn"
    from matter m join assignment a on a.id = m.parent_assignment_id left join organization o on o.id = m.lead_org
    left join lateral (select r.progress, r.reported_on from report r where r.matter_id = m.id
      order by r.reported_at desc limit 1) latest on true
    left join lateral (select r.outcome, r.actual, r.reported_on from report r where r.matter_id = m.id
      and r.kind = 'completion' and r.state = 'accepted' order by r.reported_at desc limit 1) done on true
    where a.matter_id = ${matterId} and m.dispatched_at is not null order by m.number, m.id`.execute(tx)
  return rows
}

const rollUpOf = async (tx: Tx, matterId: string, children: readonly ChildRow[]): Promise<UnitSide['rollUp']> => {
  if (children.length === 0) return null
  const declared = await tx.selectFrom('roll_up').selectAll().where('matter_id', '=', matterId).executeTakeFirst()
  const rule: RollUpRule = declared?.rule ?? 'all'
  const counted = children.map(({ id, mandatory, state }) => ({ id, mandatory, hasEnded: endStates.includes(state) }))
  const { terms, ...sums } = rollUp(rule, counted, (declared?.weights ?? {}) as Record<string, number>)
  return { ...sums, terms: [...terms] }
}

/** Supporting units with the day agreed for their part: one that is missing is named, and is not the lead's lateness. */
const contributionsOf = async (
  tx: Tx,
  matterId: string,
  today: CivilDate,
  calendar: WorkCalendar,
): Promise<UnitSide['contributions']> => {
  const { rows } = await sql<{ id: string; name: string; due: CivilDate | null; done: boolean }>`
    select a.id, o.name, g.due, a.contributed_at is not null as done from assignment a
    join organization o on o.id = a.organization_id left join agreed_due g on g.assignment_id = a.id
    where a.matter_id = ${matterId} and a.part = 'supporting' and a.valid_to is null order by o.sort_key, a.id`.execute(
    tx,
  )
  return rows.map((row) => ({
    assignmentId: row.id,
    organizationName: row.name,
    agreedDue: row.due,
    hasContributed: row.done,
    workdaysLate: !row.done && row.due && row.due < today ? workdaysBetween(calendar, row.due, today) : 0,
  }))
}

const handingsOf = async (tx: Tx, matterId: string): Promise<UnitSide['handingsIn']> => {
  const rows = await tx
    .selectFrom('handing_in')
    .selectAll()
    .where('matter_id', '=', matterId)
    .orderBy('cycle')
    .execute()
  return rows.map((row) => ({
    reportId: row.report_id,
    cycle: row.cycle,
    completedOn: row.completed_on,
    reportedOn: row.reported_on,
    due: row.due,
    onTime: onTime({
      completedOn: row.completed_on,
      reportedOn: row.reported_on,
      reportedMinute: row.reported_minute,
      due: row.due,
      dueMinute: row.due_minute,
    }),
  }))
}

const originalsOf = async (tx: Tx, matterId: string): Promise<UnitSide['originals']> =>
  tx
    .selectFrom('report_file as r')
    .innerJoin('file as f', 'f.id', 'r.file_id')
    .select(['r.report_id as reportId', 'f.name as fileName'])
    .where('r.matter_id', '=', matterId)
    .execute()

/** Matters that were answered in the same breath, as far as the reader may see them. */
const togetherOf = async (tx: Tx, matterId: string): Promise<UnitSide['together']> => {
  const { rows } = await sql<UnitSide['together'][number]>`
    select distinct m.id as "matterId", m.title, o.name as "supervisorName", r.reported_on as "reportedOn"
    from report_group mine join report_group g on g.group_id = mine.group_id and g.matter_id <> mine.matter_id
    join report r on r.id = g.report_id join matter m on m.id = g.matter_id
    join organization o on o.id = m.supervisor_org
    where mine.matter_id = ${matterId} order by r.reported_on desc, m.title limit 50`.execute(tx)
  return rows
}

/** Everything that row security leaves of the units' own side; to who supervises, what concerns it. */
export const unitSide = async (
  { tx, actor, moment }: Pick<Context, 'tx' | 'actor' | 'moment'>,
  matterId: string,
): Promise<UnitSide> => {
  const matter = await loadMatter(tx, matterId)
  const calendar = await calendarFor(tx, matter.government_id)
  const children = await childrenOf(tx, matterId, moment)
  const approval = await tx
    .selectFrom('township_approval')
    .select('approver')
    .where('matter_id', '=', matterId)
    .executeTakeFirst()
  return {
    divisions: await divisionsOf(tx, actor, matterId),
    drafts: await draftsOf(tx, actor, matter),
    levels: await levelsOf(tx, matterId, calendar),
    children: children.map((child) => ({ ...child, cut: cutOf(calendar, matter.due, child.due) })),
    rollUp: await rollUpOf(tx, matterId, children),
    townshipApprover: approval?.approver ?? null,
    contributions: await contributionsOf(tx, matterId, moment.today, calendar),
    handingsIn: await handingsOf(tx, matterId),
    originals: await originalsOf(tx, matterId),
    together: await togetherOf(tx, matterId),
  }
}

export const getUnitSideQuery = query(getUnitSide, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: (context, { matterId }) => unitSide(context, matterId),
})
