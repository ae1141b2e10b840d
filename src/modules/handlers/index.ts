export { makeHandoverCommand, openItems, passItems, successorOf } from './hand-over.ts'
export { getMatterPeopleQuery } from './matter-people.ts'
export { getWorkloadQuery } from './workload.ts'
