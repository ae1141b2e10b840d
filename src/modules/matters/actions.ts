import { actionsIn, endStates, type MatterEvent } from '#domain/matter.ts'
import { may, type Action, type Actor, type Standing } from '#domain/permissions.ts'
import type { Tx } from '#platform/db.ts'
import { organizationsOf } from '#platform/actor.ts'
import { loadMatter, type MatterRow } from './facts.ts'

type Offer = {
  readonly operation: string
  readonly action: Action
  readonly event: MatterEvent
  /** What the rule would refuse at once is not offered. */
  readonly when?: (matter: MatterRow, actor: Actor) => boolean
}

const byAnother = (matter: MatterRow, actor: Actor) => matter.drafted_by !== actor.accountId
const isListed = (matter: MatterRow) => matter.listed_on !== null
const isAsked = (matter: MatterRow) => matter.extension_asked_on !== null

/** Operations on one matter, by the right they need and the step they take: the two tables that guard the commands. */
const offers: readonly Offer[] = [
  { operation: 'matters.correct-draft', action: 'matter.correct', event: 'matter.submitted' },
  { operation: 'matters.submit', action: 'matter.submit', event: 'matter.submitted' },
  { operation: 'matters.approve', action: 'matter.decide', event: 'matter.approved', when: byAnother },
  { operation: 'matters.send-back', action: 'matter.decide', event: 'matter.sent_back' },
  { operation: 'matters.refuse', action: 'matter.decide', event: 'matter.refused' },
  { operation: 'orders.issue', action: 'order.issue', event: 'matter.dispatched' },
  { operation: 'orders.register', action: 'order.issue', event: 'matter.handed_down' },
  { operation: 'reports.progress', action: 'report.write', event: 'matter.progressed' },
  { operation: 'drafts.write', action: 'report.prepare', event: 'matter.reported' },
  { operation: 'reports.hand-in', action: 'report.hand-in', event: 'matter.reported' },
  { operation: 'reviews.take', action: 'review.conduct', event: 'matter.taken' },
  { operation: 'reviews.return', action: 'review.conduct', event: 'matter.returned' },
  { operation: 'reviews.accept', action: 'review.conduct', event: 'matter.accepted' },
  {
    operation: 'matters.archive',
    action: 'matter.archive',
    event: 'matter.archived',
    when: (m) => !isListed(m) || m.state === 'cleared',
  },
  { operation: 'reports.withdraw', action: 'report.hand-in', event: 'matter.withdrawn' },
  { operation: 'extensions.ask', action: 'extension.ask', event: 'matter.extension_asked', when: (m) => !isAsked(m) },
  { operation: 'extensions.grant', action: 'extension.decide', event: 'matter.extension_granted', when: isAsked },
  { operation: 'extensions.refuse', action: 'extension.decide', event: 'matter.extension_refused', when: isAsked },
  {
    operation: 'matters.clear',
    action: 'matter.clear',
    event: 'matter.cleared',
    when: (m, a) => isListed(m) && byAnother(m, a),
  },
  { operation: 'matters.recall', action: 'matter.recall', event: 'matter.recalled_to_draft' },
  { operation: 'matters.amend', action: 'matter.change', event: 'matter.amended' },
  { operation: 'matters.add-unit', action: 'matter.change', event: 'matter.unit_added' },
  { operation: 'matters.reassign', action: 'matter.change', event: 'matter.reassigned' },
  { operation: 'matters.change-due', action: 'matter.change', event: 'matter.due_changed' },
  { operation: 'matters.suspend', action: 'matter.suspend', event: 'matter.suspended' },
  { operation: 'matters.resume', action: 'matter.suspend', event: 'matter.resumed' },
  { operation: 'matters.set-long-term', action: 'matter.change', event: 'matter.set_long_term' },
  { operation: 'matters.end-long-term', action: 'matter.change', event: 'matter.long_term_ended' },
  { operation: 'matters.make-routine', action: 'matter.conclude', event: 'matter.made_routine' },
  { operation: 'matters.put-on-list', action: 'matter.list', event: 'matter.listed', when: (m) => !isListed(m) },
  { operation: 'matters.send-back-to-review', action: 'matter.conclude', event: 'matter.review_reopened' },
  { operation: 'matters.instruct-again', action: 'matter.reopen', event: 'matter.instructed_again' },
  { operation: 'matters.reopen', action: 'matter.reopen', event: 'matter.reopened' },
  { operation: 'matters.merge', action: 'matter.merge', event: 'matter.merged' },
  { operation: 'matters.cancel', action: 'matter.cancel', event: 'matter.cancelled', when: byAnother },
]

