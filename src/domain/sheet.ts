import { dateFromDayNumber, type CivilDate } from './date.ts'

/** What stands in one cell of a spreadsheet: words, a number, a day; null where nothing does. */
export type Cell = string | number | { readonly on: CivilDate } | null

/** Zero-based and inclusive; every cell below it already holds the value of the first. */
export type Merge = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }

/** One sheet of a workbook. Row `i` is row `i + 1` on the screen of whoever made it. */
export type Sheet = {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly Merge[]
}

/** Rows of one sheet that are read; a ledger with more is no ledger of one office. */
export const mostRows = 5_000
export const mostColumns = 60

/** Day 25569 of a spreadsheet is 1970-01-01; those that count from 1904 are 1,462 behind. */
const epoch = 25_569
export const serialOf = (days: number): number => days + epoch

/** The civil day of a spreadsheet's serial number; null where it is no day of our time. */
export const dayOfSerial = (serial: number, from1904 = false): CivilDate | null => {
  const day = Math.floor(serial) + (from1904 ? 1_462 : 0)
  return day >= 1 && day < 73_051 ? dateFromDayNumber(day - epoch) : null
}

/** As a person reads it. */
export const cellText = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'object') return cell.on
  return String(cell).trim()
}
