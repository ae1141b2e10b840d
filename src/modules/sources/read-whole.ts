import type { CivilDate } from '#domain/date.ts'
import { obligationsOf, type Obligation } from '#domain/reading/obligations.ts'
import { readDocument, type Reading } from '#domain/reading/read.ts'

export type Understanding = Reading & { readonly obligations: readonly Obligation[] }

/** Its tasks, and which of its clauses oblige anybody: what the tasks are held against. */
export const readWhole = (text: string, given: { issuedOn?: CivilDate }): Understanding => {
  const reading = readDocument(text, given)
  return { ...reading, obligations: obligationsOf(text, reading.clauses) }
}
