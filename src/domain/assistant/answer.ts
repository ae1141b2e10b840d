/** What a question about a line may be answered with: a lead, a supporting unit, a deadline. */
export const hintFields = ['lead', 'support', 'deadline'] as const
export type HintField = (typeof hintFields)[number]

/** An obligation that the reader did not propose, in the words of the document. */
export type SuggestedTask = {
  readonly quote: string
  readonly lead: readonly string[]
  readonly support: readonly string[]
  readonly deadline: string | null
}
/** An answer to an open question of line `no`; `quote` are the words that say so. */
export type SuggestedHint = {
  readonly no: number
  readonly field: HintField
  readonly value: string
  readonly quote: string
}
/** What the assistant says: claims about the document, of which nothing is believed unless the document says it. */
export type AssistantAnswer = { readonly tasks: readonly SuggestedTask[]; readonly hints: readonly SuggestedHint[] }
