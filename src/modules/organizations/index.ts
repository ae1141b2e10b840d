export {
  answersFor,
  liaisonOf,
  liaisonsOf,
  principalOf,
  principalsOf,
  type Liaison,
  type Principal,
} from './principal.ts'
export {
  createOrganizationCommand,
  exportOrganizationsDownload,
  listOrganizationsQuery,
  organizationName,
} from './directory.ts'
