import { county } from './county.ts'
import { general } from './general.ts'
import { instructions } from './instructions.ts'
import type { Ledger } from './kind.ts'
import { twoSheets } from './two-sheets.ts'
import { workReport } from './work-report.ts'

export { bookOf, sheetOf, type Ledger } from './kind.ts'
export { general, workReport }
export const ledgers: readonly Ledger[] = [general, instructions, workReport, county, twoSheets]
