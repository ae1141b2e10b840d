import { yearOf, type CivilDate } from '../date.ts'
import { passagesOf, type Passage } from '../reading/clauses.ts'
import { deadlineOf, findDeadlines, type DeadlinePhrase, type DocumentTime } from '../reading/deadlines.ts'
import { flowOf, originalOf, type Flow } from '../reading/flow.ts'
import type { Span } from '../reading/fold.ts'
import { headerOf, yearOfNumber } from '../reading/header.ts'
import { isCollective, looksLikeUnit } from '../reading/names.ts'
import type { Question, ReadTask } from '../reading/read.ts'
import type { AssistantAnswer, HintField, SuggestedHint, SuggestedTask } from './answer.ts'
import { isSamePlace } from './same-place.ts'
import { placesOf, plainWords, type Quote } from './quotes.ts'

/** A line that stands already, whatever was decided about it; `asks` is what it leaves open. */
export type KnownLine = {
  readonly no: number
  readonly text: string
  readonly span: readonly Span[]
  readonly asks: readonly HintField[]
}
export type Grounds = {
  readonly text: string
  readonly issuedOn: CivilDate | null
  readonly lines: readonly KnownLine[]
  /** Answers that were given before, taken or not. */
  readonly hints: readonly { readonly no: number; readonly field: HintField; readonly value: string }[]
  /** All names of the one unit that a name stands for in the directory. */
  readonly namesOf: (name: string) => readonly string[]
}
export type GroundedHint = {
  readonly no: number
  readonly field: HintField
  /** As the document writes it. */
  readonly value: string
  readonly span: readonly Span[]
  readonly deadline: ReadTask['deadline']
}
export type Grounded = {
  readonly tasks: readonly ReadTask[]
  readonly hints: readonly GroundedHint[]
  /** Dropped, because the document does not say it. */
  readonly ungrounded: number
  /** Left out, because a line or an answer says it already. */
  readonly known: number
}

/** A line of the assistant's is never among the certain ones. */
const confidence = 0.4

const documentTime = (text: string, issuedOn: CivilDate | null): DocumentTime => {
  const header = headerOf(text)
  const on = issuedOn ?? header.issuedOn
  return { issuedOn: on, year: on ? yearOf(on) : yearOfNumber(header.docNumber) }
}

/** The clause that a place lies in, with the headings it stands under. */
const clausesAround = (passages: readonly Passage[], { from, to }: Quote): readonly Passage[] => {
  const last = passages.findLastIndex((each) => each.from <= from)
  const around: Passage[] = passages.filter((each, i) => i >= last && each.from < to)
  let level = passages[last]?.level ?? 0
  for (let i = last - 1; i >= 0 && level > 1; i -= 1) {
    const each = passages[i]
    if (!each || each.level >= level || each.level === 0) continue
    around.unshift(each)
    level = each.level
  }
  return around
}

/** Words to look in, and the same place for place as the document writes them. */
type Said = { readonly folded: string; readonly raw: string }

const saidBy = (flow: Flow, stretches: readonly Span[]): Said => ({
  folded: stretches.map(([from, to]) => flow.text.slice(from, to)).join('\n'),
  raw: stretches.map(([from, to]) => flow.raw.slice(from, to)).join('\n'),
})

/** The name as these words write it, be it another name of the same unit; null where they name no such unit. */
const unitIn = ({ folded, raw }: Said, name: string, namesOf: Grounds['namesOf']): string | null => {
  const own = plainWords(name)
  if (!looksLikeUnit(own)) return null
  const way = [own, ...namesOf(name).map(plainWords)].find((each) => each.length > 1 && folded.includes(each))
  if (way === undefined) return null
  const at = folded.indexOf(way)
  return raw.slice(at, at + way.length)
}

const unitsIn = (said: Said, names: readonly string[], namesOf: Grounds['namesOf']): readonly string[] | null => {
  const found = names.map((name) => unitIn(said, name, namesOf))
  return found.every((each) => each !== null) ? [...new Set(found)] : null
}

type Phrase = { readonly phrase: DeadlinePhrase; readonly kept: NonNullable<ReadTask['deadline']> }

/** The deadline that the reader's own rules find in these words, and which of it the phrase names. */
const deadlineIn = ({ folded, raw }: Said, named: string | null, time: DocumentTime): Phrase | null | 'unsaid' => {
  const found = findDeadlines(folded, time).filter((each) => each.value !== null)
  const words = named === null ? '' : plainWords(named)
  const at = words.length > 1 ? folded.indexOf(words) : -1
  const isNamed = (each: DeadlinePhrase) => at >= 0 && each.at < at + words.length && at < each.at + each.raw.length
  const phrase = deadlineOf(named === null ? found : found.filter(isNamed))
  if (!phrase) return named === null ? null : 'unsaid'
  const { date, kind, value } = phrase
  return { phrase, kept: { raw: raw.slice(phrase.at, phrase.at + phrase.raw.length), date, kind, value } }
}

