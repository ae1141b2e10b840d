import type { Passage } from './clauses.ts'
import { originalOf, spansOf, trimmed, type Flow } from './flow.ts'
import type { Span } from './fold.ts'
import type { Question, Reason, ReasonCode } from './reasons.ts'

/** A task as one of the ways of reading found it, before its deadline is read. Places of the stream. */
export type Found = {
  readonly from: number
  readonly to: number
  readonly clause: string
  readonly lead: readonly string[]
  readonly support: readonly string[]
  readonly inherited?: readonly string[]
  readonly confidence: number
  readonly questions: readonly Question[]
  readonly reasons: readonly Reason[]
  /** 完成时限：… where a label or a column says it, folded or not. */
  readonly deadline?: string | null
  /** A later sentence dates this task: the words with the date. */
  readonly leader?: string | null
  /** A year that a heading says, for dates without one. */
  readonly year?: number
}

/** Lead-in words that are no part of a task: 具体措施：, 工作任务： */
const leadIn = /^(?:具体|主要|重点|工作|推进|落实)*(?:措施|任务|举措|内容|事项|目标|要求)[:：]/

/** The task's stretch without enumerators, lead-ins and stops; null where nothing is left. */
export const taskSpan = (flow: Flow, from: number, to: number): Span | null => {
  const [start, end] = trimmed(flow, from, to)
  const head = leadIn.exec(flow.text.slice(start, Math.min(end, start + 12)))?.[0].length ?? 0
  const [first, last] = trimmed(flow, start + head, end)
  return last - first >= 4 ? [first, last] : null
}

export const placeOf = (flow: Flow, from: number, to: number): Span | null => {
  const spans = spansOf(flow, from, to)
  const [first, last] = [spans[0], spans.at(-1)]
  return first && last ? [first[0], last[1]] : null
}

export const reason = (
  flow: Flow,
  code: ReasonCode,
  passage: Passage | undefined,
  from: number,
  to: number,
): Reason => ({
  code,
  place: placeOf(flow, from, to),
  clause: passage?.path ?? '',
})

export const wordsOf = (flow: Flow, [from, to]: Span) => originalOf(flow, from, to)
