import type { z } from 'zod'
import { line, login, phone } from '#contract/fields.ts'
import {
  kindFrom,
  organizationColumns,
  personColumns,
  roleFrom,
  rowsUnder,
  type Fields,
  type ReadRow,
  type RowFault,
} from '#domain/directory-import.ts'
import type { OrganizationKind } from '#domain/organization.ts'
import type { Role } from '#domain/permissions.ts'
import type { Sheet } from '#domain/sheet.ts'

export type Fault = { readonly column: string; readonly code: RowFault }
export type OrganizationRow = ReadRow & {
  readonly name: string
  readonly kind: OrganizationKind | null
  readonly fault: Fault | null
}
export type PersonRow = ReadRow & { readonly name: string; readonly role: Role | null; readonly fault: Fault | null }

/** The forms of the contract hold for cells as for fields: no formula, no markup, no line break. */
const forms: Readonly<Record<string, z.ZodType>> = {
  名称: line(100),
  简称: line(40),
  机关代字: line(10),
  负责人: line(40),
  联系电话: phone,
  姓名: line(40),
  登录名: login,
  电话: phone,
  职务: line(60),
}

const faultOf = (fields: Fields, required: readonly string[]): Fault | null => {
  const missing = required.find((column) => fields[column] === undefined)
  if (missing) return { column: missing, code: 'required' }
  const wrong = Object.entries(fields).find(
    ([column, words]) => forms[column] && !forms[column].safeParse(words).success,
  )
  return wrong ? { column: wrong[0], code: 'not-allowed' } : null
}

export const organizationRows = (sheets: readonly Sheet[]): OrganizationRow[] =>
  sheets
    .flatMap((sheet) => rowsUnder(sheet, organizationColumns, '名称'))
    .map((read) => {
      const kind = kindFrom(read.fields['类别'] ?? '')
      const fault =
        faultOf(read.fields, ['名称', '类别']) ?? (kind ? null : ({ column: '类别', code: 'unknown-kind' } as const))
      return { ...read, name: read.fields['名称'] ?? '', kind, fault }
    })

export const personRows = (sheets: readonly Sheet[]): PersonRow[] =>
  sheets
    .flatMap((sheet) => rowsUnder(sheet, personColumns, '姓名'))
    .map((read) => {
      const words = read.fields['职责']
      const role = words === undefined ? null : roleFrom(words)
      const fault =
        faultOf(read.fields, words === undefined ? ['姓名', '登录名'] : ['姓名', '登录名', '单位']) ??
        (words !== undefined && role === null ? ({ column: '职责', code: 'unknown-role' } as const) : null)
      return { ...read, name: read.fields['姓名'] ?? '', role, fault }
    })
