import { sql } from 'kysely'
import type { z } from 'zod'
import { listChases, recordChase, type ChaseView } from '#contract/boards.ts'
import { endStates } from '#domain/matter.ts'
import { refuse } from '#domain/refusal.ts'
import { loadMatter } from '#modules/matters/index.ts'
import type { Tx } from '#platform/db.ts'
import { command, query } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'

const chasesOf = async (tx: Tx, matterId: string) => {
  const { rows } = await sql<z.input<typeof ChaseView>>`
    select c.id, c.how, c.spoke_with as "spokeWith", c.said, a.name as by, g.name as "askerName", o.name as "organizationName",
      c.chased_at as at
    from chase c join account a on a.id = c.chased_by join organization g on g.id = c.asker_org
    join organization o on o.id = c.organization_id where c.matter_id = ${matterId} order by c.chased_at desc, c.id`.execute(
    tx,
  )
  return rows
}

/** 催办: who was asked, how, and what they said, in one line. Asking costs the unit time, so it is counted on the asker. */
export const recordChaseCommand = command(recordChase, {
  subjects: ({ assignmentId }) => [{ kind: 'assignment', id: assignmentId }],
  run: async (context, { assignmentId, how, spokeWith, said }) => {
    const { tx, actor, moment } = context
    const assignment = found(
      await tx.selectFrom('assignment').selectAll().where('id', '=', assignmentId).executeTakeFirst(),
    )
    const matter = await loadMatter(tx, assignment.matter_id)
    if (matter.dispatched_at === null || endStates.includes(matter.state))
      throw new Refused(refuse('wrong-state', { params: { state: matter.state } }))
    const id = newId()
    await tx
      .insertInto('chase')
      .values({
        id,
        matter_id: matter.id,
        assignment_id: assignmentId,
        organization_id: assignment.organization_id,
        asker_org: matter.supervisor_org,
        how,
        spoke_with: spokeWith ?? null,
        said,
        chased_by: actor.accountId,
        chased_at: moment.at,
        chased_on: moment.today,
      })
      .execute()
    return {
      events: [{ type: 'matter.chased', reason: said, changes: { how, ...(spokeWith ? { spokeWith } : {}) } }],
      view: async () => found((await chasesOf(tx, matter.id)).find((each) => each.id === id)),
    }
  },
})

export const listChasesQuery = query(listChases, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async ({ tx }, { matterId }) => ({ items: await chasesOf(tx, matterId) }),
})
