import { read, SSF, type CellObject, type WorkSheet } from '@e965/xlsx'
import { dayOfSerial, mostColumns, mostRows, type Cell, type Merge, type Sheet } from '#domain/sheet.ts'

/** What no screen shows and every comparison stumbles over. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

const wordsOf = (text: string): string | null => {
  const clean = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll(unseen, '').trim()
  return clean === '' ? null : clean
}

/** A number with a date's form is a day; one with a percent's is what the screen shows; others stay numbers. */
const cellOf = (cell: CellObject | undefined, from1904: boolean): Cell => {
  if (!cell || cell.v === undefined) return null
  if (cell.t === 'n') {
    const value = Number(cell.v)
    const form = typeof cell.z === 'string' ? cell.z : 'General'
    if (SSF.is_date(form)) {
      const on = dayOfSerial(value, from1904)
      if (on) return { on }
    }
    return form.includes('%') ? wordsOf(cell.w ?? String(value)) : value
  }
  return wordsOf(String(cell.t === 'e' ? (cell.w ?? '#') : cell.v))
}

const spread = (rows: Cell[][], merges: readonly Merge[]): void => {
  for (const { top, left, bottom, right } of merges)
    for (let r = top; r <= bottom; r += 1) {
      const row = rows[r]
      if (row) for (let c = left; c <= right; c += 1) row[c] = rows[top]?.[left] ?? null
    }
}

const isBlank = (row: readonly Cell[] | undefined) => row === undefined || row.every((cell) => cell === null)

/** A grid as wide as its fullest row; the styled nothing behind the last row and column is left out. */
const sheetOf = (name: string, hidden: boolean, sheet: WorkSheet | undefined, from1904: boolean): Sheet => {
  const cells = (sheet?.['!data'] ?? []) as (CellObject | undefined)[][]
  const rows = Array.from(cells, (row) =>
    Array.from((row ?? []).slice(0, mostColumns), (cell) => cellOf(cell, from1904)),
  )
  while (rows.length > 0 && isBlank(rows.at(-1))) rows.pop()
  const width = rows.reduce((most, row) => Math.max(most, row.findLastIndex((cell) => cell !== null) + 1), 0)
  const full = rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? null))
  const merges = (sheet?.['!merges'] ?? [])
    .map(({ s, e }) => ({
      top: s.r,
      left: s.c,
      bottom: Math.min(e.r, full.length - 1),
      right: Math.min(e.c, width - 1),
    }))
    .filter(({ top, left, bottom, right }) => top < full.length && left < width && (bottom > top || right > left))
  spread(full, merges)
  return { name, hidden, rows: full, merges }
}

/** The sheets of bytes that were found to be a workbook. */
export const parseWorkbook = (bytes: Uint8Array): Sheet[] => {
  // One row more than is allowed tells a ledger that is too long from one that is just long enough.
  const book = read(bytes, { type: 'array', dense: true, cellNF: true, cellFormula: false, sheetRows: mostRows + 1 })
  const from1904 = book.Workbook?.WBProps?.date1904 === true
  return book.SheetNames.slice(0, 50).map((name, i) =>
    sheetOf(name, (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0, book.Sheets[name], from1904),
  )
}
