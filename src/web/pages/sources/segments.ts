import type { SourceData, Proposal } from './types.ts'

/** A stretch of a paragraph: plain text, or the words of one proposal. */
export type Piece = { readonly at: number; readonly text: string; readonly proposalId: string | null }
export type Paragraph = {
  readonly key: number
  readonly kind: 'title' | 'heading' | 'text'
  readonly pieces: readonly Piece[]
}

type Highlight = { readonly start: number; readonly end: number; readonly proposalId: string }

const highlightsOf = (proposals: readonly Proposal[]): Highlight[] => {
  const all = proposals
    .flatMap((each) => each.span.map(([start, end]) => ({ start, end, proposalId: each.id })))
    .sort((a, b) => a.start - b.start)
  let reached = 0
  // A place that two proposals share is shown for the first of them.
  return all.flatMap((each) => {
    const start = Math.max(each.start, reached)
    reached = Math.max(reached, each.end)
    return start < each.end ? [{ ...each, start }] : []
  })
}

const piecesOf = (text: string, from: number, to: number, highlights: readonly Highlight[]): Piece[] => {
  const pieces: Piece[] = []
  let at = from
  for (const each of highlights) {
    const [start, end] = [Math.max(each.start, from), Math.min(each.end, to)]
    if (start >= end) continue
    if (start > at) pieces.push({ at, text: text.slice(at, start), proposalId: null })
    pieces.push({ at: start, text: text.slice(start, end), proposalId: each.proposalId })
    at = end
  }
  if (at < to) pieces.push({ at, text: text.slice(at, to), proposalId: null })
  return pieces
}

/** The title or, where it is broken over lines, the longer part of it; a title that the head repeats counts too. */
const isTitle = (line: string, { row }: SourceData): boolean =>
  !/[。；：:]$/.test(line) &&
  ((row.title.includes(line) && line.length * 2 > row.title.length) ||
    (line.includes(row.title) && line.length < row.title.length + 40))

/** The document cut into paragraphs, and these at the places that proposals were taken from. One pass over both. */
export const paragraphsOf = (source: SourceData): Paragraph[] => {
  const { text, clauses, proposals } = source
  const highlights = highlightsOf(proposals)
  const headings = new Set(
    clauses.filter((each) => each.level === 1).map((each) => text.lastIndexOf('\n', each.start) + 1),
  )
  const paragraphs: Paragraph[] = []
  let from = 0
  let first = 0
  for (const line of text.split('\n')) {
    const to = from + line.length
    while ((highlights[first]?.end ?? Infinity) <= from) first += 1
    let last = first
    while ((highlights[last]?.start ?? Infinity) < to) last += 1
    const here = highlights.slice(first, last)
    if (line.trim() !== '')
      paragraphs.push({
        key: from,
        kind: isTitle(line.trim(), source) ? 'title' : headings.has(from) && line.length <= 60 ? 'heading' : 'text',
        pieces: piecesOf(text, from, to, here),
      })
    from = to + 1
  }
  return paragraphs
}
