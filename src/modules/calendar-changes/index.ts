export { applyCalendarCommand, applyCalendarJob } from './apply.ts'
export { previewCalendarQuery } from './preview.ts'
export { approveCalendarCommand, proposeCalendarCommand, refuseCalendarCommand } from './propose.ts'
export { getCalendarQuery } from './read.ts'
