export { countingOf, milestoneWarnFrom, startFactOf, warnFrom, type Counting } from './counting.ts'
export { explainDueQuery } from './explain.ts'
export { recountAtOnce, recountJob, recountNext, writeDifferences } from './recount.ts'
export { recountPortion, type Portion } from './running.ts'
export { lightIs, lightSql } from './light-sql.ts'
export { onTimeSql, wasOnTime } from './on-time-sql.ts'
export { guardNotice } from './short-notice.ts'
export { projectPace } from './pace.ts'
export {
  addClockEvent,
  addClockEvents,
  budgetOf,
  computeDue,
  dueColumns,
  loadClock,
  loadClocks,
  projectDue,
  clockEventOf,
  setBudget,
  type Clock,
  type ClockBasis,
  type ClockRow,
} from './store.ts'
