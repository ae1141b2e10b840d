export { assessCommand } from './make.ts'
export { selectAssessments, type Assessed } from './view.ts'
