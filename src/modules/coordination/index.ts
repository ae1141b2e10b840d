export {
  answerTaskCommand,
  closeCoordinationCommand,
  decideCoordinationCommand,
  openCoordinationCommand,
} from './handle.ts'
export { listCoordinationQuery } from './view.ts'
