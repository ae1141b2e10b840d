import { addDays, addMonths, dateOf, daysInMonth, monthOf, weekdayOf, yearOf, type CivilDate } from '../date.ts'
import type { DeadlineValue, Month, Point, Year } from './deadline-phrase.ts'
import type { Wording } from './deadline-tokens.ts'
import { cellWordings, unclearTime, wordings } from './deadline-wordings.ts'
import { fold } from './fold.ts'
import type { Question, ReasonCode } from './reasons.ts'

/** A deadline as the document writes it. `date` is the last day on which the task is still on time, where one is said. */
export type DeadlinePhrase = {
  readonly raw: string
  readonly date: CivilDate | null
  readonly kind: 'date' | 'target_year' | 'recurring' | 'relative' | 'continuous' | 'urgency' | 'event' | 'unclear'
  readonly at: number
  /** What the phrase means; null where the reader does not understand it. */
  readonly value: DeadlineValue | null
  readonly question: Question | null
  readonly reason: ReasonCode | null
}

/** What a phrase leaves out: the day or at least the year of the document. */
export type DocumentTime = {
  readonly issuedOn: CivilDate | null
  readonly year: number | null
  /** A year that a heading above says: （2027年1月—3月）. */
  readonly above?: number | null
}

type Resolved = Pick<DeadlinePhrase, 'date' | 'question' | 'reason'>

const kinds = {
  by: 'date',
  target: 'target_year',
  every: 'recurring',
  within: 'relative',
  continuous: 'continuous',
  'at-once': 'urgency',
  soon: 'urgency',
  event: 'event',
} as const

const unknown: Resolved = { date: null, question: 'year-unknown', reason: null }

/** Feasts on a fixed day; what stands before them ends the day before. */
const feasts: Readonly<Record<string, readonly [month: number, day: number]>> = {
  元旦: [12, 31],
  五一: [4, 30],
  劳动节: [4, 30],
  七一: [6, 30],
  八一: [7, 31],
  国庆: [9, 30],
  国庆节: [9, 30],
}

const monthIn = (month: Month, issuedOn: CivilDate | null): { month: number; later: number } | null => {
  if (typeof month === 'number') return { month, later: 0 }
  if (issuedOn === null) return null
  const at = month === 'this' ? issuedOn : addMonths(issuedOn, 1)
  return { month: monthOf(at), later: yearOf(at) - yearOf(issuedOn) }
}

const lastDay = (point: Point, year: number, issuedOn: CivilDate | null): CivilDate | null => {
  switch (point.on) {
    case 'day':
    case 'month': {
      const at = monthIn(point.month, issuedOn)
      if (!at) return null
      const [y, m] = [year + at.later, at.month]
      const end = daysInMonth(y, m)
      const day = point.on === 'day' ? point.day : point.part === 1 ? 10 : point.part === 2 ? 20 : end
      return day <= end ? dateOf(y, m, day) : null
    }
    case 'quarter':
      return point.quarter <= 4 ? dateOf(year, point.quarter * 3, daysInMonth(year, point.quarter * 3)) : null
    case 'half':
      return point.half === 1 ? dateOf(year, 6, 30) : dateOf(year, 12, 31)
    default:
      return dateOf(year, 12, 31)
  }
}

const resolvePoint = (point: Point, { issuedOn, year }: DocumentTime, carried: number | null): Resolved => {
  if (point.on === 'plan') return { date: dateOf(2025 + (point.plan - 14) * 5, 12, 31), question: null, reason: null }
  if (point.on === 'today')
    return { ...unknown, date: issuedOn && addDays(issuedOn, point.days), question: 'deadline-counted' }
  if (point.on === 'weekday') {
    if (issuedOn === null) return { ...unknown, question: 'deadline-counted' }
    const monday = addDays(issuedOn, -weekdayOf(issuedOn) + (point.week === 'next' ? 7 : 0))
    return { date: addDays(monday, point.weekday - 1), question: 'deadline-counted', reason: 'year-of-document' }
  }
  const own = yearSaid(point.year, year)
  if (own !== null) {
    const date = lastDay(point, own, issuedOn)
    const isRelative = typeof point.year === 'string'
    return { date, question: date ? null : 'deadline-unclear', reason: isRelative ? 'year-of-document' : null }
  }
  if (point.year !== null) return unknown
  const isRelative = 'month' in point && typeof point.month === 'string'
  const from = isRelative ? year : (carried ?? year)
  if (from === null) return unknown
  const date = lastDay(point, from, issuedOn)
  if (date === null) return { ...unknown, question: 'deadline-unclear' }
  // A bare month that had passed when the document was issued: next year is likely, but nobody said so.
  if (from === year && carried === null && issuedOn !== null && date < issuedOn) return unknown
  return { date, question: null, reason: carried === null ? 'year-of-document' : 'year-carried' }
}

