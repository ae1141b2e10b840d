export { liaisonOf, principalOf, principalsOf, type Principal } from './principal.ts'
export { createOrganizationCommand, listOrganizationsQuery } from './directory.ts'
