import type { Proposal } from './types.ts'

/** What a person said a name of the document means, once for every place where it stands. */
export type Chosen = Readonly<Record<string, string>>

export type NamedUnit = { readonly name: string; readonly organizationId: string | null }

const named = (names: readonly string[], ids: readonly (string | null)[], chosen: Chosen): NamedUnit[] =>
  names.map((name, i) => ({ name, organizationId: chosen[name] ?? ids[i] ?? null }))

export const leadsOf = (proposal: Proposal, chosen: Chosen) => named(proposal.lead, proposal.leadIds, chosen)
export const supportOf = (proposal: Proposal, chosen: Chosen) => named(proposal.support, proposal.supportIds, chosen)

export const knownIds = (units: readonly NamedUnit[]): string[] => [
  ...new Set(units.flatMap((each) => each.organizationId ?? [])),
]
