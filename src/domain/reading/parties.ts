import { fold, withoutBlanks } from './fold.ts'
import { completePrefixes, looksLikeUnit, splitUnits } from './units.ts'

/** Who leads and who supports, as one mark says; `how` names the wording that decided. */
export type Parties = {
  readonly lead: readonly string[]
  readonly support: readonly string[]
  readonly how: 'lead+support' | 'joint' | 'sole' | 'labels'
  /** 排在第一位的为牵头部门，下同: the rule holds from this mark on. */
  readonly statesFirstIsLead: boolean
  readonly isPlainList: boolean
}

const firstIsLead = /(?:排在|列|列在|排)第一(?:位)?(?:的|者)?(?:部门|单位)?为牵头(?:部门|单位)/

const label =
  /(牵头(?:负责|责任)?(?:单位|部门|处室)|主办(?:单位|部门)|主要责任单位|建议责任单位|责任(?:单位|部门)|承办(?:单位|部门)|配合(?:责任)?(?:单位|部门)|协(?:办|同)(?:责任)?(?:单位|部门)|其他责任单位|参与(?:单位|部门)|落实单位)[::]/g

const isSupportLabel = (name: string, hasLeadLabel: boolean) =>
  /配合|协|其他|参与/.test(name) || (hasLeadLabel && name.startsWith('责任'))

const units = (list: string) => completePrefixes(splitUnits(list)).filter((name) => name.length > 1)

const byLabels = (raw: string, folded: string): Omit<Parties, 'statesFirstIsLead'> | null => {
  const found = [...folded.matchAll(label)]
  if (found.length === 0 || (found[0]?.index ?? 0) > 4) return null
  const hasLead = found.some((each) => /^(?:牵头|主办|主要)/.test(each[1] ?? ''))
  const lead: string[] = []
  const support: string[] = []
  found.forEach((each, i) => {
    const from = each.index + each[0].length
    const list = raw.slice(from, found[i + 1]?.index ?? raw.length).replace(/[;；,，。\s]+$/, '')
    const beforeRule = list.split(/[，,。](?=(?:排|列)|下同|以下)/)[0] ?? ''
    ;(isSupportLabel(each[1] ?? '', hasLead) ? support : lead).push(...units(beforeRule))
  })
  return { lead, support, how: 'labels', isPlainList: !hasLead && support.length === 0 }
}

type Shape = {
  readonly pattern: RegExp
  readonly read: (groups: readonly string[]) => Omit<Parties, 'statesFirstIsLead'>
}

const both = (lead: string, support: string) => {
  const names = completePrefixes([...splitUnits(lead), ...splitUnits(support)])
  const count = splitUnits(lead).length
  return { lead: names.slice(0, count), support: names.slice(count), how: 'lead+support' as const, isPlainList: false }
}
const alone = (lead: string) => {
  const names = units(lead)
  return {
    lead: names,
    support: [],
    how: names.length > 1 ? ('joint' as const) : ('sole' as const),
    isPlainList: names.length > 1,
  }
}

const end = '(?:负责|落实|实施|推进|完成)*[,，。]?$'
/** The wordings met in the wild, the more particular first; matched against the mark without blanks, folded. */
const shapes: readonly Shape[] = [
  { pattern: /^(.+?)指导[,;、](.+?)负责(?:落实)?$/, read: ([guide = '', doer = '']) => both(doer, guide) },
  {
    pattern: new RegExp(
      `^(.+?)(?:共同)?牵头(?:负责|落实|组织实施)?[,;](.+?)(?:按照?(?:各自)?职责(?:分工)?(?:分别)?负责|分工负责|配合|参与|协同|协助|负责)${end}`,
    ),
    read: ([a = '', b = '']) => both(a, b),
  },
  {
    pattern: /^由?(.+?)会同(.+?)(?:按职责分工)?(?:负责|落实|牵头|研究.*|组织.*)?$/,
    read: ([a = '', b = '']) => both(a, b),
  },
  { pattern: /^(.+?)负责[,;](.+?)(?:按照?职责分工负责|配合|参与|协助)$/, read: ([a = '', b = '']) => both(a, b) },
  { pattern: /^(.+?)(?:共同)?牵头(?:负责|落实|组织实施)?$/, read: ([a = '']) => ({ ...alone(a), isPlainList: false }) },
  {
    pattern: /^(.+?)(?:按照?(?:各自)?职责(?:分工)?(?:分别)?负责|分工负责|分别负责|共同负责|负责(?:落实)?|落实)$/,
    read: ([a = '']) => alone(a),
  },
]

/**
 * Reads the inside of a responsibility mark; null when it is none: a bracket that only mentions a body, or a sentence.
 */
export const readParties = (raw: string): Parties | null => {
  const text = withoutBlanks(raw)
  const folded = fold(text)
  const statesFirstIsLead = firstIsLead.test(folded)
  const labelled = byLabels(text, folded)
  if (labelled) return labelled.lead.length + labelled.support.length > 0 ? { ...labelled, statesFirstIsLead } : null
  const core = folded.split(/[,。;](?=(?:排|列)[^,]*第一|下同|以下)/)[0] ?? ''
  const [rawCore] = [text.slice(0, core.length)]
  for (const { pattern, read } of shapes) {
    const found = pattern.exec(core)
    if (!found) continue
    // Cut the groups out of the original, so that names keep the brackets that the document writes.
    let from = 0
    const groups = found.slice(1).map((group) => {
      const at = core.indexOf(group, from)
      from = at + group.length
      return rawCore.slice(at, at + group.length)
    })
    const parties = read(groups)
    const names = [...parties.lead, ...parties.support]
    if (names.length > 0 && names.every(looksLikeUnit)) return { ...parties, statesFirstIsLead }
    return null
  }
  return null
}
