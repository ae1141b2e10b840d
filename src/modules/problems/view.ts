import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { ProblemView } from '#contract/problems.ts'
import type { CivilDate } from '#domain/date.ts'
import { feedbackOverdueBefore } from '#domain/problem.ts'
import type { Actor } from '#domain/permissions.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import { offered, standingsOn } from '#modules/registers/index.ts'
import { settingOf } from '#modules/settings/index.ts'
import type { Tx } from '#platform/db.ts'
import { found } from '#platform/errors.ts'

export type Problem = z.input<typeof ProblemView>
type Row = Omit<Problem, 'late' | 'actions'> & { keeper: string; governmentId: string }
export type Looking = { readonly tx: Tx; readonly actor: Actor; readonly moment: { readonly today: CivilDate } }

const rowsWhere = async (tx: Tx, where: RawBuilder<unknown>, limit: number): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    select p.id, p.version, p.title, p.description, p.kind, p.severity, p.state, p.matter_id as "matterId",
      m.title as "matterTitle", p.addressee_org as "ownerId", o.short_name as "ownerName", k.short_name as "keeperName",
      p.first_seen as "firstSeen", p.reported_to as "reportedTo", p.reported_on as "reportedOn", p.cause,
      p.cause_note as "causeNote", p.answer, p.answered_on as "answeredOn", p.result, p.closed_on as "closedOn",
      (select count(*)::int from policy_suggestion s where s.problem_id = p.id) as suggestions,
      p.organization_id as keeper, p.government_id as "governmentId"
    from problem p join organization o on o.id = p.addressee_org join organization k on k.id = p.organization_id
    left join matter m on m.id = p.matter_id where ${where}
    order by (p.state = 'closed'), array_position(array['critical', 'major', 'minor'], p.severity), p.first_seen, p.id
    limit ${limit}`.execute(tx)
  return rows
}

/** The day before which what was seen, and is still open, has waited too long: by each government's own setting. */
const overdueDays = async ({ tx, moment }: Looking, rows: readonly Row[]): Promise<ReadonlyMap<string, CivilDate>> => {
  const days = new Map<string, CivilDate>()
  for (const governmentId of new Set(rows.map((row) => row.governmentId))) {
    const workdays = await settingOf(tx, governmentId, 'problem.feedback-workdays')
    days.set(governmentId, feedbackOverdueBefore(await calendarFor(tx, governmentId), moment.today, workdays))
  }
  return days
}

export const problemsWhere = async (looking: Looking, where: RawBuilder<unknown>, limit = 500): Promise<Problem[]> => {
  const rows = await rowsWhere(looking.tx, where, limit)
  const days = await overdueDays(looking, rows)
  return rows.map(({ keeper, governmentId, ...row }) => ({
    ...row,
    late: row.state === 'open' && row.firstSeen < (days.get(governmentId) ?? ''),
    actions: offered(looking.actor, standingsOn(keeper, [row.ownerId]), [
      { operation: 'problems.report', action: 'problem.handle', when: row.state === 'open' },
      { operation: 'problems.find-cause', action: 'problem.handle', when: row.state !== 'closed' },
      { operation: 'suggestions.submit', action: 'problem.handle', when: row.cause !== null },
      { operation: 'problems.answer', action: 'problem.answer', when: row.state !== 'closed' },
      { operation: 'problems.close', action: 'problem.handle', when: row.state === 'reported' },
    ]),
  }))
}

export const problemView = async (looking: Looking, id: string): Promise<Problem> =>
  found((await problemsWhere(looking, sql`p.id = ${id}`))[0])
