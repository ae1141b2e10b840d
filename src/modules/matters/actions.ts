import { actionsIn, type MatterEvent } from '#domain/matter.ts'
import { may, type Action, type Actor, type Standing } from '#domain/permissions.ts'
import type { Tx } from '#platform/db.ts'
import { organizationsOf } from '#platform/actor.ts'
import { loadMatter } from './facts.ts'

type Offer = { readonly operation: string; readonly action: Action; readonly event?: MatterEvent }

/** Operations on one matter, by the right they need and the step they take: the two tables that guard the commands. */
const offers: readonly Offer[] = [
  { operation: 'matters.correct-draft', action: 'matter.correct', event: 'matter.submitted' },
  { operation: 'matters.submit', action: 'matter.submit', event: 'matter.submitted' },
  { operation: 'matters.approve', action: 'matter.decide', event: 'matter.approved' },
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
  { operation: 'matters.archive', action: 'matter.archive', event: 'matter.archived' },
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
    .filter((offer) => (!offer.event || allowed.has(offer.event)) && may(actor, offer.action, standings))
    // The drafter sees no button that the rule would refuse.
    .filter((offer) => offer.event !== 'matter.approved' || matter.drafted_by !== actor.accountId)
    .map((offer) => offer.operation)
  if (matter.needs_check && matter.drafted_by !== actor.accountId && may(actor, 'matter.check', standings))
    actions.push('matters.check')
  if (openStates.has(matter.state) && may(actor, 'message.ask', standings)) actions.push('messages.ask')
  if (openStates.has(matter.state) && may(actor, 'message.answer', standings)) actions.push('messages.answer')
  return [...actions, ...(await assignmentActions(tx, actor, matterId, standings))]
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
  const owes = mine.some((each) => each.part === 'supporting' && each.state === 'acknowledged')
  if (owes && may(actor, 'assignment.contribute', standings)) actions.push('assignments.contribute')
  const hasTaken = mine.some((each) => each.state === 'acknowledged' || each.state === 'contributed')
  if (hasTaken && may(actor, 'matter.draft-child', standings)) actions.push('matters.draft-child')
  if (hasTaken && may(actor, 'internal-division.give', standings)) actions.push('internal-divisions.give')
  if (hasTaken && may(actor, 'assignment.name-responsible', standings)) actions.push('assignments.name-responsible')
  return actions
}
