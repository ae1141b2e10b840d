import { isFieldName, type Cell, type Grid } from './cells.ts'
import { columnsOf } from './columns.ts'
import { fold, withoutBlanks } from './fold.ts'

type Pair = { readonly name: Cell; readonly value: Cell }

const nameOf = (cell: Cell) => fold(withoutBlanks(cell.text)).replace(/[:。]$/, '')

/** 牵头单位 | X or 牵头单位 | X | 配合单位 | Y: a row of names with what they say; null where it is none. */
const pairsOf = (row: readonly Cell[]): Pair[] | null => {
  const cells = row.filter((cell, i) => i === 0 || cell.text === '' || cell.span[0] !== row[i - 1]?.span[0])
  const [name, value] = cells
  if (!name || !value || !isFieldName(nameOf(name))) return null
  const second = cells[2]
  if (cells.length === 4 && second && cells[3] && isFieldName(nameOf(second)) && !isFieldName(nameOf(value)))
    return [
      { name, value },
      { name: second, value: cells[3] },
    ]
  return cells.slice(2).every((cell) => cell.text === '') ? [{ name, value }] : null
}

/** One card per task: a name that comes again begins the next one. */
const cardsOf = (pairs: readonly Pair[]): Pair[][] => {
  const cards: Pair[][] = []
  for (const pair of pairs) {
    const last = cards.at(-1)
    if (!last || last.some(({ name }) => nameOf(name) === nameOf(pair.name))) cards.push([pair])
    else last.push(pair)
  }
  return cards
}

const holdsTasks = (names: readonly Cell[]): boolean => {
  const columns = columnsOf(names)
  return columns.includes('task') && columns.some((kind) => kind === 'lead' || kind === 'plain')
}

const emptyAt = (cell: Cell | undefined): Cell => ({ span: [cell?.span[0] ?? 0, cell?.span[0] ?? 0], text: '' })

/** A table whose first column names the fields: each task below the other, or each in a column of its own. */
export const withCards = (grid: Grid): Grid => {
  if (grid.rows.length < 2) return grid
  const pairs = grid.rows.map(pairsOf)
  if (pairs.filter((each) => each === null).length * 5 <= grid.rows.length) {
    const cards = cardsOf(pairs.flatMap((each) => each ?? []))
    const names = new Map(cards.flat().map(({ name }) => [nameOf(name), name]))
    if (names.size < 2 || !holdsTasks([...names.values()])) return grid
    const rows = cards.map((card) =>
      [...names.keys()].map((key) => card.find(({ name }) => nameOf(name) === key)?.value ?? emptyAt(card[0]?.name)),
    )
    return { ...grid, rows: [[...names.values()], ...rows] }
  }
  const width = Math.max(...grid.rows.map((row) => row.length))
  const heads = grid.rows.map((row) => row[0] ?? emptyAt(row[1]))
  const isTurned = width >= 3 && heads.length >= 3 && heads.every((cell) => isFieldName(nameOf(cell)))
  if (!isTurned || !holdsTasks(heads)) return grid
  const tasks = Array.from({ length: width - 1 }, (_, i) => grid.rows.map((row) => row[i + 1] ?? emptyAt(row[0])))
  return { ...grid, rows: [heads, ...tasks] }
}
