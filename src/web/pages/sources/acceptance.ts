import type { Acceptance, OtherUnit, Proposal } from './types.ts'
import { knownIds, leadsOf, supportOf, unknownNames, type Meanings } from './units.ts'

type Budget = Acceptance['budget']

/** The first sentence of the words, short enough for a line of the ledger. */
export const titleOf = (text: string): string => {
  const [first = text] = text.trim().split(/[。；;\n]/, 1)
  return first.length <= 60 ? first : first.slice(0, 60)
}

/** The limit as the document says it; the statutory default where it says none or one that is over. */
export const budgetOf = (deadline: Proposal['deadline'], today: string): Budget => {
  if (deadline?.date && deadline.date >= today) return { kind: 'fixed', on: deadline.date }
  if (deadline?.counted) return deadline.counted
  const days = /(\d{1,3})\s*个?工作日/.exec(deadline?.raw ?? '')?.[1]
  return days && Number(days) > 0 ? { kind: 'working_days', amount: Number(days) } : { kind: 'default' }
}

/** One unit coordinates; the other leads of the text become joint leads, in front of those that support. */
export const othersFor = (proposal: Proposal, meanings: Meanings, coordinator: string | undefined): OtherUnit[] => {
  const joint = knownIds(leadsOf(proposal, meanings)).filter((id) => id !== coordinator)
  const support = knownIds(supportOf(proposal, meanings)).filter((id) => id !== coordinator && !joint.includes(id))
  return [
    ...joint.map((organizationId) => ({ organizationId, part: 'joint_lead' as const })),
    ...support.map((organizationId) => ({ organizationId, part: 'supporting' as const })),
  ]
}

/** Of several leads each gets a matter of its own 各自办理; those that support do so in each. */
export const separateFor = (
  proposal: Proposal,
  meanings: Meanings,
): { leadOrganizationId: string | undefined; separately: string[]; others: OtherUnit[] } => {
  const [leadOrganizationId, ...separately] = knownIds(leadsOf(proposal, meanings))
  const leads = new Set([leadOrganizationId, ...separately])
  const support = knownIds(supportOf(proposal, meanings)).filter((id) => !leads.has(id))
  return {
    leadOrganizationId,
    separately,
    others: support.map((organizationId) => ({ organizationId, part: 'supporting' as const })),
  }
}

export type Prefilled = Omit<Acceptance, 'leadOrganizationId' | 'others'> & {
  readonly leadOrganizationId?: string | undefined
  readonly others: OtherUnit[]
}

export const prefilled = (proposal: Proposal, meanings: Meanings, today: string, requirement: string): Prefilled => {
  const leads = leadsOf(proposal, meanings)
  const ids = knownIds(leads)
  const only = ids.length === 1 && leads.length === 1 ? ids[0] : undefined
  const due = proposal.edited?.dueOn
  return {
    title: titleOf(proposal.text),
    target: proposal.text.slice(0, 2_000),
    workContent: proposal.text.slice(0, 5_000),
    requirement,
    budget: due ? { kind: 'fixed', on: due } : budgetOf(proposal.deadline, today),
    leadOrganizationId: only,
    others: only
      ? othersFor(proposal, meanings, only)
      : othersFor({ ...proposal, lead: [], leadIds: [] }, meanings, undefined),
  }
}

/** Questions that are still open: those about units and limits fall away once a person has answered them. */
export const openQuestions = (proposal: Proposal, meanings: Meanings): string[] => {
  const units = [...leadsOf(proposal, meanings), ...supportOf(proposal, meanings)]
  const areKnown = unknownNames(units).length === 0
  const hasLead = proposal.edited?.leadOrganizationId !== undefined
  const hasDue = proposal.edited?.dueOn !== undefined
  return proposal.questions.filter((question) => {
    if (question === 'collective' || question === 'unknown-unit') return !areKnown
    if (question === 'several-leads' || question === 'no-lead' || question === 'subject-carried') return !hasLead
    // The span is known and the clock finds its start: 收到后10个工作日内.
    if (question === 'deadline-counted' && proposal.deadline?.counted) return false
    return !(hasDue && (question.startsWith('deadline') || question === 'year-unknown'))
  })
}

/** Nothing is left to ask: one lead, every name known, no question. Only then may one key accept it. */
export const isClear = (proposal: Proposal, meanings: Meanings): boolean => {
  const leads = leadsOf(proposal, meanings)
  return (
    openQuestions(proposal, meanings).length === 0 &&
    leads.length === 1 &&
    knownIds(leads).length === 1 &&
    unknownNames([...leads, ...supportOf(proposal, meanings)]).length === 0
  )
}
