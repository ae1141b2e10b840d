import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { listCoordination, type CoordinationView } from '#contract/coordination.ts'
import type { Actor } from '#domain/permissions.ts'
import { offered, standingsOn } from '#modules/registers/index.ts'
import { organizationsOf } from '#platform/actor.ts'
import type { Tx } from '#platform/db.ts'
import { query } from '#platform/endpoint.ts'
import { found } from '#platform/errors.ts'

export type View = z.input<typeof CoordinationView>
type Row = Omit<View, 'actions' | 'participants' | 'tasks'> & { keeper: string }
type Party = { coordination_id: string; id: string; name: string }
type Task = Omit<View['tasks'][number], 'mine'> & { coordinationId: string }
type Looking = { readonly tx: Tx; readonly actor: Actor; readonly moment: { readonly today: string } }

const partiesOf = async (tx: Tx, ids: readonly string[]): Promise<Party[]> =>
  (
    await sql<Party>`select p.coordination_id, o.id, o.short_name as name from coordination_party p
      join organization o on o.id = p.organization_id where p.coordination_id = any(${ids}::uuid[]) order by o.sort_key`.execute(
      tx,
    )
  ).rows

const tasksOf = async (tx: Tx, ids: readonly string[], today: string): Promise<Task[]> =>
  (
    await sql<Task>`select t.id, t.coordination_id as "coordinationId", o.id as "organizationId",
      o.short_name as "organizationName", t.text, t.due, (t.answered_on is null and t.due < ${today}::date) as late, t.answer,
      a.name as "answeredBy", t.answered_on as "answeredOn"
    from coordination_task t join organization o on o.id = t.organization_id left join account a on a.id = t.answered_by
    where t.coordination_id = any(${ids}::uuid[]) order by t.due, o.sort_key, t.id`.execute(tx)
  ).rows

const views = async ({ tx, actor, moment }: Looking, where: RawBuilder<unknown>, limit = 1): Promise<View[]> => {
  const { rows } = await sql<Row>`
    select c.id, c.version, c.title, c.issue, c.matter_id as "matterId", m.title as "matterTitle",
      k.short_name as "keeperName", o.short_name as "ownerName", c.due, c.opened_on as "openedOn", c.state, c.decision,
      c.decided_on as "decidedOn", c.closed_on as "closedOn", c.organization_id as keeper
    from coordination c join organization k on k.id = c.organization_id join organization o on o.id = c.addressee_org
    left join matter m on m.id = c.matter_id where ${where}
    order by (c.state = 'closed'), c.due, c.id limit ${limit}`.execute(tx)
  const ids = rows.map((row) => row.id)
  const [parties, tasks] = [await partiesOf(tx, ids), await tasksOf(tx, ids, moment.today)]
  const mine = new Set(organizationsOf(actor))
  return rows.map(({ keeper, ...row }) => {
    const own = tasks.filter((each) => each.coordinationId === row.id)
    const invited = parties.filter((each) => each.coordination_id === row.id)
    const standings = standingsOn(
      keeper,
      invited.map((each) => each.id),
    )
    const hasMine = own.some((task) => mine.has(task.organizationId) && task.answeredOn === null)
    return {
      ...row,
      participants: invited.map(({ id, name }) => ({ id, name })),
      tasks: own.map(({ coordinationId: _coordination, ...task }) => ({
        ...task,
        mine: mine.has(task.organizationId),
      })),
      actions: offered(actor, standings, [
        { operation: 'coordination.decide', action: 'coordination.decide', when: row.state === 'open' },
        { operation: 'coordination.answer', action: 'coordination.answer', when: row.state === 'decided' && hasMine },
        {
          operation: 'coordination.close',
          action: 'coordination.decide',
          when: row.state === 'decided' && own.every((task) => task.answeredOn !== null),
        },
      ]),
    }
  })
}

export const coordinationView = async (looking: Looking, id: string): Promise<View> =>
  found((await views(looking, sql`c.id = ${id}`))[0])

export const listCoordinationQuery = query(listCoordination, {
  run: async (context, { state, matterId, limit }) => {
    const where = sql`${state ? sql`c.state = ${state}` : sql`true`} and ${matterId ? sql`c.matter_id = ${matterId}` : sql`true`}`
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from coordination c where ${where}`.execute(
      context.tx,
    )
    return { items: await views(context, where, limit), total: rows[0]?.n ?? 0 }
  },
})
