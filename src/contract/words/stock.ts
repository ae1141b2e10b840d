import type { stockRefusals } from '#domain/refusals/stock.ts'
import type { RefusalWords } from './kind.ts'

export const stockWords: RefusalWords<typeof stockRefusals> = {
  'sheet-wrong-type': {
    zh: '不是 Excel 工作簿，请上传 .xlsx 或 .xls 文件',
    en: 'Not a workbook: upload an .xlsx or .xls file',
  },
  'sheet-encrypted': { zh: '文件已加密，请取消密码后重新上传', en: 'The file is encrypted; take the password off' },
  'sheet-too-large': { zh: '文件展开后过大，无法读取', en: 'The file is too large when unpacked' },
  'sheet-too-slow': { zh: '文件读取超时，请另存为新文件后重试', en: 'Reading the file took too long; save it anew' },
  'sheet-broken': {
    zh: '文件已损坏，请用 WPS 或 Excel 打开另存后重试',
    en: 'The file is damaged; open it and save it anew',
  },
  'sheet-too-many-rows': {
    zh: '单个工作表不能超过 {rows} 行，请拆分后上传',
    en: 'A sheet may not have more than {rows} rows',
  },
  'stock-empty': { zh: '文件里没有内容', en: 'There is nothing in the file' },
  'stock-has-problems': {
    zh: '还有 {errors} 处错误、{questions} 处待确认，全部处理后才能接入；本次没有写入任何内容',
    en: '{errors} errors and {questions} open questions; nothing was written',
  },
  'stock-already-taken': {
    zh: '这份文件的同一工作表已于 {day} 接入，再次接入会重复；确需重复接入请勾选确认',
    en: 'The same sheet of this file was taken over on {day}; confirm if it is meant to be taken over again',
  },
  'stock-batch-closed': { zh: '这一批已经接入，不能再改', en: 'This ledger has been taken over already' },
}
