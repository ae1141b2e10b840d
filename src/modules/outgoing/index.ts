export { copyOutside, type Outgoing } from './copy.ts'
