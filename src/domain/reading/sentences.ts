import { below, type Passage } from './clauses.ts'
import { findDeadlines, type DeadlinePhrase, type DocumentTime } from './deadlines.ts'
import { announces, isGoals, isLookingBack } from './document-kind.ts'
import type { Flow } from './flow.ts'
import type { Span } from './fold.ts'
import { reason, taskSpan, type Found } from './found.ts'
import type { Mark } from './marks.ts'
import { isCollective } from './names.ts'
import { phaseAt, type Phase } from './phases.ts'
import type { Question, Reason } from './reasons.ts'
import { acts, assigns, isDone, isDuty, isGeneral, reports } from './duties.ts'
import { sentencesOf } from './sentence-cuts.ts'
import { pointsBack, subjectOf, supportIn, type Subject } from './subjects.ts'
import { asksAllAbove, ownUnit, unitHeading, unitLinesOf, type Named } from './unit-duties.ts'

/** What the sentences of a document are read with. */
export type Setting = {
  readonly time: DocumentTime
  readonly phases: readonly Phase[]
  /** The marks of each passage. */
  readonly marks: readonly (readonly Mark[])[]
  readonly isAssigning: boolean
  readonly addressees: readonly string[]
  /** 我委, 本局: who issued the paper. */
  readonly issuer: string | null
}

const introduces = /(?:以下|下列|如下)[一-龥]{0,8}:?$/

type Carried = { readonly names: readonly string[]; readonly level: number; readonly why: Reason }
type Drawn = Pick<Found, 'lead' | 'support' | 'confidence' | 'reasons'> & { readonly questions?: readonly Question[] }

/**
 * Tasks that no mark assigns: dated sentences with a subject, duties to report, what a letter or a leader asks, duties
 * below a unit's name, and the clauses under a sentence that names the subject once (试点地区要…重点做好以下工作：).
 */
