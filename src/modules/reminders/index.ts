export { holdersFor, type Holders } from './readers.ts'
export { gatherDigests } from './digest.ts'
export { remind, remindJob, type Reminded } from './remind.ts'
