export { explainDueQuery } from './explain.ts'
export { lightSql } from './light-sql.ts'
export { projectPace } from './pace.ts'
export {
  addClockEvent,
  budgetOf,
  computeDue,
  dueColumns,
  loadClock,
  projectDue,
  setBudget,
  warnWorkdays,
  type Clock,
  type ClockBasis,
} from './store.ts'
