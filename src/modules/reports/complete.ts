import { openInstructions, takeStep } from '#modules/matters/index.ts'
import type { Context } from '#platform/endpoint.ts'

/** Completes those accepted matters for which no leader who asked still has to read; returns which. */
export const completeRead = async (
  context: Pick<Context, 'tx' | 'actor' | 'moment'>,
  matterIds: readonly string[],
): Promise<string[]> => {
  const completed: string[] = []
  for (const id of matterIds) {
    const waitingToRead = await openInstructions(context.tx, id)
    const matter = await context.tx.selectFrom('matter').select('state').where('id', '=', id).executeTakeFirst()
    if (waitingToRead > 0 || matter?.state !== 'accepted') continue
    await takeStep(context, id, 'matter.completed', { waitingToRead })
    await context.tx.updateTable('matter').set({ completed_on: context.moment.today }).where('id', '=', id).execute()
    completed.push(id)
  }
  return completed
}
