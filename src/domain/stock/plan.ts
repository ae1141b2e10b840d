import type { CivilDate } from '../date.ts'
import type { Head } from './header.ts'
import type { StockField } from './fields.ts'

/** What has to be mended in the ledger, or answered, before a row can be taken over. */
export const stockErrors = [
  'no-title',
  'no-lead',
  'unit-unknown',
  'lead-is-supervisor',
  'no-due',
  'due-unreadable',
  'cell-broken',
] as const
/** What a person has to agree to, once for all rows. */
export const stockQuestions = [
  'long-term',
  'due-guessed',
  'state-unclear',
  'state-aside',
  'no-person',
  'number-twice',
  'day-unreadable',
  'title-twice',
] as const
export type StockError = (typeof stockErrors)[number]
export type StockQuestion = (typeof stockQuestions)[number]

/** One thing about one row; `row` is the number beside it on the screen of whoever opens the file. */
export type StockProblem = {
  readonly row: number
  readonly field: StockField | null
  readonly code: StockError | StockQuestion
  readonly text: string
}
export const isError = (problem: StockProblem): boolean => (stockErrors as readonly string[]).includes(problem.code)

/** How a sheet is to be read: what the server proposed, as corrected by a person. */
export type StockPlan = {
  readonly sheet: number
  readonly head: Head
  /** By column; null is kept as a note and means nothing to us. */
  readonly fields: readonly (StockField | null)[]
  /** Names as the ledger writes them → organization; null leaves the name out. */
  readonly names: Readonly<Record<string, string | null>>
  readonly confirmed: readonly StockQuestion[]
  /** The term of rows that have none. */
  readonly dueWhenMissing: CivilDate | null
  readonly year: number
  readonly kind: 'one_off' | 'annual'
  readonly title: string
  readonly originLevel: number
}
