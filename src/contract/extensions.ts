import { z } from 'zod'
import { date, id, optional, outDate, text, version } from './fields.ts'
import { MatterView } from './matter-views.ts'
import { operation } from './operation.ts'

const base = { tag: 'extensions', output: MatterView, method: 'POST' } as const
const changed = { matterId: id, version }

export const askExtension = operation({
  ...base,
  id: 'extensions.ask',
  path: '/matters/{matterId}/extensions',
  permission: 'extension.ask',
  summary: { zh: '申请延期', en: 'Ask for an extension' },
  input: z.object({ ...changed, reason: text(1_000), progress: text(2_000), requestedDue: date }),
})
export const grantExtension = operation({
  ...base,
  id: 'extensions.grant',
  path: '/matters/{matterId}/extension-grant',
  permission: 'extension.decide',
  summary: { zh: '同意延期', en: 'Grant the extension' },
  input: z.object({ ...changed, newDue: date, opinion: optional(text(500)) }),
})
export const refuseExtension = operation({
  ...base,
  id: 'extensions.refuse',
  path: '/matters/{matterId}/extension-refusal',
  permission: 'extension.decide',
  summary: { zh: '不同意延期', en: 'Refuse the extension' },
  input: z.object({ ...changed, opinion: text(500) }),
})

export const ExtensionView = z.object({
  id,
  organizationName: z.string(),
  reason: z.string(),
  progress: z.string(),
  dueBefore: z.string(),
  requestedDue: z.string(),
  askedBy: z.string(),
  askedOn: z.string(),
  state: z.enum(['pending', 'granted', 'refused']),
  grantedDue: outDate,
  opinion: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedOn: outDate,
})
export const SuspensionView = z.object({
  id,
  document: z.string(),
  reason: z.string(),
  from: z.string(),
  until: outDate,
  resumeDocument: z.string().nullable(),
  decidedBy: z.string(),
})
