import type { CivilDate } from './date.ts'

/** The five lights; each is shown with its word and its shape, never by colour alone. */
export const lights = ['green', 'yellow', 'red', 'blue', 'grey'] as const
export type Light = (typeof lights)[number]

export type LightFacts = {
  readonly state: string
  readonly due: CivilDate | null
  readonly warnFrom: CivilDate | null
  readonly stopped: boolean
  /** A later day was asked for in time, and nobody has answered yet. */
  readonly extensionAskedOn: CivilDate | null
}

/** States in which the unit has handed in or the matter has ended: nobody waits for the unit. */
export const blueStates: readonly string[] = [
  'reported',
  'under_review',
  'accepted',
  'completed',
  'cleared',
  'archived',
]
/** States in which nothing is owed yet, or any more. */
export const greyStates: readonly string[] = ['draft', 'proposed', 'established', 'suspended', 'cancelled', 'merged']

/**
 * The light of a matter at a moment (B17, B18). A unit that has handed in is blue while the reviewer sits on it; a
 * suspended one is grey; nothing else is red than a due day that has passed.
 */
export const lightOf = (matter: LightFacts, today: CivilDate): Light => {
  if (greyStates.includes(matter.state) || matter.stopped) return 'grey'
  if (blueStates.includes(matter.state)) return 'blue'
  // 长期推进: its milestones are its dues; between them nothing is late.
  if (matter.state === 'long_term' || matter.due === null) return 'green'
  // Whoever asked in time and waits for the answer is never red for that time.
  if (today > matter.due) return matter.extensionAskedOn === null ? 'red' : 'yellow'
  return matter.warnFrom !== null && today >= matter.warnFrom ? 'yellow' : 'green'
}
