import { reportProgress } from '#contract/reports.ts'
import { refuse } from '#domain/refusal.ts'
import { matterView, progressStep } from '#modules/matters/index.ts'
import { meetMilestones } from '#modules/milestones/index.ts'
import { answerPeriods } from '#modules/periods/index.ts'
import type { Tx } from '#platform/db.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'

export const leadAssignment = async (tx: Tx, matterId: string) => {
  const lead = await tx
    .selectFrom('assignment')
    .selectAll()
    .where('matter_id', '=', matterId)
    .where('part', '=', 'coordinating_lead')
    .where('valid_to', 'is', null)
    .executeTakeFirst()
  if (!lead) throw new Refused(refuse('no-lead'))
  return lead
}

export type Words = {
  progress: string
  difficulty?: string | undefined
  nextStep?: string | undefined
  outcome?: string | undefined
  actual?: string | undefined
  signature?: unknown
}

/** The unit's words as a new row; nobody, the unit included, edits one afterwards (A56). */
export const insertReport = async (
  context: Context,
  matterId: string,
  kind: 'progress' | 'completion',
  words: Words,
): Promise<string> => {
  const { tx, actor, moment } = context
  const lead = await leadAssignment(tx, matterId)
  const { cycle } = await tx.selectFrom('matter').select('cycle').where('id', '=', matterId).executeTakeFirstOrThrow()
  const id = newId()
  await tx
    .insertInto('report')
    .values({
      id,
      matter_id: matterId,
      assignment_id: lead.id,
      organization_id: lead.organization_id,
      kind,
      cycle,
      progress: words.progress,
      difficulty: words.difficulty ?? null,
      next_step: words.nextStep ?? null,
      outcome: words.outcome ?? null,
      actual: words.actual ?? null,
      signature: words.signature ? JSON.stringify(words.signature) : null,
      reported_by: actor.accountId,
      reported_at: moment.at,
      reported_on: moment.today,
    })
    .execute()
  await answerPeriods(context, matterId, id)
  return id
}

/** Appends, so it asks for no version: two people of a unit may report in the same minute. */
export const progressCommand = command(reportProgress, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async (context, { matterId, met = [], ...words }) => {
    await progressStep(context, matterId)
    const report = await insertReport(context, matterId, 'progress', words)
    const milestones = await meetMilestones(context, matterId, report, met)
    return {
      events: [{ type: 'matter.progressed', changes: { report } }, ...milestones],
      view: () => matterView(context, matterId),
    }
  },
})
