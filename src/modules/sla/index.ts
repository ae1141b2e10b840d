export { budgetFor, type Given } from './rules.ts'
export { listSlaQuery, presetSlaCommand, removeSlaCommand, setSlaCommand } from './table.ts'
