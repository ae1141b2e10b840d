import { stillSaid } from '#domain/assistant/still-said.ts'
import type { ReadTask } from '#domain/reading/read.ts'
import type { Tx } from '#platform/db.ts'
import { readFields } from './proposal-rows.ts'

type Row = { readonly origin: string; readonly state: string }

/** A suggestion that no person has made a matter of: what is compared and counted leaves it out. */
export const isSuggestion = ({ origin, state }: Row): boolean =>
  origin === 'assistant' && state !== 'accepted' && state !== 'attached'

/** Beside what the rules find in a corrected text: lines of the assistant's that were accepted and that it still says. */
export const withAccepted = (text: string, rows: readonly Row[], read: readonly ReadTask[]): readonly ReadTask[] => {
  const accepted = rows.filter((each) => each.origin === 'assistant') as unknown as readonly ReadTask[]
  return [...read, ...stillSaid(text, accepted, read)]
}

/** Suggestions go along with the text while it says so, unless a rule finds them by now; an open one else falls away. */
export const moveSuggestions = async (
  tx: Tx,
  sourceId: string,
  text: string,
  tasks: readonly ReadTask[],
): Promise<void> => {
  const rows = await tx
    .selectFrom('proposal')
    .selectAll()
    .where('source_id', '=', sourceId)
    .where('origin', '=', 'assistant')
    .where('state', 'in', ['open', 'dismissed'])
    .orderBy('no')
    .execute()
  for (const row of rows) {
    const [place] = stillSaid(text, [row as unknown as ReadTask], tasks)
    const now = place ? readFields(place) : row.state === 'open' ? { state: 'withdrawn' as const } : null
    if (now) await tx.updateTable('proposal').set(now).where('id', '=', row.id).execute()
  }
}
