import type { BoardMark } from './board.ts'
import { dayOf, monthOf, yearOf, type CivilDate } from './date.ts'

export type SummaryRow = {
  readonly unit: string
  readonly title: string
  readonly outcome: string | null
  readonly actual: string | null
  readonly progress: string | null
  readonly marks: readonly BoardMark[]
}

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1–999 as headings of a paper count: 一、十、二十一、一百零八. */
export const chineseNumeral = (n: number): string => {
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10]
  const head = hundreds > 0 ? `${numerals[hundreds]}百` : ''
  const middle =
    tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : numerals[tens]}十` : hundreds > 0 && ones > 0 ? '零' : ''
  return `${head}${middle}${ones > 0 || n === 0 ? numerals[ones] : ''}`
}

const said = (text: string) => (/[。！？；]$/.test(text) ? text : `${text}。`)
const day = (date: CivilDate) => `${yearOf(date)}年${monthOf(date)}月${dayOf(date)}日`

const resultOf = (row: SummaryRow): string => {
  if (row.outcome) return said(row.actual ? `${row.outcome.replace(/[。；]$/, '')}（${row.actual}）` : row.outcome)
  return row.progress ? said(row.progress) : '尚未报送办理情况。'
}

const unitsWith = (rows: readonly SummaryRow[], mark: BoardMark) =>
  [...new Set(rows.filter((row) => row.marks.includes(mark)).map((row) => row.unit))].join('、')

/**
 * A draft of what the office writes about an order: how many, who is late and who disagrees, then each unit in the
 * words of its accepted report. Always Chinese: it becomes part of an official paper.
 */
export const summaryText = (
  order: { readonly title: string; readonly number: string },
  rows: readonly SummaryRow[],
  today: CivilDate,
): string => {
  const count = (mark: BoardMark) => rows.filter((row) => row.marks.includes(mark)).length
  const troubles = (['late', 'silent', 'disputed'] as const).flatMap((mark) => {
    const n = count(mark)
    const words = { late: '逾期', silent: '未反馈', disputed: '待协调' }
    return n > 0 ? [`${words[mark]}${n}项（${unitsWith(rows, mark)}）`] : []
  })
  const opening = [
    `《${order.title}》（${order.number}）共交办${rows.length}项`,
    `截至${day(today)}，已审核办结${count('done')}项`,
    ...troubles,
  ].join('，')
  const done = rows.filter((row) => row.marks.includes('done'))
  const open = rows.filter((row) => !row.marks.includes('done'))
  const list = (some: readonly SummaryRow[]) =>
    some.map((row, i) => `${i + 1}.${row.unit}：${resultOf(row)}`).join('\n')
  const parts = [
    ['总体情况', `${opening}。`],
    ['已办结事项', list(done)],
    ['未办结事项', list(open)],
  ].filter(([, text]) => text !== '')
  return parts.map(([head, text], i) => `${chineseNumeral(i + 1)}、${head}\n${text}`).join('\n')
}
