import { closingOf, fold, type Span } from './fold.ts'
import { readBareList, readParties, type Parties } from './parties.ts'

/** One of several measures of a cell, with the units in the brackets behind it. */
export type Measure = { readonly span: Span; readonly parties: Parties; readonly mark: Span }

const numbered = /^[\s;,。、]*(?:\d{1,2}[.、](?!\d)|\(\d{1,2}\)|[①-⑳])?\s*/

/** 1.开发公益性岗位（市人社局牵头，市财政局配合）；2.…（市国资委负责）: a cell that says for each measure who does it. */
export const measuresIn = (text: string, [start, end]: Span): Measure[] => {
  const raw = text.slice(start, end)
  const folded = fold(raw)
  const found: Measure[] = []
  let from = 0
  for (let i = 0; i < folded.length; i += 1) {
    if (folded[i] !== '(' && folded[i] !== '[') continue
    const close = closingOf(folded, i)
    const inside = raw.slice(i + 1, Math.max(close, i + 1))
    const parties = close < 0 ? null : (readParties(inside) ?? readBareList(inside))
    if (!parties || parties.lead.length + parties.support.length === 0) continue
    const head = from + (numbered.exec(folded.slice(from))?.[0].length ?? 0)
    const to = head + raw.slice(head, i).trimEnd().length
    if (to - head >= 4) found.push({ span: [start + head, start + to], parties, mark: [start + i, start + close + 1] })
    from = close + 1
    i = close
  }
  return found
}
