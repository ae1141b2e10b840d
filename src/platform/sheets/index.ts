export { inspectZip, type ZipLimits } from './inspect.ts'
export { readWorkbook } from './read.ts'
export { writeWorkbook, type Column, type SheetToWrite } from './write.ts'