export const sentenceTasks = (
  flow: Flow,
  passages: readonly Passage[],
  setting: Setting,
  isTaken: (span: Span) => boolean,
): Found[] => {
  const found: Found[] = []
  let carried: Carried | null = null
  let last: Carried | null = null
  let goalsLevel = 0
  let pastLevel = 0
  passages.forEach((passage, index) => {
    if (carried && passage.level <= carried.level) carried = null
    if (passage.level <= 1) last = null
    if (passage.level <= goalsLevel) goalsLevel = 0
    if (passage.level <= pastLevel) pastLevel = 0
    if (passage.level > 0 && pastLevel === 0 && isLookingBack(passage.heading)) pastLevel = passage.level
    if (pastLevel > 0) return
    if (passage.level > 0 && goalsLevel === 0 && isGoals(passage.heading)) goalsLevel = passage.level
    const add = (span: Span, task: Drawn) => {
      const own = taskSpan(flow, span[0], span[1])
      if (!own || isTaken(own)) return
      found.push({
        ...task,
        from: own[0],
        to: own[1],
        clause: passage.path,
        questions: questionsOf(task),
      })
    }
    const marks = setting.marks[index] ?? []
    const heading = marks.length === 0 ? unitHeading(flow, passage) : null
    if (heading) {
      const why = reason(flow, 'unit-heading', passage, passage.from, heading.end)
      if (below(passages, index) > index + 1) carried = { names: heading.names, level: passage.level, why }
      const all = asksAllAbove(flow, passage, heading.end)
      const to = all?.[0] ?? passage.to
      if (to - heading.end > 8)
        add([passage.from, to], {
          lead: heading.names,
          support: supportOf(flow, heading, to),
          confidence: 0.8,
          reasons: [why],
        })
      if (all && setting.addressees.length > 0)
        add(all, {
          lead: setting.addressees,
          support: [],
          confidence: 0.7,
          reasons: [reason(flow, 'addressed', passage, ...all)],
        })
      return
    }
    if (carried) {
      const above = passages[index - 1]
      // A measure of a measure belongs to the task above it.
      if (above && found.at(-1)?.clause === above.path && passage.level > above.level) return
      const isUnit = carried.why.code === 'unit-heading'
      const other = isUnit ? ownUnit(flow, passage, carried.names) : null
      if (other) {
        add([passage.from, passage.to], {
          lead: other.lead,
          support: other.support,
          confidence: 0.7,
          reasons: whyOf(flow, passage, [passage.from, passage.to], other),
        })
        return
      }
      add([passage.from, passage.to], {
        lead: carried.names,
        support: isUnit ? supportOf(flow, { names: carried.names, others: [], end: passage.from }, passage.to) : [],
        confidence: isUnit ? 0.8 : 0.6,
        questions: isUnit ? [] : ['subject-carried'],
        reasons: [carried.why],
      })
      return
    }
    const lines = unitLinesOf(flow, passage)
    for (const line of lines)
      add([line.from, line.to], {
        lead: line.names,
        support: supportOf(flow, line, line.to),
        confidence: 0.8,
        reasons: [reason(flow, 'unit-heading', passage, line.from, line.end)],
      })
    const heads = setting.phases.map(({ from, head }) => ({ from, to: head }))
    const spans = sentencesOf(flow, passage, [...marks, ...lines, ...heads], setting.time)
    const closing = flow.text.slice(passage.from, passage.to).replace(/\n+$/, '')
    if (introduces.test(closing) && below(passages, index) > index + 1) {
      const span = spans.at(-1)
      const subject = span ? subjectOf(flow.raw.slice(span[0], span[1])) : null
      if (span && subject && subject.lead.length > 0) {
        const why = reason(flow, 'subject-carried', passage, span[0] + subject.at, span[0] + subject.end)
        carried = { names: subject.lead, level: passage.level, why }
        return
      }
    }
    spans.forEach((span, i) => {
      const said = sentenceAt(flow, span, setting)
      const { folded, subject, named, isDated, isPast } = said
      if (isPhaseHeading(folded) || announces(folded)) return
      if (subject && named && named.length > 0)
        last = {
          names: named,
          level: passage.level,
          why: reason(flow, 'subject-carried', passage, span[0] + subject.at, span[0] + subject.end),
        }
      const back = pointsBack(folded)
      if (back && isDated) {
        const from = spans[back === 'one' ? Math.max(i - 1, 0) : 0]?.[0] ?? span[0]
        if (last)
          add([from, span[1]], {
            lead: last.names,
            support: subject?.support ?? [],
            confidence: 0.6,
            questions: ['subject-carried'],
            reasons: [last.why, reason(flow, 'points-back', passage, span[0], span[1])],
          })
      } else if (subject && named) {
        if (isTask(said, subject, named, setting, goalsLevel > 0))
          add([startOf(flow, passage, spans, i, subject, setting.isAssigning), span[1]], {
            lead: named,
            support: subject.support,
            confidence: subject.how === 'named' && !isDated ? 0.6 : 0.7,
            reasons: whyOf(flow, passage, span, subject),
          })
      } else if (isDated && !isPast && goalsLevel === 0 && acts.test(folded)) {
        const names = last?.names ?? (setting.isAssigning ? setting.addressees : [])
        if (names.length === 0 && !setting.isAssigning) return
        add(span, {
          lead: names,
          support: [],
          confidence: 0.5,
          questions: names.length > 0 ? ['subject-carried'] : [],
          reasons: last ? [last.why] : [],
        })
      }
    })
  })
  return found
}

/**
 * Where the task of a sentence begins: at its clause's heading (三、关于泵站改造。请市水利局…), and where 由X牵头 speaks of
 * what stands before it, at the first sentence that nobody else is the subject of.
 */
const startOf = (
  flow: Flow,
  passage: Passage,
  spans: readonly Span[],
  at: number,
  subject: Subject,
  isAssigning: boolean,
): number => {
  const own = spans[at]?.[0] ?? passage.from
  const before = (i: number) => spans[i] ?? [own, own]
  const isFree = (i: number) => subjectOf(flow.raw.slice(...before(i))) === null && flow.starts[before(i + 1)[0]] !== 1
  if (subject.isGiven && !isAssigning) {
    let first = at
    while (first > 0 && isFree(first - 1)) first -= 1
    return before(first)[0]
  }
  // 各组组长要…，专班办公室每周五…: the second clause is another's.
  if (/[要须][^,;]{4,}[,;]$/.test(flow.text.slice(own, own + subject.at))) return own + subject.at
  const [from, to] = before(0)
  const isHeading = passage.level > 0 && to - from <= 24 && !isPhaseHeading(flow.text.slice(from, to))
  return at === 1 && isHeading && isFree(0) ? from : own
}

