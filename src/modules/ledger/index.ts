export { getCardsQuery, getWorkloadQuery } from './cards.ts'
export { crossCutQuery } from './cross-cut.ts'
export { exportMattersDownload } from './export.ts'
export { countByLightQuery, countLights, ledgerWhere, listMattersQuery, type Filters } from './list.ts'
