import { guards, type GuardName, type StepFacts } from './matter-guards.ts'
import { refuse, type Refusal } from './refusal.ts'

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

export type Transition = {
  /** Row of the table of transitions that the office's rules are written in. */
  readonly row: number
  readonly event: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly from: readonly MatterState[]
  readonly to: MatterState
  readonly action: string
  readonly guards: readonly GuardName[]
}

/** The one table that the commands obey, that views take their `actions` from, and that docs/printed/states.md draws. */
export const transitions = [
  {
    row: 1,
    event: 'matter.submitted',
    name: { zh: '提交审批', en: 'Submit' },
    from: ['draft'],
    to: 'proposed',
    action: 'matter.submit',
    guards: ['hasFive', 'hasSource', 'leadIsNotSupervisor', 'fitsParent', 'townshipApproved'],
  },
  {
    row: 2,
    event: 'matter.approved',
    name: { zh: '同意立项', en: 'Approve' },
    from: ['proposed'],
    to: 'established',
    action: 'matter.decide',
    guards: ['notTheDrafter'],
  },
  {
    row: 2,
    event: 'matter.sent_back',
    name: { zh: '退回修改', en: 'Send back' },
    from: ['proposed'],
    to: 'draft',
    action: 'matter.decide',
    guards: [],
  },
  {
    row: 2,
    event: 'matter.refused',
    name: { zh: '不予立项', en: 'Refuse' },
    from: ['proposed'],
    to: 'cancelled',
    action: 'matter.decide',
    guards: [],
  },
  {
    row: 3,
    event: 'matter.handed_down',
    name: { zh: '登记即交办', en: 'Register and hand down' },
    from: ['draft'],
    to: 'dispatched',
    action: 'order.issue',
    guards: [
      'hasFive',
      'hasSource',
      'leadIsNotSupervisor',
      'fitsParent',
      'townshipApproved',
      'parentAtWork',
      'namedBySource',
      'notDueYet',
    ],
  },
  {
    row: 4,
    event: 'matter.dispatched',
    name: { zh: '签发交办', en: 'Issue the order' },
    from: ['established'],
    to: 'dispatched',
    action: 'order.issue',
    guards: ['parentAtWork', 'notDueYet'],
  },
  {
    row: 6,
    event: 'matter.acknowledged',
    name: { zh: '签收', en: 'Acknowledge' },
    from: ['dispatched'],
    to: 'in_progress',
    action: 'assignment.acknowledge',
    guards: [],
  },
  {
    row: 10,
    event: 'matter.progressed',
    name: { zh: '报送进展', en: 'Report progress' },
    from: ['in_progress'],
    to: 'in_progress',
    action: 'report.write',
    guards: [],
  },
  {
    row: 13,
    event: 'matter.reported',
    name: { zh: '申请办结', en: 'Hand in' },
    from: ['in_progress'],
    to: 'reported',
    action: 'report.hand-in',
    guards: ['outcomeAgainstTarget', 'completedByToday', 'signedForUnit', 'jointLeadsCountersigned', 'childrenEnded'],
  },
  {
    row: 15,
    event: 'matter.taken',
    name: { zh: '开始审核', en: 'Take for review' },
    from: ['reported'],
    to: 'under_review',
    action: 'review.conduct',
    guards: ['reviewerOutsideUnit'],
  },
  {
    row: 15,
    event: 'matter.returned',
    name: { zh: '退回', en: 'Return' },
    from: ['under_review'],
    to: 'in_progress',
    action: 'review.conduct',
    guards: ['reviewerOutsideUnit', 'newDueAhead', 'fitsParent', 'childrenFit'],
  },
  {
    row: 16,
    event: 'matter.accepted',
    name: { zh: '审核通过', en: 'Accept' },
    from: ['under_review'],
    to: 'accepted',
    action: 'review.conduct',
    guards: ['reviewerOutsideUnit', 'sixCriteria', 'verifiedByAnother'],
  },
  {
    row: 17,
    event: 'matter.completed',
    name: { zh: '办结', en: 'Complete' },
    from: ['accepted'],
    to: 'completed',
    action: 'submission.read',
    guards: ['nobodyWaitsToRead'],
  },
  {
    row: 20,
    event: 'matter.archived',
    name: { zh: '归档', en: 'Archive' },
    from: ['completed', 'cleared'],
    to: 'archived',
    action: 'matter.archive',
    guards: ['packageComplete'],
  },
] as const satisfies readonly Transition[]

export type MatterEvent = (typeof transitions)[number]['event']

/**
 * Takes a matter one step: the state it goes to, or the first reason why not. Transitions happen only by the events
 * named in the table (C10).
 */
export const stepMatter = (event: MatterEvent, facts: StepFacts): MatterState | Refusal => {
  const transition: Transition | undefined = transitions.find((each) => each.event === event)
  if (!transition) throw new Error(`no transition ${event}`)
  if (!transition.from.includes(facts.matter.state))
    return refuse('wrong-state', { params: { state: facts.matter.state, event } })
  for (const guard of transition.guards) {
    const refusal = guards[guard](facts)
    if (refusal) return refusal
  }
  return transition.to
}

/** Actions that the state allows, before anybody asks who may take them. */
export const actionsIn = (state: MatterState): ReadonlySet<string> =>
  new Set((transitions as readonly Transition[]).filter((each) => each.from.includes(state)).map((each) => each.event))
