import { dropDraft, writeDraft } from '#contract/drafts.ts'
import { civilDate } from '#domain/date.ts'
import { refuse } from '#domain/refusal.ts'
import { loadMatter } from '#modules/matters/index.ts'
import { unitSide } from '#modules/units/index.ts'
import { command } from '#platform/endpoint.ts'
import { ApiError, badField, found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { closeDraft, openDraft, textOf, voidCountersignatures } from './draft-store.ts'
import { leadAssignment } from './write.ts'

/** A draft is the unit's own business: the matter stands by, and its supervisor hears of nothing. */
export const writeDraftCommand = command(writeDraft, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId, aside: true }],
  run: async (context, input) => {
    const { tx, actor, moment } = context
    const matter = await loadMatter(tx, input.matterId)
    if (matter.state !== 'in_progress') throw new Refused(refuse('wrong-state', { params: { state: matter.state } }))
    const lead = await leadAssignment(tx, matter.id)
    if (input.fileId && !(await tx.selectFrom('file').select('id').where('id', '=', input.fileId).executeTakeFirst()))
      throw badField('fileId', 'missing')
    const words = {
      progress: input.progress,
      difficulty: input.difficulty ?? null,
      next_step: input.nextStep ?? null,
      outcome: input.outcome ?? null,
      actual: input.actual ?? null,
    }
    const more = {
      completed_on: input.completedOn ? civilDate(input.completedOn) : null,
      file_id: input.fileId ?? null,
      prepared_by: actor.accountId,
      prepared_at: moment.at,
    }
    const before = await openDraft(tx, matter.id, input.kind)
    if (!before) {
      const id = newId()
      await tx
        .insertInto('report_draft')
        .values({
          id,
          matter_id: matter.id,
          assignment_id: lead.id,
          organization_id: lead.organization_id,
          kind: input.kind,
          cycle: matter.cycle,
          ...words,
          ...more,
        })
        .execute()
      return {
        events: [{ type: 'draft.written', on: [id], changes: { kind: input.kind } }],
        view: () => unitSide(context, matter.id),
      }
    }
    const isChanged = textOf(before) !== textOf(words)
    const { numUpdatedRows } = await tx
      .updateTable('report_draft')
      .set({ ...words, ...more, text_no: before.text_no + (isChanged ? 1 : 0), version: before.version + 1 })
      .where('id', '=', before.id)
      .where('state', '=', 'open')
      .where('version', '=', input.draftVersion ?? 0)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new ApiError(409, 'conflict', { present: await unitSide(context, matter.id) })
    const voided = isChanged ? await voidCountersignatures(tx, before) : []
    return {
      events: [
        { type: 'draft.written', on: [before.id], changes: { kind: input.kind, textNo: before.text_no + 1 } },
        ...voided,
      ],
      view: () => unitSide(context, matter.id),
    }
  },
})

export const dropDraftCommand = command(dropDraft, {
  subjects: ({ reportDraftId }) => [{ kind: 'report_draft', id: reportDraftId, aside: true }],
  run: async (context, { reportDraftId, draftVersion }) => {
    const { tx } = context
    const draft = found(
      await tx
        .selectFrom('report_draft')
        .selectAll()
        .where('id', '=', reportDraftId)
        .forNoKeyUpdate()
        .executeTakeFirst(),
    )
    if (draft.state !== 'open') throw new Refused(refuse('draft-closed'))
    if (draft.version !== draftVersion) throw new ApiError(409, 'conflict')
    const voided = await voidCountersignatures(tx, draft)
    await closeDraft(tx, draft, null)
    return {
      events: [{ type: 'draft.dropped', on: [reportDraftId] }, ...voided],
      view: () => unitSide(context, draft.matter_id),
    }
  },
})
