import { isHead, type Cell, type Grid } from './cells.ts'
import { columnsOf, type Column } from './columns.ts'
import { fold, withoutBlanks, type Span } from './fold.ts'
import { isPageLine, type Line } from './furniture.ts'
import { endsTable, fits, isPlain, trimmedCell } from './table-lines.ts'

type Token = { readonly cell: Cell; readonly at: number; readonly to: number }
type Row = { cells: (readonly Token[])[]; last: number }

const wide = (text: string) => text.length * 2 - (text.match(/[ -~]/g)?.length ?? 0)

const tokensOf = (text: string, { start, end }: Line, by: RegExp): Token[] => {
  const line = text.slice(start, end)
  return [...line.matchAll(by)].map((found) => {
    const at = wide(line.slice(0, found.index))
    return {
      cell: trimmedCell(text, start + found.index, start + found.index + found[0].length),
      at,
      to: at + wide(found[0]),
    }
  })
}

/** Cells with two blanks or a full-width one between them; or, where there is no such thing, every word a cell. */
const apart = /[^\s](?:[^\s]| (?=[^\s]))*/g
const eachWord = /[^\s]+/g

const isWhole = (tokens: readonly Token[]) =>
  tokens.length >= 3 && isHead(tokens.map(({ cell }) => cell)) && tokens.every(({ cell }) => cell.text.length <= 12)

/** How far a token stands from a column: below nothing when they overlap. */
const distance = (token: Token, head: Token) => Math.max(head.at - token.to, token.at - head.to)

/** The column of each token: as many tokens as heads, or else the head it stands below. */
const columnsBelow = (heads: readonly Token[], tokens: readonly Token[]): number[] | null => {
  if (tokens.length > heads.length) return null
  if (tokens.length === heads.length) return tokens.map((_, i) => i)
  const found: number[] = []
  for (const [i, token] of tokens.entries()) {
    const first = (found.at(-1) ?? -1) + 1
    const free = heads.slice(first, heads.length - (tokens.length - 1 - i))
    const best = free.reduce(
      (near, head, k) => (distance(token, head) < distance(token, free[near] ?? head) ? k : near),
      0,
    )
    if (free.length === 0) return null
    found.push(first + best)
  }
  return found
}

const wordsOf = ({ cell }: Token) => fold(withoutBlanks(cell.text))

/** Whether tokens can be the cells of a row: enough of them stand in a column of their kind, and none in a foreign one. */
const canBeRow = (columns: readonly Column[], below: readonly number[], tokens: readonly Token[]): boolean => {
  const scores = tokens.map((token, i) => fits(columns[below[i] ?? 0] ?? 'other', wordsOf(token)))
  const [good, bad] = [scores.filter((each) => each > 0).length, scores.filter((each) => each <= -2).length]
  return tokens.length >= 2 && (tokens.length === columns.length ? good > bad * 2 : bad === 0)
}

const isNumber = (columns: readonly Column[], below: readonly number[], tokens: readonly Token[]): boolean =>
  tokens.some((token, i) => columns[below[i] ?? -1] === 'number' && /^\d{1,3}[.、]?$/.test(wordsOf(token)))

const cellOf = (text: string, tokens: readonly Token[], at: number): Cell => {
  const [first, last] = [tokens[0]?.cell.span, tokens.at(-1)?.cell.span]
  if (!first || !last) return { span: [at, at], text: '' }
  const parts: Span[] = tokens.map(({ cell }) => cell.span)
  return { span: [first[0], last[1]], text: parts.map(([from, to]) => text.slice(from, to)).join('\n'), parts }
}

/** A line below a row that says the rest of some of its cells: 责任追究制度 · 各乡镇 · 月底前. */
const goesOn = (
  columns: readonly Column[],
  below: readonly number[],
  tokens: readonly Token[],
  isApart: boolean,
  isSpaced: boolean,
): boolean => {
  if (tokens.length === 0 || isApart || isNumber(columns, below, tokens)) return false
  if (columns.includes('number')) return tokens.every((token) => token.cell.text.length <= 40)
  const filled = (kind: (column: Column) => boolean) => below.some((column) => kind(columns[column] ?? 'other'))
  if (filled((kind) => kind === 'deadline')) return !filled((kind) => kind === 'task')
  return isSpaced || !(filled((kind) => kind === 'task') && filled(isPlain))
}

const isBlankBetween = (text: string, from: number, to: number) => (text.slice(from, to).match(/\n/g)?.length ?? 0) > 1

/** A table drawn with blanks: cells below their heads, whose words may go on in the lines below. */
export const widthGrids = (text: string, lines: readonly Line[]): Grid[] => {
  const grids: Grid[] = []
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i]
    const by = line && [apart, eachWord].find((each) => isWhole(tokensOf(text, line, each)))
    if (!line || !by) continue
    const { rows, columns, heads, last } = rowsBelow(text, lines, i, by)
    if (rows.length > 0)
      grids.push({
        span: [line.start, lines[last]?.end ?? line.end],
        rows: [
          heads.map(({ cell }) => cell),
          ...rows.map(({ cells }) =>
            columns.map((_, k) => cellOf(text, cells[k] ?? [], cells.flat()[0]?.cell.span[0] ?? 0)),
          ),
        ],
      })
    i = last
  }
  return grids
}

const rowsBelow = (text: string, lines: readonly Line[], headAt: number, by: RegExp) => {
  const line = lines[headAt] ?? { start: 0, end: 0 }
  let heads = tokensOf(text, line, by)
  const columns = columnsOf(heads.map(({ cell }) => cell))
  const drawn = new Set<string>(heads.map(({ cell }) => cell.text))
  const rows: Row[] = []
  // Blank lines between the rows: a line without one above it belongs to the row above.
  const isSpaced = isBlankBetween(text, line.end, lines[headAt + 1]?.start ?? line.end)
  let [last, missed] = [headAt, 0]
  for (let j = headAt + 1; j < lines.length && missed < 2; j += 1) {
    const own = lines[j]
    if (!own || endsTable.test(text.slice(own.start, own.end).trim())) break
    const tokens = tokensOf(text, own, by)
    if (isPageLine(withoutBlanks(text.slice(own.start, own.end)))) continue
    if (tokens.length === heads.length && tokens.every(({ cell }) => drawn.has(cell.text))) {
      heads = tokens
      continue
    }
    const below = columnsBelow(heads, tokens)
    const row = rows.at(-1)
    const isApart = isBlankBetween(text, lines[j - 1]?.end ?? 0, own.start)
    if (by === apart && row && row.last === j - 1 && below && goesOn(columns, below, tokens, isApart, isSpaced)) {
      below.forEach((column, k) => {
        const token = tokens[k]
        if (token) row.cells[column] = [...(row.cells[column] ?? []), token]
      })
      row.last = j
    } else if (below && canBeRow(columns, below, tokens)) {
      const cells: (readonly Token[])[] = columns.map(() => [])
      below.forEach((column, k) => (cells[column] = tokens.slice(k, k + 1)))
      rows.push({ cells, last: j })
    } else {
      missed += 1
      continue
    }
    ;[last, missed] = [j, 0]
  }
  return { rows, columns, heads, last }
}
