import { endLongTerm, instructAgain, reopenMatter, sendBackToReview, setLongTerm } from '#contract/changes.ts'
import { civilDate } from '#domain/date.ts'
import { addClockEvent, projectDue } from '#modules/clock/index.ts'
import { transition, unitIds, type MatterRow } from '#modules/matters/index.ts'
import { tell } from '#modules/notices/index.ts'
import type { Context } from '#platform/endpoint.ts'

type Again = { readonly matterId: string; readonly newDue: string }

const dayOf = async (_: Context, { newDue }: Again) => ({ newDue: civilDate(newDue) })

/** Another round: a cycle more, a day of its own, and what was on record stays on record. */
const nextCycle = async (
  context: Context,
  { matterId, newDue }: Again,
  before: MatterRow,
  kind: string,
  text: string,
) => {
  const { tx } = context
  await addClockEvent(tx, matterId, { kind: 'override', due: civilDate(newDue) }, text)
  await projectDue(tx, matterId, before.government_id)
  await tx
    .updateTable('matter')
    .set({
      cycle: before.cycle + 1,
      handed_in_on: null,
      completed_on: null,
      archived_on: null,
    })
    .where('id', '=', matterId)
    .execute()
  // Parts given for an earlier round do not count as given for this one.
  await tx
    .updateTable('assignment')
    .set({ state: 'acknowledged', contributed_at: null })
    .where('matter_id', '=', matterId)
    .where('valid_to', 'is', null)
    .where('state', 'in', ['contributed', 'accepted'])
    .execute()
  await tell(context, {
    kind,
    title: before.title,
    subjectId: matterId,
    matterId,
    organizations: await unitIds(tx, matterId),
    words: { text, due: newDue },
  })
  return { due: [before.due, newDue], cycle: before.cycle + 1 }
}

/** A new instruction, or an error found in what was accepted. */
export const instructAgainCommand = transition(instructAgain, 'matter.instructed_again', {
  facts: dayOf,
  effect: async (context, input, before) => ({
    reason: input.text,
    changes: await nextCycle(context, input, before, 'matter.instructed_again', input.text),
  }),
})

/** 回头看未通过、有新的证据、上级要求: whoever approves it is whoever takes the step. */
export const reopenCommand = transition(reopenMatter, 'matter.reopened', {
  facts: dayOf,
  effect: async (context, input, before) => ({
    reason: input.text,
    changes: { ...(await nextCycle(context, input, before, 'matter.reopened', input.text)), finding: input.finding },
  }),
})

/** The office's leader is not content with the review: the report is under review again. */
export const sendBackToReviewCommand = transition(sendBackToReview, 'matter.review_reopened', {
  effect: async ({ tx }, { matterId, reason }, before) => {
    await tx
      .updateTable('report')
      .set({ state: 'submitted' })
      .where('matter_id', '=', matterId)
      .where('kind', '=', 'completion')
      .where('state', '=', 'accepted')
      .where('cycle', '=', before.cycle)
      .execute()
    await tx
      .updateTable('matter_content')
      .set({ outcome: null, actual: null })
      .where('matter_id', '=', matterId)
      .execute()
    return { reason }
  },
})

export const setLongTermCommand = transition(setLongTerm, 'matter.set_long_term', {
  effect: async (context, { matterId, basis }, before) => {
    await tell(context, {
      kind: 'matter.set_long_term',
      title: before.title,
      subjectId: matterId,
      matterId,
      organizations: await unitIds(context.tx, matterId),
      words: { basis },
    })
    return { reason: basis }
  },
})

export const endLongTermCommand = transition(endLongTerm, 'matter.long_term_ended', {
  facts: dayOf,
  effect: async (context, { matterId, newDue, basis }, before) => {
    await addClockEvent(context.tx, matterId, { kind: 'override', due: civilDate(newDue) }, basis)
    await projectDue(context.tx, matterId, before.government_id)
    return { reason: basis, changes: { due: [before.due, newDue] } }
  },
})
