export { askExtensionCommand, grantExtensionCommand, refuseExtensionCommand } from './ask.ts'
export { resumeCommand, suspendCommand } from './suspend.ts'
