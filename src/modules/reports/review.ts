import { sql } from 'kysely'
import { acceptReport, returnReport, takeForReview } from '#contract/reports.ts'
import { civilDate } from '#domain/date.ts'
import { criterionNames, missingNotes } from '#domain/grade.ts'
import type { StepFacts } from '#domain/matter-guards.ts'
import { addClockEvent, projectDue } from '#modules/clock/index.ts'
import { gradesOf } from '#modules/marks/index.ts'
import { transition, type MatterRow } from '#modules/matters/index.ts'
import { isAmong } from '#platform/db.ts'
import type { Context } from '#platform/endpoint.ts'
import { badField, found } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { completeRead } from './complete.ts'

export const takeForReviewCommand = transition(takeForReview, 'matter.taken')

type UnderReview = {
  readonly id: string
  readonly matter_id: string
  readonly reported_by: string
  readonly cycle: number
  readonly outcome: string | null
  readonly actual: string | null
}

/** The completion report under review of each matter: the latest, of this cycle. */
const underReview = async (
  { tx }: Context,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, UnderReview>> => {
  const { rows } =
    await sql<UnderReview>`select distinct on (matter_id) id, matter_id, reported_by, cycle, outcome, actual
    from report where ${isAmong('matter_id', matterIds)} and kind = 'completion' and state = 'submitted'
    order by matter_id, reported_at desc`.execute(tx)
  return new Map(rows.map((row) => [row.matter_id, row]))
}
type Returned = { matterId: string; cause: string; requirement: string; newDue: string }

/** Who reported what is returned, and by when it is wanted instead. */
const returningFacts = async (context: Context, inputs: readonly Returned[]): Promise<Partial<StepFacts>[]> => {
  const reports = await underReview(
    context,
    inputs.map((each) => each.matterId),
  )
  return inputs.map(({ matterId, newDue }) => {
    const { reported_by: reportedBy } = found(reports.get(matterId))
    return { newDue: civilDate(newDue), review: { criteria: [], verifiedBy: '', reportedBy } }
  })
}

/** 退回: with cause, requirement and a new due day; the first hand-in date stays. */
const giveBack = async (context: Context, inputs: readonly Returned[], before: ReadonlyMap<string, MatterRow>) => {
  const { tx, actor, moment } = context
  const ids = inputs.map((each) => each.matterId)
  const reports = await underReview(context, ids)
  await tx
    .insertInto('review')
    .values(
      inputs.map(({ matterId, cause, requirement, newDue }) => ({
        id: newId(),
        matter_id: matterId,
        report_id: found(reports.get(matterId)).id,
        cycle: found(reports.get(matterId)).cycle,
        result: 'returned' as const,
        reviewer_id: actor.accountId,
        criteria: JSON.stringify([]),
        cause,
        requirement,
        new_due: civilDate(newDue),
        reviewed_at: moment.at,
        reviewed_on: moment.today,
      })),
    )
    .execute()
  await sql`update report set state = 'returned' where ${isAmong(
    'id',
    [...reports.values()].map((each) => each.id),
  )}`.execute(tx)
  for (const { matterId, requirement, newDue } of inputs) {
    await addClockEvent(tx, matterId, { kind: 'override', due: civilDate(newDue) }, requirement)
    await projectDue(tx, matterId, found(before.get(matterId)).government_id)
  }
  await sql`update matter set cycle = cycle + 1 where ${isAmong('id', ids)}`.execute(tx)
  return inputs.map(({ matterId, cause, requirement, newDue }) => ({
    reason: requirement,
    changes: { cause, due: [found(before.get(matterId)).due, newDue] },
  }))
}
export const returning = { facts: returningFacts, effect: giveBack }
export const returnReportCommand = transition(returnReport, 'matter.returned', {
  facts: async (context, input) => found((await returningFacts(context, [input]))[0]),
  effect: async (context, input, before) =>
    found((await giveBack(context, [input], new Map([[before.id, before]])))[0]),
})

type Accepted = {
  matterId: string
  criteria: readonly string[]
  timely: boolean
  complete: boolean
  adequate: boolean
  verification: string
  verifiedBy: string
  method?: 'desk' | 'field' | undefined
  notes?: readonly { readonly criterion: string; readonly note: string }[] | undefined
}

/** Who verified, and for which criteria the grade still wants a note, of each. */
const acceptingFacts = async (context: Context, inputs: readonly Accepted[]): Promise<Partial<StepFacts>[]> => {
  const { tx } = context
  const ids = inputs.map((each) => each.matterId)
  const reports = await underReview(context, ids)
  const verifiers = [...new Set(inputs.map((each) => each.verifiedBy))]
  const known = await tx.selectFrom('account').select('id').where('id', 'in', verifiers).execute()
  if (known.length < verifiers.length) throw badField('verifiedBy', 'missing')
  const grades = await gradesOf(tx, ids)
  return inputs.map(({ matterId, criteria, verifiedBy, notes = [] }) => {
    const noted = notes.map((each) => each.criterion)
    const lacking = missingNotes(found(grades.get(matterId)), noted)
    const notesMissing = lacking.map((each) => criterionNames[each])
    return { review: { criteria, verifiedBy, reportedBy: found(reports.get(matterId)).reported_by, notesMissing } }
  })
}

/** Writes the reviews and what they make of reports and matters; what each event says, in the order given. */
const accept = async (context: Context, inputs: readonly Accepted[]) => {
  const { tx, actor, moment } = context
  const ids = inputs.map((each) => each.matterId)
  const reports = await underReview(context, ids)
  const reviews = inputs.map((input) => ({ id: newId(), report: found(reports.get(input.matterId)), input }))
  await tx
    .insertInto('review')
    .values(
      reviews.map(({ id, report, input }) => ({
        id,
        matter_id: input.matterId,
        report_id: report.id,
        cycle: report.cycle,
        result: 'accepted' as const,
        reviewer_id: actor.accountId,
        criteria: JSON.stringify(input.criteria),
        timely: input.timely,
        complete: input.complete,
        adequate: input.adequate,
        verification: input.verification,
        verified_by: input.verifiedBy,
        reviewed_at: moment.at,
        reviewed_on: moment.today,
      })),
    )
    .execute()
  await tx
    .insertInto('review_depth')
    .values(
      reviews.map(({ id, input }) => ({
        review_id: id,
        matter_id: input.matterId,
        method: input.method ?? ('desk' as const),
        notes: JSON.stringify(input.notes ?? []),
      })),
    )
    .execute()
  await sql`update report set state = 'accepted' where ${isAmong(
    'id',
    reviews.map((each) => each.report.id),
  )}`.execute(tx)
  await sql`update matter_content set outcome = r.outcome, actual = r.actual
    from unnest(${reviews.map(({ report }) => report.id)}::uuid[]) x(id) join report r on r.id = x.id
    where matter_content.matter_id = r.matter_id`.execute(tx)
  const completed = new Set(await completeRead(context, ids))
  return inputs.map(({ matterId, timely, complete, adequate }) => ({
    changes: { timely, complete, adequate, completed: completed.has(matterId) },
  }))
}

/** 审核通过: six criteria, three judgements, and somebody who verified and did not report. */
export const accepting = { facts: acceptingFacts, effect: accept }
export const acceptReportCommand = transition(acceptReport, 'matter.accepted', {
  facts: async (context, input) => found((await acceptingFacts(context, [input]))[0]),
  effect: async (context, input) => found((await accept(context, [input]))[0]),
})
