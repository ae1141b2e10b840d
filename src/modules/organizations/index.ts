export { liaisonOf, principalOf, principalOnlyFor, principalsOf, signersOf, type Principal } from './principal.ts'
export { createOrganizationCommand, listOrganizationsQuery } from './directory.ts'
