import { addUnit, reassignMatter } from '#contract/changes.ts'
import { civilDate, type CivilDate } from '#domain/date.ts'
import { addClockEvent, projectDue } from '#modules/clock/index.ts'
import { openChildren, transition, unitIds, type MatterRow } from '#modules/matters/index.ts'
import { tell } from '#modules/notices/index.ts'
import { deliverTo, liaisonOf } from '#modules/organizations/index.ts'
import type { Context } from '#platform/endpoint.ts'
import { badField } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import type { Tx } from '#platform/db.ts'

const checkUnit = async (tx: Tx, organizationId: string): Promise<string> => {
  const row = await tx
    .selectFrom('organization')
    .select('name')
    .where('id', '=', organizationId)
    .where('valid_to', 'is', null)
    .executeTakeFirst()
  if (!row) throw badField('organizationId', 'missing')
  return row.name
}

type Part = 'coordinating_lead' | 'joint_lead' | 'supporting'

/** A unit's term begins today, delivered like an order: online where a liaison is there to see it. */
export const openTerm = async (
  { tx, moment }: Context,
  matterId: string,
  unit: string,
  part: Part,
  duty: string | null,
) => {
  const id = newId()
  const reached = await liaisonOf(tx, unit)
  await tx
    .insertInto('assignment')
    .values({
      id,
      matter_id: matterId,
      organization_id: unit,
      part,
      state: 'sent',
      duty,
      valid_from: moment.at,
      delivered_on: moment.today,
      delivery: reached ? 'online' : 'slip',
    })
    .execute()
  await deliverTo(tx, moment.at, { assignmentId: id, matterId, organizationId: unit })
}

export const addUnitCommand = transition(addUnit, 'matter.unit_added', {
  facts: async (_, { organizationId }) => ({ newUnit: organizationId }),
  effect: async (context, { matterId, organizationId, part, duty, basis }, before) => {
    const name = await checkUnit(context.tx, organizationId)
    await openTerm(context, matterId, organizationId, part, duty ?? null)
    await tell(context, {
      kind: 'matter.unit_added',
      title: before.title,
      subjectId: matterId,
      matterId,
      organizations: await unitIds(context.tx, matterId),
      words: { unit: name, part, basis },
    })
    return { reason: basis, changes: { unit: name, part } }
  },
})

export type NewLead = {
  readonly organizationId: string
  readonly due: { readonly kind: 'keep' } | { readonly kind: 'new'; readonly on: string }
  readonly basis: string
}

export const factsOfNewLead = async ({ tx }: Context, matterId: string, { organizationId, due }: NewLead) => ({
  newUnit: organizationId,
  newDue: due.kind === 'new' ? civilDate(due.on) : null,
  openChildren: (await openChildren(tx, matterId)).map((child) => child.title),
})

/**
 * One term of the coordinating lead ends and another opens in one event (C14); what that does to the due day has been
 * decided with it. The earlier lead keeps its term, and its reports.
 */
export const changeLead = async (context: Context, before: MatterRow, lead: NewLead) => {
  const { tx, moment } = context
  const name = await checkUnit(tx, lead.organizationId)
  const old = await tx
    .selectFrom('assignment')
    .select(['id', 'organization_id'])
    .where('matter_id', '=', before.id)
    .where('part', '=', 'coordinating_lead')
    .where('valid_to', 'is', null)
    .executeTakeFirstOrThrow()
  await tx.updateTable('assignment').set({ valid_to: moment.at, state: 'released' }).where('id', '=', old.id).execute()
  // A unit that helped so far leads now; it does not also help itself.
  await tx
    .updateTable('assignment')
    .set({ valid_to: moment.at, state: 'released' })
    .where('matter_id', '=', before.id)
    .where('organization_id', '=', lead.organizationId)
    .where('valid_to', 'is', null)
    .execute()
  await openTerm(context, before.id, lead.organizationId, 'coordinating_lead', null)
  await tx.updateTable('matter').set({ lead_org: lead.organizationId }).where('id', '=', before.id).execute()
  let due: CivilDate | null = before.due
  if (lead.due.kind === 'new') {
    await addClockEvent(tx, before.id, { kind: 'override', due: civilDate(lead.due.on) }, lead.basis)
    due = await projectDue(tx, before.id, before.government_id)
  }
  await tell(context, {
    kind: 'matter.reassigned',
    title: before.title,
    subjectId: before.id,
    matterId: before.id,
    organizations: [old.organization_id, ...(await unitIds(tx, before.id))],
    words: { unit: name, basis: lead.basis, due },
  })
  return { lead: name, due: [before.due, due] }
}

export const reassignCommand = transition(reassignMatter, 'matter.reassigned', {
  facts: (context, input) => factsOfNewLead(context, input.matterId, input),
  effect: async (context, input, before) => ({
    reason: input.basis,
    changes: await changeLead(context, before, input),
  }),
})
