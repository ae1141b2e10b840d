import type { Proposal, SourceData } from './types.ts'

/** What the names of a document mean: nobody yet, one unit, or all units of a collective. */
export type Meanings = Readonly<Record<string, readonly string[]>>

export const meaningsIn = (names: SourceData['names']): Meanings =>
  Object.fromEntries(names.map(({ name, unitIds }) => [name, unitIds]))

export type NamedUnit = { readonly name: string; readonly ids: readonly string[] }

const named = (names: readonly string[], meanings: Meanings): NamedUnit[] =>
  names.map((name) => ({ name, ids: meanings[name] ?? [] }))

/** A lead that a person put in takes the place of those that the text names. */
export const leadsOf = (proposal: Proposal, meanings: Meanings): NamedUnit[] => {
  const lead = proposal.edited?.leadOrganizationId
  return lead ? [{ name: proposal.lead.join('、'), ids: [lead] }] : named(proposal.lead, meanings)
}
export const supportOf = (proposal: Proposal, meanings: Meanings) =>
  named([...proposal.support, ...proposal.inherited], meanings)

export const knownIds = (units: readonly NamedUnit[]): string[] => [...new Set(units.flatMap((each) => each.ids))]
export const unknownNames = (units: readonly NamedUnit[]): string[] =>
  units.filter((each) => each.ids.length === 0).map((each) => each.name)
