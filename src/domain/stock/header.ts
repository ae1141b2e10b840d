import { yearOf, type CivilDate } from '../date.ts'
import { fold, withoutBlanks } from '../reading/fold.ts'
import { cellText, type Sheet } from '../sheet.ts'
import { fieldOfHead, headText, type StockField } from './fields.ts'
import { readState } from './states.ts'

/** Rows of the head, from nought and inclusive. */
export type Head = { readonly top: number; readonly bottom: number }
export type HeadColumn = {
  readonly column: number
  readonly head: string
  readonly field: StockField | null
  readonly samples: readonly string[]
}

const deepest = 20
const longestHead = 24

const scoreOf = (sheet: Sheet, row: number): number => {
  const cells = new Set((sheet.rows[row] ?? []).map((cell) => withoutBlanks(fold(cellText(cell)))))
  const fields = [...cells].filter((text) => text.length <= longestHead).map(fieldOfHead)
  return new Set(fields.filter((field) => field !== null)).size
}

const widthOf = (sheet: Sheet) => sheet.rows[0]?.length ?? 0
const isWhole = (sheet: Sheet, left: number, right: number) => right - left + 1 >= widthOf(sheet) - 1

/** A head, and not a line such as 填报单位：…… above one. */
const isShort = (text: string) => text.length <= 12 && !/[:：]/.test(text)

/** The rows that name the columns: the one that names the most, with what is merged into it and groups it from above. */
export const findHead = (sheet: Sheet): Head | null => {
  const rows = Array.from({ length: Math.min(deepest, sheet.rows.length) }, (_, row) => ({
    row,
    score: scoreOf(sheet, row),
  }))
  const best = rows.toSorted((a, b) => b.score - a.score || a.row - b.row)[0]
  if (!best || best.score < 3) return null
  const touching = sheet.merges.filter(
    ({ top, left, bottom, right }) =>
      top <= best.row && bottom >= best.row && bottom > top && !isWhole(sheet, left, right),
  )
  const top = Math.min(best.row, ...touching.map((each) => each.top))
  const bottom = Math.max(best.row, ...touching.map((each) => each.bottom))
  const groups =
    (sheet.rows[top - 1] ?? []).every((cell) => isShort(cellText(cell))) &&
    sheet.merges.some(
      (each) => each.bottom === top - 1 && each.right > each.left && !isWhole(sheet, each.left, each.right),
    )
  return { top: groups ? top - 1 : top, bottom }
}

/** Whether a column's cells are words for a state, rather than reports: 完成情况 is used for both. */
const areStates = (samples: readonly string[]) =>
  samples.length > 0 && samples.every((each) => each.length <= 8 && readState(each) !== null)

/** Every column with its head, what it seems to mean, and what stands in it. A meaning is given once; the first has it. */
export const readColumns = (sheet: Sheet, head: Head): readonly HeadColumn[] => {
  const taken = new Set<StockField>()
  const columns = Array.from({ length: widthOf(sheet) }, (_, column): HeadColumn => {
    const path = sheet.rows.slice(head.top, head.bottom + 1).map((row) => cellText(row[column]))
    const samples: string[] = []
    for (const row of sheet.rows.slice(head.bottom + 1)) {
      const text = cellText(row[column])
      if (text !== '' && !samples.includes(text) && !path.includes(text)) samples.push(text)
      if (samples.length === 3) break
    }
    const said = headText(path)
    return { column, head: said, field: said === '' ? null : fieldOfHead(said), samples }
  })
  const hasState = columns.some((each) => each.field === 'state')
  const given = columns.map((column) => {
    const isState = !hasState && column.field === 'progress' && areStates(column.samples)
    const each = isState ? { ...column, field: 'state' as const } : column
    if (each.field === null || taken.has(each.field)) return { ...each, field: null }
    taken.add(each.field)
    return each
  })
  // 办结时间 alone is when it has to be done; beside a term, when it was done.
  const hasDue = given.some((each) => each.field === 'due')
  return given.map((each) => {
    if (each.field === 'completedOn' && !hasDue && !each.head.includes('实际'))
      return { ...each, field: 'due' as const }
    if (each.field === 'workContent' && !taken.has('title')) return { ...each, field: 'title' as const }
    return each
  })
}

/** The words above the head: what the ledger calls itself. */
export const titleOf = (sheet: Sheet, head: Head): string =>
  sheet.rows
    .slice(0, head.top)
    .map((row) => cellText(row.find((cell) => cell !== null)))
    .find((text) => text.length > 3 && !/^(?:填报|填表|单位|日期|截至|附件)/.test(text)) ?? ''

/** The year that the ledger speaks of, for terms that name none. */
export const yearIn = (text: string, today: CivilDate): number => {
  const found = /(20\d\d)\s*年/.exec(fold(text))?.[1]
  return found === undefined ? yearOf(today) : Number(found)
}
