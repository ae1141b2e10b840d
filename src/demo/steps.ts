import type { Moment } from '#platform/moment.ts'
import type { Teller } from './teller.ts'

/** Something that happens on a day of the story, at an hour; steps of one lane happen one after another. */
export type Step = {
  readonly lane: string
  /** Working days before today. */
  readonly ago: number
  readonly hour: number
  /** The acts it consists of, for counting. */
  readonly acts: number
  readonly run: (teller: Teller, moment: Moment) => Promise<void>
}
