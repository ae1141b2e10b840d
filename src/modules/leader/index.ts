export { listReceiptsQuery, receiveChaseCommand } from './chases.ts'
export { instructCommand, listInstructionDraftsQuery, registerInstructionDraftCommand } from './instruct.ts'
export { getLeaderPageQuery } from './page.ts'
