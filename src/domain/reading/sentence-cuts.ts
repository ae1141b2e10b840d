import type { Passage } from './clauses.ts'
import { findDeadlines, type DocumentTime } from './deadlines.ts'
import { trimmed, type Flow } from './flow.ts'
import type { Span } from './fold.ts'
import { unitsAtHead } from './heads.ts'
import { subjectOf } from './subjects.ts'

type Place = { readonly from: number; readonly to: number }

/**
 * Sentences of a passage: cut at stops, at lines that begin anew and at the marks between them; one with several dates
 * or subjects also at its semicolons.
 */
export const sentencesOf = (flow: Flow, { from, to }: Passage, marks: readonly Place[], time: DocumentTime): Span[] => {
  const spans: Span[] = []
  let start = from
  const cut = (end: number, next: number) => {
    spans.push(...partsOf(flow, start, end, time))
    start = next
  }
  for (let i = from; i < to; i += 1) {
    const mark = marks.find((each) => each.from === i)
    if (mark) {
      cut(i, mark.to)
      i = mark.to - 1
    } else if ('。\n!?'.includes(flow.text[i] ?? '')) cut(i, i + 1)
    else if (i > start && (flow.starts[i] === 1 || isHeadingAbove(flow, from, i))) cut(i, i)
  }
  cut(to, to)
  return spans.filter(([a, b]) => b - a > 5)
}

/** 三、工作保障: a short heading behind a long line it was glued to. */
const isHeadingAbove = (flow: Flow, from: number, at: number) =>
  flow.starts[at] === 3 && at - from < 18 && !/[。,;、:]/.test(flow.text.slice(from, at))

const partsOf = (flow: Flow, from: number, to: number, time: DocumentTime): Span[] => {
  const cuts = [from]
  let depth = 0
  for (let i = from; i < to; i += 1) {
    if ('([“'.includes(flow.text[i] ?? '')) depth += 1
    else if (')]”'.includes(flow.text[i] ?? '')) depth -= 1
    else if (
      depth === 0 &&
      (flow.text[i] === ';' || (flow.text[i] === ',' && isAnothers(flow, cuts.at(-1) ?? from, i, to)))
    )
      cuts.push(i + 1)
  }
  const parts = cuts.map((start, i): Span => withoutStops(flow, start, (cuts[i + 1] ?? to + 1) - 1))
  const names = ([a, b]: Span) => subjectOf(flow.raw.slice(a, b)) !== null
  const isDated = ([a, b]: Span) => findDeadlines(flow.text.slice(a, b), time).some(({ kind }) => kind === 'date')
  if (parts.length === 1 || parts.filter((part) => isDated(part) || names(part)).length < 2)
    return [withoutStops(flow, from, to)]
  // 县自然资源局要做好：一是…；二是…: parts without a subject belong to the one before them.
  const whole: Span[] = []
  let isNamed = false
  for (const part of parts) {
    const last = whole.at(-1)
    if (last && isNamed && !names(part)) whole[whole.length - 1] = [last[0], part[1]]
    else whole.push(part)
    isNamed ||= names(part)
  }
  return whole
}

/** X要加强…，Y要于3月底前…: behind the comma another is told what to do by a day of its own. */
const isAnothers = (flow: Flow, from: number, at: number, to: number): boolean => {
  if (!/(?<![主重需])要[^,;]{4,}$/.test(flow.text.slice(from, at))) return false
  const other = unitsAtHead(flow.raw.slice(at + 1, to))
  if (!other || !/^(?:要|应|须)(?:于|在)[^,;]{2,12}前/.test(flow.text.slice(at + 1 + other.length, to))) return false
  // 主办单位要与会办单位协商，会办单位应于…: the two act on each other in one task.
  if (other.names.some((name) => flow.raw.slice(from, at).includes(name))) return false
  const first = subjectOf(flow.raw.slice(from, at))
  return first !== null && first.lead.length > 0 && !first.lead.some((name) => other.names.includes(name))
}

const withoutStops = (flow: Flow, from: number, to: number): Span => trimmed(flow, from, Math.max(from, to))
