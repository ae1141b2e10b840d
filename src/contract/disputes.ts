import { z } from 'zod'
import { DueDecision } from './changes.ts'
import { ExtensionView, SuspensionView } from './extensions.ts'
import { id, optional, outDate, page, pageOf, search, text, version } from './fields.ts'
import { MatterView } from './matter-views.ts'
import { operation } from './operation.ts'

const base = { tag: 'disputes', output: MatterView, method: 'POST' } as const

export const DecisionView = z.object({
  level: z.number().int(),
  result: z.enum(['kept', 'reassigned']),
  organizationName: z.string().nullable(),
  newDue: outDate,
  decision: z.string(),
  decidedBy: z.string(),
  decidedOn: z.string(),
})
export const DisputeView = z.object({
  id,
  matterId: id,
  matterTitle: z.string(),
  requirement: z.string(),
  organizationName: z.string(),
  reason: z.string(),
  proposedOrganizationId: id.nullable(),
  proposedOrganizationName: z.string().nullable(),
  proposal: z.string().nullable(),
  raisedBy: z.string(),
  raisedOn: z.string(),
  viewAgrees: z.boolean().nullable(),
  viewText: z.string().nullable(),
  viewedBy: z.string().nullable(),
  state: z.enum(['open', 'decided', 'appealed', 'final']),
  appeal: z.string().nullable(),
  decisions: z.array(DecisionView),
})

export const raiseDispute = operation({
  ...base,
  id: 'disputes.raise',
  path: '/assignments/{assignmentId}/dispute',
  permission: 'assignment.dispute',
  summary: { zh: '申请改办', en: 'Say that it is another unit’s matter' },
  input: z.object({
    assignmentId: id,
    version,
    /** With the clause of the unit's duties that it rests on. */
    reason: text(1_000),
    proposedOrganizationId: optional(id),
    proposal: optional(text(1_000)),
  }),
})
export const giveView = operation({
  ...base,
  id: 'disputes.give-view',
  // The unit that is asked sees the dispute and not the matter: it is not among its subjects.
  path: '/dispute-views/{viewOfDispute}',
  permission: 'dispute.view',
  summary: { zh: '对改办申请提出意见', en: 'Give the other unit’s view' },
  input: z.object({ viewOfDispute: id, agrees: z.boolean(), text: text(1_000) }),
  output: DisputeView,
})
const decision = {
  disputeId: id,
  version,
  result: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('kept') }),
    z.object({ kind: z.literal('reassigned'), organizationId: id, due: DueDecision }),
  ]),
  decision: text(1_000),
}
export const decideDispute = operation({
  ...base,
  id: 'disputes.decide',
  path: '/disputes/{disputeId}/decision',
  permission: 'dispute.decide',
  summary: { zh: '协调决定', en: 'Decide a dispute' },
  input: z.object(decision),
})
export const appealDispute = operation({
  ...base,
  id: 'disputes.appeal',
  path: '/disputes/{disputeId}/appeal',
  permission: 'assignment.dispute',
  summary: { zh: '提请秘书长协调', en: 'Appeal to the secretary-general' },
  input: z.object({ disputeId: id, version, appeal: text(1_000) }),
})
export const decideFinally = operation({
  ...base,
  id: 'disputes.decide-finally',
  path: '/disputes/{disputeId}/final-decision',
  permission: 'dispute.decide-finally',
  summary: { zh: '最终协调决定', en: 'Decide a dispute for good' },
  input: z.object(decision),
})
export const listDisputes = operation({
  id: 'disputes.list',
  method: 'GET',
  path: '/disputes',
  permission: 'dispute.list',
  tag: 'disputes',
  summary: { zh: '改办申请和先例', en: 'Disputes and precedents' },
  input: z.object({
    ...page,
    search: search(100),
    state: z.enum(['open', 'decided', 'appealed', 'final', 'to-view']).optional(),
  }),
  output: pageOf(DisputeView),
})

/** What has happened to a matter beside its main line. */
export const getChanges = operation({
  id: 'matters.changes',
  method: 'GET',
  path: '/matters/{matterId}/changes',
  permission: 'matter.read',
  tag: 'matters',
  summary: { zh: '办理变动', en: 'Extensions, suspensions and disputes of a matter' },
  input: z.object({ matterId: id }),
  output: z.object({
    extensions: z.array(ExtensionView),
    suspensions: z.array(SuspensionView),
    disputes: z.array(DisputeView),
    listName: z.string().nullable(),
    closingAnswer: z.string().nullable(),
    mergedInto: z.object({ id, title: z.string(), number: z.string().nullable() }).nullable(),
    mergedFrom: z.array(z.object({ id, title: z.string(), number: z.string().nullable() })),
  }),
})
