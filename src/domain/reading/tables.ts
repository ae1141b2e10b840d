import { fold, type Span } from './fold.ts'
import { linesOf } from './furniture.ts'

export type Cell = { readonly span: Span; readonly text: string }
/** Rows of cells, head first. `span` is where the whole table stands in the text. */
export type Grid = { readonly span: Span; readonly rows: readonly (readonly Cell[])[] }

const cellOf = (text: string, start: number, end: number): Cell => {
  let [from, to] = [start, end]
  while (from < to && /[\s|]/.test(text[from] ?? '')) from += 1
  while (to > from && /[\s|]/.test(text[to - 1] ?? '')) to -= 1
  return { span: [from, to], text: text.slice(from, to) }
}

type Row = { readonly span: Span; readonly cells: readonly Cell[] }

/** 1 | … | … and 1⇥…⇥…: a row on one line. */
const lineRow = (text: string, start: number, end: number): Row | null => {
  const line = text.slice(start, end)
  const isPiped = line.includes('|') && line.split('|').filter((piece) => piece.trim() !== '').length > 1
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
const stackedRows = (text: string, lines: readonly { start: number; end: number }[]): Row[] => {
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

/** <table><tr><td>…: the cells of a page of the web, with cells that reach over several rows and columns. */
const htmlGrids = (text: string): Grid[] => {
  const grids: Grid[] = []
  for (const table of text.matchAll(/<table\b[^>]*>[\s\S]{0,400000}?<\/table>/gi)) {
    const rows: Cell[][] = []
    const reaching: { cell: Cell; column: number; left: number }[] = []
    for (const row of table[0].matchAll(/<tr\b[^>]*>([\s\S]*?)<\/tr>/gi)) {
      const cells: Cell[] = []
      const fill = () => {
        for (let over = reaching.find((each) => each.column === cells.length && each.left > 0); over;) {
          over.left -= 1
          cells.push(over.cell)
          over = reaching.find((each) => each.column === cells.length && each.left > 0)
        }
      }
      for (const found of row[0].matchAll(/<t([dh])\b([^>]*)>([\s\S]*?)<\/t\1>/gi)) {
        fill()
        const at = table.index + row.index + found.index + found[0].indexOf('>') + 1
        const cell = cellOf(text, at, at + (found[3] ?? '').length)
        const plain = { ...cell, text: cell.text.replaceAll(/<[^>]+>|&nbsp;/g, '').trim() }
        const reach = (name: string) =>
          Number(new RegExp(`${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(found[2] ?? '')?.[1] ?? 1)
        for (let k = 0; k < Math.min(reach('colspan'), 20); k += 1) {
          if (reach('rowspan') > 1) reaching.push({ cell: plain, column: cells.length, left: reach('rowspan') - 1 })
          cells.push(plain)
        }
      }
      fill()
      if (cells.length > 0) rows.push(cells)
    }
    grids.push({ span: [table.index, table.index + table[0].length], rows })
  }
  return grids
}

const isRuler = (row: Row) => row.cells.every((cell) => /^:?-{2,}:?$/.test(cell.text))

/** Every table of the text, in whichever of its textual forms. */
export const gridsOf = (text: string): Grid[] => {
  const html = htmlGrids(text)
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
    if (last && between.length < 60 && !isHead(row.cells)) {
      last.rows.push(row.cells)
      last.span[1] = row.span[1]
    } else grids.push({ span: [...row.span], rows: [row.cells] })
  }
  return [...grids, ...html].toSorted((a, b) => a.span[0] - b.span[0])
}

export const isHead = (cells: readonly Cell[]): boolean => {
  const names = cells.map((cell) => fold(cell.text).replaceAll(/\s/g, ''))
  const heads = names.filter((name) =>
    /^(?:序号|编号|项目|类别|领域|备注|.{0,8}(?:任务|事项|举措|措施|内容|要点)|.{0,6}(?:单位|部门|处室|主体|领导)|.{0,6}(?:时限|时间|期限|节点|进度安排?))(?:\(.*\))?$/.test(
      name,
    ),
  )
  return heads.length >= 2 && heads.length * 2 >= names.length
}
