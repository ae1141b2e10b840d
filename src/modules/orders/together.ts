import { approveMatters, checkMatters, recordApproval, submitMatters } from '#contract/divisions.ts'
import { civilDate } from '#domain/date.ts'
import { mayRecordApproval } from '#domain/paper.ts'
import { refuse } from '#domain/refusal.ts'
import { byAnswer, facesOf, loadMatter, lockEach, takeStep, takeSteps, type Answered } from '#modules/matters/index.ts'
import { settingOf } from '#modules/settings/index.ts'
import { loadActor } from '#platform/actor.ts'
import { command } from '#platform/endpoint.ts'
import { badField, Refused } from '#platform/errors.ts'
import { insertPaperAct } from './paper.ts'

export const submitMattersCommand = command(submitMatters, {
  subjects: ({ matters }) => lockEach(matters),
  present: (context, { matters }) => facesOf(context, matters),
  run: async (context, { matters }) => {
    await takeSteps(
      context,
      matters.map(({ id }) => ({ id, event: 'matter.submitted' })),
    )
    return {
      events: byAnswer(matters.map(({ id }) => ({ id, type: 'matter.submitted' }))),
      view: () => facesOf(context, matters),
    }
  },
})

/** 一并审批: approver ≠ drafter is asked of every matter; a row may be sent back with a reason of its own. */
export const approveMattersCommand = command(approveMatters, {
  subjects: ({ matters }) => lockEach(matters),
  present: (context, { matters }) => facesOf(context, matters),
  run: async (context, { matters, opinion }) => {
    const { tx, actor } = context
    const answered = matters.map(({ id, sendBack }) => ({
      id,
      event: sendBack ? ('matter.sent_back' as const) : ('matter.approved' as const),
      reason: sendBack ?? opinion,
    }))
    await takeSteps(context, answered)
    const approved = answered.filter((each) => each.event === 'matter.approved').map((each) => each.id)
    if (approved.length > 0)
      await tx.updateTable('matter').set({ approved_by: actor.accountId }).where('id', 'in', approved).execute()
    return {
      events: byAnswer(answered.map(({ event, ...each }) => ({ ...each, type: event }))),
      view: () => facesOf(context, matters),
    }
  },
})

/** 登记纸质审批: whoever signed is the approver, and is somebody other than the drafter. */
export const recordApprovalCommand = command(recordApproval, {
  subjects: ({ matters }) => lockEach(matters),
  present: (context, { matters }) => facesOf(context, matters),
  run: async (context, { matters, signerId, signedOn, words, fileId }) => {
    const { tx, moment, by } = context
    const signer = await loadActor(tx, signerId)
    if (!signer) throw badField('signerId', 'missing')
    const answered: Answered[] = []
    for (const { id } of matters) {
      const matter = await loadMatter(tx, id)
      const refusal = mayRecordApproval({
        isAllowed: await settingOf(tx, matter.government_id, 'approval.by-paper'),
        signerRoles: signer.appointments.flatMap((each) =>
          each.reach.includes(matter.supervisor_org) || each.organizationId === matter.government_id ? [each.role] : [],
        ),
        signedOn: civilDate(signedOn),
        today: moment.today,
      })
      if (refusal) throw new Refused(refusal)
      if (matter.drafted_by === signerId) throw new Refused(refuse('drafter-signs', { field: 'signerId' }))
      // The guard that keeps drafter and approver apart looks at whoever signed.
      await takeStep({ tx, moment, actor: signer }, id, 'matter.approved')
      await tx.updateTable('matter').set({ approved_by: signerId }).where('id', '=', id).execute()
      await insertPaperAct(context, {
        matterId: id,
        step: 'approval',
        signer: signer.name,
        signerId,
        signedOn,
        words,
        fileId,
        organizationId: by.organizationId,
      })
      answered.push({
        id,
        type: 'matter.approved',
        reason: words,
        changes: { signature: 'paper', signer: signer.name, on: signedOn },
      })
    }
    return { events: byAnswer(answered), view: () => facesOf(context, matters) }
  },
})

/** 登记复核 of what was registered and handed down at once, by a second person. */
export const checkMattersCommand = command(checkMatters, {
  subjects: ({ matters }) => lockEach(matters),
  present: (context, { matters }) => facesOf(context, matters),
  run: async (context, { matters }) => {
    const { tx, actor } = context
    for (const { id } of matters) {
      const matter = await loadMatter(tx, id)
      if (!matter.needs_check) throw new Refused(refuse('wrong-state', { params: { state: matter.state } }))
      if (matter.drafted_by === actor.accountId) throw new Refused(refuse('same-person'))
      await tx
        .updateTable('matter')
        .set({ needs_check: false, checked_by: actor.accountId })
        .where('id', '=', id)
        .execute()
    }
    return {
      events: byAnswer(matters.map(({ id }) => ({ id, type: 'matter.checked' }))),
      view: () => facesOf(context, matters),
    }
  },
})
