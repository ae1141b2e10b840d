import { sql, type RawBuilder } from 'kysely'
import type { CivilDate } from '#domain/date.ts'
import type { Importance } from '#domain/grade.ts'
import { remindersOn, type Reminding } from '#domain/reminder.ts'
import type { Tx } from '#platform/db.ts'
import type { ReminderRules } from './rules.ts'

/** One day that somebody is held to: a unit's part in a matter, or a milestone of it. */
export type DeadlineRow = {
  readonly matter: string
  readonly title: string
  readonly number: string | null
  readonly supervisor: string
  readonly unit: string
  readonly subject: 'assignment' | 'milestone'
  readonly subjectId: string
  /** Of a milestone, what it wants. */
  readonly target: string | null
  readonly term: string
  readonly due: CivilDate
  readonly since: CivilDate | null
  readonly isAskedLater: boolean
  readonly importance: Importance | null
  readonly urgency: string
  readonly recorded: readonly number[]
}

const recorded = (id: RawBuilder<unknown>, term: RawBuilder<unknown>) => sql`array(select r.rung from reminder r
  where r.matter_id = m.id and r.subject_id = ${id} and r.term = ${term})`

const given = sql`coalesce(g.no, 0)::text`
const milestoneDay = sql`s.due::text`

/**
 * Days that units are at work for, of matters `m` that a condition picks. Handed in, stopped or ended, a matter has none.
 * A part that has been contributed is done, whatever the matter waits for. A coordinating lead answers for milestones.
 */
export const deadlinesWhere = async (tx: Tx, where: RawBuilder<unknown>): Promise<readonly DeadlineRow[]> => {
  const { rows } = await sql<DeadlineRow>`
    with owing as (
      select m.*, k.importance from matter m left join matter_grade k on k.matter_id = m.id
      where m.dispatched_at is not null and not m.stopped and m.state in ('dispatched', 'in_progress', 'long_term') and ${where})
    select m.id as matter, m.title, m.number, m.supervisor_org as supervisor, a.organization_id as unit, 'assignment' as subject,
      a.id as "subjectId", null as target, ${given} as term, coalesce(d.due, m.due) as due,
      greatest(a.delivered_on, (g.at at time zone 'Asia/Shanghai')::date) as since,
      m.extension_asked_on is not null as "isAskedLater", m.importance, m.urgency, ${recorded(sql`a.id`, given)} as recorded
    from owing m join assignment a on a.matter_id = m.id and a.valid_to is null
    left join agreed_due d on d.assignment_id = a.id and a.part <> 'coordinating_lead'
    left join lateral (select e.no, e.at from clock_event e where e.matter_id = m.id
      and e.kind in ('extend', 'override', 'void') order by e.no desc limit 1) g on true
    where m.state <> 'long_term' and coalesce(d.due, m.due) is not null
      and (a.part = 'coordinating_lead' or a.state in ('sent', 'acknowledged', 'disputed', 'returned'))
    union all
    select m.id, m.title, m.number, m.supervisor_org, m.lead_org, 'milestone', s.id, s.target, ${milestoneDay}, s.due,
      (m.dispatched_at at time zone 'Asia/Shanghai')::date, false, m.importance, m.urgency,
      ${recorded(sql`s.id`, milestoneDay)}
    from owing m join milestone s on s.matter_id = m.id and s.met_on is null where m.lead_org is not null
    order by matter, "subjectId"`.execute(tx)
  return rows
}

/** A matter that was changed so lately is looked at whatever its day: a standstill of some days is caught up with. */
const lately = 15

/**
 * Days within reach of the ladders; working days are doubled and a long holiday is added. What goes on after two months
 * of suspension has a day that lies further back, and rungs that nobody has told yet.
 */
export const withinReach = (today: CivilDate, { furthest }: ReminderRules): RawBuilder<unknown> => {
  const days = furthest * 2 + 15
  const near = (column: RawBuilder<unknown>) =>
    sql`${column} between ${today}::date - ${days}::int and ${today}::date + ${days}::int`
  return sql`(m.changed_at >= ${today}::date - ${lately}::int or ${near(sql`m.due`)} or ${near(sql`m.next_milestone_due`)} or exists (select 1 from assignment x
    join agreed_due y on y.assignment_id = x.id where x.matter_id = m.id and ${near(sql`y.due`)}))`
}

export const verdictOn = (row: DeadlineRow, rules: ReminderRules, today: CivilDate): Reminding =>
  remindersOn(
    rules.ladderOf(row),
    { due: row.due, since: row.since, isOwed: true, isAskedLater: row.isAskedLater },
    new Set(row.recorded),
    rules.calendar,
    today,
  )
