import { z } from 'zod'
import { endings } from '#domain/source.ts'
import { draftFields } from './draft-fields.ts'
import { date, id, line, optional, text, version } from './fields.ts'
import { operation } from './operation.ts'
import { SourceView } from './source-views.ts'

const onSource = { method: 'POST', permission: 'source.change', tag: 'sources', output: SourceView } as const
const one = { sourceId: id, version }
const chosen = z.array(id).min(1).max(500)

/** 各自办理: the further leads, each of which gets a matter of its own beside that of the first. */
export const separately = z.array(id).max(60).default([])

export const acceptMany = operation({
  ...onSource,
  id: 'proposals.accept-many',
  path: '/sources/{sourceId}/acceptances',
  summary: { zh: '批量采纳', en: 'Accept several proposals at once' },
  input: z.object({
    ...one,
    items: z
      .array(z.object({ proposalId: id, ...draftFields, separately }))
      .min(1)
      .max(500),
  }),
})
export const dismissMany = operation({
  ...onSource,
  id: 'proposals.dismiss-many',
  path: '/sources/{sourceId}/dismissals',
  summary: { zh: '批量不列入督办', en: 'Dismiss several proposals with one reason' },
  input: z.object({
    ...one,
    proposalIds: chosen,
    ending: z.enum(endings).default('not_a_task'),
    reason: text(300),
    approver: optional(line(40)),
  }),
})
/** What a person corrects of several lines at once, before they are accepted: whose it is, by when. */
export const editProposals = operation({
  ...onSource,
  id: 'proposals.edit',
  path: '/sources/{sourceId}/proposal-edits',
  summary: { zh: '批量修改', en: 'Correct several proposals at once' },
  input: z.object({
    ...one,
    proposalIds: chosen,
    leadOrganizationId: optional(id),
    dueOn: optional(date),
  }),
})
/** 恢复: a line that was left aside by mistake waits to be decided on again, until screening is finished. */
export const reopenProposals = operation({
  ...onSource,
  id: 'proposals.reopen',
  path: '/sources/{sourceId}/reopened-proposals',
  summary: { zh: '恢复不列入的建议', en: 'Take back what was left aside' },
  input: z.object({ ...one, proposalIds: chosen }),
})
