import { resumeMatter, suspendMatter } from '#contract/changes.ts'
import { dueOf } from '#domain/clock.ts'
import { civilDate } from '#domain/date.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import { addClockEvent, loadClock, projectDue } from '#modules/clock/index.ts'
import { loadMatter, transition, unitIds } from '#modules/matters/index.ts'
import { tell } from '#modules/notices/index.ts'
import type { Context } from '#platform/endpoint.ts'
import { newId } from '#platform/id.ts'

/** 暂缓办理: by a document; the clock stops, and everybody can see that it does. */
export const suspendCommand = transition(suspendMatter, 'matter.suspended', {
  effect: async (context, { matterId, document, reason }, before) => {
    const { tx, actor, moment } = context
    await tx
      .insertInto('suspension')
      .values({
        id: newId(),
        matter_id: matterId,
        document,
        reason,
        from_on: moment.today,
        decided_by: actor.accountId,
      })
      .execute()
    await addClockEvent(tx, matterId, { kind: 'stop', on: moment.today }, document)
    await tx.updateTable('matter').set({ stopped: true }).where('id', '=', matterId).execute()
    await tell(context, {
      kind: 'matter.suspended',
      title: before.title,
      subjectId: matterId,
      matterId,
      organizations: await unitIds(tx, matterId),
      words: { document, reason },
    })
    return { reason, changes: { document } }
  },
})

/** What a counting clock will say; null where the last word on the due day was a day that somebody named. */
const dueAfterResume = async ({ tx, moment }: Context, matterId: string) => {
  const clock = await loadClock(tx, matterId)
  const { government_id } = await loadMatter(tx, matterId)
  if (!clock) return null
  const due = dueOf(
    clock.budget,
    [...clock.events, { kind: 'resume', on: moment.today }],
    await calendarFor(tx, government_id),
  )
  return due && due.given === null ? due.due : null
}

export const resumeCommand = transition(resumeMatter, 'matter.resumed', {
  facts: async (context, { matterId, newDue }) => ({
    newDue: newDue === undefined ? null : civilDate(newDue),
    dueAfterResume: await dueAfterResume(context, matterId),
  }),
  effect: async (context, { matterId, document, newDue }, before) => {
    const { tx, actor, moment } = context
    await tx
      .updateTable('suspension')
      .set({ until_on: moment.today, resume_document: document, resumed_by: actor.accountId })
      .where('matter_id', '=', matterId)
      .where('until_on', 'is', null)
      .execute()
    await addClockEvent(tx, matterId, { kind: 'resume', on: moment.today }, document)
    if (newDue !== undefined) await addClockEvent(tx, matterId, { kind: 'override', due: civilDate(newDue) }, document)
    await tx.updateTable('matter').set({ stopped: false }).where('id', '=', matterId).execute()
    const due = await projectDue(tx, matterId, before.government_id)
    await tell(context, {
      kind: 'matter.resumed',
      title: before.title,
      subjectId: matterId,
      matterId,
      organizations: await unitIds(tx, matterId),
      words: { document, due },
    })
    return { reason: document, changes: { due: [before.due, due] } }
  },
})
