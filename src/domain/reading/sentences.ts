import { below, type Passage } from './clauses.ts'
import { findDeadlines, type DocumentTime } from './deadlines.ts'
import { isGoals } from './document-kind.ts'
import { trimmed, type Flow } from './flow.ts'
import type { Span } from './fold.ts'
import { reason, taskSpan, type Found } from './found.ts'
import { isCollective, isSurelyUnit } from './names.ts'
import type { Question, Reason } from './reasons.ts'
import { splitUnits } from './units.ts'
import { pointsBack, subjectOf, type Subject } from './subjects.ts'

/** What the sentences of a document are read with. */
export type Setting = {
  readonly time: DocumentTime
  readonly isAssigning: boolean
  readonly addressees: readonly string[]
}

const shortLine = 18

/** Sentences of a passage; one with several dates or subjects is cut at its semicolons. */
const sentencesOf = (flow: Flow, { from, to }: Passage, time: DocumentTime): Span[] => {
  const spans: Span[] = []
  let start = from
  let line = from
  for (let i = from; i <= to; i += 1) {
    const isStop = i === to || '。\n!?'.includes(flow.text[i] ?? '')
    // A short line without a stop is a heading or an address; a long one goes on below.
    const isLine = !isStop && i > start && flow.starts[i] === 1 && (flow.text[i - 1] === ':' || i - line < shortLine)
    if (flow.starts[i] === 1) line = i
    if (!isStop && !isLine) continue
    spans.push(...partsOf(flow, start, i, time))
    start = isStop ? i + 1 : i
  }
  return spans.filter(([a, b]) => b - a > 5)
}

const partsOf = (flow: Flow, from: number, to: number, time: DocumentTime): Span[] => {
  const cuts = [from]
  let depth = 0
  for (let i = from; i < to; i += 1) {
    if ('([“'.includes(flow.text[i] ?? '')) depth += 1
    else if (')]”'.includes(flow.text[i] ?? '')) depth -= 1
    else if (depth === 0 && flow.text[i] === ';') cuts.push(i + 1)
  }
  const parts = cuts.map((start, i): Span => trimmedPart(flow, start, (cuts[i + 1] ?? to + 1) - 1))
  const isOwn = ([a, b]: Span) =>
    findDeadlines(flow.text.slice(a, b), time).some(({ kind }) => kind === 'date') ||
    subjectOf(flow.raw.slice(a, b)) !== null
  return parts.length > 1 && parts.filter(isOwn).length > 1 ? parts : [trimmedPart(flow, from, to)]
}

const trimmedPart = (flow: Flow, from: number, to: number): Span => {
  const [start, end] = trimmed(flow, from, Math.max(from, to))
  return flow.text[end - 1] === ';' ? [start, end - 1] : [start, end]
}

const acts =
  /完成|报送|报告|上报|报[市省县区国我至给备]|建立|制定|制订|印发|总结|实现|验收|落实|提出|拿出|启动|开工|竣工|出台|形成|整改|办结|移交|清理|核查|排查|答复|反馈|回复|建成|提交|公布|开展|组织|推进|配备|拨付|到位|解决|研究|上线|开通|签订|交付|修订|编制/
const reports =
  /(?:报送|上报|报告|报)(?:至|给|送|我|[市省县区国][一-龥]*|[一-龥]{0,14}(?:办公室|办公厅|政府|备案|汇总|领导小组|督查室))/
const introduces = /(?:以下|下列|如下)[一-龥]{0,8}:?$/
const general = /^(?:要)?(?:高度重视|充分认识|提高认识|加强领导|切实加强|认真贯彻|统一思想|提高政治站位)/

type Carried = { readonly names: readonly string[]; readonly level: number; readonly why: Reason }

