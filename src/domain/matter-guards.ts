import { changeGuards } from './matter-guards-of-change.ts'
import type { StepFacts } from './matter-facts.ts'
import { refuse, type Refusal } from './refusal.ts'

/** The six criteria of a closing review (stored local practice: 事实清楚 … 材料规范). */
export const reviewCriteria = [
  'facts_clear',
  'problem_solved',
  'task_done',
  'conclusion_accurate',
  'measures_lawful',
  'paper_in_form',
] as const
export type ReviewCriterion = (typeof reviewCriteria)[number]

export type { Signature, StepFacts } from './matter-facts.ts'

export type Guard = (facts: StepFacts) => Refusal | null

const isMeasured = (text: string) => /[0-9０-９一二两三四五六七八九十百千万%％]/.test(text)

const pathGuards = {
  /** 目标任务、工作内容、完成时限、执行单位和责任人: five errors, one each (A18); the requirement is A05. */
  hasFive: ({ matter }) => {
    if (!matter.target) return refuse('no-target', { field: 'target' })
    if (!matter.workContent) return refuse('no-content', { field: 'workContent' })
    if (!matter.requirement) return refuse('no-requirement', { field: 'requirement' })
    if (!matter.budget) return refuse('no-due', { field: 'budget' })
    if (!matter.leadOrg) return refuse('no-lead', { field: 'leadOrganizationId' })
    // Until the unit names somebody, its principal answers for the matter, so it must have one.
    return matter.leadPrincipal ? null : refuse('no-principal', { field: 'leadOrganizationId' })
  },
  hasSource: ({ matter }) => (matter.hasSource ? null : refuse('no-source', { field: 'sourceId' })),
  leadIsNotSupervisor: ({ matter }) =>
    matter.leadOrg === matter.supervisorOrg ? refuse('lead-is-supervisor', { field: 'leadOrganizationId' }) : null,
  /** A child's due day is never after its parent's (C12). */
  fitsParent: ({ matter, parentDue, newDue }) => {
    const due = newDue ?? (matter.budget?.kind === 'fixed' ? matter.budget.on : matter.due)
    return parentDue && due && due > parentDue ? refuse('child-after-parent', { params: { due: parentDue } }) : null
  },
  /** Nothing is handed down below a matter that has been handed in or has ended. */
  parentAtWork: ({ parentState }) =>
    parentState && !['dispatched', 'in_progress'].includes(parentState)
      ? refuse('parent-not-at-work', { params: { state: parentState } })
      : null,
  /** Cutting a parent short looks at what hangs below it (C12). */
  childrenFit: ({ childrenDue, newDue: due }) => {
    const late = due ? (childrenDue?.filter((each) => each.due > due).map((each) => each.title) ?? []) : []
    return late.length > 0 ? refuse('child-due-later', { field: 'newDue', params: { matters: late.join('、') } }) : null
  },
  notTheDrafter: ({ matter, actor }) =>
    [actor.accountId, actor.onBehalfOf].includes(matter.draftedBy) ? refuse('same-person') : null,
  namedBySource: ({ sourceNamesUnitAndLimit }) => (sourceNamesUnitAndLimit ? null : refuse('not-by-source')),
  notDueYet: ({ matter, today }) =>
    matter.budget?.kind === 'fixed' && matter.budget.on < today
      ? refuse('due-in-past', { params: { due: matter.budget.on } })
      : null,
  /** Meetings held and papers issued are no outcome: it is compared with the target, measured where that is (A02). */
  outcomeAgainstTarget: ({ completion }) => {
    if (!completion?.outcome) return refuse('outcome-missing', { field: 'outcome' })
    return completion.targetIsMeasured && !isMeasured(completion.actual)
      ? refuse('outcome-not-measured', { field: 'actual' })
      : null
  },
  /** The unit's principal signs, in the system or on paper (A19). */
  signedForUnit: ({ completion, actor, today }) => {
    if (!completion) return refuse('not-signed', { field: 'signature' })
    const { signature, principal } = completion
    if (signature.how === 'paper')
      return signature.signedOn > today ? refuse('not-signed', { field: 'signature.signedOn' }) : null
    return principal !== null && [actor.accountId, ...(actor.signsFor ?? [])].includes(principal)
      ? null
      : refuse('signer-not-principal', { field: 'signature' })
  },
  jointLeadsCountersigned: ({ joint }) => {
    const missing = joint?.filter((each) => !each.countersigned).map((each) => each.name) ?? []
    return missing.length > 0 ? refuse('joint-not-countersigned', { params: { units: missing.join('、') } }) : null
  },
  /** A parent does not close over an open mandatory child, and says which (A17). */
  childrenEnded: ({ openChildren }) =>
    openChildren && openChildren.length > 0
      ? refuse('child-open', { params: { matters: openChildren.join('、') } })
      : null,
  reviewerOutsideUnit: ({ matter, actor }) =>
    matter.leadOrg && actor.organizations.includes(matter.leadOrg) ? refuse('unit-reviews-itself') : null,
  sixCriteria: ({ review }) => {
    const missing = reviewCriteria.filter((each) => !review?.criteria.includes(each))
    return missing.length > 0 ? refuse('criteria-missing', { field: 'criteria' }) : null
  },
  /** The weightier a matter, the deeper its review: a note for each criterion that its grade names (A32). */
  notedByGrade: ({ review }) =>
    review?.notesMissing && review.notesMissing.length > 0
      ? refuse('notes-missing', { field: 'notes', params: { criteria: review.notesMissing.join('、') } })
      : null,
  /** Whoever verified is not whoever reported (A06). */
  verifiedByAnother: ({ review }) =>
    review && review.verifiedBy === review.reportedBy ? refuse('reporter-verifies', { field: 'verifiedBy' }) : null,
  nobodyWaitsToRead: ({ waitingToRead }) =>
    waitingToRead ? refuse('instruction-open', { params: { count: waitingToRead } }) : null,
  packageComplete: ({ packageLacks }) =>
    packageLacks && packageLacks.length > 0
      ? refuse('package-incomplete', { params: { lacks: packageLacks.join('、') } })
      : null,
} as const satisfies Record<string, Guard>

export const guards = { ...pathGuards, ...changeGuards } as const

export type GuardName = keyof typeof guards

/** Whether a target names a quantity that the outcome has to be held against. */
export const targetIsMeasured = (target: string): boolean =>
  /\d|[０-９]|[一二两三四五六七八九十百千万]+(个|家|项|件|户|人|万|公里|平方)/.test(target)
