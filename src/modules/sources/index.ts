export {
  acceptManyCommand,
  acceptProposalCommand,
  dismissManyCommand,
  dismissProposalCommand,
  editProposalsCommand,
} from './proposals.ts'
export { reopenProposalsCommand } from './reopen.ts'
export { followCorrectionCommand } from './follow-correction.ts'
export { compareSourceCommand, correctSourceCommand } from './corrections.ts'
export { changeNameCommand, endNameCommand, listNamesQuery, settleNameCommand } from './names.ts'
export { giveAnswerCommand, listUnansweredQuery } from './answers.ts'
export { attachSourceCommand } from './attach.ts'
export { attachFileCommand, readAttachmentQuery } from './attachments.ts'
export { getCoverageQuery } from './coverage.ts'
export { draftSourceCommand, publishSourceCommand } from './drafts.ts'
export { enterInstructionCommand, registerInstruction } from './enter.ts'
export {
  addCoSupervisorCommand,
  confirmOralCommand,
  finishScreeningCommand,
  repealSourceCommand,
  replySourceCommand,
} from './facts.ts'
export { acceptInstructionCommand, addInstructionCommand, endInstructionCommand } from './instructions.ts'
export { exportSourcesDownload } from './export.ts'
export { instructOnSubmissionCommand } from './instruct-again.ts'
export { getOriginsQuery } from './origins.ts'
export { fulfilObligationCommand, listDutiesQuery, markObligationCommand } from './obligations.ts'
export { getSourceQuery, listSourcesQuery } from './read.ts'
export { previewReadingCommand, registerSourceCommand } from './register.ts'
export { draftSubmissionQuery, makeSubmissionCommand, readSubmissionCommand } from './submissions.ts'
export { suggestMattersQuery } from './suggest.ts'
export { closeSilent, silenceJob } from './silence.ts'
export { keeperOf } from './insert.ts'
export { insertProposals } from './proposal-rows.ts'
export { openProposal } from './proposals.ts'
export { meaningsOf, organizationIndex, otherNamesOf } from './resolve.ts'
export { sourceView } from './view.ts'