type Reading = { readonly flow: Flow; readonly passages: readonly Passage[]; readonly time: DocumentTime }
type Judged<T> = T | 'ungrounded' | 'known'

const groundedTask = (
  { flow, passages, time }: Reading,
  { lines, namesOf }: Grounds,
  earlier: readonly ReadTask[],
  { quote, lead, support, deadline }: SuggestedTask,
): Judged<ReadTask> => {
  const places = placesOf(flow, quote)
  if (places.length === 0) return 'ungrounded'
  const taken = [...lines.map((each) => each.span), ...earlier.map((each) => each.span)]
  const said = new Set([...lines, ...earlier].map((each) => plainWords(each.text)))
  const place = places.find((each) => !taken.some((span) => isSamePlace(span, each.span)))
  if (!place) return 'known'
  const text = originalOf(flow, place.from, place.to)
  if (said.has(plainWords(text))) return 'known'
  const here: Span = [place.from, place.to]
  const around = clausesAround(passages, place).map((each): Span => [each.from, each.to])
  const spoken = saidBy(flow, [...around, here])
  const leads = unitsIn(spoken, lead, namesOf)
  const supports = unitsIn(spoken, support, namesOf)
  const limit = deadlineIn(saidBy(flow, [here]), deadline, time)
  if (!leads || !supports || limit === 'unsaid') return 'ungrounded'
  const others = supports.filter((name) => !leads.includes(name))
  const questions: Question[] = [
    ...(leads.length === 0 ? (['no-lead'] as const) : []),
    ...(leads.length > 1 ? (['several-leads'] as const) : []),
    ...([...leads, ...others].some(isCollective) ? (['collective'] as const) : []),
    ...(limit?.phrase.question ? [limit.phrase.question] : []),
  ]
  return {
    text,
    clause: passages.findLast((each) => each.from <= place.from)?.path ?? '',
    span: place.span,
    lead: leads,
    support: others,
    deadline: limit?.kept ?? null,
    milestones: [],
    confidence,
    questions,
    inherited: [],
    reasons: [],
    leader: null,
  }
}

const groundedHint = (
  { flow, time }: Reading,
  { lines, hints, namesOf }: Grounds,
  earlier: readonly GroundedHint[],
  { no, field, value, quote }: SuggestedHint,
): Judged<GroundedHint> => {
  const line = lines.find((each) => each.no === no)
  const place = placesOf(flow, quote)[0]
  if (!line || !place) return 'ungrounded'
  const said = saidBy(flow, [[place.from, place.to]])
  const limit = field === 'deadline' ? deadlineIn(said, value, time) : null
  // A deadline without a day answers nothing that the line leaves open.
  if (limit === 'unsaid' || (field === 'deadline' && !limit?.kept.date)) return 'ungrounded'
  const found = limit?.kept.raw ?? unitIn(said, value, namesOf)
  if (found === null) return 'ungrounded'
  const isKnown = [...hints, ...earlier].some(
    (each) => each.no === no && each.field === field && plainWords(each.value) === plainWords(found),
  )
  if (isKnown || !line.asks.includes(field)) return 'known'
  return { no, field, value: found, span: place.span, deadline: limit?.kept ?? null }
}

/**
 * What of an answer the document bears out: every quote stands in it word for word, every unit and every deadline stands
 * in the words quoted, and no date is the assistant's own. Pure; what is left are proposals, and a person decides each.
 */
export const groundedSuggestions = (grounds: Grounds, answer: AssistantAnswer): Grounded => {
  const flow = flowOf(grounds.text)
  const reading = { flow, passages: passagesOf(flow), time: documentTime(grounds.text, grounds.issuedOn) }
  const tasks: ReadTask[] = []
  const hints: GroundedHint[] = []
  let [ungrounded, known] = [0, 0]
  const keep = <T extends object>(list: T[], judged: Judged<T>) => {
    if (judged === 'ungrounded') ungrounded += 1
    else if (judged === 'known') known += 1
    else list.push(judged)
  }
  for (const each of answer.tasks) keep(tasks, groundedTask(reading, grounds, tasks, each))
  for (const each of answer.hints) keep(hints, groundedHint(reading, grounds, hints, each))
  return { tasks, hints, ungrounded, known }
}