/** Who is named beside the unit of a heading, there or in its words: 会同X, ，Y配合. */
const supportOf = (flow: Flow, { names, others, end }: Named, to: number): readonly string[] => [
  ...new Set([...others, ...supportIn(flow.raw.slice(end, to), flow.text.slice(end, to), names)]),
]

const questionsOf = ({ questions = [], lead, support }: Drawn): Question[] => [
  ...new Set([
    ...questions,
    ...(lead.length === 0 ? (['no-lead'] as const) : []),
    ...(lead.length > 1 ? (['several-leads'] as const) : []),
    ...([...lead, ...support].some(isCollective) ? (['collective'] as const) : []),
  ]),
]

type Said = {
  readonly folded: string
  readonly subject: Subject | null
  /** Whom the subject names; 你单位 and 两单位 are those whom the paper addresses. */
  readonly named: readonly string[] | null
  readonly phrases: readonly DeadlinePhrase[]
  readonly isDated: boolean
  readonly isPast: boolean
}

const sentenceAt = (flow: Flow, span: Span, setting: Setting): Said => {
  const { time, phases } = setting
  const folded = flow.text.slice(...span)
  const subject = subjectOf(flow.raw.slice(...span))
  const phase = phaseAt(phases, span[0])
  const phrases = findDeadlines(folded, { ...time, above: phase?.year ?? null })
  const { issuedOn } = time
  return {
    folded,
    subject,
    named: subject ? namedBy(subject, setting) : null,
    phrases,
    isDated: phase !== null || phrases.some(isLimit),
    isPast:
      phrases.some(({ date }) => date !== null) &&
      phrases.every(({ date }) => date === null || (issuedOn !== null && date < issuedOn)),
  }
}

/** A day, a span from a day, a cycle; 每双月5日前 is one, whether or not it is understood. */
const isLimit = ({ kind, raw }: DeadlinePhrase) =>
  kind === 'date' || kind === 'recurring' || kind === 'relative' || raw.startsWith('每')

const namedBy = ({ how, lead }: Subject, { addressees, issuer }: Setting): readonly string[] =>
  how === 'you' ? addressees : how === 'we' ? (issuer ? [issuer] : []) : lead

const isPhaseHeading = (folded: string) => /^[^。,;]{2,40}\([^()]{4,32}\)$/.test(folded) && /阶段/.test(folded)

const whyOf = (flow: Flow, passage: Passage, span: Span, subject: Subject): Reason[] => [
  reason(
    flow,
    subject.how === 'named' || subject.how === 'we' ? 'subject' : 'addressed',
    passage,
    span[0] + subject.at,
    span[0] + subject.end,
  ),
  ...(subject.support.length > 0 ? [reason(flow, 'with-others', passage, span[0], span[1])] : []),
]

/** Whether a sentence with a subject gives it something to do. */
const isTask = (
  { folded, phrases, isDated, isPast }: Said,
  subject: Subject,
  named: readonly string[],
  { isAssigning }: Setting,
  inGoals: boolean,
): boolean => {
  const rest = folded.slice(subject.end).replace(/^[,:]/, '')
  if (isDone(rest) || (isGeneral(rest) && !(isDated && reports.test(rest)))) return false
  if (assigns(rest) && !inGoals && named.some((name) => !isCollective(name))) return true
  const isBidden = /^(?:要|应|须|需|务必|必须|请|于|在|每)/.test(rest) || subject.by !== ''
  if (isDated && !isPast && (acts.test(rest) || isBidden)) return true
  const isReport = reports.test(rest) && /要|请|应|须|于|及时|前/.test(rest)
  if (isReport && (phrases.length > 0 || isAssigning || subject.how !== 'named')) return true
  return !inGoals && (isAssigning || subject.how === 'asked') && isDuty(subject, named, rest)
}
