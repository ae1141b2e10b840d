import { z } from 'zod'
import { date, id, line, version } from './fields.ts'
import { operation } from './operation.ts'

/** Bodies that watch a matter, 人大、政协: who let them, on which basis, since when. */
export const OversightView = z.object({
  version,
  items: z.array(
    z.object({ organizationId: id, organizationName: z.string(), basis: z.string(), grantedBy: z.string(), on: date }),
  ),
  actions: z.array(z.string()),
})
const base = { tag: 'matters', output: OversightView } as const
const one = { matterId: id }

export const listOversight = operation({
  ...base,
  id: 'matters.oversight',
  method: 'GET',
  path: '/matters/{matterId}/oversight',
  permission: 'oversight.read',
  summary: { zh: '人大政协监督', en: 'Overseers of a matter' },
  input: z.object(one),
})
export const grantOversight = operation({
  ...base,
  id: 'matters.grant-oversight',
  method: 'POST',
  path: '/matters/{matterId}/oversight',
  permission: 'oversight.grant',
  summary: { zh: '开放监督', en: 'Open a matter to an overseer' },
  input: z.object({ ...one, version, organizationId: id, basis: line(200) }),
})
export const endOversight = operation({
  ...base,
  id: 'matters.end-oversight',
  method: 'POST',
  path: '/matters/{matterId}/oversight/ending',
  permission: 'oversight.grant',
  summary: { zh: '结束监督', en: 'End an oversight' },
  input: z.object({ ...one, version, organizationId: id }),
})
