import { yearOf, type CivilDate } from '../date.ts'
import { clauseOf, passagesOf, type Clause } from './clauses.ts'
import { countedBudget, type CountedBudget } from './deadline-budget.ts'
import { deadlineOf, deadlinesInCell, findDeadlines, type DeadlinePhrase, type DocumentTime } from './deadlines.ts'
import { documentKind, praiseFrom } from './document-kind.ts'
import { applyPointingBack } from './pointing-back.ts'
import { flowOf, spansOf, type Flow } from './flow.ts'
import { applyPhases, phasesOf } from './phases.ts'
import { fold, withoutBlanks, type Span } from './fold.ts'
import { isImperative } from './imperative.ts'
import { headerOf, yearOfNumber, yearOfHead, type Header } from './header.ts'
import { markedTasks, marksOf, rulesOfDocument } from './marked.ts'
import type { Question, Reason, ReasonCode } from './reasons.ts'
import { sentenceTasks } from './sentences.ts'
import { rowTasks, type RowTask } from './table-tasks.ts'
import { gridsOf } from './tables.ts'
import { mergeTwins } from './twins.ts'
import type { Found } from './found.ts'
import { looksLikeUnit, splitUnits } from './units.ts'

export type { Question } from './reasons.ts'

export type ReadTask = {
  readonly text: string
  readonly clause: string
  /** [start, end) places in the text given; their concatenation is `text`. */
  readonly span: readonly Span[]
  readonly lead: readonly string[]
  readonly support: readonly string[]
  readonly deadline:
    | (Omit<DeadlinePhrase, 'at' | 'question' | 'reason'> & {
        /** 收到后10个工作日内: the span that the clock counts from delivery. */
        readonly counted?: CountedBudget
      })
    | null
  readonly milestones: readonly { raw: string; date: CivilDate }[]
  readonly confidence: number
  readonly questions: readonly Question[]
  /** Units that a sentence for the whole document binds (以下均需各区落实，不再列出). */
  readonly inherited: readonly string[]
  /** Why: which words decided, and where they stand. */
  readonly reasons: readonly Reason[]
  /** 牵头领导, 分管领导: a person, and no unit. */
  readonly leader: string | null
}

export type Reading = Header & { readonly clauses: readonly Clause[]; readonly tasks: readonly ReadTask[] }

type Drawn = Pick<
  Found,
  'clause' | 'lead' | 'support' | 'inherited' | 'confidence' | 'questions' | 'reasons' | 'leader'
> & {
  readonly span: readonly Span[]
  /** Folded and without blanks. */
  readonly words: string
  readonly raw: string
  readonly deadline: string | null
  readonly year?: number
}

const drawnFrom = (flow: Flow, each: Found): Drawn => ({
  ...each,
  deadline: each.deadline ?? null,
  span: spansOf(flow, each.from, each.to),
  words: flow.text.slice(each.from, each.to),
  raw: flow.raw.slice(each.from, each.to),
})

const rowDrawn = (text: string, row: RowTask): Drawn => {
  const raw = withoutBlanks(row.span.map(([start, end]) => text.slice(start, end)).join(''))
  return { ...row, words: fold(raw), raw }
}

/** The limit that a label or column says, else those of the task's own words. */
const limitsOf = ({ deadline, words, raw, year }: Drawn, given: DocumentTime) => {
  const time = { ...given, above: year ?? null }
  const labelled = deadline === null ? [] : deadlinesInCell(fold(withoutBlanks(deadline)), time)
  const phrases = labelled.length > 0 ? labelled : findDeadlines(words, time)
  const chosen = deadlineOf(phrases)
  const dates = phrases.flatMap((phrase) => (phrase.date ? [{ raw: phrase.raw, date: phrase.date }] : []))
  const source = labelled.length > 0 ? withoutBlanks(deadline ?? '') : raw
  return {
    phrases,
    chosen,
    dates,
    isLabelled: labelled.length > 0,
    // 立行立改，长期坚持: a label without a day is quoted whole.
    rawOf: (phrase: DeadlinePhrase) =>
      labelled.length > 1 && dates.length === 0 ? source : source.slice(phrase.at, phrase.at + phrase.raw.length),
  }
}

