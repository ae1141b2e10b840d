import { sql } from 'kysely'
import type { Reading, ReadTask } from '#domain/reading/read.ts'
import { itemsOf } from '#domain/reading/minutes.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'

/** What a reading says of one line, as it is kept. */
export const readFields = (task: ReadTask) => ({
  text: task.text,
  clause: task.clause,
  span: JSON.stringify(task.span),
  lead: JSON.stringify(task.lead),
  support: JSON.stringify(task.support),
  inherited: JSON.stringify(task.inherited),
  reasons: JSON.stringify(task.reasons),
  deadline: task.deadline ? JSON.stringify(task.deadline) : null,
  confidence: task.confidence,
  questions: JSON.stringify(task.questions),
})

/** Lines `p` that count: what the assistant suggested is nothing of the document's ledger until a person accepts it. */
export const isCounted = sql<boolean>`(p.origin = 'reader' or p.state in ('accepted', 'attached'))`

/** Of minutes every item is a line, whoever it names (A09). */
export const tasksOf = (kind: string, text: string, reading: Reading): readonly ReadTask[] =>
  kind === 'meeting_decision' ? itemsOf(text, reading) : reading.tasks

export const insertProposals = async (
  tx: Tx,
  sourceId: string,
  tasks: readonly ReadTask[],
  from: number,
  origin: 'reader' | 'assistant' = 'reader',
): Promise<void> => {
  const rows = tasks.map((task, i) => ({ id: newId(), source_id: sourceId, no: from + i, origin, ...readFields(task) }))
  for (let at = 0; at < rows.length; at += 200)
    await tx
      .insertInto('proposal')
      .values(rows.slice(at, at + 200))
      .execute()
}
