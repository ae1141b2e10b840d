import { Parser } from 'htmlparser2'
import { rowText } from './table-text.ts'

/** What stands on a page around the document, and what is no text. */
const left = new Set(
  'script style noscript template head nav header footer aside form button select option iframe object svg'.split(' '),
)
const blocks = new Set(
  'p div section article main li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre center title hr address figure caption'.split(
    ' ',
  ),
)

type Cell = { text: string; across: number; down: number }
type Table = { rows: Cell[][]; hasTable: boolean; before: string }

/** Cells that reach over several rows or columns, laid out as a grid; what reaches down is said again in each row. */
const gridOf = (rows: readonly (readonly Cell[])[]): string[][] => {
  const hanging: ({ text: string; rows: number } | undefined)[] = []
  return rows.map((cells) => {
    const row: string[] = []
    const takeHanging = () => {
      for (let held = hanging[row.length]; held && held.rows > 0; held = hanging[row.length]) {
        held.rows -= 1
        row.push(held.text)
      }
    }
    for (const cell of cells) {
      takeHanging()
      const at = row.length
      const rows = Math.min(cell.down || 0, 1_000) - 1
      if (rows > 0) hanging[at] = { text: cell.text, rows }
      row.push(cell.text, ...Array.from({ length: Math.max(0, Math.min(cell.across || 1, 60) - 1) }, () => ''))
    }
    takeHanging()
    return row
  })
}

/** The words of a page: a paragraph a line, tables as rows; tables that only lay the page out are taken apart. */
export const htmlText = (html: string): string => {
  let out = ''
  let passed = 0
  const tables: Table[] = []
  const newLine = () => {
    if (out !== '' && !out.endsWith('\n')) out += '\n'
  }
  const endCell = () => {
    const cell = tables.at(-1)?.rows.at(-1)?.at(-1)
    if (cell && cell.text === '') [cell.text, out] = [out.trim(), '']
  }
  const parser = new Parser({
    onopentag: (name, given) => {
      if (left.has(name)) passed += 1
      if (passed > 0) return
      if (name === 'table') {
        const outer = tables.at(-1)
        if (outer) outer.hasTable = true
        newLine()
        tables.push({ rows: [], hasTable: false, before: out })
        out = ''
      } else if (name === 'tr') tables.at(-1)?.rows.push([])
      else if (name === 'td' || name === 'th') {
        out = ''
        const cell = { text: '', across: Number(given['colspan']) || 1, down: Number(given['rowspan']) || 1 }
        tables.at(-1)?.rows.at(-1)?.push(cell)
      } else if (name === 'br') out += '\n'
      else if (blocks.has(name)) newLine()
    },
    ontext: (text) => {
      if (passed === 0) out += text.replaceAll(/[ \t\r\n]+/g, ' ')
    },
    onclosetag: (name) => {
      if (left.has(name)) {
        passed = Math.max(0, passed - 1)
        return
      }
      if (passed > 0) return
      if (name === 'td' || name === 'th') endCell()
      else if (name === 'table') {
        const table = tables.pop()
        if (!table) return
        const words = table.hasTable
          ? table.rows.flatMap((row) => row.map((cell) => cell.text))
          : gridOf(table.rows).map((row) => rowText(row.map((each) => [each])))
        out = `${table.before}${words.filter((each) => each !== '').join('\n')}\n`
      } else if (blocks.has(name)) newLine()
    },
  })
  parser.write(html)
  parser.end()
  return out
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
}
