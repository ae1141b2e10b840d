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
}
