export { importDirectoryCommand } from './import.ts'
