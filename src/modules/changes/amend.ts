import { amendMatter, changeDue } from '#contract/changes.ts'
import { civilDate } from '#domain/date.ts'
import { addClockEvent, guardNotice, projectDue } from '#modules/clock/index.ts'
import { loadMatter, projectSearch, transition, unitIds } from '#modules/matters/index.ts'
import { tell } from '#modules/notices/index.ts'

/** 更正: what was handed down is corrected in the open, before and after on record, and the units are told once. */
export const amendCommand = transition(amendMatter, 'matter.amended', {
  effect: async (context, { matterId, title, target, workContent, requirement, basis }, before) => {
    const { tx } = context
    const was = await tx
      .selectFrom('matter_content')
      .select(['target', 'work_content', 'requirement'])
      .where('matter_id', '=', matterId)
      .executeTakeFirstOrThrow()
    if (title) {
      await tx.updateTable('matter').set({ title }).where('id', '=', matterId).execute()
      await projectSearch(tx, matterId, `${title} ${before.number ?? ''}`)
    }
    await tx
      .updateTable('matter_content')
      .set({
        target: target ?? was.target,
        work_content: workContent ?? was.work_content,
        requirement: requirement ?? was.requirement,
      })
      .where('matter_id', '=', matterId)
      .execute()
    const pairs = {
      title: [before.title, title],
      target: [was.target, target],
      workContent: [was.work_content, workContent],
      requirement: [was.requirement, requirement],
    }
    const changes = Object.fromEntries(Object.entries(pairs).filter(([, [old, now]]) => now && now !== old))
    await tell(context, {
      kind: 'matter.amended',
      title: title ?? before.title,
      subjectId: matterId,
      matterId,
      organizations: await unitIds(tx, matterId),
      words: { basis, fields: Object.keys(changes) },
    })
    return { reason: basis, changes }
  },
})

/** 调整时限: never silently. */
export const changeDueCommand = transition(changeDue, 'matter.due_changed', {
  facts: async (_, { newDue }) => ({ newDue: civilDate(newDue) }),
  effect: async (context, { matterId, newDue, basis, approver }, before) => {
    await addClockEvent(context.tx, matterId, { kind: 'override', due: civilDate(newDue) }, basis)
    await projectDue(context.tx, matterId, before.government_id)
    if (before.due === null || newDue < before.due) {
      const { due, due_minute: minute, government_id: governmentId } = await loadMatter(context.tx, matterId)
      await guardNotice(context, [{ matterId, governmentId, due, minute }], approver)
    }
    await tell(context, {
      kind: 'matter.due_changed',
      title: before.title,
      subjectId: matterId,
      matterId,
      organizations: await unitIds(context.tx, matterId),
      words: { basis, due: newDue, was: before.due },
    })
    return { reason: basis, changes: { due: [before.due, newDue], ...(approver ? { approver } : {}) } }
  },
})
