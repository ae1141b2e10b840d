export { dayCell, listing, type ListColumn } from './listing.ts'
export { readWorkbook } from './read.ts'
export { writeWorkbook, type Column, type SheetToWrite } from './write.ts'
