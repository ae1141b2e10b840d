import { pathOf } from './clauses.ts'
import type { Span } from './fold.ts'
import type { Reading, ReadTask } from './read.ts'

/**
 * The items of a meeting's minutes (A09): every clause of the highest level that the text has is one, whether or not
 * the reader found a unit or a limit in it. What it did find inside an item stands for that item.
 */
export const itemsOf = (text: string, reading: Reading): readonly ReadTask[] => {
  const numbered = reading.clauses.flatMap((clause, index) => (clause.level > 0 ? [{ ...clause, index }] : []))
  const top = Math.min(...numbered.map((clause) => clause.level))
  const heads = numbered.filter((clause) => clause.level === top)
  const items = heads.flatMap((head, i): readonly ReadTask[] => {
    const end = heads[i + 1]?.start ?? text.length
    const last = numbered.findLast((clause) => clause.start < end) ?? head
    const inside = reading.tasks.filter((task) => task.span.some(([from]) => from >= head.start && from < end))
    if (inside.length > 0) return inside
    const span: Span = [head.start, last.end]
    return [
      {
        text: text.slice(...span),
        clause: pathOf(reading.clauses, head.index),
        span: [span],
        lead: [],
        support: [],
        deadline: null,
        milestones: [],
        confidence: 0.6,
        questions: ['no-lead'],
        inherited: [],
        reasons: [],
        leader: null,
      },
    ]
  })
  const first = heads[0]?.start ?? Infinity
  return [...reading.tasks.filter((task) => task.span.every(([from]) => from < first)), ...items]
}
