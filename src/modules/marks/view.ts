import { sql } from 'kysely'
import type { z } from 'zod'
import { getMarks, type MarksView } from '#contract/marks.ts'
import { gradeOf, type DutyScope, type Grade, type Importance } from '#domain/grade.ts'
import { may, type Actor } from '#domain/permissions.ts'
import { isAmong, type Tx } from '#platform/db.ts'
import { query, type Context } from '#platform/endpoint.ts'
import { found } from '#platform/errors.ts'
import { standingsOf } from '#platform/subjects.ts'
import { dutyScopeSql } from './duty-scope.ts'

export type Marks = z.input<typeof MarksView>
type Row = {
  version: number
  urgency: string
  importance: Importance | null
  said: boolean
  dutyScope: DutyScope
  starred: boolean
  dispatched: boolean
}

const rowOf = async (tx: Tx, matterId: string): Promise<Row> => {
  const { rows } = await sql<Row>`select m.version, m.urgency, g.importance, (g.duty_scope is not null) as said,
      ${dutyScopeSql} as "dutyScope", exists (select 1 from star s where s.matter_id = m.id) as starred,
      (m.dispatched_at is not null) as dispatched
    from matter m left join matter_grade g on g.matter_id = m.id where m.id = ${matterId}`.execute(tx)
  return found(rows[0])
}

/** How deep to review and how closely to remind: whoever reviews or reminds asks here. */
export const gradesOf = async (tx: Tx, matterIds: readonly string[]): Promise<ReadonlyMap<string, Grade>> => {
  const { rows } = await sql<{ id: string; importance: Importance | null; urgency: string }>`
    select m.id, g.importance, m.urgency from matter m left join matter_grade g on g.matter_id = m.id
    where ${isAmong('m.id', matterIds)}`.execute(tx)
  return new Map(rows.map((row) => [row.id, gradeOf(row.importance, row.urgency)]))
}

const supervisorsOf = async (tx: Tx, matterId: string): Promise<Marks['supervisors']> =>
  (
    await sql<Marks['supervisors'][number]>`select p.leader_id as "leaderId", a.name, p.since_on as since
      from personal_supervision p join account a on a.id = p.leader_id
      where p.matter_id = ${matterId} and p.until_on is null order by p.since_on, a.name`.execute(tx)
  ).rows

/** Leaders' own acts on a matter that they supervise themselves (B40), out of the one trail. */
const actsOf = async (tx: Tx, matterId: string): Promise<Marks['acts']> =>
  (
    await sql<Marks['acts'][number]>`select e.at, e.actor_name as name, e.type, e.reason from event e
      join event_object o on o.event_id = e.id join personal_supervision p on p.matter_id = o.object_id
        and e.actor = 'account:' || p.leader_id
      where o.object_id = ${matterId} and e.actor_name is not null order by e.at desc, e.id limit 50`.execute(tx)
  ).rows

export const marksView = async (
  { tx, actor }: { readonly tx: Tx; readonly actor: Actor },
  matterId: string,
): Promise<Marks> => {
  const row = await rowOf(tx, matterId)
  const { rows: themes } = await sql<{ id: string; name: string }>`select t.id, t.name from matter_theme m
    join theme t on t.id = m.theme_id where m.matter_id = ${matterId} order by t.name`.execute(tx)
  const standings = await standingsOf(
    tx,
    { kind: 'matter', id: matterId, version: row.version, expected: undefined },
    actor.accountId,
  )
  const offers = [
    ['matters.grade', 'matter.grade'],
    ['matters.supervise', 'matter.supervise'],
    ['leader.instruct', 'leader.instruct'],
  ] as const
  return {
    matterId,
    version: row.version,
    themes,
    importance: row.importance,
    urgency: row.urgency,
    ...gradeOf(row.importance, row.urgency),
    notesFor: [...gradeOf(row.importance, row.urgency).notesFor],
    dutyScope: row.dutyScope,
    dutyScopeSaid: row.said,
    supervisors: await supervisorsOf(tx, matterId),
    acts: await actsOf(tx, matterId),
    starred: row.starred,
    actions: offers
      .filter(
        ([operation, action]) => (operation === 'matters.grade' || row.dispatched) && may(actor, action, standings),
      )
      .map(([operation]) => operation),
  }
}

export const getMarksQuery = query(getMarks, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: (context: Context, { matterId }) => marksView(context, matterId),
})
