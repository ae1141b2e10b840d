export {
  endLongTermCommand,
  instructAgainCommand,
  reopenCommand,
  sendBackToReviewCommand,
  setLongTermCommand,
} from './again.ts'
export { amendCommand, changeDueCommand } from './amend.ts'
export {
  cancelCommand,
  clearCommand,
  listCommand,
  makeRoutineCommand,
  mergeCommand,
  withdrawCommand,
} from './ending.ts'
export { recallCommand } from './recall.ts'
export { addUnitCommand, changeLead, factsOfNewLead, openTerm, reassignCommand, type NewLead } from './units.ts'
