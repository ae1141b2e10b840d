export { amendPlanCommand, recordDoneCommand, scheduleActivityCommand } from './carry-out.ts'
export { approvePlanCommand, draftPlanCommand, sendBackPlanCommand, submitPlanCommand } from './decide.ts'
export { getPlanQuery, listActivitiesQuery, listPlansQuery } from './read.ts'
