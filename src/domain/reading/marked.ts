import { boundUnits, statesFirstIsLead } from './blanket.ts'
import { below, type Passage } from './clauses.ts'
import type { Flow } from './flow.ts'
import type { Span } from './fold.ts'
import { reason, taskSpan, type Found } from './found.ts'
import { marksIn, type Mark } from './marks.ts'
import { isCollective, isSurelyUnit } from './names.ts'
import type { Parties } from './parties.ts'
import type { Question, Reason } from './reasons.ts'
import { subjectOf } from './subjects.ts'

/** A rule that the document states once, with the place where it does. */
export type Rules = {
  readonly firstIsLead: Reason | null
  readonly bound: readonly string[]
  readonly boundBy: Reason | null
}
/** What holds from the start, and what a sentence outside any mark adds from its place on. */
export type StatedRules = {
  readonly start: Rules
  readonly later: readonly { readonly at: number; readonly rules: Rules }[]
}

const noRules: Rules = { firstIsLead: null, bound: [], boundBy: null }

/** 注：列第一位的为牵头单位 speaks for the whole document, wherever it stands; 以下均需各区落实 for what follows. */
export const rulesOfDocument = (flow: Flow, passages: readonly Passage[], marks: readonly Mark[]): StatedRules => {
  const isInMark = (at: number) => marks.some((mark) => at >= mark.from && at < mark.to)
  const passageAt = (at: number) => passages.find(({ from, to }) => at >= from && at < to)
  let firstIsLead: Reason | null = null
  const later: { at: number; rules: Rules }[] = []
  for (const each of flow.text.matchAll(/[^。;\n()]+/g)) {
    const end = each.index + each[0].length
    if (isInMark(each.index)) continue
    if (statesFirstIsLead(each[0])) firstIsLead = reason(flow, 'first-is-lead', passageAt(each.index), each.index, end)
  }
  const start = { ...noRules, firstIsLead }
  for (const each of flow.text.matchAll(/不再[^。;\n]{0,6}(?:列|分工|标注|注明|明确)/g)) {
    if (isInMark(each.index)) continue
    const from = Math.max(flow.text.lastIndexOf('。', each.index), flow.text.lastIndexOf(';', each.index)) + 1
    const bound = boundUnits(flow.raw.slice(from, each.index + each[0].length))
    if (bound.length > 0)
      later.push({
        at: from,
        rules: { ...start, bound, boundBy: reason(flow, 'everyone-bound', passageAt(each.index), from, each.index) },
      })
  }
  return { start, later }
}

const withMark = (flow: Flow, rules: Rules, mark: Mark, passage: Passage): Rules => {
  const { parties } = mark
  const bound = boundUnits(flow.raw.slice(mark.from, mark.to))
  return {
    firstIsLead: parties.statesFirstIsLead
      ? (rules.firstIsLead ?? reason(flow, 'first-is-lead', passage, mark.from, mark.to))
      : rules.firstIsLead,
    bound: bound.length > 0 ? bound : rules.bound,
    boundBy: bound.length > 0 ? reason(flow, 'everyone-bound', passage, mark.from, mark.to) : rules.boundBy,
  }
}

export type Decided = Pick<Found, 'lead' | 'support' | 'inherited' | 'confidence' | 'questions' | 'reasons'>

/** What the parties of one mark, label or row come to under the rules of the document. */
export const decide = (parties: Parties, rules: Rules, here: Omit<Reason, 'code'>): Decided => {
  const isOrdered = rules.firstIsLead !== null && parties.isPlainList
  const lead = isOrdered ? parties.lead.slice(0, 1) : parties.lead
  const support = isOrdered ? [...parties.lead.slice(1), ...parties.support] : parties.support
  const questions: Question[] = [
    ...(lead.length > 1 ? (['several-leads'] as const) : []),
    ...(lead.length === 0 ? (['no-lead'] as const) : []),
    ...([...lead, ...support].some(isCollective) ? (['collective'] as const) : []),
    ...parties.questions,
  ]
  const reasons: Reason[] = [
    ...parties.reasons.filter((code) => !isOrdered || code !== 'equal-units').map((code) => ({ ...here, code })),
    ...(isOrdered && rules.firstIsLead ? [rules.firstIsLead] : []),
    ...(rules.boundBy ? [rules.boundBy] : []),
  ]
  const isDoubtful = parties.questions.includes('unknown-unit') || lead.length === 0
  return {
    lead,
    support,
    inherited: rules.bound,
    confidence: isDoubtful ? 0.6 : lead.length > 1 ? 0.8 : 0.95,
    questions,
    reasons,
  }
}

/** 1.完善监测网络。2.定期会商研判。: measures of one sentence each; those with a heading of their own are no list. */
const isNumberedList = (flow: Flow, passages: readonly Passage[], from: number, to: number, markAt: number) =>
  to - from >= 2 &&
  passages
    .slice(from + 1, to)
    .every((each) => !/。[^。\n]/.test(flow.text.slice(each.from, Math.min(each.to, markAt)).replace(/。?\n*$/, '')))

/**
 * The tasks that marks assign. A mark covers the words back to the mark before it (I6); one behind the last of several
 * numbered measures covers them all where none of the others has a mark; one at a heading covers the measures below it
 * where none of them has a mark of its own.
 */
