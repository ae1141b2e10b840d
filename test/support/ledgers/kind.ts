import { utils, write, type WorkSheet } from '@e965/xlsx'
import type { StockField } from '#domain/stock/fields.ts'
import type { StockQuestion } from '#domain/stock/plan.ts'

type Given = string | number | null

/** A ledger as an office keeps it, and what somebody who knows the office would make of it. */
export type Ledger = {
  readonly name: string
  readonly bytes: Buffer
  /** Sheet and rows of the head, from nought. */
  readonly sheet: number
  readonly head: { readonly top: number; readonly bottom: number }
  readonly title: string
  /** What every column means, in order. */
  readonly fields: readonly (StockField | null)[]
  /** Names that only a person can answer for → short name of the unit; null for none. */
  readonly names: Readonly<Record<string, string | null>>
  /** What a person has to agree to. */
  readonly asks: readonly StockQuestion[]
  /** Row on the screen, title, lead, others, due, state. */
  readonly rows: readonly (readonly [
    row: number,
    title: string,
    lead: string,
    others: string,
    due: string | null,
    state: 'in_progress' | 'completed',
  ])[]
}

/** A sheet from rows; `merges` as on the screen, `days` of cells that are real days, `styled` empty rows at the end. */
export const sheetOf = (
  rows: readonly (readonly Given[])[],
  { merges = [], days = {}, styled = 0 }: { merges?: string[]; days?: Record<string, number>; styled?: number } = {},
): WorkSheet => {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]))
  sheet['!merges'] = merges.map((each) => utils.decode_range(each))
  for (const [at, serial] of Object.entries(days)) sheet[at] = { t: 'n', v: serial, z: 'yyyy"年"m"月"d"日"' }
  if (styled > 0) {
    const { e } = utils.decode_range(sheet['!ref'] ?? 'A1')
    for (let row = e.r + 2; row < e.r + 2 + styled; row += 1) sheet[`A${row}`] = { t: 'z' }
    sheet['!ref'] = `A1:${utils.encode_cell({ r: e.r + 1 + styled, c: e.c })}`
  }
  return sheet
}

export const bookOf = (sheets: Readonly<Record<string, WorkSheet>>, hidden: readonly string[] = []): Buffer => {
  const book = utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name)
  book.Workbook = { Sheets: book.SheetNames.map((name) => ({ Hidden: hidden.includes(name) ? 1 : 0 })) }
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}
