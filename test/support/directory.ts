import { write, utils, type WorkSheet } from '@e965/xlsx'

type Rows = readonly (readonly string[])[]

/** A workbook as an office fills it in: organizations on one sheet, people on the other. Base64, as a form sends it. */
export const workbookOf = (sheets: Readonly<Record<string, Rows>>): string => {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet: WorkSheet = utils.aoa_to_sheet(rows.map((row) => [...row]))
    utils.book_append_sheet(book, sheet, name)
  }
  return (write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer).toString('base64')
}

const organizations: Rows = [
  ['岭南省机构名录'],
  ['名称', '简称', '类别', '上级机构', '机关代字', '办公室所在单位', '负责人', '联系电话'],
  ['省水利厅', '省水利厅', '部门', '', '', '', '', ''],
  ['省水利厅办公室', '', '内设机构', '省水利厅', '', '', '', ''],
  ['省河长制办公室', '', '议事协调机构', '', '', '省水利厅', '', ''],
  ['省财政厅', '财政厅', '部门', '', '', '', '', ''],
  ['岭南电网公司', '', '其他单位', '', '', '', '高建', '020-88880000'],
]
const people: Rows = [
  ['姓名', '登录名', '电话', '单位', '职责', '职务', '副职'],
  ['方明', 'fangming', '020-83137001', '省水利厅办公室', '联络员', '办公室主任', ''],
  ['方明', 'fangming', '020-83137001', '省水利厅', '联络员', '办公室主任', ''],
  ['江涛', 'jiangtao', '020-83137000', '省水利厅', '主要负责人', '厅长', ''],
  ['吴静', 'wujing', '020-83133009', '省财政厅', '联络员', '', ''],
]

export const aDirectory = (over: Readonly<Record<string, Rows>> = {}): string =>
  workbookOf({ 机构: organizations, 人员: people, ...over })
