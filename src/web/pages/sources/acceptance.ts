import type { Acceptance, OtherUnit, Proposal } from './types.ts'
import { knownIds, leadsOf, supportOf, type Chosen } from './units.ts'

type Budget = Acceptance['budget']

/** The first sentence of the words, short enough for a line of the ledger. */
export const titleOf = (text: string): string => {
  const [first = text] = text.trim().split(/[。；;\n]/, 1)
  return first.length <= 60 ? first : first.slice(0, 60)
}

/** The limit as the document says it; the statutory default where it says none or one that is over. */
export const budgetOf = (deadline: Proposal['deadline'], today: string): Budget => {
  if (deadline?.date && deadline.date >= today) return { kind: 'fixed', on: deadline.date }
  const days = /(\d{1,3})\s*个?工作日/.exec(deadline?.raw ?? '')?.[1]
  return days && Number(days) > 0 ? { kind: 'working_days', amount: Number(days) } : { kind: 'default' }
}

/** One unit coordinates; the other leads of the text become joint leads, in front of those that support. */
export const othersFor = (proposal: Proposal, chosen: Chosen, coordinator: string | undefined): OtherUnit[] => {
  const joint = knownIds(leadsOf(proposal, chosen)).filter((id) => id !== coordinator)
  const support = knownIds(supportOf(proposal, chosen)).filter((id) => id !== coordinator && !joint.includes(id))
  return [
    ...joint.map((organizationId) => ({ organizationId, part: 'joint_lead' as const })),
    ...support.map((organizationId) => ({ organizationId, part: 'supporting' as const })),
  ]
}

export type Prefilled = Omit<Acceptance, 'leadOrganizationId' | 'others'> & {
  readonly leadOrganizationId?: string | undefined
  readonly others: OtherUnit[]
}

export const prefilled = (proposal: Proposal, chosen: Chosen, today: string, requirement: string): Prefilled => {
  const leads = knownIds(leadsOf(proposal, chosen))
  const only = leads.length === 1 && proposal.lead.length === 1 ? leads[0] : undefined
  return {
    title: titleOf(proposal.text),
    target: proposal.text,
    workContent: proposal.text,
    requirement,
    budget: budgetOf(proposal.deadline, today),
    leadOrganizationId: only,
    others: only
      ? othersFor(proposal, chosen, only)
      : othersFor({ ...proposal, lead: [], leadIds: [] }, chosen, undefined),
  }
}

/** Nothing is left to ask: one lead, every name known, no question. Only then may one key accept it. */
export const isClear = (proposal: Proposal, chosen: Chosen): boolean =>
  proposal.questions.length === 0 &&
  proposal.lead.length === 1 &&
  [...leadsOf(proposal, chosen), ...supportOf(proposal, chosen)].every((each) => each.organizationId !== null)