const taskOf = (text: string, each: Drawn, time: DocumentTime): ReadTask => {
  const { phrases, chosen, dates, isLabelled, rawOf } = limitsOf(each, time)
  const counted = countedBudget(chosen?.value ?? null)
  const here = { place: each.span[0] ?? null, clause: each.clause }
  const codes: ReasonCode[] = [
    ...(chosen?.reason ? [chosen.reason] : []),
    ...(dates.length > 1 ? (['latest-date'] as const) : []),
    ...(isLabelled ? (['deadline-labelled'] as const) : []),
  ]
  const asked = phrases.flatMap((phrase): Question[] =>
    phrase.question && (phrase === chosen || phrase.question !== 'deadline-unclear' || !chosen?.date)
      ? [phrase.question]
      : [],
  )
  return {
    text: each.span.map(([start, end]) => text.slice(start, end)).join(''),
    clause: each.clause,
    span: each.span,
    lead: each.lead,
    support: each.support,
    deadline: chosen
      ? {
          raw: rawOf(chosen) || chosen.raw,
          date: chosen.date,
          kind: chosen.kind,
          value: chosen.value,
          ...(counted ? { counted } : {}),
        }
      : null,
    milestones: dates.length > 1 ? dates : [],
    confidence: each.confidence,
    questions: [...new Set([...each.questions, ...asked])],
    inherited: each.inherited ?? [],
    reasons: [...each.reasons, ...codes.map((code) => ({ code, ...here }))],
    leader: each.leader ?? null,
  }
}

/**
 * Draws the supervision ledger from a document's text: proposals with exact places, never matters. Pure and without a
 * database; a person confirms every line.
 */
export const readDocument = (text: string, given: { issuedOn?: CivilDate } = {}): Reading => {
  const header = headerOf(text)
  const issuedOn = given.issuedOn ?? header.issuedOn
  const time: DocumentTime = {
    issuedOn,
    year: issuedOn ? yearOf(issuedOn) : (yearOfNumber(header.docNumber) ?? yearOfHead(text, header.title)),
  }
  const grids = gridsOf(text)
  const tables = grids.filter((grid) => grid.rows.length > 1)
  const flow = flowOf(
    text,
    tables.map((grid) => grid.span),
  )
  const passages = passagesOf(flow)
  const marks = marksOf(flow, passages)
  const rules = rulesOfDocument(flow, passages, marks.flat())
  const marked = markedTasks(flow, passages, marks, rules)
  const phases = phasesOf(flow, passages, time)
  const stated = documentKind(flow.text, header.title)
  const isTold = stated === 'planning' && marks.flat().length === 0 && isImperative(flow, passages, time)
  const kind = isTold ? 'assigning' : stated
  const spoken =
    kind === 'informing'
      ? []
      : sentenceTasks(
          flow,
          passages,
          {
            time,
            phases,
            marks,
            isAssigning: kind === 'assigning',
            addressees: splitUnits(header.addressees ?? '').filter(looksLikeUnit),
            issuer: header.issuer,
          },
          ([from, to]) => marked.some((each) => from < each.to && each.from < to),
        )
  const found = applyPhases(flow, phases, applyPointingBack(flow, passages, [...marked, ...spoken], time), time)
  const rows = tables.flatMap((grid) => rowTasks(text, grid, rules.start, time))
  const drawn = [...found.map((each) => drawnFrom(flow, each)), ...rows.map((row) => rowDrawn(text, row))]
  const praised = praiseFrom(text, header.title)
  const tasks = drawn
    .filter((each) => each.span.length > 0 && (each.span[0]?.[0] ?? 0) < praised)
    .toSorted((a, b) => (a.span[0]?.[0] ?? 0) - (b.span[0]?.[0] ?? 0))
    .map((each) => taskOf(text, each, time))
  return { ...header, issuedOn, clauses: passages.map(clauseOf), tasks: mergeTwins(tasks) }
}
