/** States of a matter 督办事项: the main line first, what lies aside after it. */
export const matterStates = [
  'draft',
  'proposed',
  'established',
  'dispatched',
  'in_progress',
  'reported',
  'under_review',
  'accepted',
  'completed',
  'cleared',
  'archived',
  'suspended',
  'long_term',
  'cancelled',
  'merged',
] as const
export type MatterState = (typeof matterStates)[number]

/** States after which nobody owes anything more. */
export const endStates: readonly MatterState[] = ['completed', 'cleared', 'archived', 'cancelled', 'merged']

/** Handed down and not ended: the unit, the reviewer or a leader still owes something. */
export const openStates = [
  'dispatched',
  'in_progress',
  'reported',
  'under_review',
  'accepted',
  'suspended',
  'long_term',
] as const satisfies readonly MatterState[]
