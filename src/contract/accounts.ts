import { z } from 'zod'
import { roles } from '#domain/permissions.ts'
import { count, date, id, line, login, optional, outDate, phone, search, version } from './fields.ts'
import { DelegationView } from './delegations.ts'
import { fileOperation, operation } from './operation.ts'
import { PortfolioView } from './portfolios.ts'

export const AccountView = z.object({
  id,
  name: z.string(),
  login: z.string(),
  phone: z.string().nullable(),
  state: z.enum(['active', 'locked']),
  version,
  appointments: z.array(
    z.object({
      id,
      organizationId: id,
      organizationName: z.string(),
      role: z.enum(roles),
      post: z.string().nullable(),
      /** 副联络员: receives while there is no other liaison. */
      isDeputy: z.boolean(),
      validFrom: z.string(),
      validTo: outDate,
      version,
    }),
  ),
})

export const listAccounts = operation({
  id: 'accounts.list',
  method: 'GET',
  path: '/accounts',
  permission: 'directory.read',
  tag: 'accounts',
  summary: { zh: '用户', en: 'Accounts' },
  input: z.object({
    organizationId: id.optional(),
    search: search(60),
    limit: count(500).default(200),
  }),
  output: z.object({ items: z.array(AccountView) }),
})
export const exportAccounts = fileOperation({
  id: 'accounts.export',
  path: '/accounts.xlsx',
  permission: 'directory.read',
  tag: 'accounts',
  summary: { zh: '导出用户', en: 'Accounts as a workbook' },
  input: z.object({ organizationId: id.optional(), search: search(60) }),
})

export const createAccount = operation({
  id: 'accounts.create',
  method: 'POST',
  path: '/accounts',
  permission: 'account.manage',
  tag: 'accounts',
  summary: { zh: '新建用户', en: 'Create an account' },
  input: z.object({ name: line(40), login, phone: optional(phone) }),
  /** The first password is random and said once; it must be changed at the first sign-in. */
  output: z.object({ account: AccountView, firstPassword: z.string() }),
})

const PersonView = AccountView.extend({
  past: z.array(
    z.object({
      id,
      organizationName: z.string(),
      role: z.enum(roles),
      post: z.string().nullable(),
      validFrom: z.string(),
      validTo: outDate,
    }),
  ),
  delegations: z.array(DelegationView),
  portfolios: z.array(PortfolioView),
})

export const getAccount = operation({
  id: 'accounts.get',
  method: 'GET',
  path: '/accounts/{accountId}',
  permission: 'directory.read',
  tag: 'accounts',
  summary: { zh: '人员详情', en: 'One person' },
  input: z.object({ accountId: id }),
  output: PersonView,
})

export const changeAccount = operation({
  id: 'accounts.change',
  method: 'PATCH',
  path: '/accounts/{accountId}',
  permission: 'account.manage',
  tag: 'accounts',
  summary: { zh: '修改用户', en: 'Change an account' },
  input: z.object({
    accountId: id,
    version,
    name: line(40),
    phone: optional(phone),
    state: z.enum(['active', 'locked']),
  }),
  output: AccountView,
})

export const grantAppointment = operation({
  id: 'appointments.grant',
  method: 'POST',
  path: '/accounts/{accountId}/appointments',
  permission: 'appointment.grant',
  tag: 'accounts',
  summary: { zh: '授予职责', en: 'Grant an appointment' },
  input: z.object({
    accountId: id,
    version,
    organizationId: id,
    role: z.enum(roles),
    post: optional(line(60)),
    validFrom: optional(date),
    validTo: optional(date),
    deputy: z.boolean().default(false),
  }),
  output: AccountView,
})

export const endAppointment = operation({
  id: 'appointments.end',
  method: 'POST',
  path: '/accounts/{accountId}/appointments/{appointmentId}/end',
  permission: 'appointment.grant',
  tag: 'accounts',
  summary: { zh: '终止职责', en: 'End an appointment' },
  input: z.object({
    accountId: id,
    appointmentId: id,
    version,
    /** Who takes over what the person leaves open (A54). */
    successorId: optional(id),
    note: optional(line(500)),
  }),
  output: AccountView,
})
