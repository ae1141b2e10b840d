export { decideDisputeCommand, decideFinallyCommand } from './decide.ts'
export { appealDisputeCommand, giveViewCommand, raiseDisputeCommand } from './raise.ts'
export { getChangesQuery, listDisputesQuery } from './read.ts'
