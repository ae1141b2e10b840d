export { acknowledgeCommand, contributeCommand } from './assignments.ts'
export { getBoardQuery } from './board.ts'
export {
  answerConsultationCommand,
  askUnitsCommand,
  decideDisputeCommand,
  getConsultationQuery,
  listConsultationsQuery,
  openConsultationCommand,
  silentUnits,
} from './consultation.ts'
export { draftDivisionCommand, getDivisionQuery } from './division.ts'
export { issueOrderCommand } from './issue.ts'
export { closeOrderCommand, getSummaryQuery, saveSummaryCommand } from './outcome.ts'
export { getOrderPaperQuery } from './paper-rows.ts'
export { getScanQuery, listPaperActsQuery, recordPaperActCommand } from './paper.ts'
export { getOrderQuery, listOrdersQuery } from './read.ts'
export { divisionGroups } from './tray.ts'
export { exportOrderDownload } from './export.ts'
export { approveMattersCommand, checkMattersCommand, recordApprovalCommand, submitMattersCommand } from './together.ts'
