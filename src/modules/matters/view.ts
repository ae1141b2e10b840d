import { sql } from 'kysely'
import type { z } from 'zod'
import type { AssignmentView, MatterView } from '#contract/matter-views.ts'
import { civilDate } from '#domain/date.ts'
import { faceOnly, type Actor } from '#domain/permissions.ts'
import { principalsOf } from '#modules/organizations/index.ts'
import type { Tx } from '#platform/db.ts'
import { found } from '#platform/errors.ts'
import { lastMinuteOf, type Moment } from '#platform/moment.ts'
import { actionsFor } from './actions.ts'
import { selectFaces, tableAt, type AsOf } from './faces.ts'
import { messagesOf, reportsOf, reviewsOf } from './records.ts'

export type View = z.input<typeof MatterView>
type ViewContext = { readonly tx: Tx; readonly actor: Actor; readonly moment: Moment }

const assignmentsOf = async (tx: Tx, matterId: string, asOf: AsOf): Promise<z.input<typeof AssignmentView>[]> => {
  const { rows } = await sql<{
    id: string
    organization_id: string
    name: string
    part: 'coordinating_lead' | 'joint_lead' | 'supporting'
    state: string
    duty: string | null
    delivered_on: string | null
    delivery: string | null
    acknowledged_at: string | null
    responsible_leader: string | null
    responsible_person: string | null
    responsible_phone: string | null
    contribution: string | null
  }>`select a.*, o.name from ${tableAt('assignment', asOf)} a join ${tableAt('organization', asOf)} o on o.id = a.organization_id
     where a.matter_id = ${matterId} and a.valid_to is null
     order by array_position(array['coordinating_lead', 'joint_lead', 'supporting'], a.part), o.sort_key, o.id`.execute(
    tx,
  )
  const principals = await principalsOf(
    tx,
    rows.map((row) => row.organization_id),
    asOf,
  )
  return rows.map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    organizationName: row.name,
    part: row.part,
    state: row.state,
    duty: row.duty,
    deliveredOn: row.delivered_on,
    delivery: row.delivery,
    acknowledgedAt: row.acknowledged_at,
    responsibleLeader: row.responsible_leader,
    responsiblePerson: row.responsible_person,
    responsiblePhone: row.responsible_phone,
    contribution: row.contribution,
    principalName: principals.get(row.organization_id)?.name ?? null,
  }))
}

const contentOf = async (tx: Tx, matterId: string, asOf: AsOf): Promise<View['content']> => {
  const { rows } = await sql<{
    target: string
    work_content: string
    requirement: string
    outcome: string | null
    actual: string | null
    lateness: { unit: string; what: string }[]
    original_due: string | null
    dispatched_at: string | null
    handed_in_on: string | null
    completed_on: string | null
    order_id: string | null
    cycle: number
    drafter: string
    parent: string | null
    budget: string | null
    amount: number | null
    fixed_on: string | null
    basis: string | null
  }>`select c.*, m.original_due, m.dispatched_at, m.handed_in_on, m.completed_on, m.order_id, m.cycle, d.name as drafter,
       (select a.matter_id from assignment a where a.id = m.parent_assignment_id) as parent, k.budget, k.amount, k.fixed_on, k.basis
     from ${tableAt('matter_content', asOf)} c join ${tableAt('matter', asOf)} m on m.id = c.matter_id
     join account d on d.id = m.drafted_by left join ${tableAt('clock', asOf)} k on k.matter_id = m.id where c.matter_id = ${matterId}`.execute(
    tx,
  )
  const row = rows[0]
  if (!row) return null
  return {
    target: row.target,
    workContent: row.work_content,
    requirement: row.requirement,
    outcome: row.outcome,
    actual: row.actual,
    lateness: row.lateness,
    originalDue: row.original_due,
    draftedBy: row.drafter,
    dispatchedAt: row.dispatched_at,
    handedInOn: row.handed_in_on,
    completedOn: row.completed_on,
    orderId: row.order_id,
    cycle: row.cycle,
    parentMatterId: row.parent,
    budget: row.budget
      ? { kind: row.budget, amount: row.amount, on: row.fixed_on, basis: row.basis ?? 'explicit' }
      : null,
  }
}

const sourcesOf = async (tx: Tx, matterId: string): Promise<View['sources']> => {
  const rows = await tx.selectFrom('matter_source').selectAll().where('matter_id', '=', matterId).execute()
  return rows.map((row) => ({
    id: row.source_id,
    title: row.source_title,
    docNumber: row.doc_number,
    clause: row.clause,
    quote: row.quote,
  }))
}

/** What the actor may see of a matter: row security leaves the detail out for those who see its face only. */
export const matterView = async (
  { tx, actor, moment }: ViewContext,
  matterId: string,
  past?: string,
): Promise<View> => {
  const asOf: AsOf = past === undefined ? null : civilDate(past)
  const asked = asOf === null ? moment : lastMinuteOf(asOf)
  const one = sql`m.id = ${matterId}`
  const face = found((await selectFaces(tx, actor, asked, one, sql``, asOf))[0])
  const children = await selectFaces(
    tx,
    actor,
    asked,
    sql`m.parent_assignment_id in (select a.id from assignment a where a.matter_id = ${matterId}) and m.dispatched_at is not null`,
    sql`order by m.number, m.id`,
    asOf,
  )
  const isFull = !faceOnly.includes(face.relation)
  return {
    face,
    content: isFull ? await contentOf(tx, matterId, asOf) : null,
    sources: await sourcesOf(tx, matterId),
    assignments: await assignmentsOf(tx, matterId, asOf),
    reports: await reportsOf(tx, matterId, asOf),
    messages: asOf ? [] : await messagesOf(tx, matterId),
    reviews: asOf ? [] : await reviewsOf(tx, matterId),
    children: children.map(({ id, title, state, light, leadName, due }) => ({
      id,
      title,
      state,
      light,
      leadName,
      due,
    })),
    actions: asOf ? [] : await actionsFor(tx, actor, matterId),
  }
}
