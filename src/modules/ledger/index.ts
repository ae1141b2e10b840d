export { getCardsQuery, getWorkloadQuery } from './cards.ts'
export { exportMattersDownload } from './export.ts'
export { countByLightQuery, ledgerWhere, listMattersQuery, type Filters } from './list.ts'
