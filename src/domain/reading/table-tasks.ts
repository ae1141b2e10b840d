import { columnsOf, type Column } from './columns.ts'
import { deadlinesInCell, type DocumentTime } from './deadlines.ts'
import { statesFirstIsLead } from './blanket.ts'
import { fold, withoutBlanks, type Span } from './fold.ts'
import { decide, type Decided, type Rules } from './marked.ts'
import { fromLabels, type Labelled } from './parties.ts'
import type { Reason } from './reasons.ts'
import { measuresIn, type Measure } from './measures.ts'
import { isFieldName, isHead, type Cell, type Grid } from './cells.ts'

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
  const seen = cells.filter((cell, i) => cells.findIndex((each) => each.span[0] === cell.span[0]) === i)
  for (const span of seen.flatMap((cell) => cell.parts ?? [cell.span])) {
    const last = spans.at(-1)
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

const isUnitColumn = (kind: Column | undefined) =>
  kind === 'lead' || kind === 'plain' || kind === 'guide' || kind === 'proposed'

/** 同上, 〃: the words of the cell above. */
const saysAbove = /^(?:同上|同前|[〃″"“”]{1,2})$/

const withAbove = (columns: readonly Column[], row: readonly Cell[], before: readonly Cell[]): readonly Cell[] =>
  row.map((cell, i) =>
    columns[i] !== 'task' && columns[i] !== 'number' && before[i] && saysAbove.test(withoutBlanks(cell.text))
      ? { ...cell, text: before[i].text }
      : cell,
  )

/** 责任单位（首位为牵头单位）: what the head of a column rules for its cells. */
const withHeadRule = (rules: Rules, columns: readonly Column[], heads: readonly Cell[]): Rules => {
  const head = heads.find(({ text }, i) => isUnitColumn(columns[i]) && statesFirstIsLead(fold(text)))
  return head ? { ...rules, firstIsLead: { code: 'first-is-lead', place: head.span, clause: '' } } : rules
}

const clauseOf = (columns: readonly Column[], row: readonly Cell[], before: number) =>
  `表${withoutBlanks(row[columns.indexOf('number')]?.text ?? String(before + 1))}`

const limitOf = (columns: readonly Column[], row: readonly Cell[], time: DocumentTime): string | null => {
  const when = withoutBlanks(row[columns.indexOf('deadline')]?.text ?? '')
  return deadlinesInCell(when, time).length > 0 ? when : null
}

const taskOfMeasure = (
  columns: readonly Column[],
  row: readonly Cell[],
  { span, parties, mark }: Measure,
  rules: Rules,
  time: DocumentTime,
  before: number,
): RowTask => {
  const clause = clauseOf(columns, row, before)
  const decided = decide(parties, rules, { place: mark, clause })
  return {
    ...decided,
    confidence: Math.min(decided.confidence, 0.9),
    span: [span],
    clause,
    deadline: parties.deadline ?? limitOf(columns, row, time),
    leader: parties.leader ?? (row[columns.indexOf('leader')]?.text || null),
  }
}

/** 牵头 and 配合 below 责任单位, 一季度 below 季度目标, nothing below 序号: the lower row of a head. */
const isLowerHead = (heads: readonly Cell[], cells: readonly Cell[]): boolean =>
  cells.length > 2 &&
  cells[0]?.text === '' &&
  heads[0]?.text !== '' &&
  cells.every(({ text }) => withoutBlanks(text).length <= 8) &&
  cells.filter(({ text }) => isFieldName(text)).length >= 2

/** 一季度 … 四季度, each with what is to be reached: the last that says anything is the limit. */
const stagesOf = (heads: readonly Cell[], row: readonly Cell[], time: DocumentTime): string | null => {
  const stages = heads.filter(
    ({ text }, i) =>
      /^第?[一二三四]季度(?:目标|进度|任务|计划|节点)*$/.test(withoutBlanks(text)) &&
      !/^[-—–/\\\s无]*$/.test(row[i]?.text ?? ''),
  )
  const when = stages.map(({ text }) => withoutBlanks(text).replace(/(?<=季度).*/, '')).join('、')
  return stages.length > 1 && deadlinesInCell(when, time).length > 0 ? when : null
}

/** The tasks of every table whose heads name a task and a unit or a limit. */
export const rowTasks = (text: string, grid: Grid, stated: Rules, time: DocumentTime): RowTask[] => {
  let rules = stated
  let known: readonly Cell[] = []
  const tasks: RowTask[] = []
  let columns: Column[] = []
  let above: readonly Cell[] = []
  let before: readonly Cell[] = []
  let heads: readonly Cell[] | null = null
  for (const cells of grid.rows) {
    if (isHead(cells) || (heads && isLowerHead(heads, cells))) {
      // A head of two rows: 责任单位 over 牵头单位 and 配合单位.
      const isSame = cells.length === known.length && cells.every(({ text }, i) => text === known[i]?.text)
      heads = heads ? heads.map((head, i) => (cells[i]?.text.trim() ? cells[i] : head)) : cells
      columns = columnsOf(heads)
      rules = withHeadRule(stated, columns, heads)
      if (!isSame) [above, before] = [[], []]
      continue
    }
    known = heads ?? known
    heads = null
    if (cells.length > 1 && cells.every((cell) => cell.span[0] === cells[0]?.span[0])) continue
    if (!columns.includes('task') || cells.length < columns.length - 1 || cells.length > columns.length) continue
    const given = cells.length === columns.length ? cells : shifted(columns, cells)
    const row = withAbove(columns, given, before)
    before = row.map((cell, i) => (cell.text === '' ? (before[i] ?? cell) : cell))
    const said = taskCells(columns, row)
    const measures = said.flatMap((cell) => (cell.parts ? [] : measuresIn(text, cell.span)))
    if (measures.length > 0) {
      tasks.push(...measures.map((measure) => taskOfMeasure(columns, row, measure, rules, time, tasks.length)))
      continue
    }
    if (!isTaskTable(columns)) continue
    if (said.every((cell) => withoutBlanks(cell.text).length < 4)) continue
    const own = fieldsOfRow(columns, row)
    const isEmpty = own.every(({ value }) => value === '')
    // A cell that reaches down leaves those below it empty: all of them, or the lead's alone.
    const fields = isEmpty ? fieldsOfRow(columns, above) : withLeadAbove(own, fieldsOfRow(columns, above))
    const parties = fromLabels(fields, 'column')
    const unitAt = columns.findIndex(isUnitColumn)
    const place = row[unitAt]?.span ?? null
    const clause = clauseOf(columns, row, tasks.length)
    // 排在第一位的为牵头部门 inside the cell rules its row alone.
    const rulesHere = fields.some(({ value }) => statesFirstIsLead(fold(value)))
      ? { ...rules, firstIsLead: rules.firstIsLead ?? { code: 'first-is-lead' as const, place, clause } }
      : rules
    const decided = decide({ ...parties, statesFirstIsLead: false, deadline: null, leader: null }, rulesHere, {
      place,
      clause,
    })
    const isCarried = fields !== own && parties.lead.length + parties.support.length > 0
    const carried: Reason[] = isCarried ? [{ code: 'cell-above', place, clause }] : []
    tasks.push({
      ...decided,
      confidence: isCarried ? 0.7 : Math.min(decided.confidence, 0.9),
      reasons: [...decided.reasons, ...carried],
      span: spansOfCells(text, said),
      clause,
      deadline: limitOf(columns, row, time) ?? stagesOf(known, row, time),
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
