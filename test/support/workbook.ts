import { buffer } from 'node:stream/consumers'
import type { Operation, InputOf } from '#contract/operation.ts'
import { cellText, type Sheet } from '#domain/sheet.ts'
import type { Download } from '#platform/download.ts'
import { readWorkbook } from '#platform/sheets/index.ts'
import type { Desk } from '../../src/demo/desk.ts'

export type Taken = {
  readonly name: string
  readonly sheet: Sheet
  /** The rows between head and 合计, under the heads' names. */
  readonly rows: readonly Readonly<Record<string, string>>[]
  readonly total: string
}

/** What somebody gets who presses 导出 and opens the file. */
export const takeOut = async <T extends Operation>(desk: Desk, operation: T, input: InputOf<T>): Promise<Taken> => {
  const { name, bytes } = (await desk(operation, input)) as Download
  const [sheet] = await readWorkbook(await buffer(bytes))
  if (!sheet) throw new Error('a workbook without a sheet')
  const [heads = [], ...rest] = sheet.rows.slice(2)
  const total = cellText(rest.at(-1)?.[1])
  const rows = rest
    .slice(0, -1)
    .map((row) => Object.fromEntries(row.map((cell, i) => [cellText(heads[i]), cellText(cell)])))
  return { name, sheet, rows, total }
}
