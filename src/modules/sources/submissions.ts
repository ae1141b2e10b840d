import { makeSubmission, readSubmission } from '#contract/sources.ts'
import { civilDate } from '#domain/date.ts'
import { lendersOf } from '#domain/permissions.ts'
import { refuse } from '#domain/refusal.ts'
import { completeRead } from '#modules/reports/index.ts'
import { command } from '#platform/endpoint.ts'
import { badField, found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { sourceView } from './view.ts'

/** 呈报领导: one submission a source sums up the results that the office has accepted. */
export const makeSubmissionCommand = command(makeSubmission, {
  subjects: ({ sourceId, version, matterIds }) => [
    { kind: 'source', id: sourceId, version },
    ...matterIds.map((id) => ({ kind: 'matter', id }) as const),
  ],
  present: (context, { sourceId }) => sourceView(context, sourceId),
  run: async (context, { sourceId, title, text, matterIds }) => {
    const { tx, actor, moment } = context
    const ready = await tx
      .selectFrom('matter as m')
      .innerJoin('matter_source as s', 's.matter_id', 'm.id')
      .select('m.id')
      .where('s.source_id', '=', sourceId)
      .where('m.state', '=', 'accepted')
      .where('m.id', 'in', matterIds)
      .execute()
    const missing = matterIds.findIndex((id) => !ready.some((row) => row.id === id))
    if (missing >= 0) throw badField(`matterIds.${missing}`, 'missing')
    const id = newId()
    await tx
      .insertInto('submission')
      .values({ id, source_id: sourceId, title, text, made_by: actor.accountId, made_on: moment.today })
      .execute()
    for (const matterId of new Set(matterIds))
      await tx.insertInto('submission_matter').values({ submission_id: id, matter_id: matterId }).execute()
    return {
      events: [{ type: 'submission.made', on: [id, ...matterIds], changes: { title, matters: matterIds.length } }],
      view: () => sourceView(context, sourceId),
    }
  },
})

/** 阅结: the leader in the system, or the office for a leader who reads paper; the last one completes the matters. */
export const readSubmissionCommand = command(readSubmission, {
  subjects: ({ submissionId }) => [{ kind: 'submission', id: submissionId }],
  run: async (context, { submissionId, instructionId, how, readOn }) => {
    const { tx, actor, moment } = context
    const submission = found(
      await tx.selectFrom('submission').selectAll().where('id', '=', submissionId).executeTakeFirst(),
    )
    const instruction = await tx
      .selectFrom('instruction')
      .selectAll()
      .where('id', '=', instructionId)
      .where('source_id', '=', submission.source_id)
      .executeTakeFirst()
    if (!instruction) throw badField('instructionId', 'missing')
    if (instruction.state === 'read') throw new Refused(refuse('already-read'))
    const lenders = lendersOf(actor, 'submission.read', 'leader')
    const lender = lenders.find((id) => id === instruction.leader_id)
    if (how === 'system' && instruction.leader_id !== actor.accountId && !lender)
      throw new Refused(refuse('signer-not-principal', { field: 'how' }))
    const on = readOn === undefined ? moment.today : civilDate(readOn)
    if (on > moment.today) throw badField('readOn', 'not-a-date')
    await tx
      .insertInto('submission_reading')
      .values({
        submission_id: submissionId,
        instruction_id: instructionId,
        read_on: on,
        how,
        recorded_by: actor.accountId,
      })
      .execute()
    await tx.updateTable('instruction').set({ state: 'read', read_on: on }).where('id', '=', instructionId).execute()
    const matters = await tx
      .selectFrom('submission_matter')
      .select('matter_id')
      .where('submission_id', '=', submissionId)
      .orderBy('matter_id')
      .execute()
    const completed = await completeRead(
      context,
      matters.map((each) => each.matter_id),
    )
    return {
      events: [
        {
          type: 'submission.read',
          on: [submissionId, instructionId, ...matters.map((each) => each.matter_id)],
          changes: { leader: instruction.leader_name, how, on },
          onBehalfOf: how === 'system' ? lender : undefined,
        },
        ...completed.map((id) => ({ type: 'matter.completed', on: [id] })),
      ],
      view: () => sourceView(context, submission.source_id),
    }
  },
})
