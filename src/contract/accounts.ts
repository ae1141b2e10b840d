import { z } from 'zod'
import { roles } from '#domain/permissions.ts'
import { count, date, id, instant, line, login, optional, outDate, password, phone, version } from './fields.ts'
import { operation } from './operation.ts'

export const MeView = z.object({
  id, name: z.string(), login: z.string(), mustChangePassword: z.boolean(), today: z.string(),
  appointments: z.array(z.object({ organizationId: id, organizationName: z.string(), role: z.enum(roles), post: z.string().nullable() })),
  /** Actions that need no particular matter, for menus. */
  actions: z.array(z.string()),
})
export const Done = z.object({ done: z.literal(true) })
const nothing = z.object({})

export const signIn = operation({
  id: 'session.open', method: 'POST', path: '/session', permission: null, tag: 'session', summary: { zh: '登录', en: 'Sign in' },
  input: z.object({ login: z.string().trim().min(1).max(40), password: z.string().min(1).max(200) }), output: MeView,
})
export const signOut = operation({
  id: 'session.close', method: 'DELETE', path: '/session', permission: 'me.change', tag: 'session',
  summary: { zh: '退出', en: 'Sign out' }, input: nothing, output: Done,
})
export const getMe = operation({
  id: 'me.get', method: 'GET', path: '/me', permission: 'me.read', tag: 'session', summary: { zh: '我', en: 'Who I am' },
  input: nothing, output: MeView,
})
export const changePassword = operation({
  id: 'me.change-password', method: 'POST', path: '/me/password', permission: 'me.change', tag: 'session',
  summary: { zh: '修改密码', en: 'Change my password' },
  input: z.object({ current: z.string().min(1).max(200), next: password }), output: Done,
})

export const TokenView = z.object({ id, name: z.string(), createdAt: instant, expiresAt: instant.nullable(), revoked: z.boolean() })
export const listTokens = operation({
  id: 'tokens.list', method: 'GET', path: '/me/tokens', permission: 'me.read', tag: 'session',
  summary: { zh: '访问令牌', en: 'My bearer tokens' }, input: nothing, output: z.object({ items: z.array(TokenView) }),
})
export const createToken = operation({
  id: 'tokens.create', method: 'POST', path: '/me/tokens', permission: 'me.change', tag: 'session',
  summary: { zh: '新建访问令牌', en: 'Create a bearer token' },
  input: z.object({ name: line(60), days: z.number().int().min(1).max(366).default(90) }),
  output: TokenView.extend({ token: z.string() }),
})
export const revokeToken = operation({
  id: 'tokens.revoke', method: 'DELETE', path: '/me/tokens/{tokenId}', permission: 'me.change', tag: 'session',
  summary: { zh: '吊销访问令牌', en: 'Revoke a bearer token' }, input: z.object({ tokenId: id }), output: Done,
})

export const AccountView = z.object({
  id, name: z.string(), login: z.string(), phone: z.string().nullable(), state: z.enum(['active', 'locked']), version,
  appointments: z.array(z.object({ id, organizationId: id, organizationName: z.string(), role: z.enum(roles), post: z.string().nullable(),
    validFrom: z.string(), validTo: outDate, version })),
})
export const listAccounts = operation({
  id: 'accounts.list', method: 'GET', path: '/accounts', permission: 'directory.read', tag: 'accounts',
  summary: { zh: '用户', en: 'Accounts' },
  input: z.object({ organizationId: id.optional(), search: z.string().trim().max(60).optional(), limit: count(500).default(200) }),
  output: z.object({ items: z.array(AccountView) }),
})
export const createAccount = operation({
  id: 'accounts.create', method: 'POST', path: '/accounts', permission: 'account.manage', tag: 'accounts',
  summary: { zh: '新建用户', en: 'Create an account' },
  input: z.object({ name: line(40), login, phone: optional(phone) }),
  /** The first password is random and said once; it must be changed at the first sign-in. */
  output: z.object({ account: AccountView, firstPassword: z.string() }),
})
export const grantAppointment = operation({
  id: 'appointments.grant', method: 'POST', path: '/accounts/{accountId}/appointments', permission: 'appointment.grant', tag: 'accounts',
  summary: { zh: '授予职责', en: 'Grant an appointment' },
  input: z.object({ accountId: id, version, organizationId: id, role: z.enum(roles), post: optional(line(60)), validFrom: optional(date) }),
  output: AccountView,
})
export const endAppointment = operation({
  id: 'appointments.end', method: 'DELETE', path: '/accounts/{accountId}/appointments/{appointmentId}', permission: 'appointment.grant',
  tag: 'accounts', summary: { zh: '终止职责', en: 'End an appointment' },
  input: z.object({ accountId: id, appointmentId: id, version }), output: AccountView,
})

