import { fold, type Span } from './fold.ts'

export type Cell = {
  readonly span: Span
  readonly text: string
  /** Further places of a cell whose words stand on several lines beside other cells. */
  readonly more?: readonly Span[]
}
/** Rows of cells, head first. `span` is where the whole table stands in the text. */
export type Grid = { readonly span: Span; readonly rows: readonly (readonly Cell[])[] }

export const cellOf = (text: string, start: number, end: number): Cell => {
  let [from, to] = [start, end]
  while (from < to && /[\s|]/.test(text[from] ?? '')) from += 1
  while (to > from && /[\s|]/.test(text[to - 1] ?? '')) to -= 1
  return { span: [from, to], text: text.slice(from, to).replaceAll(/<br\s*\/?>/gi, '\n') }
}

const headName =
  /^(?:序号|编号|姓名|职务|单位|单位名称|联系电话|电话|手机号码?|分值|评分标准|得分|项目|类别|领域|备注|年度目标|指标|目标值?|民生实事|.{0,8}(?:任务|实事|事项|举措|措施|内容|要点|名称|问题|项目|目标|成果|形式)|(?!各|有关|相关|[省市县区州](?:[级直]|有|相))(?:.{0,6})(?:单位|部门|处室|司局|主体|领导|责任人|负责人)|.{0,6}(?:时限|时间|期限|节点|进度|进度安排?))(?:\(.*\))?$/

export const isHeadName = (cell: string): boolean => headName.test(fold(cell).replaceAll(/\s/g, ''))

export const isHead = (cells: readonly Cell[]): boolean => {
  const named = cells.filter((cell) => cell.text.trim() !== '')
  const heads = named.filter((cell) => isHeadName(cell.text))
  return heads.length >= 2 && heads.length * 2 >= named.length
}
