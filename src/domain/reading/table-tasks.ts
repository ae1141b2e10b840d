import { columnsOf, type Column } from './columns.ts'
import { deadlinesInCell, type DocumentTime } from './deadlines.ts'
import { withoutBlanks, type Span } from './fold.ts'
import { decide, type Decided, type Rules } from './marked.ts'
import { fromLabels, type Labelled } from './parties.ts'
import type { Reason } from './reasons.ts'
import { isHead, type Cell, type Grid } from './cells.ts'

/** A row of a task table. Places of the original: a table is not part of the stream. */
export type RowTask = Decided & {
  readonly span: readonly Span[]
  readonly clause: string
  readonly deadline: string | null
  readonly leader: string | null
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

const withLeadAbove = (own: readonly Labelled[], above: readonly Labelled[]): readonly Labelled[] => {
  const isLeft = own.some(({ kind, value }, i) => kind === 'lead' && value === '' && above[i] && above[i].value !== '')
  return isLeft
    ? own.map((field, i) => (field.kind === 'lead' && field.value === '' ? (above[i] ?? field) : field))
    : own
}

/** The tasks of every table whose heads name a task and a unit or a limit. */
export const rowTasks = (text: string, grid: Grid, rules: Rules, time: DocumentTime): RowTask[] => {
  const tasks: RowTask[] = []
  let columns: Column[] = []
  let above: readonly Cell[] = []
  let heads: readonly Cell[] | null = null
  for (const cells of grid.rows) {
    if (isHead(cells)) {
      // A head of two rows: 责任单位 over 牵头单位 and 配合单位.
      heads = heads ? heads.map((head, i) => (cells[i]?.text.trim() ? cells[i] : head)) : cells
      columns = columnsOf(heads)
      above = []
      continue
    }
    heads = null
    if (cells.length > 1 && cells.every((cell) => cell.span[0] === cells[0]?.span[0])) continue
    if (!isTaskTable(columns) || cells.length < columns.length - 1 || cells.length > columns.length) continue
    const row = cells.length === columns.length ? cells : shifted(columns, cells)
    const said = taskCells(columns, row)
    if (said.every((cell) => withoutBlanks(cell.text).length < 4)) continue
    const own = fieldsOfRow(columns, row)
    const isEmpty = own.every(({ value }) => value === '')
    // A cell that reaches down leaves those below it empty: all of them, or the lead's alone.
    const fields = isEmpty ? fieldsOfRow(columns, above) : withLeadAbove(own, fieldsOfRow(columns, above))
    const parties = fromLabels(fields, 'column')
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
    const isCarried = fields !== own && parties.lead.length + parties.support.length > 0
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
    if (fields === own) above = row
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