export const organizationKinds = [
  'government', 'office', 'inspection_body', 'department', 'division', 'township', 'coordinating_body', 'outside',
] as const
export const OrganizationView = z.object({
  id, parentId: id.nullable(), governmentId: id, kind: z.enum(organizationKinds), name: z.string(), shortName: z.string(),
  sortKey: z.string(), hasLiaison: z.boolean(), principalName: z.string().nullable(), version,
})
export const listOrganizations = operation({
  id: 'organizations.list', method: 'GET', path: '/organizations', permission: 'directory.read', tag: 'organizations',
  summary: { zh: '组织机构', en: 'Organizations' }, input: nothing, output: z.object({ items: z.array(OrganizationView) }),
})
export const createOrganization = operation({
  id: 'organizations.create', method: 'POST', path: '/organizations', permission: 'organization.manage', tag: 'organizations',
  summary: { zh: '新建机构', en: 'Create an organization' },
  input: z.object({
    parentId: id, kind: z.enum(organizationKinds), name: line(100), shortName: optional(line(40)), sortKey: optional(line(20)),
    orderCode: optional(line(10)),
  }),
  output: OrganizationView,
})

export const setupState = operation({
  id: 'setup.state', method: 'GET', path: '/setup', permission: null, tag: 'setup',
  summary: { zh: '初始化状态', en: 'Whether this installation is set up' }, input: nothing, output: z.object({ needed: z.boolean() }),
})
const first = z.object({ name: line(40), login, password })
export const setUp = operation({
  id: 'setup.run', method: 'POST', path: '/setup', permission: null, tag: 'setup',
  summary: { zh: '初始化', en: 'Set up an empty installation by its one-time link' },
  input: z.object({
    link: z.string().min(20).max(100), governmentName: line(60), officeName: line(60), inspectionBodyName: line(60), orderCode: line(10),
    systemAdmin: first, securityAdmin: first, auditAdmin: first,
  }),
  output: Done,
})

export const getTray = operation({
  id: 'tray.get', method: 'GET', path: '/tray', permission: 'tray.read', tag: 'tray', summary: { zh: '待办', en: 'To-do tray' },
  input: nothing,
  output: z.object({
    groups: z.array(z.object({
      key: z.string(), count: z.number().int(),
      items: z.array(z.object({ kind: z.enum(['matter', 'source', 'submission']), id, title: z.string(), number: z.string().nullable(),
        due: outDate, light: z.string().nullable(), workdaysLeft: z.number().int().nullable(), by: z.string().nullable() })),
    })),
    cards: z.array(z.object({ key: z.string(), count: z.number().int(), filter: z.record(z.string(), z.string()) })),
  }),
})
export const listEvents = operation({
  id: 'trail.list', method: 'GET', path: '/events', permission: 'trail.read', tag: 'trail', summary: { zh: '审计日志', en: 'The trail' },
  input: z.object({ before: z.string().max(60).optional(), operation: z.string().max(60).optional(), limit: count(200).default(50) }),
  output: z.object({ items: z.array(z.object({ id, at: instant, actor: z.string(), actorName: z.string().nullable(),
    operation: z.string(), type: z.string(), reason: z.string().nullable(), client: z.string().nullable(), sealed: z.boolean(),
    objects: z.array(id) })) }),
})
