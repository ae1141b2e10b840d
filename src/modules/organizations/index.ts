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
export { insertOrganization } from './directory.ts'
export { changeOrganizationCommand } from './change.ts'
export { closeOrganizationCommand } from './close.ts'
export { changesJob } from './plan.ts'
export { getOrganizationQuery } from './page.ts'
export { listLiaisonsQuery, listReadinessQuery, listVacanciesQuery } from './readiness.ts'
export { deliverTo, listDeliveriesQuery } from './delivery.ts'
