export { ownAssignment } from './assignments.ts'
export { declareRollUpCommand, draftChildrenCommand, nameApproverCommand } from './children.ts'
export { correctDraftCommand, draftChildCommand, draftMatterCommand } from './draft.ts'
export { partyTo, selectFaces, supervisedBy, tableAt, visibleMatters, type AsOf, type Face } from './faces.ts'
export { loadFacts, loadMatter, openChildren, unitIds, type Facts, type MatterRow } from './facts.ts'
export { instructionsOpen, leadersOn, openInstructions } from './instructions.ts'
export { progressStep } from './progress-step.ts'
export { getMatterQuery, getTrailQuery } from './read.ts'
export {
  approveMatterCommand,
  archiveMatterCommand,
  checkMatterCommand,
  decideSteps,
  refuseMatterCommand,
  sendBackMatterCommand,
  submitMatterCommand,
  takeStep,
  takeSteps,
  transition,
  type Decided,
  type StepOf,
} from './steps.ts'
export { insertDraft, linkSource, projectSearch, projectSearches, type Fields, type Origin } from './store.ts'
export { matterView, type View } from './view.ts'
export { rebuildProjections, type Rebuilt } from './rebuild.ts'
export { byAnswer, changedMatters, facesOf, lockEach, type Answered } from './together.ts'
