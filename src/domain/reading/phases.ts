import type { CivilDate } from '../date.ts'
import { yearOf } from '../date.ts'
import { below, type Passage } from './clauses.ts'
import { deadlinesInCell, findDeadlines, type DocumentTime } from './deadlines.ts'
import type { Flow } from './flow.ts'
import { reason, type Found } from './found.ts'
import type { Reason } from './reasons.ts'

/** 第一阶段：动员部署（2026年3月—6月）。: what stands below it is due when it ends. */
export type Phase = {
  readonly from: number
  readonly to: number
  /** Where its heading ends. */
  readonly head: number
  /** The words of the bracket, as the limit of a task that has none of its own. */
  readonly raw: string
  readonly year: number
  readonly why: Reason
}

const heading =
  /([^。;()]{0,24}?(?:阶段|环节|时段|部署|整改|排查|攻坚|总结|提升|启动|实施|自查|验收|巩固)[^。;()]{0,12})\(([^()]{4,32})\)/y

/** Where a line, a clause or a sentence begins. */
const heads = (flow: Flow, { from, to }: Passage): number[] =>
  Array.from({ length: Math.max(to - from, 0) }, (_, i) => from + i).filter(
    (i) => i === from || (flow.starts[i] ?? 0) > 0 || flow.text[i - 1] === '。',
  )

/** A span of days, or a last day behind the word 阶段, and nothing else. */
const endOf = (title: string, words: string, time: DocumentTime): CivilDate | null => {
  if (!/[月日底前末]/.test(words) || !(/至|到|-|—|–|~/.test(words) || /阶段|环节|步骤/.test(title))) return null
  const found = deadlinesInCell(words, time)
  return found.every(({ kind }) => kind === 'date') ? (found.at(-1)?.date ?? null) : null
}

/** The phases of a plan, each until the next one or the end of its clause. */
export const phasesOf = (flow: Flow, passages: readonly Passage[], time: DocumentTime): Phase[] => {
  const found: Phase[] = []
  passages.forEach((passage, index) => {
    for (const at of heads(flow, passage)) {
      heading.lastIndex = at
      const each = heading.exec(flow.text)
      const date = each ? endOf(each[1] ?? '', each[2] ?? '', time) : null
      if (!each || date === null) continue
      const head = at + each[0].length
      found.push({
        from: at,
        to: passages[below(passages, index) - 1]?.to ?? passage.to,
        head,
        raw: flow.raw.slice(head - 1 - (each[2]?.length ?? 0), head - 1),
        year: yearOf(date),
        why: reason(flow, 'phase-ends', passage, at, head),
      })
    }
  })
  return found.map((each, i) => ({ ...each, to: Math.min(each.to, found[i + 1]?.from ?? Infinity) }))
}

export const phaseAt = (phases: readonly Phase[], at: number): Phase | null =>
  phases.find(({ from, to }) => at >= from && at < to) ?? null

/** Tasks inside a phase take its last day where they have no limit, and its year where theirs has none. */
export const applyPhases = (
  flow: Flow,
  phases: readonly Phase[],
  found: readonly Found[],
  time: DocumentTime,
): Found[] =>
  found.map((task) => {
    const phase = phaseAt(phases, task.from)
    if (!phase) return task
    const own = findDeadlines(flow.text.slice(Math.max(task.from, phase.head), task.to), time)
    const isDated = task.deadline != null || own.some(({ kind }) => kind !== 'urgency' && kind !== 'unclear')
    return isDated
      ? { ...task, year: phase.year }
      : { ...task, deadline: phase.raw, reasons: [...task.reasons, phase.why] }
  })
