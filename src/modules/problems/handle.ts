import { answerProblem, closeProblem, findCause, registerProblem, reportProblem } from '#contract/problems.ts'
import type { ProblemView } from '#contract/problems.ts'
import type { Operation } from '#contract/operation.ts'
import { civilDate } from '#domain/date.ts'
import { notClosed, stillOpen } from '#domain/problem.ts'
import { refuse, type Refusal } from '#domain/refusal.ts'
import { citedMatter, keeperFor, requireUnit } from '#modules/registers/index.ts'
import { command, type Context, type Endpoint } from '#platform/endpoint.ts'
import { badField, found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import type { z } from 'zod'
import { problemView } from './view.ts'

export const registerProblemCommand = command(registerProblem, {
  run: async (context, input) => {
    const { tx, actor, by, moment } = context
    await requireUnit(tx, input.ownerId, 'ownerId')
    const firstSeen = input.firstSeen === undefined ? moment.today : civilDate(input.firstSeen)
    if (firstSeen > moment.today) throw badField('firstSeen', 'too-big')
    const matterId = await citedMatter(tx, input.matterId)
    const id = newId()
    await tx
      .insertInto('problem')
      .values({
        id,
        government_id: by.governmentId,
        organization_id: await keeperFor(tx, by),
        matter_id: matterId,
        title: input.title,
        description: input.description,
        kind: input.kind,
        severity: input.severity,
        addressee_org: input.ownerId,
        first_seen: firstSeen,
        registered_by: actor.accountId,
        changed_at: moment.at,
      })
      .execute()
    return {
      events: [
        {
          type: 'problem.registered',
          on: matterId ? [id, matterId] : [id],
          changes: { problem: input.title, severity: input.severity },
        },
      ],
      view: () => problemView(context, id),
    }
  },
})

type Row = Awaited<ReturnType<typeof load>>
const load = async ({ tx }: Context, id: string) =>
  found(await tx.selectFrom('problem').selectAll().where('id', '=', id).executeTakeFirst())

type Set = {
  state?: 'reported' | 'closed'
  reported_to?: string
  reported_on?: Row['first_seen']
  cause?: string
  cause_note?: string
  answer?: string
  answered_by?: string
  answered_on?: Row['first_seen']
  result?: string
  closed_on?: Row['first_seen']
}
type Versioned = z.ZodType<{ problemId: string; version: number }>

/** One step of one problem: may it be taken, what it writes, one event on the problem and on its matter. */
const step = <I extends Versioned>(
  operation: Operation<I, typeof ProblemView>,
  type: string,
  rule: (row: Row, input: z.output<I>) => Refusal | null,
  set: (context: Context, input: z.output<I>) => Set,
): Endpoint =>
  command(operation, {
    subjects: ({ problemId, version }) => [{ kind: 'problem', id: problemId, version }],
    present: (context, { problemId }) => problemView(context, problemId),
    run: async (context, input) => {
      const row = await load(context, input.problemId)
      const refusal = rule(row, input)
      if (refusal) throw new Refused(refusal)
      const changes = set(context, input)
      await context.tx.updateTable('problem').set(changes).where('id', '=', row.id).execute()
      return {
        events: [
          {
            type,
            on: row.matter_id ? [row.matter_id] : [],
            changes: { problem: row.title, ...(changes.cause ? { cause: changes.cause } : {}) },
          },
        ],
        view: () => problemView(context, row.id),
      }
    },
  })

export const reportProblemCommand = step(
  reportProblem,
  'problem.reported',
  (row, { reportedOn }) =>
    stillOpen(row.state) ??
    (reportedOn !== undefined && reportedOn < row.first_seen ? refuse('period-over', { field: 'reportedOn' }) : null),
  ({ moment }, { reportedTo, reportedOn }) => ({
    state: 'reported',
    reported_to: reportedTo,
    reported_on: reportedOn === undefined ? moment.today : civilDate(reportedOn),
  }),
)
export const findCauseCommand = step(
  findCause,
  'problem.cause_found',
  (row) => notClosed(row.state),
  (_, { cause, note }) => ({ cause, cause_note: note }),
)
export const answerProblemCommand = step(
  answerProblem,
  'problem.answered',
  (row) => notClosed(row.state),
  ({ actor, moment }, { answer }) => ({ answer, answered_by: actor.accountId, answered_on: moment.today }),
)
export const closeProblemCommand = step(
  closeProblem,
  'problem.closed',
  (row) => (row.state === 'reported' ? null : refuse('register-closed')),
  ({ moment }, { result }) => ({ state: 'closed', result, closed_on: moment.today }),
)
