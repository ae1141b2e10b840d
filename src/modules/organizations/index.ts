export { liaisonOf, principalOf, type Principal } from './principal.ts'
export { createOrganizationCommand, listOrganizationsQuery } from './directory.ts'
