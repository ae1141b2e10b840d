import { permissions, roles, type Action, type Role } from './permissions.ts'

/**
 * 政府决定、办公厅（室）综合协调、督查机构组织实施 (C27): which tier takes an action. What is the government's own to
 * decide is said here, whatever roles a permission comes to name; the rest follows from who may take it.
 */
export type Tier = 'government' | 'office' | 'body' | 'unit' | 'administration' | 'anyone'

export const governmentActions: readonly Action[] = [
  'plan.approve',
  'matter.supervise',
  'leader.instruct',
  'leader.read',
]

const tierOfRole: readonly (readonly [Tier, readonly Role[]])[] = [
  ['body', ['inspector']],
  ['office', ['office_director', 'archivist']],
  ['unit', ['liaison', 'principal']],
  ['government', ['leader']],
  ['administration', ['system_admin', 'security_admin', 'audit_admin']],
]

export const tierOf = (action: Action): Tier => {
  if (governmentActions.includes(action)) return 'government'
  const allowed = new Set<Role>(permissions[action].flatMap((rule) => rule.roles))
  if (roles.every((role) => allowed.has(role))) return 'anyone'
  return tierOfRole.find(([, held]) => held.some((role) => allowed.has(role)))?.[0] ?? 'anyone'
}

export const tierNames: Readonly<Record<Tier, string>> = {
  government: '政府 government',
  office: '办公厅（室） office',
  body: '督查机构 inspection body',
  unit: '承办单位 unit',
  administration: '系统管理 administration',
  anyone: '全体 anyone',
}
