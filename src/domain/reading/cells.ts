import { fold, type Span } from './fold.ts'

/** `parts` are the places of a cell whose words do not stand together: lines of a column, quoted quotation marks. */
export type Cell = { readonly span: Span; readonly text: string; readonly parts?: readonly Span[] }
/** Rows of cells, head first. `span` is where the whole table stands in the text. */
export type Grid = { readonly span: Span; readonly rows: readonly (readonly Cell[])[] }

export const cellOf = (text: string, start: number, end: number): Cell => {
  let [from, to] = [start, end]
  while (from < to && /[\s|]/.test(text[from] ?? '')) from += 1
  while (to > from && /[\s|]/.test(text[to - 1] ?? '')) to -= 1
  return { span: [from, to], text: text.slice(from, to).replaceAll(/<br\s*\/?>/gi, '\n') }
}

const headName =
  /^(?!各|有关|相关|全[省市县区州]|[省市县区州]?[级直属](?:各|有关|相关)?(?:部门|单位))(?:序号|编号|项目|类别|领域|备注|年度目标|指标|目标值?|民生实事|.{0,8}(?:任务|实事|事项|举措|措施|内容|要点|名称|问题|项目|目标|成果|形式)|.{0,6}(?:单位|部门|处室|司局|主体|领导|责任人|负责人)|.{0,6}(?:时限|时间|期限|节点|进度|进度安排?))(?:\(.*\))?$/

export const isHeadName = (cell: string): boolean => headName.test(fold(cell).replaceAll(/\s/g, ''))

/** Heads of columns that hold no task: 姓名, 联系电话, 分值, 评分标准, 完成情况. */
const otherHeadName =
  /^(?:单位|姓名|职务|职称|职责|手机号?码?|(?:办公|联系|值班|手机|移动)?电话|分值|权重|得分|自评分?|扣分|计分|计量单位|单位名称|日期|星期|班次|联络员|联系人|值班.{1,4}|带班.{1,4}|牵头|配合|责任|完成|.{0,8}(?:标准|细则|要求|情况|状态|依据|来源|分工|领导|人员|方式|次数|地点|金额|投资额?|总投资|链长|负责人|责任人|联络人))(?:\(.*\))?$/

/** Whether words name a field, of a task's or of another table. */
export const isFieldName = (cell: string): boolean =>
  isHeadName(cell) || otherHeadName.test(fold(cell).replaceAll(/\s/g, ''))

export const isHead = (cells: readonly Cell[]): boolean => {
  const named = cells.filter((cell) => cell.text.trim() !== '')
  const heads = named.filter((cell) => isFieldName(cell.text))
  return heads.length >= 2 && heads.length * 2 >= named.length
}
