export { liaisonOf, principalOf, principalsOf, type Principal } from './principal.ts'
export {
  createOrganizationCommand,
  exportOrganizationsDownload,
  listOrganizationsQuery,
  organizationName,
} from './directory.ts'
