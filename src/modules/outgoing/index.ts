export { copyOutside, type Outgoing } from './copy.ts'
export { sendJob, sendWaiting, type Sent } from './send.ts'
