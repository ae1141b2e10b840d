import { addInstruction } from '#contract/sources.ts'
import { civilDate } from '#domain/date.ts'
import { command } from '#platform/endpoint.ts'
import { badField } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { sourceView } from './view.ts'

/** 登记领导批示: the words go where only the leader and named handlers read them; whoever registers is one of these. */
export const addInstructionCommand = command(addInstruction, {
  subjects: ({ sourceId, version }) => [{ kind: 'source', id: sourceId, version }],
  present: (context, { sourceId }) => sourceView(context, sourceId),
  run: async (context, input) => {
    const { tx, actor } = context
    const handlers = [...new Set([actor.accountId, ...input.handlerIds])]
    const named = [...handlers, ...(input.leaderId ? [input.leaderId] : [])]
    const known = await tx.selectFrom('account').select('id').where('id', 'in', named).execute()
    if (input.leaderId && !known.some((row) => row.id === input.leaderId)) throw badField('leaderId', 'missing')
    const missing = handlers.findIndex((id) => !known.some((row) => row.id === id))
    if (missing >= 0) throw badField(`handlerIds.${missing - 1}`, 'missing')
    const { rank } = await tx
      .selectFrom('instruction')
      .select((of) => of.fn.countAll<number>().as('rank'))
      .where('source_id', '=', input.sourceId)
      .executeTakeFirstOrThrow()
    const id = newId()
    await tx
      .insertInto('instruction')
      .values({
        id,
        source_id: input.sourceId,
        leader_id: input.leaderId ?? null,
        leader_name: input.leaderName,
        leader_post: input.leaderPost,
        rank: rank + 1,
        instructed_on: civilDate(input.instructedOn),
        answer_required: input.answerRequired,
      })
      .execute()
    await tx.insertInto('instruction_text').values({ instruction_id: id, text: input.text }).execute()
    for (const handler of handlers)
      await tx.insertInto('instruction_handler').values({ instruction_id: id, account_id: handler }).execute()
    return {
      // The trail says that there was an instruction, not its words: more people read the trail than may read those.
      events: [
        {
          type: 'instruction.registered',
          on: [id],
          changes: { leader: `${input.leaderPost} ${input.leaderName}`, answerRequired: input.answerRequired },
        },
      ],
      view: () => sourceView(context, input.sourceId),
    }
  },
})
