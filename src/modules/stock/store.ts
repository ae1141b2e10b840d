import type { z } from 'zod'
import type { StockBatchRow, StockBatchView } from '#contract/stock.ts'
import type { Sheet } from '#domain/sheet.ts'
import { columnsUnder } from '#domain/stock/check.ts'
import type { StockPlan } from '#domain/stock/plan.ts'
import type { Tx } from '#platform/db.ts'
import { found } from '#platform/errors.ts'

export type Batch = Awaited<ReturnType<typeof loadBatch>>

export const loadBatch = async (tx: Tx, batchId: string) => {
  const row = found(await tx.selectFrom('import_batch').selectAll().where('id', '=', batchId).executeTakeFirst())
  return { ...row, plan: row.plan as unknown as StockPlan }
}

export const loadSheets = async (tx: Tx, batchId: string): Promise<readonly Sheet[]> => {
  const rows = await tx
    .selectFrom('import_sheet')
    .select('sheet')
    .where('batch_id', '=', batchId)
    .orderBy('no')
    .execute()
  return rows.map((row) => row.sheet as unknown as Sheet)
}

/** The sheet that the plan speaks of. */
export const loadSheet = async (tx: Tx, { id, plan }: Batch): Promise<Sheet> => {
  const row = await tx
    .selectFrom('import_sheet')
    .select('sheet')
    .where('batch_id', '=', id)
    .where('no', '=', plan.sheet)
    .executeTakeFirst()
  return found(row).sheet as unknown as Sheet
}

/** When the same sheet of the same bytes was taken over before; null for never. */
export const takenBefore = async (tx: Tx, { id, sha256 }: Batch, sheetName: string): Promise<string | null> => {
  const row = await tx
    .selectFrom('import_batch')
    .select('taken_over_on')
    .where('sha256', '=', sha256)
    .where('sheet_name', '=', sheetName)
    .where('state', '=', 'taken_over')
    .where('id', '<>', id)
    .orderBy('taken_over_on', 'desc')
    .executeTakeFirst()
  return row?.taken_over_on ?? null
}

const rowColumns = [
  'b.id',
  'b.file_name as fileName',
  'b.state',
  'a.name as madeBy',
  'b.made_on as madeOn',
  'b.sheet_name as sheetName',
  'b.matters',
  'b.source_id as sourceId',
  'b.taken_over_on as takenOverOn',
  'b.version',
] as const

export const batchRows = (tx: Tx) =>
  tx.selectFrom('import_batch as b').innerJoin('account as a', 'a.id', 'b.made_by').select(rowColumns)
export type Row = z.input<typeof StockBatchRow>

export const batchView = async (tx: Tx, batchId: string): Promise<z.input<typeof StockBatchView>> => {
  const row = found(await batchRows(tx).where('b.id', '=', batchId).executeTakeFirst())
  const batch = await loadBatch(tx, batchId)
  const sheets = await loadSheets(tx, batchId)
  const sheet = found(sheets[batch.plan.sheet])
  return {
    ...row,
    sheets: sheets.map(({ name, hidden, rows }) => ({ name, hidden, rows: rows.length })),
    plan: {
      ...batch.plan,
      fields: [...batch.plan.fields],
      confirmed: [...batch.plan.confirmed],
    },
    columns: columnsUnder(sheet, batch.plan).map((each) => ({
      ...each,
      samples: each.samples.map((text) => (text.length > 60 ? `${text.slice(0, 59)}…` : text)),
    })),
    takenBefore: await takenBefore(tx, batch, sheet.name),
  }
}
