import { linesOf } from './clauses.ts'
import { type Span } from './fold.ts'
import { splitUnits } from './units.ts'

export type TableRow = {
  readonly span: Span
  readonly label: string
  readonly lead: readonly string[]
  readonly support: readonly string[]
}

type Cell = { readonly start: number; readonly end: number; readonly text: string }

const unitColumn = /责任|牵头|指导|主办|承办/
const supportColumn = /配合|协/
const taskColumn = /任务|举措|事项|内容|措施|工作|项目/

const cellsOf = (text: string, start: number, end: number): Cell => {
  const raw = text.slice(start, end)
  const lead = /^\|?\s*/.exec(raw)?.[0].length ?? 0
  return { start: start + lead, end, text: raw.slice(lead) }
}

/**
 * Task tables of text that was taken from a web page: a first cell on its own line, the others behind `|`. The heads
 * say which column is the task and whose it is; a lone unit column is the lead.
 */
export const tableRows = (text: string): TableRow[] => {
  const lines = linesOf(text)
  const isCell = (i: number) => text[lines[i]?.start ?? -1] === '|'
  const rows: TableRow[] = []
  let heads: string[] = []
  for (let i = 0; i < lines.length; i += 1) {
    if (isCell(i) || !isCell(i + 1)) continue
    const cells: Cell[] = []
    for (let j = i; j < lines.length && (j === i || isCell(j)); j += 1) {
      const line = lines[j]
      if (line) cells.push(cellsOf(text, line.start, line.end))
    }
    const names = cells.map((cell) => cell.text.replaceAll(/\s/g, ''))
    if (names[0] === '序号') {
      heads = names
      continue
    }
    const task = heads.findIndex((head) => taskColumn.test(head) && !unitColumn.test(head))
    const leadAt = heads.findIndex((head) => unitColumn.test(head) && !supportColumn.test(head))
    const supportAt = heads.findIndex((head) => supportColumn.test(head))
    const [first, unit] = [cells[task], cells[leadAt]]
    if (!first || !unit || cells.length !== heads.length || !/^\d+$/.test(names[0] ?? '')) continue
    const lastWords = cells[leadAt - 1] ?? first
    rows.push({
      span: [first.start, Math.max(first.end, lastWords.end)],
      label: `表${names[0] ?? ''}`,
      lead: splitUnits(unit.text),
      support: supportAt >= 0 ? splitUnits(cells[supportAt]?.text.replace(/^[/无]$/, '') ?? '') : [],
    })
  }
  return rows
}
