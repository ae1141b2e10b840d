import { sql } from 'kysely'
import { handIn } from '#contract/reports.ts'
import { civilDate, type CivilDate } from '#domain/date.ts'
import { targetIsMeasured, type Signature, type StepFacts } from '#domain/matter-guards.ts'
import { loadFacts, openChildren, transition, type MatterRow } from '#modules/matters/index.ts'
import { targetsOf } from '#modules/milestones/index.ts'
import { silentUnits } from '#modules/orders/index.ts'
import { principalOnlyFor, signersOf } from '#modules/organizations/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Context } from '#platform/endpoint.ts'
import { minuteOf } from '#platform/moment.ts'
import { closeDrafts, countersignedOn } from './draft-store.ts'
import { insertReport, type Words } from './write.ts'

type Other = { id: string; name: string; part: string; contributed_at: string | null }

const others = async (tx: Tx, matterId: string): Promise<Other[]> => {
  const { rows } = await sql<Other>`select a.id, o.name, a.part, a.contributed_at from assignment a
    join organization o on o.id = a.organization_id
    where a.matter_id = ${matterId} and a.valid_to is null and a.part <> 'coordinating_lead' order by o.sort_key`.execute(
    tx,
  )
  return rows
}

export type SignatureGiven = { how: 'system' } | { how: 'paper'; signer: string; signedOn: string }
export type Completion = Words & {
  outcome: string
  completedOn?: string | null | undefined
  signature: SignatureGiven
}

const signatureOf = (given: SignatureGiven): Signature =>
  given.how === 'system'
    ? { how: 'system' }
    : { how: 'paper', signer: given.signer, signedOn: civilDate(given.signedOn) }

export const completionFacts = async (
  { tx, actor, moment }: Context,
  matterId: string,
  input: Completion,
): Promise<Partial<StepFacts>> => {
  const facts = await loadFacts(tx, actor, moment, matterId)
  const agreed = await countersignedOn(tx, matterId, input)
  const units = await others(tx, matterId)
  const targets = await targetsOf(tx, matterId)
  return {
    completion: {
      outcome: input.outcome,
      actual: input.actual ?? '',
      targetIsMeasured: targetIsMeasured(facts.matter.target) || targets.length > 0,
      signature: signatureOf(input.signature),
      signers: await signersOf(tx, facts.matter.leadOrg, principalOnlyFor(facts.row)),
      ...(input.completedOn ? { completedOn: civilDate(input.completedOn) } : {}),
    },
    joint: units
      .filter((unit) => unit.part === 'joint_lead')
      .map((unit) => ({ name: unit.name, countersigned: agreed.has(unit.id) })),
    openChildren: (await openChildren(tx, matterId)).filter((child) => child.mandatory).map((child) => child.title),
  }
}

type Judged = { due: CivilDate | null; due_minute: number | null }

/**
 * The day due at the first hand-in of a round: by it a unit is on time or not, whatever a return does to the day later.
 * A matter that was opened again has a day of its own.
 */
const judgedBy = async (tx: Tx, { id, handed_in_on: first, due, due_minute }: MatterRow): Promise<Judged> => {
  if (first === null) return { due, due_minute }
  const judged = await tx
    .selectFrom('handing_in')
    .select(['due', 'due_minute'])
    .where('matter_id', '=', id)
    .where('reported_on', '=', first)
    .orderBy('cycle')
    .executeTakeFirst()
  return judged ?? { due, due_minute }
}

/** The signature as it is kept; one that is lent says whose it is. */
export const signatureUnder = async ({ tx, actor, moment }: Context, matter: MatterRow, given: SignatureGiven) => {
  if (given.how === 'paper') return { signature: given, lender: undefined }
  const signers = await signersOf(tx, matter.lead_org, principalOnlyFor(matter))
  const isOwn = signers.principal === actor.accountId || signers.leadersInCharge.includes(actor.accountId)
  const lender = isOwn ? undefined : (signers.principal ?? undefined)
  const signer = isOwn ? actor.name : `${signers.principalName ?? ''}（${actor.name}受托代签）`
  return { signature: { how: 'system' as const, signer, signedOn: moment.today }, lender }
}

/** What a completed unit leaves behind. Missing supporting parts are named as those units' lateness. */
export const completionEffect = async (context: Context, input: Completion, before: MatterRow) => {
  const { tx, moment } = context
  const matterId = before.id
  const { signature, lender } = await signatureUnder(context, before, input.signature)
  const report = await insertReport(context, matterId, 'completion', { ...input, signature })
  await tx
    .insertInto('handing_in')
    .values({
      report_id: report,
      matter_id: matterId,
      cycle: before.cycle,
      completed_on: input.completedOn ? civilDate(input.completedOn) : moment.today,
      reported_on: moment.today,
      reported_minute: minuteOf(moment.at),
      ...(await judgedBy(tx, before)),
    })
    .execute()
  const closed = await closeDrafts(context, matterId, report, input)
  const late = (await others(tx, matterId)).filter((unit) => unit.part === 'supporting' && unit.contributed_at === null)
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
  return { on: closed, changes: { report, signature: signature.how }, ...(lender ? { onBehalfOf: lender } : {}) }
}

/** 申请办结. */
export const handInCommand = transition(handIn, 'matter.reported', {
  facts: (context, input) => completionFacts(context, input.matterId, input),
  effect: (context, input, before) => completionEffect(context, input, before),
})
