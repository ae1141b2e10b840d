import type { CivilDate } from './date.ts'
import type { Light } from './light.ts'
import { endStates, type MatterState } from './matter.ts'

/** The chips above an order's board; a row bears every mark that is true of it. */
export const boardMarks = [
  'unacknowledged',
  'silent',
  'disputed',
  'overdue',
  'late',
  'to-review',
  'open',
  'done',
] as const
export type BoardMark = (typeof boardMarks)[number]

export type BoardFacts = {
  readonly part: string
  readonly assignmentState: string
  readonly matterState: MatterState
  readonly light: Light
  readonly hasReported: boolean
  readonly originalDue: CivilDate | null
  readonly handedInOn: CivilDate | null
}

const doneStates: ReadonlySet<MatterState> = new Set(['accepted', ...endStates])

/**
 * What is true of one unit's row on an order's board. Late is who handed in after the first due day or has let it pass;
 * silent is who has the matter and has said nothing: a supporting unit nothing of its part, a lead no report.
 */
export const marksOf = (row: BoardFacts, today: CivilDate): BoardMark[] => {
  const isLead = row.part === 'coordinating_lead'
  const isDone = doneStates.has(row.matterState)
  const owesWord = isLead
    ? ['dispatched', 'in_progress'].includes(row.matterState) && !row.hasReported
    : ['sent', 'acknowledged'].includes(row.assignmentState) && !isDone
  const isLate =
    isLead &&
    row.originalDue !== null &&
    (row.handedInOn === null ? row.light === 'red' : row.handedInOn > row.originalDue)
  const marks: Record<BoardMark, boolean> = {
    unacknowledged: row.assignmentState === 'sent',
    silent: owesWord,
    disputed: row.assignmentState === 'disputed',
    overdue: isLead && row.light === 'red',
    late: isLate && today > (row.originalDue ?? today),
    'to-review': isLead && ['reported', 'under_review'].includes(row.matterState),
    open: isLead && !isDone,
    done: isLead && isDone,
  }
  return boardMarks.filter((mark) => marks[mark])
}

/** Matters of an order that have not ended and that nobody has given a reason for: the order is not closed over them. */
export const unexcused = <M extends { readonly id: string; readonly state: MatterState }>(
  matters: readonly M[],
  reasons: ReadonlySet<string>,
): readonly M[] => matters.filter((each) => !doneStates.has(each.state) && !reasons.has(each.id))
