import type { CivilDate } from '../date.ts'
import { cellText } from '../sheet.ts'
import { readTerm } from './dates.ts'
import type { StockField } from './fields.ts'
import type { StockLine } from './lines.ts'
import { organizationNamed, type Directory } from './names.ts'
import type { StockPlan, StockProblem } from './plan.ts'
import { readState } from './states.ts'
import { readUnits } from './units.ts'

/** What a row becomes. */
export type StockMatter = {
  readonly row: number
  readonly number: string | null
  readonly title: string
  readonly target: string
  readonly workContent: string
  readonly requirement: string
  readonly lead: string
  readonly others: readonly { readonly organizationId: string; readonly part: 'joint_lead' | 'supporting' }[]
  readonly leader: string | null
  readonly person: string | null
  readonly phone: string | null
  readonly due: CivilDate | null
  readonly established: CivilDate | null
  readonly state: 'in_progress' | 'completed'
  readonly completedOn: CivilDate | null
  readonly section: string | null
  readonly kept: StockLine['kept']
  readonly keptForOffice: StockLine['keptForOffice']
}
export type Assessed = {
  readonly matter: StockMatter | null
  readonly problems: readonly StockProblem[]
  /** Names that nobody knows and nobody has answered for. */
  readonly unknown: readonly string[]
}
export type Ground = Directory & {
  readonly supervisor: string
  /** Units with a principal on record, who answers where the row names nobody. */
  readonly withPrincipal: ReadonlySet<string>
}

const short = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)
/** The first line or sentence, for a cell that holds a whole paragraph. */
const headline = (text: string) =>
  short((text.length > 60 ? text.split(/\n|(?<=[。；])/)[0] : text)?.replaceAll(/\s*\n\s*/g, ' ').trim() ?? '', 200)
const textIn = (line: StockLine, field: StockField, most: number): string => short(cellText(line.cells[field]), most)

type Units = { ids: string[]; missing: string[]; unknown: string[] }

const resolve = (names: readonly string[], plan: StockPlan, ground: Ground): Units => {
  const units: Units = { ids: [], missing: [], unknown: [] }
  for (const name of names) {
    const answered = plan.names[name]
    const id = answered === undefined ? organizationNamed(name, ground) : answered
    if (id) units.ids.push(id)
    else if (answered === undefined) units.unknown.push(name)
    else units.missing.push(name)
  }
  return units
}

const unitsOf = (line: StockLine, plan: StockPlan, ground: Ground) => {
  const read = (field: 'units' | 'lead' | 'support') => readUnits(cellText(line.cells[field]), field)
  const [lead, units, support] = [read('lead'), read('units'), read('support')]
  const hasLead = lead.lead.length > 0
  const leads = resolve(hasLead ? lead.lead : units.lead, plan, ground)
  // Beside a lead of its own, a column of responsible units names those that support.
  const rest = [
    ...lead.support,
    ...(hasLead ? [...units.lead, ...units.support] : units.support),
    ...support.lead,
    ...support.support,
  ]
  const others = resolve(rest, plan, ground)
  const [first, ...joint] = [...new Set(leads.ids)]
  const taken = new Set([first, ...joint])
  return {
    lead: first ?? null,
    others: [
      ...joint.map((organizationId) => ({ organizationId, part: 'joint_lead' as const })),
      ...[...new Set(others.ids)]
        .filter((id) => !taken.has(id))
        .map((organizationId) => ({ organizationId, part: 'supporting' as const })),
    ],
    unknown: [...new Set([...leads.unknown, ...others.unknown])],
    isLeadUnknown: leads.unknown.length > 0,
  }
}

const quarters = [
  ['q1', '一季度'],
  ['q2', '二季度'],
  ['q3', '三季度'],
  ['q4', '四季度'],
] as const
/** Quarterly targets of a work report stand in the work content, each under its name. */
const stagesOf = (line: StockLine): string =>
  quarters
    .flatMap(([field, name]) => (cellText(line.cells[field]) === '' ? [] : [`${name}：${cellText(line.cells[field])}`]))
    .join('\n')

/** One row against the plan: the matter it becomes, and everything that stands in the way of it or wants an answer. */
export const assessLine = (line: StockLine, plan: StockPlan, ground: Ground): Assessed => {
  const problems: StockProblem[] = []
  const say = (code: StockProblem['code'], field: StockField | null, text = field ? cellText(line.cells[field]) : '') =>
    problems.push({ row: line.row, field, code, text: short(text, 200) })
  for (const [field, cell] of Object.entries(line.cells) as [StockField, unknown][])
    if (typeof cell === 'string' && /^#(?:REF|VALUE|N\/A|NAME\?|DIV\/0|NUM|NULL)/.test(cell)) say('cell-broken', field)

  const said = textIn(line, 'title', 5_000)
  const content = textIn(line, 'workContent', 5_000)
  const title = headline(said || content)
  if (title === '') say('no-title', 'title')

  const units = unitsOf(line, plan, ground)
  const unitField = cellText(line.cells.lead) !== '' || plan.fields.includes('lead') ? 'lead' : 'units'
  for (const name of units.unknown) say('unit-unknown', unitField, name)
  if (!units.lead && !units.isLeadUnknown) say('no-lead', unitField)
  if (units.lead === ground.supervisor) say('lead-is-supervisor', unitField)

  const stateText = cellText(line.cells.state)
  const state = stateText === '' ? 'in_progress' : readState(stateText)
  if (state === null) say('state-unclear', 'state')
  if (state === 'aside') say('state-aside', 'state')
  const isDone = state === 'completed'

  const term = readTerm(line.cells.due, plan.year)
  if (term.kind === 'unclear') say('due-unreadable', 'due')
  if (term.kind === 'none' && !plan.dueWhenMissing && !isDone) say('no-due', 'due')
  if (term.kind === 'day' && term.guessed) say('due-guessed', 'due', `${cellText(line.cells.due)} → ${term.on}`)
  if (term.kind === 'long_term' && !isDone) say('long-term', 'due')

  const dayIn = (field: 'established' | 'completedOn'): CivilDate | null => {
    const read = readTerm(line.cells[field], plan.year)
    if (read.kind === 'unclear' || read.kind === 'long_term') say('day-unreadable', field)
    return read.kind === 'day' ? read.on : null
  }
  const [established, completedOn] = [dayIn('established'), dayIn('completedOn')]
  const person = textIn(line, 'person', 40) || null
  if (!person && !isDone && units.lead && !ground.withPrincipal.has(units.lead)) say('no-person', 'person', '')

  const stages = stagesOf(line)
  const whole = [content || said, stages].filter((each) => each !== '').join('\n')
  const isWhole = title !== '' && units.lead !== null
  return {
    problems,
    unknown: units.unknown,
    matter: isWhole
      ? {
          row: line.row,
          number: textIn(line, 'number', 60) || null,
          title,
          target: textIn(line, 'target', 2_000) || short(said || content, 2_000),
          workContent: short(whole, 5_000),
          requirement: textIn(line, 'requirement', 2_000),
          lead: units.lead ?? '',
          others: units.others,
          leader: textIn(line, 'leader', 40) || null,
          person,
          phone: textIn(line, 'phone', 30) || null,
          due: term.kind === 'day' ? term.on : term.kind === 'none' && !isDone ? plan.dueWhenMissing : null,
          established,
          state: isDone ? 'completed' : 'in_progress',
          completedOn: isDone ? completedOn : null,
          section: line.section,
          kept: line.kept,
          keptForOffice: line.keptForOffice,
        }
      : null,
  }
}
