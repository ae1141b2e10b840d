import { askExtension, grantExtension, refuseExtension } from '#contract/extensions.ts'
import { civilDate } from '#domain/date.ts'
import { addClockEvent, projectDue } from '#modules/clock/index.ts'
import { leadersOn, transition, type MatterRow } from '#modules/matters/index.ts'
import { tell } from '#modules/notices/index.ts'
import { settingOf } from '#modules/settings/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Context } from '#platform/endpoint.ts'
import { newId } from '#platform/id.ts'

/** 申请延期: with reason, progress and a definite day, up to the end of the due day (A23, A24). */
export const askExtensionCommand = transition(askExtension, 'matter.extension_asked', {
  facts: async (_, { requestedDue }) => ({
    extension: { requestedDue: civilDate(requestedDue), granted: 0, most: 0, deciderIsHigher: true },
  }),
  effect: async (context, { matterId, reason, progress, requestedDue }, before) => {
    const { tx, actor, moment } = context
    if (before.due === null || before.lead_org === null) throw new Error('an extension of what has no due day')
    await tx
      .insertInto('extension')
      .values({
        id: newId(),
        matter_id: matterId,
        organization_id: before.lead_org,
        reason,
        progress,
        due_before: before.due,
        requested_due: civilDate(requestedDue),
        asked_by: actor.accountId,
        asked_on: moment.today,
      })
      .execute()
    await tx.updateTable('matter').set({ extension_asked_on: moment.today }).where('id', '=', matterId).execute()
    await tell(context, {
      kind: 'matter.extension_asked',
      title: before.title,
      subjectId: matterId,
      matterId,
      organizations: [before.supervisor_org],
      // A copy goes to the leaders who wrote on it (A24: 及时报告原因和进展情况).
      accounts: await leadersOn(tx, matterId, 'all'),
      words: { reason, due: requestedDue, was: before.due },
    })
    return { reason, changes: { requestedDue, due: before.due } }
  },
})

const pending = (tx: Tx, matterId: string) =>
  tx.selectFrom('extension').selectAll().where('matter_id', '=', matterId).where('state', '=', 'pending')

const answer = async (
  context: Context,
  before: MatterRow,
  decided: { state: 'granted' | 'refused'; granted_due: string | null; opinion: string | null },
) => {
  const { tx, actor, moment } = context
  const asked = await pending(tx, before.id).executeTakeFirstOrThrow()
  await tx
    .updateTable('extension')
    .set({
      state: decided.state,
      granted_due: decided.granted_due === null ? null : civilDate(decided.granted_due),
      opinion: decided.opinion,
      decided_by: actor.accountId,
      decided_on: moment.today,
    })
    .where('id', '=', asked.id)
    .execute()
  await tx.updateTable('matter').set({ extension_asked_on: null }).where('id', '=', before.id).execute()
  await tell(context, {
    kind: `matter.extension_${decided.state}`,
    title: before.title,
    subjectId: before.id,
    matterId: before.id,
    organizations: [asked.organization_id],
    words: { due: decided.granted_due ?? before.due, opinion: decided.opinion },
  })
}

const higher = new Set(['leader', 'principal'])

/** Granted to a definite day; the original due day stays on record. Above the cap it takes a leader. */
export const grantExtensionCommand = transition(grantExtension, 'matter.extension_granted', {
  facts: async ({ tx, by }, { matterId, newDue }) => {
    const { granted } = await tx
      .selectFrom('extension')
      .select((of) => of.fn.countAll<number>().as('granted'))
      .where('matter_id', '=', matterId)
      .where('state', '=', 'granted')
      .executeTakeFirstOrThrow()
    return {
      newDue: civilDate(newDue),
      extension: {
        requestedDue: civilDate(newDue),
        granted,
        most: await settingOf(tx, by.governmentId, 'extension.most'),
        deciderIsHigher: higher.has(by.role),
      },
    }
  },
  effect: async (context, { matterId, newDue, opinion }, before) => {
    await answer(context, before, { state: 'granted', granted_due: newDue, opinion: opinion ?? null })
    await addClockEvent(context.tx, matterId, { kind: 'extend', due: civilDate(newDue) }, opinion ?? null)
    await projectDue(context.tx, matterId, before.government_id)
    return { reason: opinion, changes: { due: [before.due, newDue] } }
  },
})

export const refuseExtensionCommand = transition(refuseExtension, 'matter.extension_refused', {
  effect: async (context, { opinion }, before) => {
    await answer(context, before, { state: 'refused', granted_due: null, opinion })
    return { reason: opinion }
  },
})
