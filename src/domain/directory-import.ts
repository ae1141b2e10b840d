import { organizationKinds, type OrganizationKind } from './organization.ts'
import { sightRoles, type Role } from './permissions.ts'
import { cellText, type Sheet } from './sheet.ts'

/** What is wrong with a cell of a row. */
export const rowFaults = [
  'required',
  'not-allowed',
  'unknown-kind',
  'parent-missing',
  'name-ambiguous',
  'seat-missing',
  'twice',
  'kind-differs',
  'second-inspection-body',
  'unknown-role',
  'organization-missing',
  'person-missing',
] as const
export type RowFault = (typeof rowFaults)[number]

export type Fields = Readonly<Record<string, string>>
/** One row as the sheet has it, by the names of its columns. */
export type ReadRow = { readonly sheet: string; readonly row: number; readonly fields: Fields }

const mostEmpty = 20

/** The rows under the line that names the columns; what has no column of ours is passed over. */
export const rowsUnder = (sheet: Sheet, columns: readonly string[], key: string): ReadRow[] => {
  const plain = (words: string) => words.replaceAll(/[\s*＊]/g, '')
  const head = sheet.rows.slice(0, mostEmpty).findIndex((row) => row.some((cell) => plain(cellText(cell)) === key))
  if (head < 0) return []
  const named = (sheet.rows[head] ?? []).map((cell) => plain(cellText(cell)))
  return sheet.rows.slice(head + 1).flatMap((cells, i) => {
    const fields = Object.fromEntries(
      columns.flatMap((column) => {
        const at = named.indexOf(column)
        const words = at < 0 ? '' : cellText(cells[at])
        return words === '' ? [] : [[column, words]]
      }),
    )
    return Object.keys(fields).length === 0 ? [] : [{ sheet: sheet.name, row: head + i + 2, fields }]
  })
}

export const organizationColumns = [
  '名称',
  '简称',
  '类别',
  '上级机构',
  '机关代字',
  '办公室所在单位',
  '负责人',
  '联系电话',
]
export const personColumns = ['姓名', '登录名', '电话', '单位', '职责', '职务', '副职']

const kindWords: Readonly<Record<string, OrganizationKind>> = {
  政府: 'government',
  办公厅: 'office',
  办公室: 'office',
  '办公厅（室）': 'office',
  督查机构: 'inspection_body',
  部门: 'department',
  内设机构: 'division',
  乡镇: 'township',
  街道: 'township',
  '乡镇（街道）': 'township',
  议事协调机构: 'coordinating_body',
  其他单位: 'outside',
}
const roleWords: Readonly<Record<string, Role>> = {
  督查人员: 'inspector',
  '办公厅（室）负责人': 'office_director',
  办公厅主任: 'office_director',
  政府领导: 'leader',
  分管领导: 'leader',
  联络员: 'liaison',
  主要负责人: 'principal',
  单位主要负责人: 'principal',
  档案员: 'archivist',
  监督人员: 'overseer',
}

export const kindFrom = (words: string): OrganizationKind | null =>
  kindWords[words] ?? organizationKinds.find((kind) => kind === words) ?? null
/** Business roles only: the three administrators are granted one by one, by hand. */
export const roleFrom = (words: string): Role | null =>
  roleWords[words] ?? sightRoles.find((role) => role === words) ?? null