/** 市教育局。 or （一）省财政厅: a clause whose heading is nothing but a unit's name. */
const unitHeading = (flow: Flow, passage: Passage): { names: readonly string[]; end: number } | null => {
  let end = passage.from
  while (
    end < passage.to &&
    end - passage.from < 30 &&
    !'。:\n'.includes(flow.text[end] ?? '') &&
    !((flow.starts[end] ?? 0) === 1 && end > passage.from)
  )
    end += 1
  const names = splitUnits(flow.raw.slice(passage.from, end))
  return passage.level > 0 && names.length > 0 && names.every(isSurelyUnit) ? { names, end } : null
}

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
  passages.forEach((passage, index) => {
    if (carried && passage.level <= carried.level) carried = null
    if (passage.level <= 1) last = null
    if (passage.level <= goalsLevel) goalsLevel = 0
    if (passage.level > 0 && goalsLevel === 0 && isGoals(passage.heading)) goalsLevel = passage.level
    const inGoals = goalsLevel > 0
    const add = (
      span: Span,
      task: Pick<Found, 'lead' | 'support' | 'confidence'> & {
        questions?: readonly Question[]
        reasons: readonly Reason[]
      },
    ) => {
      const own = taskSpan(flow, span[0], span[1])
      if (!own || isTaken(own)) return
      const questions: Question[] = [
        ...(task.questions ?? []),
        ...(task.lead.length === 0 ? (['no-lead'] as const) : []),
        ...(task.lead.length > 1 ? (['several-leads'] as const) : []),
        ...([...task.lead, ...task.support].some(isCollective) ? (['collective'] as const) : []),
      ]
      found.push({ ...task, from: own[0], to: own[1], clause: passage.path, questions: [...new Set(questions)] })
    }
    const heading = unitHeading(flow, passage)
    if (heading) {
      const why = reason(flow, 'unit-heading', passage, passage.from, heading.end)
      if (below(passages, index) > index + 1) carried = { names: heading.names, level: passage.level, why }
      if (passage.to - heading.end > 8)
        add([heading.end, passage.to], { lead: heading.names, support: [], confidence: 0.8, reasons: [why] })
      return
    }
    if (carried) {
      // A measure of a measure belongs to the task above it.
      if (
        passages[index - 1] &&
        found.at(-1)?.clause === passages[index - 1]?.path &&
        passage.level > (passages[index - 1]?.level ?? 0)
      )
        return
      const isUnit = carried.why.code === 'unit-heading'
      add([passage.from, passage.to], {
        lead: carried.names,
        support: [],
        confidence: isUnit ? 0.8 : 0.6,
        questions: isUnit ? [] : ['subject-carried'],
        reasons: [carried.why],
      })
      return
    }
    const spans = sentencesOf(flow, passage, setting.time)
    const closing = flow.text.slice(passage.from, passage.to).replace(/\n+$/, '')
    if (introduces.test(closing) && below(passages, index) > index + 1) {
      const span = spans.at(-1)
      const subject = span ? subjectOf(flow.raw.slice(span[0], span[1])) : null
      if (span && subject && subject.lead.length > 0) {
        carried = {
          names: subject.lead,
          level: passage.level,
          why: reason(flow, 'subject-carried', passage, span[0] + subject.at, span[0] + subject.end),
        }
        return
      }
    }
    spans.forEach((span, i) => {
      const [folded, raw] = [flow.text.slice(...span), flow.raw.slice(...span)]
      const subject = subjectOf(raw)
      const phrases = findDeadlines(folded, setting.time)
      const dated = phrases.some(({ kind }) => kind === 'date' || kind === 'recurring' || kind === 'relative')
      const isPast =
        phrases.some(({ date }) => date !== null) &&
        phrases.every(({ date }) => date === null || (setting.time.issuedOn !== null && date < setting.time.issuedOn))
      const back = pointsBack(folded)
      const named = subject ? leadOf(subject, setting) : null
      if (subject && named && named.length > 0)
        last = {
          names: named,
          level: passage.level,
          why: reason(flow, 'subject-carried', passage, span[0] + subject.at, span[0] + subject.end),
        }
      if (back && dated) {
        const first = back === 'one' ? Math.max(i - 1, 0) : 0
        const from = spans[first]?.[0] ?? span[0]
        if (last)
          add([from, span[1]], {
            lead: last.names,
            support: subject?.support ?? [],
            confidence: 0.6,
            questions: ['subject-carried'],
            reasons: [last.why, reason(flow, 'points-back', passage, span[0], span[1])],
          })
        return
      }
      if (subject && named) {
        const rest = folded.slice(subject.end).replace(/^[,:]/, '')
        const isReport = reports.test(rest) && /要|请|应|须|于|及时|前/.test(rest)
        const isTask =
          (dated && !isPast && acts.test(rest)) ||
          (isReport && (phrases.length > 0 || setting.isAssigning || subject.how !== 'named')) ||
          (!inGoals && (setting.isAssigning || subject.how === 'asked') && isDuty(subject, named, rest))
        if (!isTask || general.test(rest)) return
        add(span, {
          lead: named,
          support: subject.support,
          confidence: subject.how === 'named' && !dated ? 0.6 : 0.7,
          reasons: [
            reason(
              flow,
              subject.how === 'named' ? 'subject' : 'addressed',
              passage,
              span[0] + subject.at,
              span[0] + subject.end,
            ),
            ...(subject.support.length > 0 ? [reason(flow, 'with-others', passage, span[0], span[1])] : []),
          ],
        })
      } else if (dated && !isPast && !inGoals && acts.test(folded)) {
        const names = last?.names ?? setting.addressees
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

const leadOf = (subject: Subject, { addressees }: Setting) => (subject.how === 'you' ? addressees : subject.lead)

/** In minutes and letters: a named unit has to do something, or a unit is asked to. */
const isDuty = (subject: Subject, named: readonly string[], rest: string): boolean => {
  if (subject.how !== 'named')
    return acts.test(rest) || /研究|阅处|办理|核实|牵头|会同|负责|配合|协调|调查|督办|关注|处理/.test(rest)
  return (
    !named.every(isCollective) &&
    /^(?:要|应|须|需|必须|务必|负责|牵头|会同|抓紧|尽快|立即|具体|统筹|按|根据|结合|做好|加快|对|于|在)/.test(rest)
  )
}
