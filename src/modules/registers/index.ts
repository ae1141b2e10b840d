export { inspectionBodyOf, keeperFor, citedMatter, requireUnits, requireUnit } from './cite.ts'
export { offered, standingsOn, type Offer } from './offers.ts'
