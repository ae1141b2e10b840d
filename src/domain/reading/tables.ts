import { cardGrids } from './card-lines.ts'
import { cellOf, isHead, type Cell, type Grid } from './cells.ts'
import { fold, type Span } from './fold.ts'
import { linesOf, type Line } from './furniture.ts'
import { flatGrids } from './table-lines.ts'
import { withCards } from './table-cards.ts'
import { csvGrids } from './table-csv.ts'
import { htmlGrids } from './table-html.ts'
import { widthGrids } from './table-width.ts'

type Row = { readonly span: Span; readonly cells: readonly Cell[] }

/** 1 | … | … and 1⇥…⇥…: a row on one line. */
const lineRow = (text: string, start: number, end: number): Row | null => {
  const line = text.slice(start, end)
  const isPiped = /\|.*\|/.test(line) || line.split('|').filter((piece) => piece.trim() !== '').length > 1
  const by = line.includes('\t') ? '\t' : isPiped ? '|' : null
  if (by === null) return null
  const from = by === '|' ? start + (/^\s*\|/.exec(line)?.[0].length ?? 0) : start
  const to = by === '|' ? end - (/\|\s*$/.exec(line)?.[0].length ?? 0) : end
  const cells: Cell[] = []
  let at = from
  for (let i = from; i <= to; i += 1)
    if (i === to || text[i] === by) {
      cells.push(cellOf(text, at, i))
      at = i + 1
    }
  return cells.length > 1 ? { span: [start, end], cells } : null
}

/** A first cell on its own line, the others behind `|`: how pages of the web come out as text. */
const stackedRows = (text: string, lines: readonly Line[]): Row[] => {
  const isCell = (i: number) =>
    /^\s*\|/.test(text.slice(lines[i]?.start, lines[i]?.end)) &&
    !/\|.*\|/.test(text.slice(lines[i]?.start, lines[i]?.end))
  const rows: Row[] = []
  for (let i = 0; i < lines.length; i += 1) {
    if (isCell(i) || !isCell(i + 1)) continue
    const cells: Cell[] = []
    let j = i
    for (; j < lines.length && (j === i || isCell(j)); j += 1)
      cells.push(cellOf(text, lines[j]?.start ?? 0, lines[j]?.end ?? 0))
    rows.push({ span: [lines[i]?.start ?? 0, lines[j - 1]?.end ?? 0], cells })
    i = j - 1
  }
  return rows
}

const isRuler = (row: Row) => row.cells.every((cell) => /^:?-{2,}:?$/.test(fold(cell.text)))

/** Every table of the text, in whichever of its textual forms. */
export const gridsOf = (text: string): Grid[] => {
  const html = [...htmlGrids(text), ...csvGrids(text)]
  const lines = linesOf(text).filter(
    ({ start, end }) =>
      text.slice(start, end).trim() !== '' && !html.some(({ span }) => start >= span[0] && end <= span[1]),
  )
  const stacked = stackedRows(text, lines)
  const isStacked = (at: number) => stacked.some(({ span }) => at >= span[0] && at <= span[1])
  const rows = [
    ...stacked,
    ...lines.flatMap(({ start, end }): Row[] => {
      const row = isStacked(start) ? null : lineRow(text, start, end)
      return row ? [row] : []
    }),
  ].toSorted((a, b) => a.span[0] - b.span[0])
  const grids: { span: [number, number]; rows: (readonly Cell[])[] }[] = []
  for (const row of rows) {
    if (isRuler(row)) continue
    const last = grids.at(-1)
    const between = last ? text.slice(last.span[1], row.span[0]).trim() : ''
    // A heading between two rows (二、科技方面) does not end a table; the head of another one does.
    if (last && between.length < 60 && !(isHead(row.cells) && !isHead(last.rows.at(-1) ?? []))) {
      last.rows.push(row.cells)
      last.span[1] = row.span[1]
    } else grids.push({ span: [...row.span], rows: [row.cells] })
  }
  const unsigned = lines.filter(({ start, end }) => !/[|\t]/.test(text.slice(start, end)))
  const cards = cardGrids(text, unsigned)
  const plain = unsigned.filter(({ start }) => !cards.some(({ span }) => start >= span[0] && start <= span[1]))
  return [...cards, ...grids, ...html, ...widthGrids(text, plain), ...flatGrids(text, plain)]
    .map(withCards)
    .toSorted((a, b) => a.span[0] - b.span[0])
}
