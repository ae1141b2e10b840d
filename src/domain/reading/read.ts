import type { CivilDate } from '../date.ts'
import { clausesOf, pathOf, type Clause } from './clauses.ts'
import { deadlineOf, findDeadlines, type DeadlinePhrase } from './deadlines.ts'
import { closingOf, fold, trimSpan, type Span } from './fold.ts'
import { headerOf, type Header } from './header.ts'
import { readParties, type Parties } from './parties.ts'
import type { Question, Reason } from './reasons.ts'
import { sentenceTasks } from './sentences.ts'
import { tableRows } from './tables.ts'
import { isCollective } from './units.ts'

export type ReadTask = {
  readonly text: string
  readonly clause: string
  /** [start, end) places in the text given; their concatenation is `text`. */
  readonly span: readonly Span[]
  readonly lead: readonly string[]
  readonly support: readonly string[]
  readonly deadline: Omit<DeadlinePhrase, 'at'> | null
  readonly milestones: readonly { raw: string; date: CivilDate }[]
  readonly confidence: number
  readonly questions: readonly Question[]
  /** Units that a sentence for the whole document binds (以下均需各区落实，不再列出). */
  readonly inherited: readonly string[]
  /** Why: which words decided, and where they stand. */
  readonly reasons: readonly Reason[]
}

export type Reading = Header & { readonly clauses: readonly Clause[]; readonly tasks: readonly ReadTask[] }

export type Found = {
  readonly span: Span
  readonly clause: string
  readonly lead: readonly string[]
  readonly support: readonly string[]
  readonly confidence: number
  readonly questions?: readonly Question[]
}

type Mark = { readonly at: number; readonly end: number; readonly parties: Parties }

/** Responsibility marks of a clause: brackets behind a sentence, and label lines. */
const marksIn = (text: string, folded: string, { start, end }: Clause): Mark[] => {
  const marks: Mark[] = []
  for (let i = start; i < end; i += 1) {
    if (folded[i] === '(' || folded[i] === '[') {
      const close = closingOf(folded, i)
      if (close < 0 || close > end) continue
      const parties = readParties(text.slice(i + 1, close))
      if (parties) marks.push({ at: i, end: close + 1, parties })
      if (parties) i = close
    } else if (
      (i === start || folded[i - 1] === '\n') &&
      /^(?:牵头|责任|主办|承办|配合)/.test(folded.slice(i, i + 2))
    ) {
      const lineEnd = folded.indexOf('\n', i)
      const stop = lineEnd < 0 || lineEnd > end ? end : lineEnd
      const parties = readParties(text.slice(i, stop))
      if (parties?.how === 'labels') {
        const last = marks.at(-1)
        if (last && last.end >= i - 2)
          marks[marks.length - 1] = { at: last.at, end: stop, parties: merged(last.parties, parties) }
        else marks.push({ at: i, end: stop, parties })
        i = stop
      }
    }
  }
  return marks
}

/** 牵头单位：… on one line and 责任单位：… on the next: the second supports the first. */
const merged = (first: Parties, second: Parties): Parties => ({
  ...first,
  support: [...first.support, ...second.lead, ...second.support],
  isPlainList: false,
})

const markedTasks = (text: string, clauses: readonly Clause[]): Found[] => {
  const folded = fold(text)
  const found: Found[] = []
  let isFirstLead = false
  clauses.forEach((clause, index) => {
    let from = clause.start
    for (const mark of marksIn(text, folded, clause)) {
      const [start, end] = trimSpan(text, [from, mark.at])
      const stop = text.slice(start, end).replace(/[。；;]\s*$/, '').length
      from = mark.end + (/^[。；;]/.test(text.slice(mark.end)) ? 1 : 0)
      isFirstLead ||= mark.parties.statesFirstIsLead
      if (stop < 6) continue
      const { lead, support, isPlainList } = mark.parties
      const ordered =
        isFirstLead && isPlainList
          ? { lead: lead.slice(0, 1), support: [...lead.slice(1), ...support] }
          : { lead, support }
      const questions: Question[] = [
        ...(ordered.lead.length > 1 ? (['several-leads'] as const) : []),
        ...([...ordered.lead, ...ordered.support].some(isCollective) ? (['collective'] as const) : []),
      ]
      found.push({
        span: [start, start + stop],
        clause: pathOf(clauses, index),
        ...ordered,
        confidence: ordered.lead.length > 1 ? 0.8 : 0.95,
        questions,
      })
    }
  })
  return found
}

/**
 * Draws the supervision ledger from a document's text: proposals with exact places, never matters. Pure and without a
 * database; a person confirms every line.
 */
export const readDocument = (text: string, given: { issuedOn?: CivilDate } = {}): Reading => {
  const header = headerOf(text)
  const issuedOn = given.issuedOn ?? header.issuedOn
  const clauses = clausesOf(text)
  const rows: Found[] = tableRows(text).map((row) => ({
    span: row.span,
    clause: row.label,
    lead: row.lead,
    support: row.support,
    confidence: 0.9,
    questions: row.lead.length > 1 ? ['several-leads'] : [],
  }))
  const marked = markedTasks(text, clauses)
  const certain = [...marked, ...rows]
  const spoken = sentenceTasks(text, clauses, issuedOn).filter(
    (each) => !certain.some((other) => each.span[0] < other.span[1] && other.span[0] < each.span[1]),
  )
  const tasks = [...certain, ...spoken]
    .toSorted((a, b) => a.span[0] - b.span[0])
    .map((each): ReadTask => {
      const words = text.slice(each.span[0], each.span[1])
      const phrases = findDeadlines(words, issuedOn)
      const chosen = deadlineOf(phrases)
      const dates = phrases.flatMap((phrase) => (phrase.date ? [{ raw: phrase.raw, date: phrase.date }] : []))
      return {
        text: words,
        clause: each.clause,
        span: [each.span],
        lead: each.lead,
        support: each.support,
        deadline: chosen ? { raw: chosen.raw, date: chosen.date, kind: chosen.kind } : null,
        milestones: dates.length > 1 ? dates : [],
        confidence: each.confidence,
        questions: each.questions ?? [],
        inherited: [],
        reasons: [],
      }
    })
  return { ...header, issuedOn, clauses, tasks }
}
