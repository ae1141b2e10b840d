export {
  answerersFor,
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
export { insertOrganization, organizationViews } from './directory.ts'
export { changeInPlace, changeOrganizationCommand } from './change.ts'
export { closeOrganizationCommand } from './close.ts'
export { changesJob } from './plan.ts'
export { getOrganizationQuery } from './page.ts'
export { listLiaisonsQuery, listReadinessQuery, listVacanciesQuery } from './readiness.ts'
export { deliverEach, deliverTo, listDeliveriesQuery } from './delivery.ts'
