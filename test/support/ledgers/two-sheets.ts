import { bookOf, sheetOf, type Ledger } from './kind.ts'

const cover = [['填报说明'], ['一、本台账由各承办单位每月25日前更新。'], ['二、请勿改动表头。']]
const rows = [
  ['附件2', ...Array<null>(8).fill(null)],
  ['2026年度政务督查任务清单', ...Array<null>(8).fill(null)],
  ['序号', '文号', '督查内容', '主办单位', '协办单位', '办理期限', '办理结果', '实际完成时间', '经办人'],
  [
    1,
    '岭府办函〔2026〕31号',
    '开展“半拉子”工程清理整治。各地要逐项建立台账，明确责任单位、责任人和完成时限，对停工超过一年的项目逐一提出处置意见；9月底前形成专题报告报省政府。',
    '省住建厅',
    '省发改委、省财政厅、相关市',
    46295,
    '办理中',
    null,
    '徐鹏',
  ],
  [
    2,
    '岭府办函〔2026〕32号',
    '清理拖欠企业账款',
    '省财政厅',
    '有关部门',
    '2026-05-31',
    '已销号',
    '2026年5月20日',
    '吴静',
  ],
  [3, '岭府办函〔2026〕32号', '建立拖欠账款长效机制', '省财政厅，省发改委', null, '2026/11/15', '未完成', null, '吴静'],
]

/** A book with a page of explanations first, an older sheet hidden, short names that only an office knows. */
export const twoSheets: Ledger = {
  name: '政务督查任务清单.xlsx',
  bytes: bookOf(
    { 说明: sheetOf(cover), '2025年': sheetOf(rows.slice(1)), '2026年': sheetOf(rows, { merges: ['A2:I2'] }) },
    ['2025年'],
  ),
  sheet: 2,
  head: { top: 2, bottom: 2 },
  title: '2026年度政务督查任务清单',
  fields: ['no', 'number', 'title', 'lead', 'support', 'due', 'state', 'completedOn', 'person'],
  names: { 省住建厅: '省住房城乡建设厅', 省发改委: '省发展改革委', 相关市: null, 有关部门: null },
  asks: ['due-guessed', 'number-twice'],
  rows: [
    [4, '开展“半拉子”工程清理整治。', '省住房城乡建设厅', '省发展改革委、省财政厅', '2026-09-30', 'in_progress'],
    [5, '清理拖欠企业账款', '省财政厅', '', '2026-05-31', 'completed'],
    [6, '建立拖欠账款长效机制', '省财政厅', '省发展改革委', '2026-11-15', 'in_progress'],
  ],
}
