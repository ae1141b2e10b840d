import { statesFirstIsLead, withoutRules } from './blanket.ts'
import { fold } from './fold.ts'
import { fieldsOf, type LabelKind } from './labels.ts'
import { groupsOf, saysWhen, unitsOf, type Group } from './groups.ts'
import { isSurelyUnit, looksLikeUnit } from './names.ts'
import type { Question, ReasonCode } from './reasons.ts'
import { blanksAsCommas, splitUnits, withPrefixes } from './units.ts'

/** Who leads and who supports, as one mark says; `how` names the wording that decided. */
export type Parties = {
  readonly lead: readonly string[]
  readonly support: readonly string[]
  readonly how: 'lead+support' | 'joint' | 'sole' | 'labels'
  /** 排在第一位的为牵头部门，下同: the rule holds from this mark on. */
  readonly statesFirstIsLead: boolean
  /** No word says who leads: a rule of the document may. */
  readonly isPlainList: boolean
  readonly reasons: readonly ReasonCode[]
  readonly questions: readonly Question[]
  /** 完成时限：… inside the mark, as the document writes it. */
  readonly deadline: string | null
  /** 分管领导：… */
  readonly leader: string | null
}

export const decided = (groups: readonly Group[]): Omit<Parties, 'statesFirstIsLead' | 'deadline' | 'leader'> => {
  const of = (...roles: readonly Group['role'][]) =>
    groups.filter((each) => roles.includes(each.role)).flatMap((each) => each.units)
  const named = of('lead')
  const carried = of('carry-out')
  const plain = of('equal').length > 0 || named.length > 0 ? of('equal') : carried
  const byDuty = of('by-duty')
  const [lead, others] =
    named.length > 0
      ? [named, of('equal', 'by-duty')]
      : plain.length > 0 && byDuty.length > 0
        ? [plain, byDuty]
        : plain.length + byDuty.length > 0
          ? [[...plain, ...byDuty], []]
          : [of('guide'), []]
  const guides = lead.length > 0 && named.length + plain.length + byDuty.length === 0 ? [] : of('guide')
  const support = [...others, ...(plain === carried ? [] : carried), ...of('with', 'support'), ...guides]
  const reasons: ReasonCode[] = [
    named.length > 0 ? 'lead-named' : lead.length > 1 ? 'equal-units' : 'sole-unit',
    ...(of('with').length > 0 ? (['with-others'] as const) : []),
    ...(guides.length > 0 ? (['guides'] as const) : []),
  ]
  return finished(lead, support, {
    how: support.length > 0 || named.length > 0 ? 'lead+support' : lead.length > 1 ? 'joint' : 'sole',
    isPlainList: named.length === 0 && support.length === 0 && lead.length > 1,
    reasons,
    questions: [],
  })
}

const finished = (
  lead: readonly string[],
  support: readonly string[],
  more: Pick<Parties, 'how' | 'isPlainList' | 'reasons' | 'questions'>,
) => {
  const { names, isCompleted } = withPrefixes([...lead, ...support])
  const unique = (list: readonly string[]) => [...new Set(list)]
  const leads = unique(names.slice(0, lead.length))
  const isStrange = names.some((name) => !looksLikeUnit(name))
  return {
    ...more,
    lead: leads,
    support: unique(names.slice(lead.length)).filter((name) => !leads.includes(name)),
    reasons: isCompleted ? [...more.reasons, 'prefix-completed' as const] : more.reasons,
    questions: isStrange ? [...more.questions, 'unknown-unit' as const] : more.questions,
  }
}

export type Labelled = { readonly kind: 'lead' | 'plain' | 'proposed' | 'guide' | 'support'; readonly value: string }

const isAside = (kind: LabelKind): kind is 'deadline' | 'leader' | 'content' | 'other' =>
  kind === 'deadline' || kind === 'leader' || kind === 'content' || kind === 'other'

/** 牵头：X；配合：Y inside one cell. */
const inner = (field: Labelled): Labelled[] => {
  const raw = blanksAsCommas(field.value)
  const found = fieldsOf(fold(raw)).flatMap(({ kind, from, to }): Labelled[] =>
    isAside(kind) ? [] : [{ kind, value: raw.slice(from, to) }],
  )
  return found.length > 0 ? found : [field]
}

