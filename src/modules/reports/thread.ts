import { answer, ask } from '#contract/reports.ts'
import { endStates } from '#domain/matter.ts'
import { refuse } from '#domain/refusal.ts'
import { loadMatter, matterView } from '#modules/matters/index.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { badField, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'

export const writeMessage = async (
  { tx, actor, by, moment }: Context,
  matterId: string,
  kind: 'question' | 'answer',
  text: string,
  answers: string | null,
) => {
  const matter = await loadMatter(tx, matterId)
  if (endStates.includes(matter.state) || matter.dispatched_at === null)
    throw new Refused(refuse('wrong-state', { params: { state: matter.state } }))
  const id = newId()
  await tx
    .insertInto('message')
    .values({
      id,
      matter_id: matterId,
      organization_id: by.organizationId,
      author_id: actor.accountId,
      kind,
      text,
      answers,
      at: moment.at,
    })
    .execute()
  return id
}

/** A question pauses nothing and is answered in the thread (B12); it is counted on the asker. */
export const askCommand = command(ask, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async (context, { matterId, text }) => {
    const message = await writeMessage(context, matterId, 'question', text, null)
    return { events: [{ type: 'matter.asked', changes: { message } }], view: () => matterView(context, matterId) }
  },
})

export const answerCommand = command(answer, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async (context, { matterId, questionId, text }) => {
    const question = await context.tx
      .selectFrom('message')
      .select('id')
      .where('id', '=', questionId)
      .where('matter_id', '=', matterId)
      .where('kind', '=', 'question')
      .executeTakeFirst()
    if (!question) throw badField('questionId', 'missing')
    const message = await writeMessage(context, matterId, 'answer', text, questionId)
    return { events: [{ type: 'matter.answered', changes: { message } }], view: () => matterView(context, matterId) }
  },
})
