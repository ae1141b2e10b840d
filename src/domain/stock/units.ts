import { fold } from '../reading/fold.ts'
import { readParties } from '../reading/parties.ts'
import { completePrefixes, splitUnits } from '../reading/units.ts'

export type Named = { readonly lead: readonly string[]; readonly support: readonly string[] }

const marked = /[(（](?:主?牵头|主办|第一责任)(?:单位|部门)?[)）]/
const supporting = /[(（](?:配合|协办|参与)(?:单位|部门)?[)）]/

/** 牵头：甲 配合：乙 in the form that documents use: 牵头单位：甲；配合单位：乙. */
const withLabels = (text: string) =>
  text.replaceAll(/(牵头|主办|责任)(?=[:：])/g, '$1单位').replaceAll(/(配合|协办)(?=[:：])/g, '$1单位')

const split = (text: string): string[] => completePrefixes(splitUnits(text)).filter((name) => !/^[-—/无]*$/.test(name))

/**
 * Units of one cell in the ways that offices write several: one a line, behind 、，；or /, with （牵头） behind the lead,
 * 牵头：… 配合：…, 甲牵头，乙配合. In a column for units of any part the first leads and the others support.
 */
export const readUnits = (cell: string, column: 'units' | 'lead' | 'support'): Named => {
  const lines = cell.replaceAll(/\s*[\n/|]\s*/g, '、').replaceAll(/([厅局委办部院会府])\s+(?=\S)/g, '$1、')
  if (lines.trim() === '') return { lead: [], support: [] }
  if (marked.test(lines) || supporting.test(lines)) {
    const names = split(lines)
    const plain = (name: string) => name.replace(marked, '').replace(supporting, '')
    const lead = names.filter((name) => marked.test(name)).map(plain)
    const rest = names.filter((name) => !marked.test(name)).map(plain)
    return lead.length > 0 ? { lead, support: rest } : { lead: rest.slice(0, 1), support: rest.slice(1) }
  }
  const said = /[:：]|牵头|配合|会同|负责|指导/.test(fold(lines)) ? readParties(withLabels(lines)) : null
  const [lead, support] = said ? [said.lead, said.support] : [split(lines), []]
  if (column === 'support') return { lead: [], support: [...lead, ...support] }
  if (column === 'lead' || support.length > 0) return { lead, support }
  return { lead: lead.slice(0, 1), support: lead.slice(1) }
}
