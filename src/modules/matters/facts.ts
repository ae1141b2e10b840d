import { sql } from 'kysely'
import type { CivilDate } from '#domain/date.ts'
import type { StepFacts } from '#domain/matter-guards.ts'
import { endStates, type MatterState } from '#domain/matter.ts'
import { lendersOf, type Actor, type Appointment } from '#domain/permissions.ts'
import { budgetOf, type ClockRow } from '#modules/clock/index.ts'
import { settingOf } from '#modules/settings/index.ts'
import { answerersFor } from '#modules/organizations/index.ts'
import { organizationsOf } from '#platform/actor.ts'
import { isAmong, type Tx } from '#platform/db.ts'
import { found, notFound } from '#platform/errors.ts'
import type { Moment } from '#platform/moment.ts'

export type MatterRow = Awaited<ReturnType<typeof loadMatter>>

export const loadMatter = async (tx: Tx, matterId: string) =>
  found(await tx.selectFrom('matter').selectAll().where('id', '=', matterId).executeTakeFirst())

/** Handed further down and not ended. */
const isOpenBelow = sql`m.dispatched_at is not null and m.state <> all(${endStates}::text[])`

/** What was handed further down and is still open; a step that looks at it holds the parent's lock. */
export const openChildren = async (tx: Tx, matterId: string) =>
  (
    await sql<Pick<MatterRow, 'title' | 'due' | 'mandatory'>>`select m.title, m.due, m.mandatory
      from matter m join assignment a on a.id = m.parent_assignment_id
      where a.matter_id = ${matterId} and ${isOpenBelow} order by m.id`.execute(tx)
  ).rows

type FactRow = MatterRow & {
  content: { target: string; workContent: string; requirement: string } | null
  clock: ClockRow | null
  sourced: boolean
  parent: { due: CivilDate | null; state: MatterState } | null
  units: readonly { organizationId: string; hasAcknowledged: boolean }[]
  children: readonly { title: string; due: CivilDate | null }[]
}

/** Everything that hangs on the matters, in one question: an order has five hundred of them. */
const factRows = async (tx: Tx, matterIds: readonly string[]): Promise<FactRow[]> =>
  (
    await sql<FactRow>`select x.*,
        (select jsonb_build_object('target', c.target, 'workContent', c.work_content, 'requirement', c.requirement)
          from matter_content c where c.matter_id = x.id) as content,
        (select jsonb_build_object('budget', k.budget, 'amount', k.amount, 'fixed_on', k.fixed_on)
          from clock k where k.matter_id = x.id) as clock,
        exists (select 1 from matter_source s where s.matter_id = x.id) as sourced,
        (select jsonb_build_object('due', p.due, 'state', p.state) from assignment a join matter p on p.id = a.matter_id
          where a.id = x.parent_assignment_id) as parent,
        (select coalesce(jsonb_agg(jsonb_build_object('organizationId', u.organization_id,
            'hasAcknowledged', u.acknowledged_at is not null)), '[]')
          from assignment u where u.matter_id = x.id and u.valid_to is null) as units,
        (select coalesce(jsonb_agg(jsonb_build_object('title', m.title, 'due', m.due) order by m.id), '[]')
          from assignment b join matter m on m.parent_assignment_id = b.id
          where b.matter_id = x.id and ${isOpenBelow}) as children
      from matter x where ${isAmong('x.id', matterIds)}`.execute(tx)
  ).rows

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

/** Everybody a change of the matter concerns: its units now, in the planning as in the doing. */
export const unitIds = async (tx: Tx, matterId: string): Promise<string[]> =>
  (
    await tx
      .selectFrom('assignment')
      .select('organization_id')
      .where('matter_id', '=', matterId)
      .where('valid_to', 'is', null)
      .execute()
  ).map((each) => each.organization_id)

export type Facts = StepFacts & { readonly row: MatterRow }

/** Rows → the values that every rule about a step looks at, of each of the matters. */
export const factsOf = async (
  tx: Tx,
  actor: Actor,
  moment: Moment,
  matterIds: readonly string[],
  by?: Appointment,
): Promise<ReadonlyMap<string, Facts>> => {
  const rows = await factRows(tx, matterIds)
  // Only before it is handed down does a rule ask who answers for the lead.
  const leads = [...new Set(rows.flatMap((row) => (row.state === 'draft' ? (row.lead_org ?? []) : [])))]
  const answerers = await answerersFor(tx, leads)
  const facts = new Map<string, Facts>()
  for (const { content, clock, sourced, parent, units, children, ...row } of rows) {
    const townshipApprover = await townshipApproverOf(tx, row)
    facts.set(row.id, {
      row,
      ...(townshipApprover === undefined ? {} : { townshipApprover }),
      matter: {
        state: row.state,
        supervisorOrg: row.supervisor_org,
        leadOrg: row.lead_org,
        draftedBy: row.drafted_by,
        title: row.title,
        target: content?.target ?? '',
        workContent: content?.workContent ?? '',
        requirement: content?.requirement ?? '',
        budget: clock ? budgetOf(clock) : null,
        due: row.due,
        hasSource: sourced || row.parent_assignment_id !== null,
        approvedBy: row.approved_by,
        isListed: row.listed_on !== null,
        extensionPending: row.extension_asked_on !== null,
        leadPrincipal: row.lead_org ? (answerers.get(row.lead_org) ?? null) : null,
      },
      actor: {
        accountId: actor.accountId,
        organizations: organizationsOf(actor),
        onBehalfOf: by?.onBehalfOf,
        signsFor: lendersOf(actor, 'report.hand-in', 'principal'),
      },
      today: moment.today,
      parentDue: parent?.due ?? null,
      parentState: parent?.state ?? null,
      units,
      childrenDue: children.flatMap(({ title, due }) => (due ? [{ title, due }] : [])),
    })
  }
  return facts
}

/** The same of one matter. */
export const loadFacts = async (
  tx: Tx,
  actor: Actor,
  moment: Moment,
  matterId: string,
  by?: Appointment,
): Promise<Facts> => {
  const facts = (await factsOf(tx, actor, moment, [matterId], by)).get(matterId)
  if (!facts) throw notFound()
  return facts
}
