export { getStockQuery, listStockQuery, planStockCommand, uploadStockCommand } from './batches.ts'
export { checkStockQuery } from './check.ts'
export { getStockNoteQuery } from './note.ts'
export { takeOverStockCommand } from './take-over.ts'
