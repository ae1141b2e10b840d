import type { BudgetInput } from '#contract/matter-views.ts'
import { civilDate } from '#domain/date.ts'
import { rankOfPost } from '#domain/instruction.ts'
import type { Context } from '#platform/endpoint.ts'
import { badField } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import type { z } from 'zod'

export type InstructionGiven = {
  leaderId?: string | undefined
  leaderName: string
  leaderPost: string
  instructedOn: string
  text: string
  answerRequired: boolean
  limit?: z.output<typeof BudgetInput> | undefined
  urgency: 'most_urgent' | 'urgent' | 'plain' | 'normal'
  chain: readonly { name: string; note?: string | undefined }[]
  requirement?: string | undefined
  handlerIds?: readonly string[]
  follows?: string
}

const checkNamed = async ({ tx, actor }: Context, given: InstructionGiven): Promise<string[]> => {
  const handlers = [...new Set([actor.accountId, ...(given.handlerIds ?? [])])]
  const named = [...handlers, ...(given.leaderId ? [given.leaderId] : [])]
  const known = await tx.selectFrom('account').select('id').where('id', 'in', named).execute()
  if (given.leaderId && !known.some((row) => row.id === given.leaderId)) throw badField('leaderId', 'missing')
  const missing = handlers.findIndex((id) => !known.some((row) => row.id === id))
  if (missing >= 0) throw badField(`handlerIds.${missing - 1}`, 'missing')
  return handlers
}

/** The words go where only the leader and named handlers read them; whoever registers is one of these (A10). */
export const insertInstruction = async (
  context: Context,
  sourceId: string,
  given: InstructionGiven,
): Promise<string> => {
  const { tx } = context
  const handlers = await checkNamed(context, given)
  const id = newId()
  await tx
    .insertInto('instruction')
    .values({
      id,
      source_id: sourceId,
      leader_id: given.leaderId ?? null,
      leader_name: given.leaderName,
      leader_post: given.leaderPost,
      rank: rankOfPost(given.leaderPost),
      instructed_on: civilDate(given.instructedOn),
      answer_required: given.answerRequired,
      chain: JSON.stringify(given.chain),
      requirement: given.requirement ?? null,
      limit_given: given.limit ? JSON.stringify(given.limit) : null,
      urgency: given.urgency,
      follows: given.follows ?? null,
    })
    .execute()
  await tx.insertInto('instruction_text').values({ instruction_id: id, text: given.text }).execute()
  for (const handler of handlers)
    await tx.insertInto('instruction_handler').values({ instruction_id: id, account_id: handler }).execute()
  return id
}

/** The trail says that there was an instruction, not its words: more people read the trail than may read those. */
export const registeredEvent = (id: string, given: InstructionGiven) => ({
  type: 'instruction.registered',
  on: [id],
  changes: { leader: `${given.leaderPost} ${given.leaderName}`, answerRequired: given.answerRequired },
})
