import { sql } from 'kysely'
import { declareRollUp, draftChildren, nameApprover } from '#contract/children.ts'
import { civilDate } from '#domain/date.ts'
import { refuse } from '#domain/refusal.ts'
import type { EventDraft } from '#platform/audit.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { badField, found, Refused } from '#platform/errors.ts'
import { insertChild, parentOf } from './draft.ts'
import { loadMatter } from './facts.ts'
import { selectFaces } from './faces.ts'
import { matterView } from './view.ts'

const keepApprover = async ({ tx, actor, moment }: Context, matterId: string, approver: string): Promise<void> => {
  const values = { approver, named_by: actor.accountId, named_at: moment.at }
  await tx
    .insertInto('township_approval')
    .values({ matter_id: matterId, ...values })
    .onConflict((conflict) => conflict.column('matter_id').doUpdateSet(values))
    .execute()
}

/** One part split to several organs in one go: the same words, a day each, a matter each. */
export const draftChildrenCommand = command(draftChildren, {
  subjects: ({ assignmentId }) => [{ kind: 'assignment', id: assignmentId }],
  run: async (context, { assignmentId, rows, approver, mandatory, ...words }) => {
    const { tx, actor, moment } = context
    const twice = rows.findIndex(
      (row, i) => rows.findIndex((other) => other.leadOrganizationId === row.leadOrganizationId) !== i,
    )
    if (twice >= 0) throw new Refused(refuse('unit-twice', { field: `rows.${twice}.leadOrganizationId` }))
    const parent = await parentOf(context, assignmentId)
    const names = await tx
      .selectFrom('organization')
      .select(['id', 'short_name'])
      .where(
        'id',
        'in',
        rows.map((row) => row.leadOrganizationId),
      )
      .where('valid_to', 'is', null)
      .execute()
    const events: EventDraft[] = []
    const ids: string[] = []
    for (const [i, row] of rows.entries()) {
      const name = names.find((each) => each.id === row.leadOrganizationId)?.short_name
      if (!name) throw badField(`rows.${i}.leadOrganizationId`, 'missing')
      if (parent.due && row.due > parent.due)
        throw new Refused(refuse('child-after-parent', { field: `rows.${i}.due`, params: { due: parent.due } }))
      const title = rows.length > 1 ? `${words.title}（${name}）` : words.title
      const id = await insertChild(context, parent, mandatory, {
        ...words,
        title: title.slice(0, 200),
        budget: { kind: 'fixed', on: civilDate(row.due) },
        leadOrganizationId: row.leadOrganizationId,
        others: [],
        kind: 'one_off',
      })
      if (approver) await keepApprover(context, id, approver)
      ids.push(id)
      events.push({ type: 'matter.child_drafted', on: [id], alone: true, changes: { title, due: row.due } })
    }
    return {
      // On the matter above, one event says that it was split; on each child, its own.
      events: [{ type: 'matter.split', changes: { children: ids.length } }, ...events],
      view: async () => ({
        items: await selectFaces(tx, actor, moment, sql`m.id = any(${ids}::uuid[])`, sql`order by m.id`),
      }),
    }
  },
})

export const nameApproverCommand = command(nameApprover, {
  subjects: ({ matterId, version }) => [{ kind: 'matter', id: matterId, version }],
  present: (context, { matterId }) => matterView(context, matterId),
  run: async (context, { matterId, approver }) => {
    const matter = await loadMatter(context.tx, matterId)
    if (matter.state !== 'draft') throw new Refused(refuse('wrong-state', { params: { state: matter.state } }))
    await keepApprover(context, matterId, approver)
    return {
      events: [{ type: 'matter.approver_named', changes: { approver } }],
      view: () => matterView(context, matterId),
    }
  },
})

/** 汇总方式: declared before it is needed, and shown with its arithmetic. */
export const declareRollUpCommand = command(declareRollUp, {
  subjects: ({ assignmentId, version }) => [{ kind: 'assignment', id: assignmentId, version }],
  run: async (context, { assignmentId, rule, weights }) => {
    const { tx, actor, by, moment } = context
    const assignment = found(
      await tx
        .selectFrom('assignment')
        .select(['matter_id', 'organization_id'])
        .where('id', '=', assignmentId)
        .where('valid_to', 'is', null)
        .executeTakeFirst(),
    )
    if (!by.reach.includes(assignment.organization_id)) throw new Refused(refuse('not-in-path'))
    const children = await tx
      .selectFrom('matter')
      .select('id')
      .where('parent_assignment_id', '=', assignmentId)
      .execute()
    const foreign = weights.findIndex((each) => !children.some((child) => child.id === each.childId))
    if (foreign >= 0) throw new Refused(refuse('not-a-child', { field: `weights.${foreign}.childId` }))
    const values = {
      rule,
      weights: JSON.stringify(Object.fromEntries(weights.map(({ childId, weight }) => [childId, weight]))),
      declared_by: actor.accountId,
      declared_at: moment.at,
    }
    await tx
      .insertInto('roll_up')
      .values({ assignment_id: assignmentId, matter_id: assignment.matter_id, ...values })
      .onConflict((conflict) => conflict.column('assignment_id').doUpdateSet(values))
      .execute()
    return {
      events: [{ type: 'matter.roll_up_declared', on: [assignmentId], changes: { rule } }],
      view: () => matterView(context, assignment.matter_id),
    }
  },
})
