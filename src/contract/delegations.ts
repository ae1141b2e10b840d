import { z } from 'zod'
import { lendable, permissions, type Action } from '#domain/permissions.ts'
import { date, id, line, optional, outDate } from './fields.ts'
import { operation } from './operation.ts'
import { Done, nothing } from './session.ts'

/** Acts that may be lent by name. */
export const lendableActions = (Object.keys(permissions) as Action[]).filter(lendable) as [Action, ...Action[]]

export const DelegationView = z.object({
  id,
  grantorId: id,
  grantorName: z.string(),
  delegateId: id,
  delegateName: z.string(),
  /** Null: all that the grantor may. */
  actions: z.array(z.string()).nullable(),
  /** Null: all organizations that the grantor stands for. */
  organizations: z.array(z.object({ id, name: z.string() })).nullable(),
  validFrom: outDate,
  validTo: outDate,
  reason: z.string().nullable(),
  state: z.enum(['ahead', 'running', 'over', 'revoked']),
})

export const listDelegations = operation({
  id: 'delegations.list',
  method: 'GET',
  path: '/me/delegations',
  permission: 'me.read',
  tag: 'people',
  summary: { zh: '我的委托', en: 'My delegations' },
  input: nothing,
  output: z.object({ given: z.array(DelegationView), received: z.array(DelegationView) }),
})

export const makeDelegation = operation({
  id: 'delegations.make',
  method: 'POST',
  path: '/me/delegations',
  permission: 'delegation.make',
  tag: 'people',
  summary: { zh: '委托他人办理', en: 'Delegate my work' },
  input: z.object({
    delegateId: id,
    validFrom: optional(date),
    validTo: date,
    actions: z.array(z.enum(lendableActions)).max(40).optional(),
    organizationIds: z.array(id).max(50).optional(),
    reason: optional(line(200)),
  }),
  output: DelegationView,
})

/** Once only, so it carries no version; by the grantor, or by the security administrator. */
export const revokeDelegation = operation({
  id: 'delegations.revoke',
  method: 'DELETE',
  path: '/delegations/{delegationId}',
  permission: 'delegation.revoke',
  tag: 'people',
  summary: { zh: '收回委托', en: 'Take a delegation back' },
  input: z.object({ delegationId: id }),
  output: Done,
})
