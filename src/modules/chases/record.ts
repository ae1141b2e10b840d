import { sql } from 'kysely'
import { recordChase } from '#contract/chases.ts'
import { endStates } from '#domain/matter.ts'
import { refuse } from '#domain/refusal.ts'
import { loadMatter } from '#modules/matters/index.ts'
import { command } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { chasesWhere } from './view.ts'

/** 催办登记: who was asked, how, and what they said, in one line. Asking costs the unit time, so it is counted on the asker. */
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
      view: async () => found((await chasesWhere(tx, actor, sql`c.id = ${id}`))[0]),
    }
  },
})
