import { isHeadName, type Cell, type Grid } from './cells.ts'
import { columnsOf, type Column } from './columns.ts'
import { deadlinesInCell } from './deadlines.ts'
import { fold, withoutBlanks } from './fold.ts'
import { isPageLine, type Line } from './furniture.ts'
import { groupsOf } from './groups.ts'
import { isSurelyUnit, looksLikeUnit } from './names.ts'
import { splitUnits } from './units.ts'

/** What ends a table whose lines have no signs of their own. */
export const endsTable = /^(?:注|备注|说明|附件|附表|抄送|抄报|分享|责任编辑|扫一扫|打印|关闭)/
/** 一、教育类: a line between rows. */
const isSection = (words: string) =>
  /^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)).{2,30}$/.test(words)

export const isPlain = (kind: Column) =>
  kind === 'lead' || kind === 'plain' || kind === 'support' || kind === 'guide' || kind === 'proposed'

const namesUnits = (words: string): number => {
  if (/^[-—–/\\无]+$/.test(words)) return 1
  if (words.endsWith('。')) return 0
  const names = splitUnits(words)
  if (names.length > 0 && names.every(looksLikeUnit)) return names.some(isSurelyUnit) ? 2 : 1
  return groupsOf(words) ? 2 : 0
}

const saysWhen = (words: string): boolean => {
  const phrases = deadlinesInCell(words, null)
  return phrases.length > 0 && words.length < 24 && phrases.every(({ kind }) => kind !== 'unclear')
}

/** How well words stand in a column. */
export const fits = (kind: Column, words: string): number => {
  if (kind === 'number') return /^\d{1,3}[.、]?$/.test(words) ? 3 : -9
  const [units, when] = [namesUnits(words), saysWhen(words)]
  if (isPlain(kind)) return units > 0 ? units : -3
  if (kind === 'deadline') return when ? 2 : -2
  if (kind === 'leader')
    return /^[一-龥]{2,4}(?:、[一-龥]{2,4})*$|领导|[县市区省]长$/.test(words) && units < 2 ? 1.5 : -2
  if (/^\d{1,3}$/.test(words)) return -3
  if (kind === 'task' || kind === 'goal')
    return (units === 2 ? -1.5 : 1) + (when ? -1.5 : 0) + (words.length >= 6 ? 0.5 : 0)
  return units === 2 || when ? -1 : 0.3
}

type State = { readonly score: number; readonly from: number; readonly isNew: boolean }

/** The likeliest column of each line, and where rows begin: a cell may take several lines or none. */
const placed = (columns: readonly Column[], lines: readonly string[]): { column: number; isNew: boolean }[] => {
  const skips = (from: number, to: number) =>
    columns
      .slice(Math.max(from, 0), Math.max(to, 0))
      .reduce((sum, kind) => sum + (kind === 'group' || kind === 'other' || kind === 'leader' ? 0.3 : 0.8), 0)
  const numbered = columns.includes('number')
  const table: State[][] = []
  let best = { score: 0, line: -1, column: -1 }
  lines.forEach((words, i) => {
    const row = columns.map((kind, column): State => {
      const own = fits(kind, words)
      const unnumbered = numbered && kind !== 'number' ? 1.2 : 0
      if (i === 0) return { score: own - skips(0, column) - unnumbered, from: -1, isNew: true }
      let found: State = { score: -Infinity, from: -1, isNew: false }
      table[i - 1]?.forEach((before, from) => {
        const isNew = column < from
        const again =
          column === from
            ? kind === 'deadline' || kind === 'number'
              ? 4
              : isPlain(kind)
                ? 0
                : /[。;；]$/.test(lines[i - 1] ?? '')
                  ? 0.8
                  : 0.2
            : 0
        const skipped = isNew ? skips(from + 1, columns.length) + skips(0, column) : skips(from + 1, column)
        const score = before.score + own - again - skipped - (isNew ? unnumbered : 0)
        if (score > found.score) found = { score, from, isNew }
      })
      return found
    })
    table.push(row)
    row.forEach(({ score }, column) => {
      if (score - skips(column + 1, columns.length) > best.score)
        best = { score: score - skips(column + 1, columns.length), line: i, column }
    })
  })
  const path: { column: number; isNew: boolean }[] = []
  for (let [i, column] = [best.line, best.column]; i >= 0; i -= 1) {
    const state = table[i]?.[column]
    path.unshift({ column, isNew: state?.isNew ?? false })
    column = state?.from ?? 0
  }
  return path
}