export const markedTasks = (
  flow: Flow,
  passages: readonly Passage[],
  all: readonly (readonly Mark[])[],
  stated: StatedRules,
): Found[] => {
  const found: Found[] = []
  let rules = stated.start
  let nextRule = 0
  const hasMarks = (from: number, to: number) => all.slice(from, to).some((marks) => marks.length > 0)
  passages.forEach((passage, index) => {
    const marks = all[index] ?? []
    const end = below(passages, index)
    let from = passage.from
    marks.forEach((mark, i) => {
      const isLast = i === marks.length - 1
      for (; (stated.later[nextRule]?.at ?? Infinity) < mark.from; nextRule += 1)
        rules = { ...(stated.later[nextRule]?.rules ?? rules), firstIsLead: rules.firstIsLead }
      rules = withMark(flow, rules, mark, passage)
      const { parties } = mark
      const own = taskBehind(flow, from, mark, passage) ?? taskSpan(flow, lastDash(flow, from, mark.from), mark.from)
      const after = flow.text.slice(mark.to, passage.to).replaceAll(/[。;\n]/g, '')
      from = mark.to
      if (parties.lead.length + parties.support.length === 0) {
        // 完成时限：… behind a mark that stood earlier belongs to it.
        const last = found.at(-1)
        if (last && last.clause === passage.path && last.deadline == null)
          found[found.length - 1] = { ...last, deadline: parties.deadline }
        return
      }
      const decided = decide(parties, rules, reason(flow, 'labelled', passage, mark.from, mark.to))
      const shared = { clause: passage.path, deadline: parties.deadline, leader: parties.leader }
      const list = isLast && after === '' && i === 0 ? listBefore(flow, passages, all, index, mark.from) : null
      if (list) {
        const span = taskSpan(flow, list.from, mark.from)
        if (span)
          found.push({
            ...shared,
            ...decided,
            from: span[0],
            to: span[1],
            clause: list.path,
            reasons: [...decided.reasons, reason(flow, 'mark-covers-list', passage, mark.from, mark.to)],
          })
        return
      }
      const isHeading = isLast && after === '' && end > index + 1 && passage.level > 0 && !hasMarks(index + 1, end)
      const until = isHeading ? withoutTail(flow, passages[end - 1] ?? passage) : null
      if (own || until !== null) {
        const whole = until !== null ? taskSpan(flow, own?.[0] ?? passage.from, until) : own
        if (whole) found.push({ ...shared, ...decided, from: whole[0], to: whole[1] })
      }
      // 责任单位：X above the task it belongs to.
      else if (isLast && i === 0 && after.length > 12) {
        const behind = taskSpan(flow, mark.to, passage.to)
        if (behind) found.push({ ...shared, ...decided, from: behind[0], to: behind[1] })
      }
    })
  })
  return found
}

/** ——保障城市供水。…: an item begins at its dashes, whatever stands before them. */
const lastDash = (flow: Flow, from: number, to: number): number => {
  const at = flow.text.slice(from, to).lastIndexOf('——')
  const isItem = at > 0 && (flow.starts[from + at] === 1 || /[。;)\]]/.test(flow.text[from + at - 1] ?? ''))
  return isItem ? from + at + 2 : from
}

/** 各单位要于12月10日前…: behind the measures, said to all. */
const asksEverybody = /^请?各(?:有关|相关|责任|牵头|成员)?(?:单位|部门|地)[^。]{0,20}(?:要|请|于)/

/** Where the last measure below a heading ends: a paragraph behind it that asks somebody else is not part of it. */
const withoutTail = (flow: Flow, { from, to }: Passage): number => {
  for (let i = from + 1; i < to; i += 1) {
    const words = () => flow.text.slice(i, Math.min(to, i + 90)).split('。')[0] ?? ''
    if (flow.starts[i] === 1 ? subjectOf(words()) : flow.text[i - 1] === '。' && asksEverybody.test(words())) return i
  }
  return to
}

/** 牵头部门：X 工作任务：…: behind a mark below a mere heading the task follows under its own label. */
const taskBehind = (flow: Flow, from: number, mark: Mark, passage: Passage): Span | null => {
  if (flow.text.slice(from, mark.from).includes('。')) return null
  const label = /(?:工作|重点|目标|年度|主要)任务[\]:]:?/.exec(flow.text.slice(mark.to, passage.to))
  return label ? taskSpan(flow, mark.to + label.index + label[0].length, passage.to) : null
}

/** 县水利局要会同县财政局…: a measure that names its own unit waits for no mark. */
const namesItsUnit = (flow: Flow, { from, to }: Passage): boolean => {
  const subject = subjectOf(flow.raw.slice(from, to).split('。')[0] ?? '')
  return subject !== null && subject.lead.length > 0 && subject.lead.every(isSurelyUnit)
}

/** 1.…。2.…。3.…。（X负责） on one line: the clause above, when only its last measure has a mark. */
const listBefore = (
  flow: Flow,
  passages: readonly Passage[],
  all: readonly (readonly Mark[])[],
  index: number,
  markAt: number,
): Passage | null => {
  const level = passages[index]?.level ?? 0
  let first = index
  while (first > 0 && (passages[first]?.level ?? 0) >= level && (all[first]?.length === 0 || first === index))
    first -= 1
  const parent = passages[first]
  if (!parent || level < 3 || index - first < 2 || (all[first]?.length ?? 0) > 0 || parent.level >= level) return null
  if (passages.slice(first + 1, index).some((each) => namesItsUnit(flow, each))) return null
  if (below(passages, first) !== index + 1 || !isNumberedList(flow, passages, first, index + 1, markAt)) return null
  return parent
}

export const marksOf = (flow: Flow, passages: readonly Passage[]): Mark[][] =>
  passages.map((each) => marksIn(flow, each))
