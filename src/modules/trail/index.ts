export { eventsOn, listEventsQuery } from './events.ts'
export { merkleRoot, sealBatch, sealJob, verifyTrail, type Verdict } from './seal.ts'
