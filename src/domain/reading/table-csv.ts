import { isHead, type Cell, type Grid } from './cells.ts'
import type { Span } from './fold.ts'

type Record = { readonly span: Span; readonly cells: readonly Cell[] }

/** A cell of a sheet: "…" may hold commas, line breaks and "" for a quotation mark. */
const quotedCell = (text: string, at: number): { cell: Cell; end: number } | null => {
  const parts: Span[] = []
  let from = at + 1
  for (let i = from; i < Math.min(text.length, at + 8_000); i += 1) {
    if (text[i] !== '"') continue
    const isDoubled = text[i + 1] === '"'
    parts.push([from, isDoubled ? i + 1 : i])
    if (!isDoubled) return { cell: cellOfParts(text, parts), end: i + 1 }
    i += 1
    from = i + 1
  }
  return null
}

const cellOfParts = (text: string, parts: readonly Span[]): Cell => {
  const [first, last] = [parts[0] ?? [0, 0], parts.at(-1) ?? [0, 0]]
  const words = parts.map(([start, end]) => text.slice(start, end)).join('')
  return { span: [first[0], last[1]], text: words.trim(), parts }
}

const plainCell = (text: string, start: number, end: number): Cell => {
  const words = text.slice(start, end)
  const from = start + (/^\s*/.exec(words)?.[0].length ?? 0)
  return { span: [from, Math.max(from, from + words.trim().length)], text: words.trim() }
}

type Comma = ',' | '，'

/** One record from a place on, its cells parted by the comma of the head: words may use the other one. */
const recordAt = (text: string, start: number, comma: Comma): Record | null => {
  const cells: Cell[] = []
  let at = start
  for (;;) {
    const quoted = text[at] === '"' ? quotedCell(text, at) : null
    if (text[at] === '"' && !quoted) return null
    const rest = quoted ? quoted.end : at
    const length = (comma === ',' ? /^[^,\n]*/ : /^[^，\n]*/).exec(text.slice(rest, rest + 4_000))?.[0].length ?? 0
    const end = rest + length
    cells.push(quoted && text.slice(rest, end).trim() === '' ? quoted.cell : plainCell(text, at, end))
    if (text[end] !== comma) return { span: [start, end], cells }
    at = end + 1
  }
}

const isHeadRecord = (record: Record | null): boolean =>
  record !== null &&
  record.cells.length >= 3 &&
  record.cells.every(({ text }) => text.length <= 16) &&
  isHead(record.cells)

/** A sheet saved as values with commas between them, from its row of heads on. */
export const csvGrids = (text: string): Grid[] => {
  const grids: Grid[] = []
  for (let at = 0; at >= 0 && at < text.length;) {
    const lineEnd = text.indexOf('\n', at)
    const next = lineEnd < 0 ? text.length : lineEnd + 1
    const comma = ([',', '，'] as const).find(
      (each) => text.slice(at, next).split(each).length > 2 && isHeadRecord(recordAt(text, at, each)),
    )
    const head = comma ? recordAt(text, at, comma) : null
    if (!head || !comma) {
      at = next
      continue
    }
    const rows = [head.cells]
    let end = head.span[1]
    for (let from = end + 1; from < text.length;) {
      const record = recordAt(text, from, comma)
      if (!record || record.cells.length !== head.cells.length) break
      rows.push(record.cells)
      end = record.span[1]
      from = end + 1
    }
    grids.push({ span: [at, end], rows })
    at = end + 1
  }
  return grids.filter(({ rows }) => rows.length > 1)
}
