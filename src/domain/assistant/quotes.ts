import { spansOf, trimmed, type Flow } from '../reading/flow.ts'
import { fold, type Span } from '../reading/fold.ts'

/** Shorter words stand in every document; longer ones are no single task. */
export const quoteLength = { least: 6, most: 800 } as const

/** Words as the stream holds them: folded, without blanks and without the marks of a pasted text. */
export const plainWords = (words: string): string => fold(words).replaceAll(/[\s\u200b-\u200d\ufeff\u00ad*]+/g, '')

/** A machine that repeats a sentence may set its quotation marks straight; the words are the same. */
const straight = (words: string): string => words.replaceAll(/[“”「」『』]/g, '"').replaceAll(/[‘’]/g, "'")

export type Quote = { readonly from: number; readonly to: number; readonly span: readonly Span[] }

/** Every place at which the document says exactly these words; none where it does not. */
export const placesOf = (flow: Flow, quote: string): readonly Quote[] => {
  const words = straight(plainWords(quote))
  const text = straight(flow.text)
  if (words.length < quoteLength.least || words.length > quoteLength.most) return []
  const places: Quote[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    const [from, to] = trimmed(flow, at, at + words.length)
    if (to - from >= quoteLength.least) places.push({ from, to, span: spansOf(flow, from, to) })
  }
  return places
}
