import { answerMany, progressMany } from '#contract/answers.ts'
import { takeSteps } from '#modules/matters/index.ts'
import type { EventDraft } from '#platform/audit.ts'
import { command } from '#platform/endpoint.ts'
import { found } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { writeMessage } from './thread.ts'
import { insertReport } from './write.ts'

type Events = readonly [EventDraft, ...EventDraft[]]

/** One text for several matters: each has its own report and its own event, which says nothing of the others. */
export const progressManyCommand = command(progressMany, {
  subjects: ({ matterIds }) => [...new Set(matterIds)].map((id) => ({ kind: 'matter', id })),
  run: async (context, { matterIds, ...words }) => {
    const group = newId()
    const events: EventDraft[] = []
    await takeSteps(
      context,
      context.locked.map(({ id }) => ({ id, event: 'matter.progressed' })),
    )
    for (const { id } of context.locked) {
      const report = await insertReport(context, id, 'progress', words)
      await context.tx
        .insertInto('report_group')
        .values({ report_id: report, matter_id: id, group_id: group })
        .execute()
      events.push({ type: 'matter.progressed', on: [id], alone: true, changes: { report } })
    }
    return { events: events as unknown as Events, view: async () => ({ reported: new Set(matterIds).size }) }
  },
})

/** 一次答复: where several superiors ask the same, the answer is written once. */
export const answerManyCommand = command(answerMany, {
  subjects: ({ questionIds }) => [...new Set(questionIds)].map((id) => ({ kind: 'message', id })),
  run: async (context, { questionIds, text }) => {
    const events: EventDraft[] = []
    for (const questionId of new Set(questionIds)) {
      const question = found(
        await context.tx
          .selectFrom('message')
          .select('matter_id')
          .where('id', '=', questionId)
          .where('kind', '=', 'question')
          .executeTakeFirst(),
      )
      const message = await writeMessage(context, question.matter_id, 'answer', text, questionId)
      events.push({ type: 'matter.answered', on: [question.matter_id], alone: true, changes: { message } })
    }
    return { events: events as unknown as Events, view: async () => ({ answered: events.length }) }
  },
})
