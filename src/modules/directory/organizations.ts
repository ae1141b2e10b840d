import { refuse } from '#domain/refusal.ts'
import { changeInPlace, insertOrganization, organizationViews } from '#modules/organizations/index.ts'
import type { Context } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import type { Fault, OrganizationRow } from './read.ts'

export type Done<R> = {
  readonly row: R
  readonly does: 'create' | 'change' | 'same' | 'grant' | 'wrong'
  readonly fault: Fault | null
}
type Known = { id: string; name: string; parentId: string | null; kind: string; governmentId: string }

/** What an organization is called by: its full name, which has to be the only one. */
const byName = (known: readonly Known[], name: string): Known | 'none' | 'many' => {
  const found = known.filter((each) => each.name === name)
  return found.length === 0 ? 'none' : found.length > 1 ? 'many' : (found[0] ?? 'none')
}

const wrong = (row: OrganizationRow, column: string, code: Fault['code']): Done<OrganizationRow> => ({
  row,
  does: 'wrong',
  fault: { column, code },
})

/** Rows in their order, so that a parent may stand above its parts in the same file. Writes as it goes. */
export const takeOrganizations = async (
  context: Context,
  rows: readonly OrganizationRow[],
): Promise<{ done: Done<OrganizationRow>[]; touched: string[] }> => {
  const known: Known[] = (await organizationViews(context.tx)).map((each) => ({ ...each }))
  const root = known.find((each) => each.parentId === null)
  const done: Done<OrganizationRow>[] = []
  const touched: string[] = []
  const seen = new Set<string>()
  for (const row of rows) {
    if (row.fault || !row.kind) {
      done.push({ row, does: 'wrong', fault: row.fault })
      continue
    }
    const parent = row.fields['上级机构'] ? byName(known, row.fields['上级机构']) : (root ?? 'none')
    const seat = row.fields['办公室所在单位'] ? byName(known, row.fields['办公室所在单位']) : null
    if (parent === 'none' || parent === 'many') {
      done.push(wrong(row, '上级机构', parent === 'none' ? 'parent-missing' : 'name-ambiguous'))
      continue
    }
    if (seat === 'many' || seat === 'none' || (row.kind === 'coordinating_body' && seat === null)) {
      done.push(wrong(row, '办公室所在单位', seat === 'many' ? 'name-ambiguous' : 'seat-missing'))
      continue
    }
    const key = `${row.name} ${parent.id}`
    if (seen.has(key)) {
      done.push(wrong(row, '名称', 'twice'))
      continue
    }
    seen.add(key)
    const present = known.find(
      (each) => each.name === row.name && (each.parentId === parent.id || each.id === root?.id),
    )
    const given = {
      shortName: row.fields['简称'],
      orderCode: row.fields['机关代字'],
      seatId: row.kind === 'coordinating_body' ? seat?.id : undefined,
      headName: row.kind === 'outside' ? row.fields['负责人'] : undefined,
      headPhone: row.kind === 'outside' ? row.fields['联系电话'] : undefined,
    }
    if (present) {
      if (present.kind !== row.kind) {
        done.push(wrong(row, '类别', 'kind-differs'))
        continue
      }
      const isChanged = await changeInPlace(context, present.id, given)
      if (isChanged) touched.push(present.id)
      done.push({ row, does: isChanged ? 'change' : 'same', fault: null })
      continue
    }
    const isSecond = known.some((each) => each.kind === 'inspection_body' && each.governmentId === parent.governmentId)
    if (row.kind === 'inspection_body' && isSecond) {
      done.push(wrong(row, '类别', 'second-inspection-body'))
      continue
    }
    const id = await insertOrganization(context, {
      ...given,
      parentId: parent.id,
      kind: row.kind,
      name: row.name,
      sortKey: undefined,
      endsOn: undefined,
      designatedUnitId: undefined,
    })
    touched.push(id)
    const governmentId = row.kind === 'government' ? id : parent.governmentId
    known.push({ id, name: row.name, parentId: parent.id, kind: row.kind, governmentId })
    done.push({ row, does: 'create', fault: null })
  }
  if (!root) throw new Refused(refuse('already-set-up'))
  return { done, touched }
}
