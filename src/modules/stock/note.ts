import { getStockNote } from '#contract/stock.ts'
import { query } from '#platform/endpoint.ts'

type Cells = [string, string][]

/** The row as it stood. Row security gives the office's part to the office alone. */
export const getStockNoteQuery = query(getStockNote, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async ({ tx }, { matterId }) => {
    const row = await tx
      .selectFrom('stock_note as n')
      .leftJoin('import_batch as b', 'b.id', 'n.batch_id')
      .leftJoin('stock_office_note as o', 'o.matter_id', 'n.matter_id')
      .select(['n.row', 'n.section', 'n.old_number', 'n.cells', 'b.file_name', 'o.cells as office'])
      .where('n.matter_id', '=', matterId)
      .executeTakeFirst()
    return {
      note: row
        ? {
            fileName: row.file_name,
            row: row.row,
            section: row.section,
            oldNumber: row.old_number,
            cells: row.cells as unknown as Cells,
            forOffice: row.office as unknown as Cells | null,
          }
        : null,
    }
  },
})
