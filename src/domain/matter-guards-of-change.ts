import { isInTime } from './on-time.ts'
import type { Guard } from './matter-guards.ts'
import { endStates } from './matter-states.ts'
import { refuse } from './refusal.ts'

/** Guards of what happens aside of the main line: recall, dispute, change, extension, suspension, ending otherwise. */
export const changeGuards = {
  /** Once a unit has taken it up, an order is changed or cancelled in the open, not taken back. */
  nobodyAcknowledged: ({ units }) =>
    units?.some((each) => each.hasAcknowledged) ? refuse('unit-has-acknowledged') : null,
  withinDisputeWindow: ({ dispute, today }) =>
    dispute?.until && today <= dispute.until
      ? null
      : refuse('dispute-too-late', { params: { until: dispute?.until ?? '' } }),
  onceAUnit: ({ dispute }) => (dispute?.hasDisputed ? refuse('disputed-already') : null),
  disputeOpen: ({ dispute }) => (dispute?.isOpen ? null : refuse('no-dispute')),
  /** The office director decides, then the secretary-general; what the second decides stands. */
  appealableOnce: ({ dispute }) =>
    dispute?.isDecidedOnce && !dispute.isFinal && !dispute.isOpen ? null : refuse('not-appealable'),
  newUnitIsNew: ({ units, newUnit, matter }) => {
    if (!newUnit) return null
    if (newUnit === matter.supervisorOrg) return refuse('lead-is-supervisor', { field: 'organizationId' })
    return units?.some((each) => each.organizationId === newUnit)
      ? refuse('unit-twice', { field: 'organizationId' })
      : null
  },
  newLeadIsAnother: ({ newUnit, matter }) => {
    if (newUnit === matter.supervisorOrg) return refuse('lead-is-supervisor', { field: 'organizationId' })
    return newUnit === matter.leadOrg ? refuse('unit-twice', { field: 'organizationId' }) : null
  },
  /** What the old lead handed further down hangs on its assignment: it is ended or taken back first. */
  leadHasNoChildren: ({ childrenDue, openChildren }) => {
    const open = openChildren ?? childrenDue?.map((each) => each.title) ?? []
    return open.length > 0 ? refuse('child-open', { params: { matters: open.join('、') } }) : null
  },
  /** 限期: a day that is named lies ahead; a step that names none leaves the due day as it is. */
  newDueAhead: ({ newDue, today }) =>
    newDue === undefined || newDue === null || newDue >= today
      ? null
      : refuse('due-in-past', { field: 'newDue', params: { due: newDue } }),
  /** Asked up to the end of the due day; a later request counts as overdue (A23). */
  notAfterDue: ({ matter, today, minute }) =>
    matter.due && isInTime({ on: today, minute }, { due: matter.due, dueMinute: matter.dueMinute })
      ? null
      : refuse('extension-too-late', { params: { due: matter.due ?? '' } }),
  noExtensionPending: ({ matter }) => (matter.extensionPending ? refuse('extension-waits') : null),
  requestedLater: ({ matter, extension }) =>
    extension && matter.due && extension.requestedDue > matter.due
      ? null
      : refuse('extension-not-later', { field: 'requestedDue', params: { due: matter.due ?? '' } }),
  extensionPending: ({ matter }) => (matter.extensionPending ? null : refuse('no-extension')),
  /** Above the government's number of extensions a leader decides, not the office. */
  withinExtensionCap: ({ extension }) =>
    extension && extension.granted >= extension.most && !extension.deciderIsHigher
      ? refuse('extension-cap', { params: { most: extension.most } })
      : null,
  /** A clock that counts goes on by itself; a day that somebody named has to be named anew. */
  resumesWithDue: ({ newDue, dueAfterResume, today }) => {
    const due = newDue ?? dueAfterResume
    if (!due) return refuse('due-needed', { field: 'newDue' })
    return due >= today ? null : refuse('due-in-past', { field: 'newDue', params: { due } })
  },
  notListedYet: ({ matter }) => (matter.isListed ? refuse('listed-already') : null),
  /** 销号 exists for matters on a list only. */
  isListed: ({ matter }) => (matter.isListed ? null : refuse('not-listed')),
  /** Whoever clears is neither who reviewed nor who drafted. */
  clearedByAnother: ({ matter, reviewers, actor }) =>
    matter.draftedBy === actor.accountId || reviewers?.includes(actor.accountId) ? refuse('clears-own-work') : null,
  clearedIfListed: ({ matter }) => (matter.isListed && matter.state !== 'cleared' ? refuse('clear-first') : null),
  /** 并入 is for true duplicates: the same unit owes the same supervisor the same thing, and the other is still open. */
  trueDuplicate: ({ matter, into }) => {
    if (!into || into.isItself) return refuse('merge-into-itself', { field: 'intoMatterId' })
    if (endStates.includes(into.state)) return refuse('merge-into-ended', { field: 'intoMatterId' })
    return into.leadOrg === matter.leadOrg && into.supervisorOrg === matter.supervisorOrg
      ? null
      : refuse('not-a-duplicate', { field: 'intoMatterId' })
  },
} as const satisfies Record<string, Guard>