const yearSaid = (said: Year, ofDocument: number | null): number | null => {
  if (typeof said === 'number') return said
  return said === null || ofDocument === null ? null : ofDocument + (said === 'next' ? 1 : 0)
}

/** The last day on time, or the question that has to be asked first. */
export const resolveDeadline = (value: DeadlineValue, time: DocumentTime, carried: number | null): Resolved => {
  switch (value.kind) {
    case 'by':
    case 'target':
      return resolvePoint(value.point, time, carried)
    case 'continuous':
      return value.until === null
        ? { date: null, question: null, reason: null }
        : resolvePoint(value.until, time, carried)
    case 'within':
      return { date: null, question: 'deadline-counted', reason: null }
    case 'event': {
      const feast = feasts[value.event]
      const year = carried ?? time.year
      if (!feast || year === null) return { date: null, question: 'deadline-event', reason: null }
      const date = dateOf(year, feast[0], feast[1])
      const isPast = carried === null && time.issuedOn !== null && date < time.issuedOn
      return isPast ? unknown : { date, question: null, reason: 'year-of-document' }
    }
    default:
      return { date: null, question: null, reason: null }
  }
}

/** Words around a date that make it something else: a title, a start, a past act, a statistic. */
const isTrap = (folded: string, at: number, end: number): boolean => {
  const [left, right] = [folded.slice(Math.max(0, at - 40), at), folded.slice(end, end + 12)]
  const opens = (open: RegExp, close: RegExp) => (left.match(open)?.length ?? 0) > (left.match(close)?.length ?? 0)
  if (opens(/《/g, /》/g)) return true
  return (
    /^(?:起|以来|以后|后|施行|出台的|以前年度|以前的|版|级|届|前后|未(?![一-龥]{1,8}(?:必须|务必|要|应)?全部)|尚未|已|仍|的?(?:存量|历史))/.test(
      right,
    ) ||
    (left.endsWith('截') && folded[at] === '至') ||
    // How long a policy runs, or a time in which something is paid, ends no task.
    (/^[至到]/.test(folded.slice(at)) && /(?:政策|措施|执行|延续|延长|实施期|优惠|补贴|保留|试行)$/.test(left)) ||
    /(?:有效|政策|执行|奖励|补贴|补助|支持|优惠|扶持|试用|质保|合同|租赁|聘|任)期限?(?:为|:|自|从)?(?:\d{4}年(?:\d{1,2}月)?)?$/.test(
      left,
    ) ||
    /(?:自|从|有效期至|有效期到|截至|截止|据|比|较|已于|已在|曾于|施行至|执行至|试行至|保留至|延续至)$/.test(left)
  )
}

type Said = { readonly value: DeadlineValue | null; readonly at: number; readonly end: number }

const saidIn = (folded: string, list: readonly Wording[], inCell = false): Said[] => {
  const said: Said[] = []
  const isFree = (from: number, to: number) => said.every((each) => to <= each.at || from >= each.end)
  for (const { pattern, read } of list)
    for (const found of folded.matchAll(pattern)) {
      const head = /^[于在]/.exec(found[0])?.[0].length ?? 0
      const [at, end] = [found.index + head, found.index + found[0].length]
      if (
        end === at ||
        !isFree(at, end) ||
        (isTrap(folded, at, end) && !(inCell && /截[至止]$/.test(folded.slice(0, at))))
      )
        continue
      const value = read(found.groups ?? {})
      if (value !== null) said.push({ value: value === 'unclear' ? null : value, at, end })
    }
  for (const found of folded.matchAll(unclearTime)) {
    const [at, end] = [found.index, found.index + found[0].length]
    if (isFree(at, end) && !isTrap(folded, at, end)) said.push({ value: null, at, end })
  }
  return said.toSorted((a, b) => a.at - b.at)
}

