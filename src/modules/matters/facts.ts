import type { StepFacts } from '#domain/matter-guards.ts'
import { endStates, type MatterState } from '#domain/matter.ts'
import { lendersOf, type Actor, type Appointment } from '#domain/permissions.ts'
import { budgetOf } from '#modules/clock/index.ts'
import { settingOf } from '#modules/settings/index.ts'
import { answersFor } from '#modules/organizations/index.ts'
import { organizationsOf } from '#platform/actor.ts'
import type { Tx } from '#platform/db.ts'
import { found } from '#platform/errors.ts'
import { minuteOf, type Moment } from '#platform/moment.ts'

export type MatterRow = Awaited<ReturnType<typeof loadMatter>>

export const loadMatter = async (tx: Tx, matterId: string) =>
  found(await tx.selectFrom('matter').selectAll().where('id', '=', matterId).executeTakeFirst())

const parentOf = async (tx: Tx, parentAssignmentId: string | null) => {
  if (!parentAssignmentId) return null
  const parent = await tx
    .selectFrom('assignment as a')
    .innerJoin('matter as m', 'm.id', 'a.matter_id')
    .select(['m.due', 'm.state'])
    .where('a.id', '=', parentAssignmentId)
    .executeTakeFirst()
  return parent ?? null
}

/** What was handed further down and is still open; a step that looks at it holds the parent's lock. */
export const openChildren = async (tx: Tx, matterId: string) =>
  tx
    .selectFrom('matter as m')
    .innerJoin('assignment as a', 'a.id', 'm.parent_assignment_id')
    .select(['m.title', 'm.due', 'm.mandatory'])
    .where('a.matter_id', '=', matterId)
    .where('m.dispatched_at', 'is not', null)
    .where('m.state', 'not in', endStates)
    .orderBy('m.id')
    .execute()

/**
 * Who approved handing a child down to a township, where the government asks for that (减负); undefined where it does
 * not, or the lead is no township.
 */
const townshipApproverOf = async (tx: Tx, row: MatterRow): Promise<string | null | undefined> => {
  if (!row.parent_assignment_id || !row.lead_org || row.dispatched_at) return undefined
  const lead = await tx.selectFrom('organization').select('kind').where('id', '=', row.lead_org).executeTakeFirst()
  if (lead?.kind !== 'township') return undefined
  if (!(await settingOf(tx, row.government_id, 'child.township-approver'))) return undefined
  const named = await tx
    .selectFrom('township_approval')
    .select('approver')
    .where('matter_id', '=', row.id)
    .executeTakeFirst()
  return named?.approver ?? null
}
/** Units that have a part in it now, in the planning as in the doing. */
const unitsOf = async (tx: Tx, matterId: string) =>
  (
    await tx
      .selectFrom('assignment')
      .select(['organization_id', 'acknowledged_at'])
      .where('matter_id', '=', matterId)
      .where('valid_to', 'is', null)
      .execute()
  ).map((row) => ({ organizationId: row.organization_id, hasAcknowledged: row.acknowledged_at !== null }))

/** Everybody a change of the matter concerns: its units now. */
export const unitIds = async (tx: Tx, matterId: string): Promise<string[]> =>
  (await unitsOf(tx, matterId)).map((each) => each.organizationId)

/** Rows → the values that every rule about a step looks at. */
export const loadFacts = async (
  tx: Tx,
  actor: Actor,
  moment: Moment,
  matterId: string,
  by?: Appointment,
): Promise<StepFacts & { row: MatterRow }> => {
  const row = await loadMatter(tx, matterId)
  const content = await tx.selectFrom('matter_content').selectAll().where('matter_id', '=', matterId).executeTakeFirst()
  const clock = await tx.selectFrom('clock').selectAll().where('matter_id', '=', matterId).executeTakeFirst()
  const source = await tx
    .selectFrom('matter_source')
    .select('source_id')
    .where('matter_id', '=', matterId)
    .executeTakeFirst()
  const parent = await parentOf(tx, row.parent_assignment_id)
  const children = await openChildren(tx, matterId)
  const townshipApprover = await townshipApproverOf(tx, row)
  return {
    row,
    ...(townshipApprover === undefined ? {} : { townshipApprover }),
    matter: {
      state: row.state satisfies MatterState,
      supervisorOrg: row.supervisor_org,
      leadOrg: row.lead_org,
      draftedBy: row.drafted_by,
      title: row.title,
      target: content?.target ?? '',
      workContent: content?.work_content ?? '',
      requirement: content?.requirement ?? '',
      budget: clock ? budgetOf(clock) : null,
      due: row.due,
      dueMinute: row.due_minute,
      hasSource: source !== undefined || row.parent_assignment_id !== null,
      approvedBy: row.approved_by,
      isListed: row.listed_on !== null,
      extensionPending: row.extension_asked_on !== null,
      leadPrincipal: row.lead_org ? await answersFor(tx, row.lead_org) : null,
    },
    actor: {
      accountId: actor.accountId,
      organizations: organizationsOf(actor),
      onBehalfOf: by?.onBehalfOf,
      signsFor: lendersOf(actor, 'report.hand-in', 'principal'),
    },
    today: moment.today,
    minute: minuteOf(moment.at),
    parentDue: parent?.due ?? null,
    parentState: parent?.state ?? null,
    units: await unitsOf(tx, matterId),
    childrenDue: children.flatMap(({ title, due }) => (due ? [{ title, due }] : [])),
  }
}
