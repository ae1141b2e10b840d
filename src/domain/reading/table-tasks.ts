import { deadlinesInCell, type DocumentTime } from './deadlines.ts'
import { fold, withoutBlanks, type Span } from './fold.ts'
import { labelAt, type LabelKind } from './labels.ts'
import { decide, type Decided, type Rules } from './marked.ts'
import { fromLabels, type Labelled } from './parties.ts'
import type { Reason } from './reasons.ts'
import { isHead, type Cell, type Grid } from './tables.ts'

/** A row of a task table. Places of the original: a table is not part of the stream. */
export type RowTask = Decided & {
  readonly span: readonly Span[]
  readonly clause: string
  readonly deadline: string | null
  readonly leader: string | null
}

type Column = LabelKind | 'number' | 'task' | 'goal' | 'group'

const columnOf = (head: string): Column => {
  const name = fold(head)
    .replaceAll(/\s/g, '')
    .replace(/\(.*\)$/, '')
  if (/^(?:序号|编号|No\.?|号)$/i.test(name)) return 'number'
  const label = labelAt(name, 0)
  if (label && label.end === name.length) return label.kind
  if (/牵头|主办|主责/.test(name)) return /领导|负责人/.test(name) ? 'leader' : 'lead'
  if (/配合|协办|协同|参与|参加/.test(name)) return 'support'
  if (/指导(?:单位|部门)/.test(name)) return 'guide'
  if (/建议.*(?:单位|部门)/.test(name)) return 'proposed'
  if (/(?:责任|承办|落实|实施|办理|负责)(?:单位|部门|主体|处室|科室)|责任分工|部门分工/.test(name)) return 'plain'
  if (name.endsWith('领导')) return 'leader'
  if (/时限|期限|时间|节点|进度/.test(name)) return 'deadline'
  if (/责任人|负责人|联系人|电话|备注|范围|依据|来源|文号/.test(name)) return 'other'
  if (/目标值|目标$|成效|成果|指标/.test(name)) return 'goal'
  if (/类别|领域|分类|板块|方面|专项/.test(name)) return 'group'
  if (/任务|举措|事项|内容|措施|工作|项目|要点|问题|清单|安排|做法/.test(name)) return 'task'
  return 'other'
}

/** The cells that say what is to be done: the task columns that stand together from the first one on. */
const taskCells = (columns: readonly Column[], cells: readonly Cell[]): Cell[] => {
  const first = columns.indexOf('task')
  if (first < 0) return []
  let last = first
  while (columns[last + 1] === 'task' || columns[last + 1] === 'goal') last += 1
  return cells.slice(first, last + 1).filter((cell) => cell.text !== '')
}

const spansOfCells = (text: string, cells: readonly Cell[]): Span[] => {
  const spans: [number, number][] = []
  for (const { span } of cells) {
    const last = spans.at(-1)
    if (last && last[0] === span[0]) continue
    if (last && span[0] > last[1] && /^[\s|]*$/.test(text.slice(last[1], span[0]))) last[1] = span[1]
    else spans.push([...span])
  }
  return spans
}

const fieldsOfRow = (columns: readonly Column[], cells: readonly Cell[]): Labelled[] =>
  columns.flatMap((kind, i): Labelled[] =>
    kind === 'lead' || kind === 'plain' || kind === 'proposed' || kind === 'guide' || kind === 'support'
      ? [{ kind, value: cells[i]?.text ?? '' }]
      : [],
  )

/** The tasks of every table whose heads name a task and a unit or a limit. */
export const rowTasks = (text: string, grid: Grid, rules: Rules, time: DocumentTime): RowTask[] => {
  const tasks: RowTask[] = []
  let columns: Column[] = []
  let above: readonly Cell[] = []
  for (const cells of grid.rows) {
    if (isHead(cells)) {
      columns = cells.map((cell) => columnOf(cell.text))
      above = []
      continue
    }
    if (!isTaskTable(columns) || cells.length < columns.length - 1 || cells.length > columns.length) continue
    const row = cells.length === columns.length ? cells : shifted(columns, cells)
    const said = taskCells(columns, row)
    if (said.every((cell) => withoutBlanks(cell.text).length < 4)) continue
    const own = fieldsOfRow(columns, row)
    const isEmpty = own.every(({ value }) => value === '')
    const parties = fromLabels(isEmpty ? fieldsOfRow(columns, above) : own, 'column')
    const unitAt = columns.findIndex(
      (kind) => kind === 'lead' || kind === 'plain' || kind === 'guide' || kind === 'proposed',
    )
    const place = row[unitAt]?.span ?? null
    const number = row[columns.indexOf('number')]?.text ?? String(tasks.length + 1)
    const clause = `表${withoutBlanks(number)}`
    const decided = decide({ ...parties, statesFirstIsLead: false, deadline: null, leader: null }, rules, {
      place,
      clause,
    })
    const when = withoutBlanks(row[columns.indexOf('deadline')]?.text ?? '')
    const isCarried = isEmpty && parties.lead.length + parties.support.length > 0
    const carried: Reason[] = isCarried ? [{ code: 'cell-above', place, clause }] : []
    tasks.push({
      ...decided,
      confidence: isCarried ? 0.7 : Math.min(decided.confidence, 0.9),
      reasons: [...decided.reasons, ...carried],
      span: spansOfCells(text, said),
      clause,
      deadline: deadlinesInCell(when, time).length > 0 ? when : null,
      leader: row[columns.indexOf('leader')]?.text || null,
    })
    if (!isEmpty) above = row
  }
  return tasks
}

const isTaskTable = (columns: readonly Column[]) =>
  columns.includes('task') &&
  columns.some((kind) => ['lead', 'plain', 'guide', 'proposed', 'support', 'deadline'].includes(kind))

/** A row with a cell less than its head: the group's cell reaches down from above. */
const shifted = (columns: readonly Column[], cells: readonly Cell[]): readonly Cell[] => {
  const at = Math.max(columns.indexOf('group'), 0)
  const empty: Cell = { span: [cells[0]?.span[0] ?? 0, cells[0]?.span[0] ?? 0], text: '' }
  return [...cells.slice(0, at), empty, ...cells.slice(at)]
}
