import { z } from 'zod'
import { organizationKinds } from '#domain/organization.ts'
import { roles } from '#domain/permissions.ts'
import { date, id, instant, line, optional, outDate, phone, version } from './fields.ts'
import { fileOperation, operation } from './operation.ts'
import { nothing } from './session.ts'

export { organizationKinds }

export const OrganizationView = z.object({
  id,
  parentId: id.nullable(),
  governmentId: id,
  kind: z.enum(organizationKinds),
  name: z.string(),
  shortName: z.string(),
  sortKey: z.string(),
  orderCode: z.string().nullable(),
  hasLiaison: z.boolean(),
  principalName: z.string().nullable(),
  /** 办公室所在单位 and the last day of a coordinating body. */
  seatId: id.nullable(),
  endsOn: outDate,
  /** 承担督查工作的机构 of a department. */
  designatedUnitId: id.nullable(),
  /** Of a body without accounts. */
  headName: z.string().nullable(),
  headPhone: z.string().nullable(),
  version,
})

export const listOrganizations = operation({
  id: 'organizations.list',
  method: 'GET',
  path: '/organizations',
  permission: 'directory.read',
  tag: 'organizations',
  summary: { zh: '组织机构', en: 'Organizations' },
  input: nothing,
  output: z.object({ items: z.array(OrganizationView) }),
})
export const exportOrganizations = fileOperation({
  id: 'organizations.export',
  path: '/organizations.xlsx',
  permission: 'directory.read',
  tag: 'organizations',
  summary: { zh: '导出组织机构', en: 'Organizations as a workbook' },
  input: nothing,
})

const own = {
  name: line(100),
  shortName: optional(line(40)),
  sortKey: optional(line(20)),
  orderCode: optional(line(10)),
  seatId: optional(id),
  endsOn: optional(date),
  designatedUnitId: optional(id),
  headName: optional(line(40)),
  headPhone: optional(phone),
}

export const createOrganization = operation({
  id: 'organizations.create',
  method: 'POST',
  path: '/organizations',
  permission: 'organization.manage',
  tag: 'organizations',
  summary: { zh: '新建机构', en: 'Create an organization' },
  input: z.object({ parentId: id, kind: z.enum(organizationKinds), ...own }),
  output: OrganizationView,
})

const ChangeView = z.object({
  id,
  effectiveOn: z.string(),
  before: z.record(z.string(), z.string().nullable()),
  after: z.record(z.string(), z.string().nullable()),
  basis: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: instant,
  isApplied: z.boolean(),
})

export const OrganizationPage = OrganizationView.extend({
  validFrom: z.string(),
  validTo: outDate,
  seatName: z.string().nullable(),
  designatedUnitName: z.string().nullable(),
  changes: z.array(ChangeView),
  people: z.array(
    z.object({
      appointmentId: id,
      accountId: id,
      name: z.string(),
      phone: z.string().nullable(),
      role: z.enum(roles),
      post: z.string().nullable(),
      isDeputy: z.boolean(),
      validFrom: z.string(),
      validTo: outDate,
      isNow: z.boolean(),
    }),
  ),
})

export const getOrganization = operation({
  id: 'organizations.get',
  method: 'GET',
  path: '/organizations/{organizationId}',
  permission: 'directory.read',
  tag: 'organizations',
  summary: { zh: '机构详情', en: 'One organization' },
  input: z.object({ organizationId: id }),
  output: OrganizationPage,
})

/** As of a day: one that lies ahead is kept and takes effect by itself; the names of before stay in the past. */
export const changeOrganization = operation({
  id: 'organizations.change',
  method: 'POST',
  path: '/organizations/{organizationId}/changes',
  permission: 'organization.manage',
  tag: 'organizations',
  summary: { zh: '变更机构', en: 'Change an organization' },
  input: z.object({
    organizationId: id,
    version,
    effectiveOn: optional(date),
    parentId: optional(id),
    ...own,
    basis: optional(line(200)),
  }),
  output: OrganizationPage,
})

export const closeOrganization = operation({
  id: 'organizations.close',
  method: 'POST',
  path: '/organizations/{organizationId}/closing',
  permission: 'organization.manage',
  tag: 'organizations',
  summary: { zh: '撤销机构', en: 'Close an organization' },
  input: z.object({ organizationId: id, version, on: optional(date), basis: optional(line(200)) }),
  output: OrganizationPage,
})
