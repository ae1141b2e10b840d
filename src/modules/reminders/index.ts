export { holdersFor, type Holders } from './readers.ts'
export { remind, remindJob, type Reminded } from './remind.ts'
