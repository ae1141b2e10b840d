import { appealDispute, giveView, raiseDispute } from '#contract/disputes.ts'
import { refuse } from '#domain/refusal.ts'
import { workdaysAfter } from '#domain/calendar.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import { loadMatter, matterView, ownAssignment, takeStep } from '#modules/matters/index.ts'
import { tell } from '#modules/notices/index.ts'
import { settingOf } from '#modules/settings/index.ts'
import { command } from '#platform/endpoint.ts'
import { badField, found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { disputeView } from './view.ts'

/**
 * 申请改办: once a unit, within the window after delivery, with the clause of its duties. The clock runs on; the unit
 * that is proposed instead is asked for its view.
 */
export const raiseDisputeCommand = command(raiseDispute, {
  subjects: ({ assignmentId, version }) => [{ kind: 'assignment', id: assignmentId, version }],
  present: async (context, { assignmentId }) =>
    matterView(context, (await ownAssignment(context, assignmentId)).matter_id),
  run: async (context, { assignmentId, reason, proposedOrganizationId, proposal }) => {
    const { tx, actor, moment } = context
    const assignment = await ownAssignment(context, assignmentId)
    const matter = await loadMatter(tx, assignment.matter_id)
    const calendar = await calendarFor(tx, matter.government_id)
    const window = await settingOf(tx, matter.government_id, 'dispute.workdays')
    const earlier = await tx
      .selectFrom('dispute')
      .select('id')
      .where('matter_id', '=', matter.id)
      .where('organization_id', '=', assignment.organization_id)
      .executeTakeFirst()
    await takeStep(context, matter.id, 'matter.disputed', {
      dispute: {
        until: assignment.delivered_on && workdaysAfter(calendar, assignment.delivered_on, window),
        hasDisputed: earlier !== undefined,
        isOpen: false,
        isDecidedOnce: false,
        isFinal: false,
      },
    })
    if (proposedOrganizationId === assignment.organization_id) throw badField('proposedOrganizationId', 'missing')
    const content = await tx
      .selectFrom('matter_content')
      .select('requirement')
      .where('matter_id', '=', matter.id)
      .executeTakeFirstOrThrow()
    const id = newId()
    await tx
      .insertInto('dispute')
      .values({
        id,
        matter_id: matter.id,
        assignment_id: assignment.id,
        organization_id: assignment.organization_id,
        matter_title: matter.title,
        requirement: content.requirement,
        reason,
        proposed_org: proposedOrganizationId ?? null,
        proposal: proposal ?? null,
        raised_by: actor.accountId,
        raised_on: moment.today,
      })
      .execute()
    await tx.updateTable('assignment').set({ state: 'disputed' }).where('id', '=', assignment.id).execute()
    await tell(context, {
      kind: 'matter.disputed',
      title: matter.title,
      subjectId: matter.id,
      organizations: [matter.supervisor_org, ...(proposedOrganizationId ? [proposedOrganizationId] : [])],
      words: { reason, proposal },
    })
    return {
      events: [{ type: 'matter.disputed', on: [id, assignment.id], reason, changes: { proposal } }],
      view: () => matterView(context, matter.id),
    }
  },
})

/** The view of the unit that is proposed instead. It sees what the dispute says, and nothing of the matter. */
export const giveViewCommand = command(giveView, {
  run: async (context, { viewOfDispute: disputeId, agrees, text }) => {
    const { tx, actor, by, moment } = context
    const row = await tx.selectFrom('dispute').selectAll().where('id', '=', disputeId).executeTakeFirst()
    const isAsked = row?.proposed_org && by.reach.includes(row.proposed_org) && row.state === 'open'
    const given = await tx
      .selectFrom('dispute_view')
      .select('dispute_id')
      .where('dispute_id', '=', disputeId)
      .executeTakeFirst()
    if (!row || !isAsked || given) throw new Refused(refuse('view-not-asked'))
    await tx
      .insertInto('dispute_view')
      .values({
        dispute_id: disputeId,
        matter_id: row.matter_id,
        agrees,
        text,
        viewed_by: actor.accountId,
        viewed_on: moment.today,
      })
      .execute()
    return {
      events: [{ type: 'dispute.viewed', on: [disputeId, row.matter_id], reason: text, changes: { agrees } }],
      view: () => disputeView(tx, disputeId),
    }
  },
})

/** 提请秘书长协调: the unit that is not content with the office director's decision, once. */
export const appealDisputeCommand = command(appealDispute, {
  subjects: ({ disputeId, version }) => [{ kind: 'dispute', id: disputeId, version }],
  present: async (context, { disputeId }) => matterView(context, (await disputeView(context.tx, disputeId)).matterId),
  run: async (context, { disputeId, appeal }) => {
    const { tx, by, moment } = context
    const row = found(await tx.selectFrom('dispute').selectAll().where('id', '=', disputeId).executeTakeFirst())
    if (!by.reach.includes(row.organization_id)) throw new Refused(refuse('not-in-path'))
    await takeStep(context, row.matter_id, 'matter.dispute_appealed', {
      dispute: {
        until: null,
        hasDisputed: true,
        isOpen: row.state === 'open' || row.state === 'appealed',
        isDecidedOnce: row.state === 'decided',
        isFinal: row.state === 'final',
      },
    })
    await tx
      .updateTable('dispute')
      .set({ state: 'appealed', appeal, appealed_on: moment.today })
      .where('id', '=', disputeId)
      .execute()
    await tx
      .updateTable('assignment')
      .set({ state: 'disputed' })
      .where('id', '=', row.assignment_id)
      .where('valid_to', 'is', null)
      .execute()
    return {
      events: [{ type: 'matter.dispute_appealed', on: [disputeId], reason: appeal }],
      view: () => matterView(context, row.matter_id),
    }
  },
})
