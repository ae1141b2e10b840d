export { holdersFor, type Holders } from './readers.ts'
export { listRemindersQuery } from './of-matter.ts'
export { gatherDigests } from './digest.ts'
export { remind, remindJob, type Reminded } from './remind.ts'
