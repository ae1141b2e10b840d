import { acknowledgeAssignment, contribute } from '#contract/orders.ts'
import { refuse } from '#domain/refusal.ts'
import { loadMatter, matterView, ownAssignment, takeStep } from '#modules/matters/index.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'

const matterOf = async (context: Context, assignmentId: string): Promise<string> =>
  found(await context.tx.selectFrom('assignment').select('matter_id').where('id', '=', assignmentId).executeTakeFirst())
    .matter_id

/** 签收: evidence of receipt, not the start of the clock; the coordinating lead's moves the matter. */
export const acknowledgeCommand = command(acknowledgeAssignment, {
  subjects: ({ assignmentId, version }) => [{ kind: 'assignment', id: assignmentId, version }],
  present: async (context, { assignmentId }) => matterView(context, await matterOf(context, assignmentId)),
  run: async (context, input) => {
    const { tx, actor, moment } = context
    const assignment = await ownAssignment(context, input.assignmentId)
    if (assignment.state !== 'sent') throw new Refused(refuse('already-acknowledged'))
    await tx
      .updateTable('assignment')
      .set({
        state: 'acknowledged',
        acknowledged_at: moment.at,
        acknowledged_by: actor.accountId,
        responsible_leader: input.responsibleLeader ?? null,
        responsible_person: input.responsiblePerson ?? null,
        responsible_phone: input.responsiblePhone ?? null,
      })
      .where('id', '=', assignment.id)
      .execute()
    // A lead that came later, by reassignment, takes up what is under way already.
    const { state } = await loadMatter(tx, assignment.matter_id)
    if (assignment.part === 'coordinating_lead' && state === 'dispatched')
      await takeStep(context, assignment.matter_id, 'matter.acknowledged')
    return {
      events: [
        {
          type: 'assignment.acknowledged',
          on: [assignment.id],
          changes: { part: assignment.part, responsiblePerson: input.responsiblePerson },
        },
      ],
      view: () => matterView(context, assignment.matter_id),
    }
  },
})

/** A supporting unit gives its part; a joint lead countersigns the report that the coordinating lead prepared. */
export const contributeCommand = command(contribute, {
  subjects: ({ assignmentId, version }) => [{ kind: 'assignment', id: assignmentId, version }],
  present: async (context, { assignmentId }) => matterView(context, await matterOf(context, assignmentId)),
  run: async (context, { assignmentId, text }) => {
    const { tx, moment } = context
    const assignment = await ownAssignment(context, assignmentId)
    if (assignment.part === 'joint_lead') throw new Refused(refuse('joint-countersigns'))
    if (assignment.part === 'coordinating_lead' || assignment.state !== 'acknowledged')
      throw new Refused(refuse('not-in-path'))
    await tx
      .updateTable('assignment')
      .set({ state: 'contributed', contribution: text, contributed_at: moment.at })
      .where('id', '=', assignment.id)
      .execute()
    return {
      events: [{ type: 'assignment.contributed', on: [assignment.id] }],
      view: () => matterView(context, assignment.matter_id),
    }
  },
})
