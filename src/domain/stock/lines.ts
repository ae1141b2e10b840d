import { fold, withoutBlanks } from '../reading/fold.ts'
import { cellText, type Cell, type Sheet } from '../sheet.ts'
import { officeOnly, type StockField } from './fields.ts'
import type { HeadColumn } from './header.ts'
import type { StockPlan } from './plan.ts'

/** One row of the ledger that is a matter. */
export type StockLine = {
  /** As beside the row on the screen, from one. */
  readonly row: number
  /** 一、二、三 of the heading above it. */
  readonly section: string | null
  readonly cells: Partial<Readonly<Record<StockField, Cell>>>
  /** The row as it stood, head by head; and what of it is the office's own. */
  readonly kept: readonly (readonly [head: string, text: string])[]
  readonly keptForOffice: readonly (readonly [head: string, text: string])[]
}
export type Skipped = { readonly row: number; readonly why: 'total' | 'section' | 'head' | 'foot' | 'empty' }
export type Lines = { readonly lines: readonly StockLine[]; readonly skipped: readonly Skipped[] }

const total = /^(?:合计|总计|小计|共计|总数|本页合计)/
const foot =
  /^(?:填报人|填表人|制表|审核人|审核|负责人|单位负责人|联系人|填报单位|填报日期|注[:：]|备注[:：]|说明[:：])/
const plain = (text: string) => withoutBlanks(fold(text))

/** What a row is, when it is no matter. */
const kindOf = (row: readonly Cell[], heads: readonly HeadColumn[], plan: StockPlan): Skipped['why'] | null => {
  const texts = row.map((cell) => plain(cellText(cell)))
  const filled = texts.filter((text) => text !== '')
  const different = new Set(filled)
  const noColumn = plan.fields.indexOf('no')
  const numbersOnly = filled.length === 1 && noColumn >= 0 && /^\d+$/.test(texts[noColumn] ?? '')
  if (filled.length === 0 || numbersOnly) return 'empty'
  if (texts.slice(0, 4).some((text) => total.test(text))) return 'total'
  const sameAsHead = heads.filter(
    ({ column, head }) => head !== '' && texts[column] !== '' && head.endsWith(texts[column] ?? ''),
  )
  if (sameAsHead.length >= 3 && sameAsHead.length >= filled.length - 1) return 'head'
  if (different.size > 1) return foot.test(filled[0] ?? '') && filled.length <= 4 ? 'foot' : null
  if (foot.test(filled[0] ?? '')) return 'foot'
  // One thing in the whole row, in one cell or merged over several: a heading, unless it is a matter's bare title.
  const titleColumn = plan.fields.indexOf('title')
  const isBareTitle = filled.length === 1 && titleColumn >= 0 && texts[titleColumn] !== '' && titleColumn !== 0
  return isBareTitle ? null : 'section'
}

/** The rows below the head: matters with the heading they stand under, and what was passed over, with its reason. */
export const readLines = (sheet: Sheet, heads: readonly HeadColumn[], plan: StockPlan): Lines => {
  const lines: StockLine[] = []
  const skipped: Skipped[] = []
  let section: string | null = null
  for (let at = plan.head.bottom + 1; at < sheet.rows.length; at += 1) {
    const row = sheet.rows[at] ?? []
    const why = kindOf(row, heads, plan)
    if (why) {
      if (why === 'section') section = cellText(row.find((cell) => cell !== null))
      if (why !== 'empty') skipped.push({ row: at + 1, why })
      continue
    }
    const cells: Partial<Record<StockField, Cell>> = {}
    const kept: [string, string][] = []
    const keptForOffice: [string, string][] = []
    for (const { column, head } of heads) {
      const field = plan.fields[column] ?? null
      const cell = row[column] ?? null
      const text = cellText(cell)
      if (field) cells[field] = cell
      if (text === '' || field === 'no') continue
      const isForOffice = field === null || officeOnly.has(field)
      ;(isForOffice ? keptForOffice : kept).push([head === '' ? `第${column + 1}列` : head, text])
    }
    lines.push({ row: at + 1, section, cells, kept, keptForOffice })
  }
  return { lines, skipped }
}
