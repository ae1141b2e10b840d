export { explainDueQuery } from './explain.ts'
export { lightSql } from './light-sql.ts'
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
  setBudget,
  warnWorkdays,
  type Clock,
  type ClockBasis,
  type ClockRow,
} from './store.ts'
