import { acceptReport, returnReport, takeForReview } from '#contract/reports.ts'
import { civilDate } from '#domain/date.ts'
import { addClockEvent, projectDue } from '#modules/clock/index.ts'
import { criterionNames, missingNotes } from '#domain/grade.ts'
import { gradeForMatter } from '#modules/marks/index.ts'
import { transition, type MatterRow } from '#modules/matters/index.ts'
import type { Context } from '#platform/endpoint.ts'
import { badField, found } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { completeRead } from './complete.ts'

export const takeForReviewCommand = transition(takeForReview, 'matter.taken')

/** The completion report under review: the latest, of this cycle. */
const underReview = async ({ tx }: Context, matterId: string) =>
  found(
    await tx
      .selectFrom('report')
      .select(['id', 'reported_by', 'cycle', 'outcome', 'actual'])
      .where('matter_id', '=', matterId)
      .where('kind', '=', 'completion')
      .where('state', '=', 'submitted')
      .orderBy('reported_at', 'desc')
      .executeTakeFirst(),
  )

type Returned = { matterId: string; cause: string; requirement: string; newDue: string }

/** 退回: with cause, requirement and a new due day; the first hand-in date stays. */
export const returning = {
  facts: async (context: Context, { matterId, newDue }: Returned) => {
    const report = await underReview(context, matterId)
    return { newDue: civilDate(newDue), review: { criteria: [], verifiedBy: '', reportedBy: report.reported_by } }
  },
  effect: async (context: Context, { matterId, cause, requirement, newDue }: Returned, before: MatterRow) => {
    const { tx, actor, moment } = context
    const report = await underReview(context, matterId)
    await tx
      .insertInto('review')
      .values({
        id: newId(),
        matter_id: matterId,
        report_id: report.id,
        cycle: report.cycle,
        result: 'returned',
        reviewer_id: actor.accountId,
        criteria: JSON.stringify([]),
        cause,
        requirement,
        new_due: civilDate(newDue),
        reviewed_at: moment.at,
        reviewed_on: moment.today,
      })
      .execute()
    await tx.updateTable('report').set({ state: 'returned' }).where('id', '=', report.id).execute()
    await addClockEvent(tx, matterId, { kind: 'override', due: civilDate(newDue) }, requirement)
    await projectDue(tx, matterId, before.government_id)
    await tx
      .updateTable('matter')
      .set({ cycle: before.cycle + 1 })
      .where('id', '=', matterId)
      .execute()
    return { reason: requirement, changes: { cause, due: [before.due, newDue] } }
  },
}
export const returnReportCommand = transition(returnReport, 'matter.returned', returning)

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

/** 审核通过: six criteria, three judgements, and somebody who verified and did not report. */
export const accepting = {
  facts: async (context: Context, { matterId, criteria, verifiedBy, notes = [] }: Accepted) => {
    const report = await underReview(context, matterId)
    const verifier = await context.tx.selectFrom('account').select('id').where('id', '=', verifiedBy).executeTakeFirst()
    if (!verifier) throw badField('verifiedBy', 'missing')
    const noted = notes.map((each) => each.criterion)
    const lacking = missingNotes(await gradeForMatter(context.tx, matterId), noted)
    const notesMissing = lacking.map((each) => criterionNames[each])
    return { review: { criteria, verifiedBy, reportedBy: report.reported_by, notesMissing } }
  },
  effect: async (context: Context, input: Accepted) => {
    const { tx, actor, moment } = context
    const { matterId } = input
    const report = await underReview(context, matterId)
    const reviewId = newId()
    await tx
      .insertInto('review')
      .values({
        id: reviewId,
        matter_id: matterId,
        report_id: report.id,
        cycle: report.cycle,
        result: 'accepted',
        reviewer_id: actor.accountId,
        criteria: JSON.stringify(input.criteria),
        timely: input.timely,
        complete: input.complete,
        adequate: input.adequate,
        verification: input.verification,
        verified_by: input.verifiedBy,
        reviewed_at: moment.at,
        reviewed_on: moment.today,
      })
      .execute()
    await tx
      .insertInto('review_depth')
      .values({
        review_id: reviewId,
        matter_id: matterId,
        method: input.method ?? 'desk',
        notes: JSON.stringify(input.notes ?? []),
      })
      .execute()
    await tx.updateTable('report').set({ state: 'accepted' }).where('id', '=', report.id).execute()
    await tx
      .updateTable('matter_content')
      .set({ outcome: report.outcome, actual: report.actual })
      .where('matter_id', '=', matterId)
      .execute()
    const completed = await completeRead(context, [matterId])
    return {
      changes: {
        timely: input.timely,
        complete: input.complete,
        adequate: input.adequate,
        completed: completed.length > 0,
      },
    }
  },
}
export const acceptReportCommand = transition(acceptReport, 'matter.accepted', accepting)
