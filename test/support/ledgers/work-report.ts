import { bookOf, sheetOf, type Ledger } from './kind.ts'

const units = ['省发展改革委', '省教育厅', '省财政厅', '省住房城乡建设厅'] as const
const unit = (i: number) => units[i % units.length] ?? units[0]
const count = 60
const title = (i: number) => `新增公办学位${i * 100}个，完成投资${i}亿元`
const row = (i: number) => [
  i,
  title(i),
  unit(i),
  `${unit(i + 1)}、${i % 2 === 0 ? '云山市' : '海州市'}`,
  `完成${i * 20}个`,
  `完成${i * 50}个`,
  `完成${i * 80}个`,
  `全部完成`,
]

const rows = [
  ['2026年省《政府工作报告》重点工作任务责任分解表', ...Array<null>(7).fill(null)],
  ['序号', '重点工作任务', '牵头单位', '责任单位', '季度目标', null, null, null],
  [null, null, null, null, '一季度', '二季度', '三季度', '四季度'],
  ...Array.from({ length: count }, (_, i) => row(i + 1)),
]

/** The yearly sheet of the government's work report: no term, four quarters. */
export const workReport: Ledger = {
  name: '政府工作报告任务分解.xlsx',
  bytes: bookOf({ 分解表: sheetOf(rows, { merges: ['A1:H1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:H2'] }) }),
  sheet: 0,
  head: { top: 1, bottom: 2 },
  title: '2026年省《政府工作报告》重点工作任务责任分解表',
  fields: ['no', 'title', 'lead', 'units', 'q1', 'q2', 'q3', 'q4'],
  names: {},
  asks: [],
  rows: Array.from({ length: count }, (_, at) => {
    const i = at + 1
    const others = [unit(i + 1), i % 2 === 0 ? '云山市' : '海州市'].join('、')
    return [i + 3, title(i), unit(i), others, '2026-12-31', 'in_progress'] as const
  }),
}
