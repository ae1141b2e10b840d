import { cellText } from '#domain/sheet.ts'
import { parseWorkbook } from '../../sheets/parse.ts'
import { rowText } from './table-text.ts'

/** The visible sheets of a workbook as rows of tables; a merged title is a line of its own. */
export const sheetText = (bytes: Uint8Array): string =>
  parseWorkbook(bytes)
    .filter((sheet) => !sheet.hidden)
    .flatMap((sheet) => sheet.rows.map((row) => rowText(row.map((cell) => [cellText(cell)]))))
    .filter((line) => line !== '')
    .join('\n')
