import type { InputOf } from '#contract/operation.ts'
import type { assess } from '#contract/assessments.ts'
import type { findCause, registerProblem } from '#contract/problems.ts'
import type { planMilestones } from '#contract/milestones.ts'
import { readData } from './people.ts'

type Problem = InputOf<typeof registerProblem>

/** What the office and the units keep beside the matters, in words: days are working days before the day of loading. */
export type Office = {
  readonly document: { readonly title: string; readonly docNumber: string; readonly text: string }
  readonly problems: readonly (Pick<Problem, 'title' | 'description' | 'kind' | 'severity'> & {
    readonly owner: string
    readonly by: string
    readonly ago: number
    readonly cause?: InputOf<typeof findCause>['cause']
    readonly causeNote?: string
    readonly reportedTo?: string
    readonly suggestion?: {
      readonly policy: string
      readonly clause: string
      readonly text: string
      readonly to: string
      readonly decided: 'adopted' | 'declined'
    }
    readonly answer?: string
    readonly result?: string
  })[]
  readonly coordination: readonly {
    readonly title: string
    readonly issue: string
    readonly with: readonly string[]
    readonly owner: string
    readonly ago: number
    /** Calendar days from asking to the day on which it is wanted. */
    readonly days: number
    readonly decision?: string
    readonly tasks?: readonly {
      readonly to: string
      readonly text: string
      readonly days: number
      readonly answer?: string
    }[]
  }[]
  readonly consultation: {
    readonly title: string
    readonly text: string
    readonly agrees: string
    readonly objects: string
  }
  readonly milestones: readonly Pick<
    InputOf<typeof planMilestones>['milestones'][number],
    'target' | 'evidence' | 'weight'
  >[]
  readonly assessments: readonly Pick<InputOf<typeof assess>, 'judgement' | 'text'>[]
}

export const readOffice = () => readData<Office>('office.json')
