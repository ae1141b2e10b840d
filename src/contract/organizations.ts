import { z } from 'zod'
import { id, line, optional, version } from './fields.ts'
import { fileOperation, operation } from './operation.ts'
import { nothing } from './session.ts'

export const organizationKinds = [
  'government',
  'office',
  'inspection_body',
  'department',
  'division',
  'township',
  'coordinating_body',
  'outside',
] as const

export const OrganizationView = z.object({
  id,
  parentId: id.nullable(),
  governmentId: id,
  kind: z.enum(organizationKinds),
  name: z.string(),
  shortName: z.string(),
  sortKey: z.string(),
  hasLiaison: z.boolean(),
  principalName: z.string().nullable(),
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

export const createOrganization = operation({
  id: 'organizations.create',
  method: 'POST',
  path: '/organizations',
  permission: 'organization.manage',
  tag: 'organizations',
  summary: { zh: '新建机构', en: 'Create an organization' },
  input: z.object({
    parentId: id,
    kind: z.enum(organizationKinds),
    name: line(100),
    shortName: optional(line(40)),
    sortKey: optional(line(20)),
    orderCode: optional(line(10)),
  }),
  output: OrganizationView,
})
