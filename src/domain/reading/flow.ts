import { fold, type Span } from './fold.ts'
import { fullLines, furnitureOf, linesOf } from './furniture.ts'

/**
 * The document's words in one stream: folded, without blanks and page furniture, so that a sentence broken by a page is
 * whole again. `at` leads every character back to its place in the original.
 */
export type Flow = {
  readonly original: string
  readonly text: string
  /** The same characters as the document writes them, place for place: names keep their brackets. */
  readonly raw: string
  readonly at: readonly number[]
  /** 1 where a line of the original begins, 2 where it begins behind page furniture, 3 where the line before it was full. */
  readonly starts: Uint8Array
  /** 1 where blanks inside a line were left out before the character. */
  readonly gaps: Uint8Array
  /** 1 where something other than blanks was left out before the character. */
  readonly cuts: Uint8Array
}

/** Stands in the stream where a table stood: no sentence goes across it. */
export const barrier = '\n'

const isBlank = (character: string) => /[\s\u200b-\u200d\ufeff\u00ad*]/.test(character)

/** `without` are places that are read in another way, such as tables. */
export const flowOf = (original: string, without: readonly Span[] = []): Flow => {
  const folded = fold(original)
  const lines = linesOf(original)
  const furniture = furnitureOf(original, lines)
  const characters: string[] = []
  const at: number[] = []
  const flags = () => new Uint8Array(original.length + 1)
  const [starts, cuts, gaps] = [flags(), flags(), flags()]
  const goesOn = fullLines(folded, lines)
  let [start, cut, gap] = [1, 0, 0]
  let [nextFurniture, nextTable] = [0, 0]
  let table = without[0]
  let skip = furniture[0]
  for (const line of lines) {
    start = Math.max(start, 1)
    gap = 0
    for (let i = line.start; i < line.end; i += 1) {
      while (table && i >= table[1]) table = without[(nextTable += 1)]
      while (skip && i >= skip[1]) skip = furniture[(nextFurniture += 1)]
      if (table && i >= table[0]) {
        if (characters.at(-1) !== barrier && characters.length > 0) {
          characters.push(barrier)
          at.push(i)
        }
        ;[start, cut] = [1, 1]
        i = Math.min(table[1], line.end) - 1
        continue
      }
      if (skip && i >= skip[0]) {
        ;[start, cut] = [start || line.start === skip[0] ? 2 : 0, 1]
        i = Math.min(skip[1], line.end) - 1
        continue
      }
      const character = folded[i] ?? ''
      if (isBlank(character) || (character === '#' && start > 0)) {
        gap = start > 0 ? 0 : 1
        continue
      }
      if (start > 0) starts[characters.length] = start
      gaps[characters.length] = gap
      cuts[characters.length] = cut
      characters.push(character)
      at.push(i)
      ;[start, cut, gap] = [0, 0, 0]
    }
    if (goesOn.has(line)) start = 3
  }
  return { original, text: characters.join(''), raw: at.map((i) => original[i] ?? '').join(''), at, starts, cuts, gaps }
}

/** The places in the original that a stretch of the stream was taken from. */
export const spansOf = (flow: Flow, from: number, to: number): Span[] => {
  const spans: Span[] = []
  let start = from
  for (let i = from + 1; i <= to; i += 1)
    if (i === to || flow.cuts[i] === 1) {
      const [first, last] = [flow.at[start], flow.at[i - 1]]
      if (first !== undefined && last !== undefined && i > start) spans.push([first, last + 1])
      start = i
    }
  return spans
}

export const originalOf = (flow: Flow, from: number, to: number): string =>
  spansOf(flow, from, to)
    .map(([start, end]) => flow.original.slice(start, end))
    .join('')

/** The raw words with the blanks and line breaks between them: where a list is written with blanks for commas. */
export const spacedOf = (flow: Flow, from: number, to: number): string =>
  Array.from({ length: Math.max(to - from, 0) }, (_, i) => from + i)
    .map((i) => (i > from && (flow.gaps[i] === 1 || flow.starts[i] === 1) ? ' ' : '') + (flow.raw[i] ?? ''))
    .join('')

/** The stretch without stops and barriers at its edges. */
export const trimmed = (flow: Flow, from: number, to: number): Span => {
  let [start, end] = [from, to]
  while (start < end && /[\n。;,、:”’]/.test(flow.text[start] ?? '')) start += 1
  while (end > start && /[\n。;,、:]/.test(flow.text[end - 1] ?? '')) end -= 1
  return [start, end]
}
