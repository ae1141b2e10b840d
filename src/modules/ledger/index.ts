export { getCardsQuery, getWorkloadQuery } from './cards.ts'
export { countByLightQuery, ledgerWhere, listMattersQuery, type Filters } from './list.ts'
