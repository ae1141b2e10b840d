import { cellOf, type Cell, type Grid } from './cells.ts'

/** <table><tr><td>…: the cells of a page of the web, with cells that reach over several rows and columns. */
export const htmlGrids = (text: string): Grid[] => {
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
        const cell = plainCell(text, at, at + (found[3] ?? '').length)
        const reach = (name: string) =>
          Number(new RegExp(`${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(found[2] ?? '')?.[1] ?? 1)
        for (let k = 0; k < Math.min(reach('colspan'), 20); k += 1) {
          if (reach('rowspan') > 1) reaching.push({ cell, column: cells.length, left: reach('rowspan') - 1 })
          cells.push(cell)
        }
      }
      fill()
      if (cells.length > 0) rows.push(cells)
    }
    grids.push({ span: [table.index, table.index + table[0].length], rows })
  }
  return grids
}

const tagAtStart = /^(?:\s|<[^>]+>|&nbsp;)+/i
const tagAtEnd = /(?:\s|<[^>]+>|&nbsp;)+$/i

/** The words of a cell without the tags around them; tags between them are left out of the text only. */
const plainCell = (text: string, start: number, end: number): Cell => {
  const inner = text.slice(start, end)
  const from = start + (tagAtStart.exec(inner)?.[0].length ?? 0)
  const to = Math.max(from, end - (tagAtEnd.exec(inner)?.[0].length ?? 0))
  const cell = cellOf(text, from, to)
  return {
    ...cell,
    text: cell.text
      .replaceAll(/<\/p>|<br[^>]*>/gi, '\n')
      .replaceAll(/<[^>]+>|&nbsp;/g, '')
      .trim(),
  }
}
