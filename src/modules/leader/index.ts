export { instructCommand, listInstructionDraftsQuery, registerInstructionDraftCommand } from './instruct.ts'
export { getLeaderPageQuery } from './page.ts'
