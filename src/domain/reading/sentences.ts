import type { CivilDate } from '../date.ts'
import { pathOf, type Clause } from './clauses.ts'
import { findDeadlines } from './deadlines.ts'
import { fold, trimSpan, type Span } from './fold.ts'
import type { Found } from './read.ts'
import { looksLikeUnit } from './units.ts'

/** Sentences of a clause, each a span without its full stop. */
const sentencesOf = (text: string, { start, end }: Clause): Span[] => {
  const spans: Span[] = []
  let from = start
  for (let i = start; i <= end; i += 1)
    if (i === end || text[i] === '。' || text[i] === '\n') {
      const [a, b] = trimSpan(text, [from, i])
      if (b - a > 8) spans.push([a, b])
      from = i + 1
    }
  return spans
}

const subjectPattern =
  /(?:^|[,;])(?:从\d{4}年起,)?([^,;:。]{2,22}?)(?:(?:制定|完成|组织)?[^,;:。]{0,24}?,?(?=于\d{4}年)|要|应当?|须|负责|将于|于每|完成|以县)/

const subjectOf = (sentence: string): string | null => {
  const folded = fold(sentence)
  for (const part of [folded, folded.replace(/^[^,]*前,/, '')]) {
    const name = subjectPattern.exec(part)?.[1]?.trim()
    if (name && (looksLikeUnit(name) || /^(?:各|试点|有关|地方)/.test(name))) return name
  }
  return null
}

const introduces = /(?:以下|下列|如下)(?:重点)?(?:工作|任务|措施|事项|要求)?[::]?$/

/**
 * Tasks that no mark assigns: dated sentences with a subject of their own, and the clauses under a sentence that names
 * the subject once (试点地区要…重点做好以下工作：).
 */
export const sentenceTasks = (text: string, clauses: readonly Clause[], issuedOn: CivilDate | null): Found[] => {
  const found: Found[] = []
  let carried: { subject: string; level: number } | null = null
  let lastSubject: string | null = null
  clauses.forEach((clause, index) => {
    if (carried && clause.level <= carried.level) carried = null
    if (clause.level <= 1) lastSubject = null
    const words = text.slice(clause.start, clause.end)
    const folded = fold(words)
    if (carried) {
      const [start, end] = trimSpan(text, [clause.start, clause.end])
      found.push({
        span: [start, start + text.slice(start, end).replace(/[。；;]\s*$/, '').length],
        clause: pathOf(clauses, index),
        lead: [carried.subject],
        support: [],
        confidence: 0.6,
        questions: ['subject-carried'],
      })
      return
    }
    if (introduces.test(folded.trimEnd())) {
      const subject = subjectOf(words.split('\n').at(-1) ?? '')
      if (subject) carried = { subject, level: clause.level }
      return
    }
    for (const span of sentencesOf(text, clause)) {
      const sentence = text.slice(span[0], span[1])
      const own = subjectOf(sentence)
      if (own) lastSubject = own
      const dated = findDeadlines(sentence, issuedOn).some(
        (phrase) => phrase.kind === 'date' || phrase.kind === 'recurring',
      )
      if (!dated || !/完成|报送|报告|上报|建立|制定|印发|总结|实现|验收|落实/.test(sentence)) continue
      const lead = own ?? lastSubject
      if (lead)
        found.push({
          span,
          clause: pathOf(clauses, index),
          lead: [lead],
          support: [],
          confidence: own ? 0.7 : 0.5,
          questions: own ? [] : ['subject-carried'],
        })
    }
  })
  return found
}
