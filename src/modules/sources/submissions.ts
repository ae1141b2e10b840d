import { draftSubmission, makeSubmission, readSubmission } from '#contract/submissions.ts'
import { submissionText } from '#domain/submission-text.ts'
import { command, query } from '#platform/endpoint.ts'
import { badField } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { recordReading } from './reading.ts'
import { sourceView } from './view.ts'

/** The words that the office has accepted, put together for whoever asked; the inspector corrects them. */
export const draftSubmissionQuery = query(draftSubmission, {
  subjects: ({ sourceId }) => [{ kind: 'source', id: sourceId }],
  run: async (context, { sourceId }) => {
    const { row, instructions, submissions, matters } = await sourceView(context, sourceId)
    const laid = new Set(submissions.flatMap((each) => each.matterIds))
    const accepted = matters.filter((each) => each.state === 'accepted')
    const fresh = accepted.filter((each) => !laid.has(each.id))
    const results = fresh.length > 0 ? fresh : accepted
    return {
      matterIds: results.map((each) => each.id),
      text: submissionText({
        sourceTitle: row.title,
        leaders: instructions
          .filter((each) => each.answerRequired && each.state === 'open')
          .map((each) => ({ post: each.leaderPost, name: each.leaderName, on: each.instructedOn })),
        results,
      }),
    }
  },
})

/** 呈报领导: one submission a source sums up the results that the office has accepted; co-supervisors get their copy. */
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
    const offices = await tx
      .selectFrom('co_supervisor')
      .select(['id', 'office'])
      .where('source_id', '=', sourceId)
      .execute()
    for (const office of offices)
      await tx
        .insertInto('submission_copy')
        .values({ submission_id: id, co_supervisor_id: office.id, source_id: sourceId, sent_on: moment.today })
        .execute()
    const copies = offices.length > 0 ? { copies: offices.map((each) => each.office).join('、') } : {}
    return {
      events: [
        { type: 'submission.made', on: [id, ...matterIds], changes: { title, matters: matterIds.length, ...copies } },
      ],
      view: () => sourceView(context, sourceId),
    }
  },
})

/** 阅结: the leader in the system, or the office for a leader who reads paper; the last one completes the matters. */
export const readSubmissionCommand = command(readSubmission, {
  subjects: ({ submissionId }) => [{ kind: 'submission', id: submissionId }],
  run: async (context, input) => {
    const { submission, events } = await recordReading(context, input, 'read')
    return { events, view: () => sourceView(context, submission.source_id) }
  },
})