const openStates = new Set(['dispatched', 'in_progress', 'reported', 'under_review'])

/** May this user ∧ does the state allow it: the browser shows these and derives nothing again. */
export const actionsFor = async (tx: Tx, actor: Actor, matterId: string): Promise<string[]> => {
  const matter = await loadMatter(tx, matterId)
  const parties = await tx
    .selectFrom('matter_party')
    .select(['org_id', 'capacity'])
    .where('matter_id', '=', matterId)
    .execute()
  const standings: Standing[] = parties.map((party) => ({ organizationId: party.org_id, relation: party.capacity }))
  const allowed = actionsIn(matter.state)
  const actions = offers
    .filter((offer) => allowed.has(offer.event) && may(actor, offer.action, standings))
    .filter((offer) => offer.when?.(matter, actor) ?? true)
    .map((offer) => offer.operation)
  if (matter.needs_check && matter.drafted_by !== actor.accountId && may(actor, 'matter.check', standings))
    actions.push('matters.check')
  if (openStates.has(matter.state) && may(actor, 'message.ask', standings)) actions.push('messages.ask')
  if (openStates.has(matter.state) && may(actor, 'message.answer', standings)) actions.push('messages.answer')
  if (!endStates.includes(matter.state) && may(actor, 'escalation.write', standings)) actions.push('escalations.send')
  return [
    ...actions,
    ...(await disputeActions(tx, actor, matterId, standings)),
    ...(await assignmentActions(tx, actor, matterId, standings)),
  ]
}

/** A dispute waits for the office director, then, if the unit appeals, for the secretary-general. */
const disputeActions = async (tx: Tx, actor: Actor, matterId: string, standings: readonly Standing[]) => {
  const rows = await tx
    .selectFrom('dispute')
    .select(['state', 'organization_id'])
    .where('matter_id', '=', matterId)
    .execute()
  const own = organizationsOf(actor)
  const has = (state: string) => rows.some((row) => row.state === state)
  return [
    ...(has('open') && may(actor, 'dispute.decide', standings) ? ['disputes.decide'] : []),
    ...(has('appealed') && may(actor, 'dispute.decide-finally', standings) ? ['disputes.decide-finally'] : []),
    ...(rows.some((row) => row.state === 'decided' && own.includes(row.organization_id)) &&
    may(actor, 'assignment.dispute', standings)
      ? ['disputes.appeal']
      : []),
  ]
}

const assignmentActions = async (
  tx: Tx,
  actor: Actor,
  matterId: string,
  standings: readonly Standing[],
): Promise<string[]> => {
  const mine = await tx
    .selectFrom('assignment')
    .select(['part', 'state'])
    .where('matter_id', '=', matterId)
    .where('valid_to', 'is', null)
    .where('organization_id', 'in', [...organizationsOf(actor), '00000000-0000-0000-0000-000000000000'])
    .execute()
  const actions: string[] = []
  if (mine.some((each) => each.state === 'sent') && may(actor, 'assignment.acknowledge', standings))
    actions.push('assignments.acknowledge')
  const mayDispute = mine.some((each) => each.state === 'sent' || each.state === 'acknowledged')
  if (mayDispute && may(actor, 'assignment.dispute', standings)) actions.push('disputes.raise')
  const owes = mine.some((each) => each.part === 'supporting' && each.state === 'acknowledged')
  if (owes && may(actor, 'assignment.contribute', standings)) actions.push('assignments.contribute')
  const hasTaken = mine.some((each) => each.state === 'acknowledged' || each.state === 'contributed')
  if (hasTaken && may(actor, 'matter.draft-child', standings)) actions.push('matters.draft-child')
  if (hasTaken && may(actor, 'internal-division.give', standings)) actions.push('internal-divisions.give')
  if (hasTaken && may(actor, 'assignment.name-responsible', standings)) actions.push('assignments.name-responsible')
  return actions
}
