export {
  answerProblemCommand,
  closeProblemCommand,
  findCauseCommand,
  registerProblemCommand,
  reportProblemCommand,
} from './handle.ts'
export { countCausesQuery, listProblemsQuery } from './list.ts'
