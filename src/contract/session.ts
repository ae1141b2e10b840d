import { z } from 'zod'
import { roles } from '#domain/permissions.ts'
import { id, instant, line, password } from './fields.ts'
import { operation } from './operation.ts'

export const MeView = z.object({
  id,
  name: z.string(),
  login: z.string(),
  mustChangePassword: z.boolean(),
  today: z.string(),
  appointments: z.array(
    z.object({
      organizationId: id,
      organizationName: z.string(),
      role: z.enum(roles),
      post: z.string().nullable(),
      /** Whose it is, where it is lent, and the last day. */
      lentBy: z.object({ id, name: z.string(), until: z.string(), isPartial: z.boolean() }).nullable(),
    }),
  ),
  /** Actions that need no particular matter, for menus. */
  actions: z.array(z.string()),
})

export const Done = z.object({ done: z.literal(true) })

export const nothing = z.object({})

export const signIn = operation({
  id: 'session.open',
  method: 'POST',
  path: '/session',
  permission: null,
  tag: 'session',
  summary: { zh: '登录', en: 'Sign in' },
  input: z.object({ login: line(40), password: z.string().min(1).max(200) }),
  output: MeView,
})

export const signOut = operation({
  id: 'session.close',
  method: 'DELETE',
  path: '/session',
  permission: 'me.change',
  tag: 'session',
  summary: { zh: '退出', en: 'Sign out' },
  input: nothing,
  output: Done,
})

export const getMe = operation({
  id: 'me.get',
  method: 'GET',
  path: '/me',
  permission: 'me.read',
  tag: 'session',
  summary: { zh: '我', en: 'Who I am' },
  input: nothing,
  output: MeView,
})

export const changePassword = operation({
  id: 'me.change-password',
  method: 'POST',
  path: '/me/password',
  permission: 'me.change',
  tag: 'session',
  summary: { zh: '修改密码', en: 'Change my password' },
  input: z.object({ current: z.string().min(1).max(200), next: password }),
  output: Done,
})

export const TokenView = z.object({
  id,
  name: z.string(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  revoked: z.boolean(),
})

export const listTokens = operation({
  id: 'tokens.list',
  method: 'GET',
  path: '/me/tokens',
  permission: 'me.read',
  tag: 'session',
  summary: { zh: '访问令牌', en: 'My bearer tokens' },
  input: nothing,
  output: z.object({ items: z.array(TokenView) }),
})

export const createToken = operation({
  id: 'tokens.create',
  method: 'POST',
  path: '/me/tokens',
  permission: 'me.change',
  tag: 'session',
  summary: { zh: '新建访问令牌', en: 'Create a bearer token' },
  input: z.object({ name: line(60), days: z.number().int().min(1).max(366).default(90) }),
  output: TokenView.extend({ token: z.string() }),
})

export const revokeToken = operation({
  id: 'tokens.revoke',
  method: 'DELETE',
  path: '/me/tokens/{tokenId}',
  permission: 'me.change',
  tag: 'session',
  summary: { zh: '吊销访问令牌', en: 'Revoke a bearer token' },
  input: z.object({ tokenId: id }),
  output: Done,
})