const cellsOf = (text: string, columns: number, lines: readonly (readonly [column: number, Line])[]): Cell[] =>
  Array.from({ length: columns }, (_, column): Cell => {
    const own = lines.filter(([at]) => at === column).map(([, line]) => line)
    const [first, last] = [own[0], own.at(-1)]
    if (!first || !last) return { span: [lines[0]?.[1].start ?? 0, lines[0]?.[1].start ?? 0], text: '' }
    const whole = trimmedCell(text, first.start, last.end)
    if (own.length === 1) return whole
    const parts = own.map((line) => trimmedCell(text, line.start, line.end))
    return { ...whole, text: parts.map((part) => part.text).join('\n'), parts: parts.map(({ span }) => span) }
  })

export const trimmedCell = (text: string, start: number, end: number): Cell => {
  const words = text.slice(start, end)
  const from = start + (/^\s*/.exec(words)?.[0].length ?? 0)
  return { span: [from, from + words.trim().length], text: words.trim() }
}

/** 完成⏎时限: a head that its column broke. */
const wholeHeads = (text: string, lines: readonly Line[]): Line[] => {
  const wordsOf = (line: Line | undefined) => (line ? fold(withoutBlanks(text.slice(line.start, line.end))) : '')
  const whole: Line[] = []
  for (const line of lines) {
    const last = whole.at(-1)
    const [before, own] = [wordsOf(last), wordsOf(line)]
    const isTorn = last && before.length <= 4 && own.length <= 4 && !isHeadName(before) && isHeadName(before + own)
    if (isTorn && isHeadName(wordsOf(whole.at(-2)))) whole[whole.length - 1] = { start: last.start, end: line.end }
    else whole.push(line)
  }
  return whole
}

/** A table flattened to one cell per line: its heads stand below each other, and so do the cells. */
export const flatGrids = (text: string, given: readonly Line[]): Grid[] => {
  const isPage = ({ start, end }: Line) => isPageLine(fold(withoutBlanks(text.slice(start, end))))
  const lines = wholeHeads(
    text,
    given.filter((line) => !isPage(line)),
  )
  const words = lines.map(({ start, end }) => fold(withoutBlanks(text.slice(start, end))))
  const isName = (i: number) => (words[i] ?? '').length <= 12 && isHeadName(words[i] ?? '')
  const grids: Grid[] = []
  for (let i = 0; i < lines.length; i += 1) {
    let j = i
    while (j < lines.length && isName(j)) j += 1
    const heads = lines.slice(i, j)
    const columns = columnsOf(heads.map(({ start, end }) => ({ text: text.slice(start, end) })))
    if (heads.length < 3 || !columns.includes('task') || !columns.some(isPlain)) {
      if (j > i) i = j - 1
      continue
    }
    const stop = words.findIndex((each, at) => at >= j && endsTable.test(each))
    const own = lines
      .slice(j, stop < 0 ? lines.length : stop)
      .filter((_, k) => !isSection(words[j + k] ?? '') && !isName(j + k))
    const path = placed(
      columns,
      own.slice(0, 4_000).map(({ start, end }) => fold(withoutBlanks(text.slice(start, end)))),
    )
    const rows: (readonly [number, Line])[][] = []
    path.forEach(({ column, isNew }, k) => {
      const line = own[k]
      if (!line) return
      if (isNew) rows.push([])
      rows.at(-1)?.push([column, line])
    })
    const head = heads.map(({ start, end }) => trimmedCell(text, start, end))
    const end = own[path.length - 1]?.end
    if (rows.length > 0 && end !== undefined)
      grids.push({
        span: [lines[i]?.start ?? 0, end],
        rows: [head, ...rows.map((row) => cellsOf(text, columns.length, row))],
      })
    i = Math.max(
      i,
      lines.findLastIndex((line) => line.end === end),
    )
  }
  return grids
}
