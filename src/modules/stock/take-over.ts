import { sql } from 'kysely'
import { takeOverStock } from '#contract/stock.ts'
import { refuse } from '#domain/refusal.ts'
import { isError } from '#domain/stock/plan.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { checkOf } from './check.ts'
import { eventOf, insertMatters } from './rows.ts'
import { batchView, loadBatch, loadSheet, takenBefore, type Batch } from './store.ts'

/** What obliges the matters taken over, where their own sources stand only in the ledger: the ledger itself. */
const insertSource = async ({ tx, actor, moment }: Context, batch: Batch): Promise<{ id: string; title: string }> => {
  const id = newId()
  const { title } = batch.plan
  await tx
    .insertInto('source')
    .values({
      id,
      government_id: batch.government_id,
      organization_id: batch.organization_id,
      kind: 'document',
      title,
      received_on: moment.today,
      origin_level: batch.plan.originLevel,
      file_id: batch.file_id,
      registered_by: actor.accountId,
      changed_at: moment.at,
    })
    .execute()
  await tx
    .insertInto('source_text')
    .values({ source_id: id, text: '', clauses: JSON.stringify([]) })
    .execute()
  return { id, title }
}

/** 存量接入: all rows in one transaction or none; exactly what the dry run has shown. */
export const takeOverStockCommand = command(takeOverStock, {
  subjects: ({ batchId, version }) => [{ kind: 'import_batch', id: batchId, version }],
  present: ({ tx }, { batchId }) => batchView(tx, batchId),
  run: async (context, { batchId, again }) => {
    const { tx, actor, moment } = context
    const batch = await loadBatch(tx, batchId)
    if (batch.state !== 'open') throw new Refused(refuse('stock-batch-closed'))
    const sheet = await loadSheet(tx, batch)
    // Two people with the same file would each find that nobody has taken it over yet.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${batch.sha256.toString('hex')} ${sheet.name}`}, 0))`.execute(
      tx,
    )
    const day = await takenBefore(tx, batch, sheet.name)
    if (day && !again) throw new Refused(refuse('stock-already-taken', { field: 'again', params: { day } }))
    const check = await checkOf(tx, batch)
    if (!check.isReady) {
      const errors = check.problems.filter(isError).length
      const questions = check.problems.filter((each) => !isError(each)).length
      throw new Refused(refuse('stock-has-problems', { params: { errors, questions } }))
    }
    const source = await insertSource(context, batch)
    const made = await insertMatters(context, batch, source, check.matters)
    await tx
      .updateTable('import_batch')
      .set({
        state: 'taken_over',
        sheet_name: sheet.name,
        source_id: source.id,
        matters: made.length,
        taken_over_by: actor.accountId,
        taken_over_on: moment.today,
      })
      .where('id', '=', batchId)
      .execute()
    return {
      events: [
        {
          type: 'stock.taken_over',
          on: [source.id],
          changes: { file: batch.file_name, sheet: sheet.name, matters: made.length },
        },
        ...made.map((each) => ({
          type: eventOf(each),
          on: [each.id],
          alone: true,
          changes: {
            title: each.from.title,
            number: each.from.number ?? undefined,
            row: each.from.row,
            due: each.from.due,
          },
        })),
      ],
      view: () => batchView(tx, batchId),
    }
  },
})
