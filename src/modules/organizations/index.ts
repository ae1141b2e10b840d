export {
  answersFor,
  liaisonOf,
  liaisonsOf,
  principalOf,
  principalOnlyFor,
  principalsOf,
  signersOf,
  type Liaison,
  type Principal,
} from './principal.ts'
export {
  createOrganizationCommand,
  exportOrganizationsDownload,
  listOrganizationsQuery,
  organizationName,
} from './directory.ts'
