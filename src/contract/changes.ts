import { z } from 'zod'
import { date, id, line, optional, text, version } from './fields.ts'
import { MatterView } from './matter-views.ts'
import { operation } from './operation.ts'

const base = { tag: 'matters', output: MatterView, method: 'POST' } as const
const changed = { matterId: id, version }

/** What a change of the unit does to the due day is decided with it, never left open. */
export const DueDecision = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keep') }),
  z.object({ kind: z.literal('new'), on: date }),
])

export const recallMatter = operation({
  ...base,
  id: 'matters.recall',
  path: '/matters/{matterId}/recall',
  permission: 'matter.recall',
  summary: { zh: '撤回', en: 'Recall before anybody has acknowledged' },
  input: z.object({ ...changed, reason: text(500) }),
})
export const amendMatter = operation({
  ...base,
  id: 'matters.amend',
  path: '/matters/{matterId}/amendment',
  permission: 'matter.change',
  summary: { zh: '更正', en: 'Correct what was handed down' },
  input: z.object({
    ...changed,
    title: optional(line(200)),
    target: optional(text(2_000)),
    workContent: optional(text(5_000)),
    requirement: optional(text(2_000)),
    basis: text(500),
  }),
})
export const addUnit = operation({
  ...base,
  id: 'matters.add-unit',
  path: '/matters/{matterId}/units',
  permission: 'matter.change',
  summary: { zh: '追加单位', en: 'Add a unit' },
  input: z.object({
    ...changed,
    organizationId: id,
    part: z.enum(['joint_lead', 'supporting']),
    duty: optional(line(200)),
    basis: text(500),
  }),
})
export const reassignMatter = operation({
  ...base,
  id: 'matters.reassign',
  path: '/matters/{matterId}/reassignment',
  permission: 'matter.change',
  summary: { zh: '改派', en: 'Reassign to another lead' },
  input: z.object({ ...changed, organizationId: id, due: DueDecision, basis: text(500) }),
})
export const changeDue = operation({
  ...base,
  id: 'matters.change-due',
  path: '/matters/{matterId}/due',
  permission: 'matter.change',
  summary: { zh: '调整时限', en: 'Change the due day' },
  input: z.object({ ...changed, newDue: date, basis: text(500), approver: optional(line(40)) }),
})
export const suspendMatter = operation({
  ...base,
  id: 'matters.suspend',
  path: '/matters/{matterId}/suspension',
  permission: 'matter.suspend',
  summary: { zh: '暂缓办理', en: 'Suspend' },
  input: z.object({ ...changed, document: line(200), reason: text(500) }),
})
export const resumeMatter = operation({
  ...base,
  id: 'matters.resume',
  path: '/matters/{matterId}/resumption',
  permission: 'matter.suspend',
  summary: { zh: '恢复办理', en: 'Resume' },
  input: z.object({ ...changed, document: line(200), newDue: optional(date) }),
})
export const listMatter = operation({
  ...base,
  id: 'matters.put-on-list',
  path: '/matters/{matterId}/listing',
  permission: 'matter.list',
  summary: { zh: '列入清单', en: 'Put on a list' },
  input: z.object({ ...changed, listName: line(100), reason: text(500) }),
})
export const clearMatter = operation({
  ...base,
  id: 'matters.clear',
  path: '/matters/{matterId}/clearance',
  permission: 'matter.clear',
  summary: { zh: '销号', en: 'Clear from the list' },
  input: z.object({ ...changed, opinion: text(500) }),
})
export const sendBackToReview = operation({
  ...base,
  id: 'matters.send-back-to-review',
  path: '/matters/{matterId}/second-review',
  permission: 'matter.conclude',
  summary: { zh: '退回重审', en: 'Send back to review' },
  input: z.object({ ...changed, reason: text(500) }),
})
export const instructAgain = operation({
  ...base,
  id: 'matters.instruct-again',
  path: '/matters/{matterId}/new-instruction',
  permission: 'matter.reopen',
  summary: { zh: '再批示再办理', en: 'Work on by a new instruction or because of an error' },
  input: z.object({ ...changed, text: text(2_000), newDue: date }),
})
export const reopenFindings = ['look_back_failed', 'new_evidence', 'superior_order'] as const
export const reopenMatter = operation({
  ...base,
  id: 'matters.reopen',
  path: '/matters/{matterId}/reopening',
  permission: 'matter.reopen',
  summary: { zh: '重新办理', en: 'Reopen' },
  input: z.object({ ...changed, finding: z.enum(reopenFindings), text: text(2_000), newDue: date }),
})
export const setLongTerm = operation({
  ...base,
  id: 'matters.set-long-term',
  path: '/matters/{matterId}/long-term',
  permission: 'matter.change',
  summary: { zh: '转长期推进', en: 'Set long-term' },
  input: z.object({ ...changed, basis: text(500) }),
})
export const endLongTerm = operation({
  ...base,
  id: 'matters.end-long-term',
  path: '/matters/{matterId}/long-term-end',
  permission: 'matter.change',
  summary: { zh: '结束长期推进', en: 'End long-term' },
  input: z.object({ ...changed, basis: text(500), newDue: date }),
})
export const makeRoutine = operation({
  ...base,
  id: 'matters.make-routine',
  path: '/matters/{matterId}/routine',
  permission: 'matter.conclude',
  summary: { zh: '转常态化', en: 'Make routine' },
  input: z.object({ ...changed, outcome: text(5_000) }),
})
export const mergeMatter = operation({
  ...base,
  id: 'matters.merge',
  path: '/matters/{matterId}/merging',
  permission: 'matter.merge',
  summary: { zh: '并入', en: 'Merge into another matter' },
  input: z.object({ ...changed, intoMatterId: id, reason: text(500) }),
})
export const cancelGrounds = ['source_revoked', 'out_of_authority'] as const
export const cancelMatter = operation({
  ...base,
  id: 'matters.cancel',
  path: '/matters/{matterId}/cancellation',
  permission: 'matter.cancel',
  summary: { zh: '撤销立项', en: 'Cancel' },
  input: z.object({ ...changed, ground: z.enum(cancelGrounds), reason: text(500), answer: text(1_000) }),
})
export const withdrawReport = operation({
  ...base,
  tag: 'reports',
  id: 'reports.withdraw',
  path: '/matters/{matterId}/withdrawal',
  permission: 'report.hand-in',
  summary: { zh: '撤回报送', en: 'Withdraw the completion report' },
  input: z.object({ ...changed, reason: text(500) }),
})
