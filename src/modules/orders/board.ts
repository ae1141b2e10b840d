import { sql } from 'kysely'
import type { z } from 'zod'
import { getBoard, type BoardRow, type BoardView } from '#contract/boards.ts'
import { marksOf } from '#domain/board.ts'
import type { CivilDate } from '#domain/date.ts'
import { may } from '#domain/permissions.ts'
import { selectFaces } from '#modules/matters/index.ts'
import type { Tx } from '#platform/db.ts'
import { query, type Context } from '#platform/endpoint.ts'
import { found } from '#platform/errors.ts'
import { orderRows } from './read.ts'

type Row = z.input<typeof BoardRow>
type Viewing = Pick<Context, 'tx' | 'actor' | 'moment'>
type Unit = Pick<
  Row,
  | 'assignmentId'
  | 'matterId'
  | 'orderRow'
  | 'organizationId'
  | 'organizationName'
  | 'part'
  | 'assignmentState'
  | 'acknowledgedAt'
  | 'delivery'
  | 'liaisonName'
  | 'liaisonPhone'
  | 'responsiblePerson'
  | 'responsiblePhone'
  | 'chases'
  | 'lastChase'
> & {
  originalDue: CivilDate | null
  handedInOn: CivilDate | null
  contribution: string | null
  contributedAt: string | null
  hasReported: boolean
}

/** Every unit on the order, whom to call there, and what it was last told. */
const unitsOf = async (tx: Tx, orderId: string): Promise<Unit[]> => {
  const { rows } = await sql<Unit>`
    with liaison as (
      select distinct on (p.organization_id) p.organization_id, c.name, c.phone from appointment p
      join account c on c.id = p.account_id and c.state = 'active'
      where p.role = 'liaison' and p.valid_from <= today() and (p.valid_to is null or p.valid_to >= today())
      order by p.organization_id, p.valid_from desc),
    chased as (
      select c.assignment_id, count(*)::int as n, (array_agg(c.said order by c.chased_at desc))[1] as last from chase c
      join matter m on m.id = c.matter_id where m.order_id = ${orderId} group by c.assignment_id)
    select a.id as "assignmentId", a.matter_id as "matterId", m.order_row as "orderRow", a.organization_id as "organizationId",
      o.name as "organizationName", a.part, a.state as "assignmentState", a.acknowledged_at as "acknowledgedAt", a.delivery,
      l.name as "liaisonName", l.phone as "liaisonPhone", a.responsible_person as "responsiblePerson",
      a.responsible_phone as "responsiblePhone", coalesce(k.n, 0) as chases, k.last as "lastChase",
      m.original_due as "originalDue", m.handed_in_on as "handedInOn", a.contribution, a.contributed_at as "contributedAt",
      exists (select 1 from report r where r.matter_id = m.id and r.cycle = m.cycle) as "hasReported"
    from matter m join assignment a on a.matter_id = m.id and a.valid_to is null
    join organization o on o.id = a.organization_id left join liaison l on l.organization_id = a.organization_id
    left join chased k on k.assignment_id = a.id where m.order_id = ${orderId}
    order by m.order_row, array_position(array['coordinating_lead', 'joint_lead', 'supporting'], a.part), o.sort_key, a.id`.execute(
    tx,
  )
  return rows
}

type Outcome = { summary: string | null; closedOn: string | null; closedBy: string | null; exceptions: Exception[] }
type Exception = { matterId: string; title: string; reason: string }

const outcomeOf = async (tx: Tx, orderId: string): Promise<Outcome> => {
  const { rows } = await sql<Outcome>`select o.summary, o.closed_on as "closedOn", a.name as "closedBy", o.exceptions
    from order_outcome o left join account a on a.id = o.closed_by where o.id = ${orderId}`.execute(tx)
  return rows[0] ?? { summary: null, closedOn: null, closedBy: null, exceptions: [] }
}

const acts = [
  ['review.conduct', 'reviews.accept-many'],
  ['chase.record', 'chases.record'],
  ['order.conclude', 'orders.close'],
] as const

/** 交办件: its units row by row. The chips count these very rows, so no number differs from the list it opens. */
export const boardView = async (context: Viewing, orderId: string): Promise<z.input<typeof BoardView>> => {
  const { tx, actor, moment } = context
  const order = found((await orderRows(tx, sql`o.id = ${orderId}`, sql``))[0])
  const { version, organization_id: owner } = await tx
    .selectFrom('order_paper')
    .select(['version', 'organization_id'])
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow()
  const faces = await selectFaces(tx, actor, moment, sql`m.order_id = ${orderId}`, sql``)
  const known = new Map(faces.map((face) => [face.id, face]))
  const rows = (await unitsOf(tx, orderId)).map((unit): Row => {
    const face = found(known.get(unit.matterId))
    const { contribution, contributedAt, hasReported, ...shown } = unit
    const isLead = unit.part === 'coordinating_lead'
    return {
      ...shown,
      title: face.title,
      number: face.number,
      matterState: face.state,
      version: face.version,
      light: face.light,
      due: face.due,
      workdaysLeft: face.workdaysLeft,
      progress: isLead ? face.progress : contribution,
      progressOn: isLead ? face.progressOn : (contributedAt?.slice(0, 10) ?? null),
      marks: marksOf({ ...unit, matterState: face.state, light: face.light, hasReported }, moment.today),
    }
  })
  const { rows: chasedBy } = await sql<{ name: string; count: number }>`
    select a.name, count(*)::int as count from chase c join account a on a.id = c.chased_by
    join matter m on m.id = c.matter_id where m.order_id = ${orderId} group by a.name order by 2 desc, 1`.execute(tx)
  const outcome = await outcomeOf(tx, orderId)
  const standing = [{ organizationId: owner, relation: 'supervisor' as const }]
  const allowed = acts.flatMap(([action, operation]) => (may(actor, action, standing) ? [operation] : []))
  return { order: { ...order, version }, rows, chasedBy, ...outcome, actions: outcome.closedOn ? [] : allowed }
}

export const getBoardQuery = query(getBoard, {
  subjects: ({ orderId }) => [{ kind: 'order_paper', id: orderId }],
  run: (context, { orderId }) => boardView(context, orderId),
})
