import { Readable } from 'node:stream'
import yazl from 'yazl'
import type { Cell } from '#domain/sheet.ts'
import { cellXml, columnLetters, looks, smallParts, worksheetOpen, type Look } from './xml.ts'

export type Column = {
  readonly title: string
  /** In characters of the standard font; a Chinese character takes two. */
  readonly width: number
}

/** One list as a workbook of one sheet: a title and lines above the head, rows as they come, a last row. */
export type SheetToWrite = {
  /** The tab's name. */
  readonly name: string
  readonly title: string
  /** 填报单位、截至日期 and the like; one line between title and head. */
  readonly info?: string
  readonly columns: readonly Column[]
  readonly rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>
  /** 合计, made once all rows have passed. */
  readonly total?: (rows: number) => readonly Cell[]
}

const rowXml = (cells: readonly Cell[], no: number, look: Look, height = ''): string =>
  `<row r="${no}"${height}>${cells.map((cell, i) => cellXml(cell, `${columnLetters(i)}${no}`, look)).join('')}</row>`

/** Characters that no tab may carry, and no more than 31. */
const tabName = (name: string) => name.replaceAll(/[\\/?*[\]:']/g, ' ').slice(0, 31)

/** The sheet's own XML, a piece at a time; nothing of what has been given out is kept. */
async function* worksheet(
  { title, info, columns, rows, total }: SheetToWrite,
  headRow: number,
): AsyncGenerator<string> {
  const last = columnLetters(Math.max(0, columns.length - 1))
  const widths = columns.map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
  yield `${worksheetOpen}<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headRow}" topLeftCell="A${headRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/><cols>${widths.join('')}</cols><sheetData>`
  yield rowXml([title], 1, looks.title, ' ht="30" customHeight="1"')
  if (info !== undefined) yield rowXml([info], 2, looks.info)
  yield rowXml(
    columns.map((column) => column.title),
    headRow,
    looks.head,
    ' ht="28" customHeight="1"',
  )
  let no = headRow
  let batch = ''
  for await (const row of rows) {
    batch += rowXml(row, (no += 1), looks.text)
    if (batch.length > 65_536) {
      yield batch
      batch = ''
    }
  }
  const lastData = no
  if (total) batch += rowXml(total(no - headRow), (no += 1), looks.total)
  const merged = [1, ...(info === undefined ? [] : [2])].map((row) => `<mergeCell ref="A${row}:${last}${row}"/>`)
  yield `${batch}</sheetData><autoFilter ref="A${headRow}:${last}${lastData}"/><mergeCells count="${merged.length}">${merged.join('')}</mergeCells><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>`
}

/**
 * A workbook as a stream of bytes with constant memory: rows are asked for as fast as the reader takes what comes out.
 * A failure of `rows` destroys the stream.
 */
export const writeWorkbook = (sheet: SheetToWrite): Readable => {
  const headRow = sheet.info === undefined ? 2 : 3
  const zip = new yazl.ZipFile()
  for (const [path, text] of Object.entries(smallParts(tabName(sheet.name), headRow)))
    zip.addBuffer(Buffer.from(text), path)
  const out = zip.outputStream as Readable
  const rows = Readable.from(worksheet(sheet, headRow), { objectMode: false, highWaterMark: 65_536 })
  rows.once('error', (error) => out.destroy(error))
  // Whoever stops reading stops the asking, too.
  out.once('close', () => rows.destroy())
  zip.addReadStream(rows, 'xl/worksheets/sheet1.xml', { compressionLevel: 4 })
  zip.end()
  return out
}
