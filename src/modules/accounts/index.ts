export { exportAccountsDownload } from './export.ts'
export {
  createAccountCommand,
  endAppointmentCommand,
  grantAppointmentCommand,
  insertAccount,
  insertAppointment,
  listAccountsQuery,
} from './manage.ts'
export {
  changePasswordCommand,
  createTokenCommand,
  getMeQuery,
  listTokensQuery,
  meView,
  revokeTokenCommand,
  signOutCommand,
} from './me.ts'
export { changeAccountCommand, getAccountQuery } from './person.ts'
export { randomPassword } from './password.ts'
export { actorOfSession, actorOfToken, closeSession, openSession } from './session.ts'
export { insertGovernment, isSetupNeeded, newSetupLink, setUpInstallation, type FirstOrganizations } from './setup.ts'
export { sweepJob } from './sweep.ts'