/** A year that stands before a bare month: 2026年，…6月底前. Years of titles, numbers and of what is past do not count. */
const yearBefore = (folded: string, at: number, { year }: DocumentTime): number | null => {
  const plain = folded.slice(0, at).replaceAll(/《[^》]*》|[[(]\d{4}[\])]|\d{4}年(?:版|以来|起)/g, '')
  const said = [...plain.matchAll(/(\d{4})年/g)].map((found) => Number(found[1])).at(-1)
  return said === undefined || (year !== null && said < year) || said > 2100 ? null : said
}

/** 2025年新增… in a paper of 2026 tells what was. */
const isOver = (value: DeadlineValue | null, { year }: DocumentTime) =>
  value?.kind === 'target' &&
  'year' in value.point &&
  typeof value.point.year === 'number' &&
  value.point.year < (year ?? 0)

const phrasesOf = (text: string, folded: string, said: readonly Said[], time: DocumentTime): DeadlinePhrase[] =>
  said.map(({ value, at, end }) => {
    const raw = text.slice(at, end)
    if (value === null)
      return { raw, at, value, date: null, kind: 'unclear', question: 'deadline-unclear', reason: null }
    return {
      raw,
      at,
      value,
      kind: kinds[value.kind],
      ...resolveDeadline(value, time, yearBefore(folded, at, time) ?? time.above ?? null),
    }
  })

const timeOf = (given: CivilDate | null | DocumentTime): DocumentTime =>
  given === null || typeof given === 'string' ? { issuedOn: given, year: given && yearOf(given) } : given

const running = wordings.filter((each) => !each.inCell)
const everything = [...wordings, ...cellWordings]

/** Every deadline of a task's words (folded, without blanks). */
export const findDeadlines = (text: string, given: CivilDate | null | DocumentTime): DeadlinePhrase[] => {
  const folded = fold(text)
  const time = timeOf(given)
  const said = saidIn(folded, running).filter(({ value }) => !isOver(value, time))
  return phrasesOf(text, folded, said, time)
}

/** Words that may stand beside a deadline without changing it. */
const harmless =
  /^(?:[,。;、:()“”"'之]|完成|截[至止]|办结|报送|上报|反馈|落实|到位|见效|整改|取得|阶段性|明显|成效|于|在|到|至|务必|必须|务|确保|力争|争取|原则上|全部|基本|全面|并|且|阶段|底|前|起|建成|竣工|出台|印发|提交|办理|推进|实施|和|及|以|按|时|要求|每|各|长期坚持|持续|书面|情况|调度|通报|报告|一次|汇总|制定|方案|第|个|的|任务|工作|目标)*$/

/** A cell or label that is a deadline and nothing else; what is left over beside it makes it a question. */
export const deadlinesInCell = (text: string, given: CivilDate | null | DocumentTime): DeadlinePhrase[] => {
  const folded = fold(text)
  if (/^[-—–/\\无]*$/.test(folded)) return []
  const said = saidIn(folded, everything, true)
  const rest = said.reduceRight((left, { at, end }) => left.slice(0, at) + left.slice(end), folded)
  const phrases = phrasesOf(text, folded, said, timeOf(given))
  if (said.length > 0 && (harmless.test(rest) || said.some(({ value }) => value?.kind === 'by'))) return phrases
  return [
    ...phrases,
    { raw: text, at: 0, value: null, date: null, kind: 'unclear', question: 'deadline-unclear', reason: null },
  ]
}

/** One phrase by itself; null when the reader does not know it for certain. */
export const readDeadline = (phrase: string): DeadlineValue | null => {
  const found = deadlinesInCell(phrase.replaceAll(/\s/g, ''), null)
  const [only] = found
  return found.length === 1 && only ? only.value : null
}

const order = ['date', 'target_year', 'relative', 'recurring', 'continuous', 'event', 'unclear', 'urgency'] as const

/** 每月25日前 says more than 月报告. */
const hasDay = ({ value }: DeadlinePhrase) => value?.kind === 'every' && value.day !== null

/** With several dates the last is the deadline and the others are milestones. */
export const deadlineOf = (phrases: readonly DeadlinePhrase[]): DeadlinePhrase | null =>
  phrases.filter((each) => each.date).toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))[0] ??
  phrases.toSorted(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || Number(hasDay(b)) - Number(hasDay(a)),
  )[0] ??
  null
