import type { CivilDate } from './date.ts'

/** The five lights; each is shown with its word and its shape, never by colour alone. */
export const lights = ['green', 'yellow', 'red', 'blue', 'grey'] as const
export type Light = (typeof lights)[number]

export type LightFacts = {
  readonly state: string
  readonly due: CivilDate | null
  readonly warnFrom: CivilDate | null
  readonly stopped: boolean
  /** Due day of the first milestone that is not met. */
  readonly nextMilestoneDue: CivilDate | null
  /** What the office's latest assessment says, where it is worse than the dates do. */
  readonly assessedLight: 'yellow' | 'red' | null
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

const severity: readonly Light[] = ['grey', 'blue', 'green', 'yellow', 'red']
export const worseOf = (a: Light, b: Light): Light => (severity.indexOf(a) >= severity.indexOf(b) ? a : b)

/** What the matter's own due day says. */
const dueSays = (matter: LightFacts, today: CivilDate): Light => {
  if (matter.due === null) return 'green'
  // Whoever asked in time and waits for the answer is never red for that time.
  if (today > matter.due) return matter.extensionAskedOn === null ? 'red' : 'yellow'
  return matter.warnFrom !== null && today >= matter.warnFrom ? 'yellow' : 'green'
}

/** What its dates say. 长期推进: milestones are its dues, and between them nothing is late. */
const datesSay = (matter: LightFacts, today: CivilDate): Light => {
  const isBehind = matter.nextMilestoneDue !== null && today > matter.nextMilestoneDue
  if (matter.state === 'long_term') return isBehind ? 'red' : 'green'
  return worseOf(dueSays(matter, today), isBehind ? 'yellow' : 'green')
}

/**
 * The light of a matter at a moment (B17, B18). A unit that has handed in is blue while the reviewer sits on it; a
 * suspended one is grey. Of the others it is the worst of three: what the due day says, yellow for a milestone whose
 * day has passed, and what the office assessed.
 */
export const lightOf = (matter: LightFacts, today: CivilDate): Light => {
  if (greyStates.includes(matter.state) || matter.stopped) return 'grey'
  if (blueStates.includes(matter.state)) return 'blue'
  const said = datesSay(matter, today)
  return matter.assessedLight === null ? said : worseOf(said, matter.assessedLight)
}
