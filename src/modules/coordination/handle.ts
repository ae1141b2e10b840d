import { sql } from 'kysely'
import { answerTask, closeCoordination, decideCoordination, openCoordination } from '#contract/coordination.ts'
import { civilDate } from '#domain/date.ts'
import { everyTaskAnswered } from '#domain/problem.ts'
import { refuse } from '#domain/refusal.ts'
import { citedMatter, keeperFor, requireUnit, requireUnits } from '#modules/registers/index.ts'
import type { Tx } from '#platform/db.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { coordinationView } from './view.ts'

const invite = async (tx: Tx, id: string, organizationIds: readonly string[]): Promise<void> => {
  await sql`insert into coordination_party select ${id}::uuid, unnest(${[...new Set(organizationIds)]}::uuid[])
    on conflict do nothing`.execute(tx)
}
const load = async ({ tx }: Context, id: string) =>
  found(await tx.selectFrom('coordination').selectAll().where('id', '=', id).executeTakeFirst())
const onBoth = (row: { id: string; matter_id: string | null }) => (row.matter_id ? [row.id, row.matter_id] : [row.id])

export const openCoordinationCommand = command(openCoordination, {
  run: async (context, input) => {
    const { tx, actor, by, moment } = context
    await requireUnits(tx, input.participantIds, (i) => `participantIds.${i}`)
    await requireUnit(tx, input.ownerId, 'ownerId')
    if (input.due < moment.today) throw new Refused(refuse('due-in-past', { field: 'due', params: { due: input.due } }))
    const row = { id: newId(), matter_id: await citedMatter(tx, input.matterId) }
    await tx
      .insertInto('coordination')
      .values({
        ...row,
        government_id: by.governmentId,
        organization_id: await keeperFor(tx, by),
        title: input.title,
        issue: input.issue,
        addressee_org: input.ownerId,
        due: civilDate(input.due),
        opened_by: actor.accountId,
        opened_on: moment.today,
        changed_at: moment.at,
      })
      .execute()
    await invite(tx, row.id, [...input.participantIds, input.ownerId])
    return {
      events: [{ type: 'coordination.opened', on: onBoth(row), changes: { issue: input.title } }],
      view: () => coordinationView(context, row.id),
    }
  },
})

const changing = {
  subjects: ({ coordinationId, version }: { coordinationId: string; version: number }) => [
    { kind: 'coordination' as const, id: coordinationId, version },
  ],
  present: (context: Context, { coordinationId }: { coordinationId: string }) =>
    coordinationView(context, coordinationId),
}

/** The decision makes its tasks in the same act, each with a unit and a day (A34, B21). */
export const decideCoordinationCommand = command(decideCoordination, {
  ...changing,
  run: async (context, { coordinationId, decision, tasks }) => {
    const { tx, moment } = context
    const row = await load(context, coordinationId)
    if (row.state !== 'open') throw new Refused(refuse('register-closed'))
    await requireUnits(
      tx,
      tasks.map((task) => task.organizationId),
      (i) => `tasks.${i}.organizationId`,
    )
    const past = tasks.findIndex((task) => task.due < moment.today)
    if (past >= 0)
      throw new Refused(refuse('due-in-past', { field: `tasks.${past}.due`, params: { due: tasks[past]?.due ?? '' } }))
    await invite(
      tx,
      row.id,
      tasks.map((task) => task.organizationId),
    )
    for (const task of tasks)
      await tx
        .insertInto('coordination_task')
        .values({
          id: newId(),
          coordination_id: row.id,
          organization_id: task.organizationId,
          text: task.text,
          due: civilDate(task.due),
        })
        .execute()
    await tx
      .updateTable('coordination')
      .set({ state: 'decided', decision, decided_on: moment.today })
      .where('id', '=', row.id)
      .execute()
    return {
      events: [{ type: 'coordination.decided', on: onBoth(row), changes: { issue: row.title, tasks: tasks.length } }],
      view: () => coordinationView(context, row.id),
    }
  },
})

/** One unit's task; once only, so it asks for no version. */
export const answerTaskCommand = command(answerTask, {
  subjects: ({ taskId }) => [{ kind: 'coordination_task', id: taskId }],
  run: async (context, { taskId, answer }) => {
    const { tx, actor, by, moment } = context
    const task = found(await tx.selectFrom('coordination_task').selectAll().where('id', '=', taskId).executeTakeFirst())
    if (!by.reach.includes(task.organization_id)) throw new Refused(refuse('not-in-path'))
    if (task.answered_on !== null) throw new Refused(refuse('register-closed'))
    await tx
      .updateTable('coordination_task')
      .set({ answer, answered_by: actor.accountId, answered_on: moment.today })
      .where('id', '=', taskId)
      .execute()
    const row = await load(context, task.coordination_id)
    return {
      events: [{ type: 'coordination.task_answered', on: onBoth(row), changes: { task: task.text } }],
      view: () => coordinationView(context, row.id),
    }
  },
})

export const closeCoordinationCommand = command(closeCoordination, {
  ...changing,
  run: async (context, { coordinationId }) => {
    const row = await load(context, coordinationId)
    if (row.state !== 'decided') throw new Refused(refuse('register-closed'))
    const { tasks } = await coordinationView(context, row.id)
    const refusal = everyTaskAnswered(
      tasks.filter((task) => task.answeredOn === null).map((task) => task.organizationName),
    )
    if (refusal) throw new Refused(refusal)
    await context.tx
      .updateTable('coordination')
      .set({ state: 'closed', closed_on: context.moment.today })
      .where('id', '=', row.id)
      .execute()
    return {
      events: [{ type: 'coordination.closed', on: onBoth(row), changes: { issue: row.title } }],
      view: () => coordinationView(context, row.id),
    }
  },
})
