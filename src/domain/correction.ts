import type { LinePart } from './document-identity.ts'
import { actionsIn, endStates, type MatterEvent, type MatterState } from './matter.ts'

/** What the corrected line says now, of those parts that the correction changed. */
export type CorrectedLine = {
  readonly changes: readonly LinePart[]
  /** The corrected document no longer holds it. */
  readonly isGone: boolean
  /** The units that its names mean today; none where nobody has said. */
  readonly leadIds: readonly string[]
  readonly supportIds: readonly string[]
  readonly due: string | null
}
export type MatterOfLine = {
  readonly state: MatterState
  readonly leadId: string
  /** Every unit at work on it, the lead among them. */
  readonly unitIds: readonly string[]
  readonly due: string | null
}
export type FollowUp = {
  readonly part: LinePart | 'gone'
  /** The act that would follow it; null where the state allows none, and the office only knows. */
  readonly operation: string | null
}

/** A draft is corrected; what was handed down is changed by an act of its own, with its basis and its notice. */
const acts: Readonly<Record<FollowUp['part'], readonly (readonly [operation: string, event: MatterEvent])[]>> = {
  gone: [['matters.cancel', 'matter.cancelled']],
  words: [
    ['matters.correct-draft', 'matter.submitted'],
    ['matters.amend', 'matter.amended'],
  ],
  lead: [
    ['matters.correct-draft', 'matter.submitted'],
    ['matters.reassign', 'matter.reassigned'],
  ],
  support: [
    ['matters.correct-draft', 'matter.submitted'],
    ['matters.add-unit', 'matter.unit_added'],
  ],
  deadline: [
    ['matters.correct-draft', 'matter.submitted'],
    ['matters.change-due', 'matter.due_changed'],
  ],
}

const isFollowed: Readonly<Record<LinePart, (line: CorrectedLine, matter: MatterOfLine) => boolean>> = {
  words: () => false,
  lead: ({ leadIds }, { leadId }) => leadIds.includes(leadId),
  support: ({ supportIds }, { unitIds }) => supportIds.every((id) => unitIds.includes(id)),
  deadline: ({ due }, matter) => due === null || due === matter.due,
}

/**
 * What a corrected line asks of a matter that came of it: offered to the office, never done by itself (C10). What the
 * matter says already is not offered, and what has ended is left alone.
 */
export const followUps = (line: CorrectedLine, matter: MatterOfLine): readonly FollowUp[] => {
  if (endStates.includes(matter.state)) return []
  const possible = actionsIn(matter.state)
  const parts = line.isGone ? ['gone' as const] : line.changes.filter((part) => !isFollowed[part](line, matter))
  return parts.map((part) => ({ part, operation: acts[part].find(([, event]) => possible.has(event))?.[0] ?? null }))
}
