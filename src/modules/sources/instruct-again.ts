import { instructAgain } from '#contract/submissions.ts'
import { command } from '#platform/endpoint.ts'
import { badField } from '#platform/errors.ts'
import { insertInstruction, registeredEvent } from './insert-instruction.ts'
import { tieToMatter } from './instructions.ts'
import { recordReading } from './reading.ts'
import { sourceView } from './view.ts'
import { workAgain } from './work-again.ts'

/** 再批示: the leader has read the result and wants more. The trail says what the units are told, not the words. */
export const instructOnSubmissionCommand = command(instructAgain, {
  subjects: ({ submissionId }) => [{ kind: 'submission', id: submissionId }],
  run: async (context, input) => {
    const { submission, instruction, matters, on, events } = await recordReading(context, input, 'instructed')
    const missing = input.matterIds.findIndex((id) => !matters.includes(id))
    if (missing >= 0) throw badField(`matterIds.${missing}`, 'missing')
    const given = {
      ...(instruction.leader_id ? { leaderId: instruction.leader_id } : {}),
      leaderName: instruction.leader_name,
      leaderPost: instruction.leader_post,
      instructedOn: on,
      text: input.text,
      answerRequired: input.answerRequired,
      limit: input.limit,
      urgency: instruction.urgency,
      chain: [],
      requirement: input.requirement,
      follows: instruction.id,
    }
    const id = await insertInstruction(context, submission.source_id, given)
    const leader = `${instruction.leader_post} ${instruction.leader_name}`
    const words = input.requirement ?? `再批示：${leader}`
    for (const matterId of new Set(input.matterIds)) {
      await tieToMatter(context.tx, { id, source_id: submission.source_id }, matterId, 'attached')
      events.push(await workAgain(context, { matterId, limit: input.limit, words }))
    }
    events.push(registeredEvent(id, given))
    return { events, view: () => sourceView(context, submission.source_id) }
  },
})
