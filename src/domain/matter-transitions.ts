import type { GuardName } from './matter-guards.ts'
import { openStates, type MatterState } from './matter-states.ts'

export type Transition<E extends string = string> = {
  /** Row of the table of transitions that the office's rules are written in. */
  readonly row: number
  readonly event: E
  readonly name: { readonly zh: string; readonly en: string }
  readonly from: readonly MatterState[]
  /** `stays`: the matter changes, its state does not. */
  readonly to: MatterState | 'stays'
  readonly action: string
  readonly guards: readonly GuardName[]
}

const step = <const E extends string>(
  row: number,
  event: E,
  [zh, en]: readonly [string, string],
  from: MatterState | readonly MatterState[],
  to: MatterState | 'stays',
  action: string,
  guards: readonly GuardName[] = [],
): Transition<E> => ({
  row,
  event,
  name: { zh, en },
  from: typeof from === 'string' ? [from] : from,
  to,
  action,
  guards,
})

const atWork = ['dispatched', 'in_progress'] as const
const readyToHandDown = ['hasFive', 'hasSource', 'leadIsNotSupervisor', 'fitsParent'] as const

/** The one table that the commands obey, that views take their `actions` from, and that docs/printed/states.md draws. */
export const transitions = [
  step(1, 'matter.submitted', ['提交审批', 'Submit'], 'draft', 'proposed', 'matter.submit', readyToHandDown),
  step(2, 'matter.approved', ['同意立项', 'Approve'], 'proposed', 'established', 'matter.decide', ['notTheDrafter']),
  step(2, 'matter.sent_back', ['退回修改', 'Send back'], 'proposed', 'draft', 'matter.decide'),
  step(2, 'matter.refused', ['不予立项', 'Refuse'], 'proposed', 'cancelled', 'matter.decide'),
  step(3, 'matter.handed_down', ['登记即交办', 'Register and hand down'], 'draft', 'dispatched', 'order.issue', [
    ...readyToHandDown,
    'parentAtWork',
    'namedBySource',
    'notDueYet',
  ]),
  step(4, 'matter.dispatched', ['签发交办', 'Issue the order'], 'established', 'dispatched', 'order.issue', [
    'parentAtWork',
    'notDueYet',
  ]),
  step(5, 'matter.recalled', ['撤回', 'Recall'], 'dispatched', 'established', 'matter.recall', ['nobodyAcknowledged']),
  step(5, 'matter.recalled_to_draft', ['撤回至草拟', 'Recall to draft'], 'dispatched', 'draft', 'matter.recall', [
    'nobodyAcknowledged',
  ]),
  step(6, 'matter.acknowledged', ['签收', 'Acknowledge'], 'dispatched', 'in_progress', 'assignment.acknowledge'),
  step(7, 'matter.disputed', ['申请改办', 'Dispute the assignment'], atWork, 'stays', 'assignment.dispute', [
    'withinDisputeWindow',
    'onceAUnit',
  ]),
  step(8, 'matter.dispute_rejected', ['维持原承办', 'Keep the unit'], openStates, 'stays', 'dispute.decide', [
    'disputeOpen',
  ]),
  step(8, 'matter.dispute_upheld', ['同意改办', 'Uphold the dispute'], openStates, 'stays', 'dispute.decide', [
    'disputeOpen',
    'newLeadIsAnother',
    'leadHasNoChildren',
    'newDueAhead',
    'fitsParent',
  ]),
  step(8, 'matter.dispute_appealed', ['提请复议', 'Appeal'], openStates, 'stays', 'assignment.dispute', [
    'appealableOnce',
  ]),
  step(9, 'matter.amended', ['更正', 'Correct'], openStates, 'stays', 'matter.change'),
  step(9, 'matter.unit_added', ['追加单位', 'Add a unit'], [...atWork, 'long_term'], 'stays', 'matter.change', [
    'newUnitIsNew',
  ]),
  step(9, 'matter.reassigned', ['改派', 'Reassign'], [...atWork, 'long_term'], 'stays', 'matter.change', [
    'newLeadIsAnother',
    'leadHasNoChildren',
    'newDueAhead',
    'fitsParent',
  ]),
  step(9, 'matter.due_changed', ['调整时限', 'Change the due day'], atWork, 'stays', 'matter.change', [
    'newDueAhead',
    'fitsParent',
    'childrenFit',
  ]),
  step(9, 'matter.assessed', ['核定进展', 'Assess the progress'], openStates, 'stays', 'matter.assess'),
  step(10, 'matter.progressed', ['报送进展', 'Report progress'], 'dispatched', 'in_progress', 'report.write'),
  step(10, 'matter.progressed', ['报送进展', 'Report progress'], ['in_progress', 'long_term'], 'stays', 'report.write'),
  step(10, 'matter.nothing_new', ['本期无新增', 'Nothing new'], 'dispatched', 'in_progress', 'report.write'),
  step(10, 'matter.nothing_new', ['本期无新增', 'Nothing new'], ['in_progress', 'long_term'], 'stays', 'report.write'),
  step(
    10,
    'matter.milestone_met',
    ['完成阶段目标', 'Meet a milestone'],
    ['in_progress', 'long_term'],
    'stays',
    'report.write',
  ),
  step(11, 'matter.extension_asked', ['申请延期', 'Ask for an extension'], 'in_progress', 'stays', 'extension.ask', [
    'notAfterDue',
    'noExtensionPending',
    'requestedLater',
  ]),
  step(11, 'matter.extension_granted', ['同意延期', 'Grant the extension'], openStates, 'stays', 'extension.decide', [
    'extensionPending',
    'withinExtensionCap',
    'newDueAhead',
    'fitsParent',
  ]),
  step(
    11,
    'matter.extension_refused',
    ['不同意延期', 'Refuse the extension'],
    openStates,
    'stays',
    'extension.decide',
    ['extensionPending'],
  ),
  step(12, 'matter.suspended', ['暂缓办理', 'Suspend'], 'in_progress', 'suspended', 'matter.suspend'),
  step(12, 'matter.resumed', ['恢复办理', 'Resume'], 'suspended', 'in_progress', 'matter.suspend', ['resumesWithDue']),
  step(13, 'matter.reported', ['申请办结', 'Hand in'], 'in_progress', 'reported', 'report.hand-in', [
    'outcomeAgainstTarget',
    'signedForUnit',
    'jointLeadsCountersigned',
    'childrenEnded',
  ]),
  step(14, 'matter.withdrawn', ['撤回报送', 'Withdraw the report'], 'reported', 'in_progress', 'report.hand-in'),
  step(15, 'matter.taken', ['开始审核', 'Take for review'], 'reported', 'under_review', 'review.conduct', [
    'reviewerOutsideUnit',
  ]),
  step(15, 'matter.returned', ['退回', 'Return'], 'under_review', 'in_progress', 'review.conduct', [
    'reviewerOutsideUnit',
    'newDueAhead',
    'fitsParent',
    'childrenFit',
  ]),
  step(16, 'matter.accepted', ['审核通过', 'Accept'], 'under_review', 'accepted', 'review.conduct', [
    'reviewerOutsideUnit',
    'sixCriteria',
    'notedByGrade',
    'verifiedByAnother',
  ]),
  step(17, 'matter.completed', ['办结', 'Complete'], 'accepted', 'completed', 'submission.read', ['nobodyWaitsToRead']),
  step(
    18,
    'matter.review_reopened',
    ['退回重审', 'Send back to review'],
    'accepted',
    'under_review',
    'matter.conclude',
  ),
  step(
    18,
    'matter.instructed_again',
    ['再批示再办理', 'Instruct again'],
    ['accepted', 'completed'],
    'in_progress',
    'matter.reopen',
    ['newDueAhead', 'fitsParent', 'parentAtWork'],
  ),
  step(19, 'matter.listed', ['列入清单', 'Put on a list'], [...openStates, 'completed'], 'stays', 'matter.list', [
    'notListedYet',
  ]),
  step(19, 'matter.cleared', ['销号', 'Clear'], 'completed', 'cleared', 'matter.clear', [
    'isListed',
    'clearedByAnother',
  ]),
  step(20, 'matter.archived', ['归档', 'Archive'], ['completed', 'cleared'], 'archived', 'matter.archive', [
    'clearedIfListed',
    'packageComplete',
  ]),
  step(
    21,
    'matter.reopened',
    ['重新办理', 'Reopen'],
    ['completed', 'cleared', 'archived'],
    'in_progress',
    'matter.reopen',
    ['newDueAhead', 'fitsParent', 'parentAtWork'],
  ),
  step(22, 'matter.set_long_term', ['转长期推进', 'Set long-term'], 'in_progress', 'long_term', 'matter.change'),
  step(22, 'matter.long_term_ended', ['结束长期推进', 'End long-term'], 'long_term', 'in_progress', 'matter.change', [
    'newDueAhead',
    'fitsParent',
  ]),
  step(22, 'matter.made_routine', ['转常态化', 'Make routine'], 'long_term', 'completed', 'matter.conclude', [
    'childrenEnded',
    'nobodyWaitsToRead',
  ]),
  step(23, 'matter.merged', ['并入', 'Merge'], openStates, 'merged', 'matter.merge', [
    'trueDuplicate',
    'childrenEnded',
  ]),
  step(24, 'matter.cancelled', ['撤销立项', 'Cancel'], openStates, 'cancelled', 'matter.cancel', [
    'notTheDrafter',
    'childrenEnded',
  ]),
  // What an office followed before: it comes from outside the table, so no state leads here.
  step(25, 'matter.taken_over', ['存量接入', 'Take over stock'], [], 'in_progress', 'stock.take-over'),
  step(
    25,
    'matter.taken_over_done',
    ['存量接入（已办结）', 'Take over what is done'],
    [],
    'completed',
    'stock.take-over',
  ),
] as const

export type MatterEvent = (typeof transitions)[number]['event']
