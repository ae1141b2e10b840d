export { completeRead, openInstructions } from './complete.ts'
export { handInCommand, progressCommand } from './write.ts'
export { answerCommand, askCommand } from './thread.ts'
export { acceptReportCommand, returnReportCommand, takeForReviewCommand } from './review.ts'
