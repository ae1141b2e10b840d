import { fold } from './fold.ts'
import { labelAt, type LabelKind } from './labels.ts'

/** What the cells of a column say. */
export type Column = LabelKind | 'number' | 'task' | 'goal' | 'group'

/** By the words at its head. */
export const columnOf = (head: string): Column => {
  const name = fold(head)
    .replaceAll(/\s/g, '')
    .replace(/\(.*\)$/, '')
  if (/^(?:序号|编号|No\.?|号)$/i.test(name)) return 'number'
  const label = labelAt(name, 0)
  if (label && label.end === name.length && label.kind !== 'content') return label.kind
  if (/牵头|主办|主责/.test(name)) return /领导|负责人/.test(name) ? 'leader' : 'lead'
  if (/配合|协办|协同|协助|参与|参加|会办/.test(name)) return 'support'
  if (/指导(?:单位|部门)/.test(name)) return 'guide'
  if (/建议.*(?:单位|部门)/.test(name)) return 'proposed'
  if (/(?:责任|承办|落实|实施|办理|负责)(?:单位|部门|主体|处室|科室|司局)|责任分工|部门分工/.test(name)) return 'plain'
  if (name.endsWith('领导')) return 'leader'
  if (/时限|期限|时间|节点|进度/.test(name)) return 'deadline'
  if (/责任人|负责人|联系人|电话|备注|范围|依据|来源|文号/.test(name)) return 'other'
  if (/目标值|目标$|成效|成果|指标/.test(name)) return 'goal'
  if (/类别|领域|分类|板块|方面|专项/.test(name)) return 'group'
  if (/任务|举措|事项|内容|措施|工作|项目|实事|要点|问题|清单|安排|做法|名称/.test(name)) return 'task'
  return 'other'
}

/** Where no head says 任务, the first that says nothing known does: 序号, 民生实事, 责任单位. */
export const columnsOf = (heads: readonly { readonly text: string }[]): Column[] => {
  const columns = withGroups(heads.map(({ text }) => columnOf(text)))
  if (columns.includes('task')) return columns
  const at = columns.findIndex((kind) => kind === 'other' || kind === 'group' || kind === 'goal')
  return columns.map((kind, i) => (i === at ? 'task' : kind))
}

/** 重点工作, 序号, 具体任务: what stands before the number gathers numbered tasks and is none. */
const withGroups = (columns: readonly Column[]): Column[] => {
  const number = columns.indexOf('number')
  return columns.includes('task', number + 1)
    ? columns.map((kind, i) => (i < number && kind === 'task' ? 'group' : kind))
    : [...columns]
}
