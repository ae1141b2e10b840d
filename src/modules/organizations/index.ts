export {
  answersFor,
  liaisonOf,
  liaisonsOf,
  principalOf,
  principalsOf,
  type Liaison,
  type Principal,
} from './principal.ts'
export { createOrganizationCommand, listOrganizationsQuery } from './directory.ts'
