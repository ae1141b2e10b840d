import { sql } from 'kysely'
import { handIn, reportProgress } from '#contract/reports.ts'
import { civilDate } from '#domain/date.ts'
import { targetIsMeasured, type Signature, type StepFacts } from '#domain/matter-guards.ts'
import { refuse } from '#domain/refusal.ts'
import { loadFacts, matterView, openChildren, progressStep, transition } from '#modules/matters/index.ts'
import { meetMilestones, targetsOf } from '#modules/milestones/index.ts'
import { silentUnits } from '#modules/orders/index.ts'
import { principalOf } from '#modules/organizations/index.ts'
import { answerPeriods } from '#modules/periods/index.ts'
import type { Tx } from '#platform/db.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'

const leadAssignment = async (tx: Tx, matterId: string) => {
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

type Words = {
  progress: string
  difficulty?: string | undefined
  nextStep?: string | undefined
  outcome?: string | undefined
  actual?: string | undefined
  signature?: unknown
}

/** The unit's words as a new row; nobody, the unit included, edits one afterwards (A56). */
const insertReport = async (
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

type Joint = { name: string; part: string; state: string; contribution: string | null; contributed_at: string | null }

const others = async (tx: Tx, matterId: string): Promise<Joint[]> => {
  const { rows } = await sql<Joint>`select o.name, a.part, a.state, a.contribution, a.contributed_at from assignment a
    join organization o on o.id = a.organization_id
    where a.matter_id = ${matterId} and a.valid_to is null and a.part <> 'coordinating_lead' order by o.sort_key`.execute(
    tx,
  )
  return rows
}

type HandIn = {
  matterId: string
  outcome: string
  actual?: string | undefined
  signature: { how: 'system' } | { how: 'paper'; signer: string; signedOn: string }
}

const signatureOf = (given: HandIn['signature']): Signature =>
  given.how === 'system'
    ? { how: 'system' }
    : { how: 'paper', signer: given.signer, signedOn: civilDate(given.signedOn) }

const completionFacts = async (context: Context, input: HandIn): Promise<Partial<StepFacts>> => {
  const facts = await loadFacts(context.tx, context.actor, context.moment, input.matterId)
  const units = await others(context.tx, input.matterId)
  const targets = await targetsOf(context.tx, input.matterId)
  return {
    completion: {
      outcome: input.outcome,
      actual: input.actual ?? '',
      targetIsMeasured: targetIsMeasured(facts.matter.target) || targets.length > 0,
      signature: signatureOf(input.signature),
      principal: facts.matter.leadPrincipal,
    },
    joint: units
      .filter((unit) => unit.part === 'joint_lead')
      .map((unit) => ({ name: unit.name, countersigned: unit.contributed_at !== null })),
    openChildren: (await openChildren(context.tx, input.matterId))
      .filter((child) => child.mandatory)
      .map((child) => child.title),
  }
}

/** 申请办结. Missing supporting parts are named as those units' lateness; they do not hold the lead back. */
export const handInCommand = transition(handIn, 'matter.reported', {
  facts: (context, input) => completionFacts(context, input as HandIn),
  effect: async (context, { matterId, ...words }, before) => {
    const { tx, actor, moment } = context
    const principal = before.lead_org ? await principalOf(tx, before.lead_org) : null
    const isSystem = words.signature.how === 'system'
    const lender = isSystem && principal && principal.accountId !== actor.accountId ? principal.accountId : undefined
    const signer = lender ? `${principal?.name}（${actor.name}受托代签）` : (principal?.name ?? '')
    const signature = isSystem ? { how: 'system', signer, signedOn: moment.today } : words.signature
    const report = await insertReport(context, matterId, 'completion', { ...words, signature })
    const late = (await others(tx, matterId)).filter(
      (unit) => unit.part === 'supporting' && unit.contributed_at === null,
    )
    const silent = await silentUnits(tx, matterId, moment.today)
    const lateness = [
      ...late.map((unit) => ({ unit: unit.name, what: 'no-contribution' })),
      ...silent.map((unit) => ({ unit, what: 'no-opinion' })),
    ]
    await tx
      .updateTable('matter_content')
      .set({ lateness: JSON.stringify(lateness) })
      .where('matter_id', '=', matterId)
      .execute()
    // The first hand-in decides whether it was on time, whatever a return does to the due date later.
    await tx
      .updateTable('matter')
      .set({ handed_in_on: before.handed_in_on ?? moment.today })
      .where('id', '=', matterId)
      .execute()
    return { changes: { report, signature: signature.how }, ...(lender ? { onBehalfOf: lender } : {}) }
  },
})