/** Labels and columns say the same thing: beside a 牵头单位, a 责任单位 supports (R17, R26–R28, R36). */
export const fromLabels = (fields: readonly Labelled[], how: ReasonCode) => {
  const groups = fields.flatMap(inner).flatMap(({ kind, value }) => unitsOf(value).map((group) => ({ kind, ...group })))
  const hasLead = groups.some(({ kind, role, units }) => units.length > 0 && (kind === 'lead' || role === 'lead'))
  const hasDoer = groups.some(({ kind, units }) => units.length > 0 && (kind === 'plain' || kind === 'proposed'))
  const lead: string[] = []
  const support: string[] = []
  // X负责，Y指导: who guides those that do it supports.
  const hasResponsible = groups.some(({ role, units }) => units.length > 0 && (role === 'equal' || role === 'by-duty'))
  for (const { kind, role, units } of groups) {
    const leads =
      kind !== 'guide' && role === 'guide' && hasResponsible
        ? false
        : kind === 'lead'
          ? role !== 'support' && role !== 'with'
          : kind === 'support'
            ? false
            : kind === 'guide'
              ? !hasLead && !hasDoer
              : role === 'lead' || (!hasLead && role !== 'support' && role !== 'with')
    ;(leads ? lead : support).push(...units)
  }
  const isSupporting = hasLead && fields.some(({ kind }) => kind === 'plain')
  return finished(lead, support, {
    how: 'labels',
    isPlainList: !hasLead && support.length === 0 && lead.length > 1,
    reasons: [how, ...(isSupporting ? (['label-supports'] as const) : [])],
    questions: fields.some(({ kind }) => kind === 'proposed') ? ['proposed-unit'] : [],
  })
}

const byLabels = (raw: string, folded: string): Parties | null => {
  const fields = fieldsOf(folded)
  if (fields.length === 0 || (fields[0]?.at ?? 0) > 4) return null
  const valueOf = (kind: string) => {
    const field = fields.find((each) => each.kind === kind)
    return field ? raw.slice(field.from, field.to) : null
  }
  const units = fields.flatMap(({ kind, from, to }): Labelled[] =>
    isAside(kind) ? [] : [{ kind, value: raw.slice(from, to) }],
  )
  const parties = fromLabels(units, 'labelled')
  const [deadline, leader] = [valueOf('deadline'), valueOf('leader')]
  if (parties.lead.length + parties.support.length === 0 && deadline === null) return null
  return { ...parties, statesFirstIsLead: statesFirstIsLead(folded), deadline, leader }
}

/**
 * Reads the inside of a responsibility mark; null when it is none: a bracket that only mentions a body, or a sentence.
 */
export const readParties = (text: string): Parties | null => {
  const raw = blanksAsCommas(text)
  const folded = fold(raw)
  const labelled = byLabels(raw, folded)
  if (labelled) return labelled
  const grouped = groupsOf(raw.slice(0, withoutRules(folded)))
  return grouped
    ? {
        ...decided(grouped.groups),
        statesFirstIsLead: statesFirstIsLead(folded),
        deadline: grouped.time,
        leader: null,
      }
    : null
}

/** （市发展改革委、市财政局） behind a sentence: a mark without a verb. */
export const readBareList = (text: string): Parties | null => {
  const raw = blanksAsCommas(text)
  const pieces = raw.slice(0, withoutRules(fold(raw))).split(/[；;]/)
  const when = pieces.find((piece) => saysWhen(fold(piece))) ?? null
  const names = splitUnits(pieces.filter((piece) => piece !== when).join('、'))
  const isOffice = (name: string) =>
    looksLikeUnit(name) &&
    /(?:局|委|厅|司|办|部|署|院|府|会|行|中心|公司|集团|部门|单位|办公室|管委会)(?:\([^)]*\))?$/.test(fold(name))
  if (names.length === 0 || !names.every(isOffice) || !names.some(isSurelyUnit)) return null
  const parties = decided([{ role: 'equal', units: names }])
  return { ...parties, statesFirstIsLead: statesFirstIsLead(fold(raw)), deadline: when, leader: null }
}
