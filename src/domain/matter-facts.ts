import type { Budget } from './clock.ts'
import type { CivilDate } from './date.ts'
import type { MatterState } from './matter-states.ts'

/** What a step may look at. Facts that a step does not need are left out; a guard that needs them says so by its type. */
export type StepFacts = {
  readonly matter: {
    readonly state: MatterState
    readonly supervisorOrg: string
    readonly leadOrg: string | null
    readonly draftedBy: string
    readonly title: string
    readonly target: string
    readonly workContent: string
    readonly requirement: string
    readonly budget: Budget | null
    readonly due: CivilDate | null
    /** The due day is over at this minute; absent or null: at midnight. */
    readonly dueMinute?: number | null
    readonly hasSource: boolean
    readonly leadPrincipal: string | null
    readonly approvedBy: string | null
    readonly isListed: boolean
    /** Somebody asked, in time, for a later day and has no answer yet. */
    readonly extensionPending: boolean
  }
  readonly actor: {
    readonly accountId: string
    readonly organizations: readonly string[]
    /** By whose lent appointment this step is taken. */
    readonly onBehalfOf?: string | undefined
    /** Principals who have lent their signature. */
    readonly signsFor?: readonly string[]
  }
  readonly today: CivilDate
  readonly minute?: number
  /** Due date of the assignment that this matter was handed down under. */
  readonly parentDue?: CivilDate | null
  readonly parentState?: MatterState | null
  /** Open matters handed further down, with their due days. */
  readonly childrenDue?: readonly { readonly title: string; readonly due: CivilDate }[]
  readonly sourceNamesUnitAndLimit?: boolean
  readonly completion?: {
    readonly outcome: string
    readonly actual: string
    readonly targetIsMeasured: boolean
    readonly signature: Signature
    readonly signers: Signers
    readonly completedOn?: CivilDate
  }
  readonly joint?: readonly { readonly name: string; readonly countersigned: boolean }[]
  readonly openChildren?: readonly string[]
  readonly review?: {
    readonly criteria: readonly string[]
    readonly verifiedBy: string
    readonly reportedBy: string
    /** Criteria that the grade wants a note for and that have none. */
    readonly notesMissing?: readonly string[]
  }
  /** The day that the step names, where it names one. */
  readonly newDue?: CivilDate | null
  /** Units of the matter now, and whether each has acknowledged. */
  readonly units?: readonly { readonly organizationId: string; readonly hasAcknowledged: boolean }[]
  /** A unit that the step brings in. */
  readonly newUnit?: string | null
  readonly dispute?: {
    /** Last day on which the unit may still say that it is not its business. */
    readonly until: CivilDate | null
    readonly hasDisputed: boolean
    readonly isOpen: boolean
    readonly isDecidedOnce: boolean
    readonly isFinal: boolean
  }
  readonly extension?: {
    readonly requestedDue: CivilDate
    readonly granted: number
    readonly most: number
    readonly deciderIsHigher: boolean
  }
  /** What the clock says after a resumption; null where somebody has to say. */
  readonly dueAfterResume?: CivilDate | null
  readonly reviewers?: readonly string[]
  readonly into?: {
    readonly state: MatterState
    readonly leadOrg: string | null
    readonly supervisorOrg: string
    readonly isItself: boolean
  }
  /** Who approved handing down to a township; undefined where nobody has to (减负). */
  readonly townshipApprover?: string | null
  readonly waitingToRead?: number
  readonly packageLacks?: readonly string[]
}

export type Signature =
  | { readonly how: 'system' }
  | { readonly how: 'paper'; readonly signer: string; readonly signedOn: CivilDate }

/**
 * Who may sign for a unit (row 13): its principal, and, for matters that are neither the State Council's nor listed,
 * its leader in charge.
 */
export type Signers = {
  readonly principal: string | null
  readonly principalName: string | null
  readonly leadersInCharge: readonly string[]
  readonly principalOnly: boolean
}
