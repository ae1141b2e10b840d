import { flowOf, originalOf } from '../reading/flow.ts'
import type { ReadTask } from '../reading/read.ts'
import { passagesOf } from '../reading/clauses.ts'
import { isSamePlace } from './same-place.ts'
import { placesOf } from './quotes.ts'

type Line = Pick<
  ReadTask,
  'text' | 'lead' | 'support' | 'deadline' | 'confidence' | 'questions' | 'inherited' | 'reasons'
>

/**
 * The assistant's lines whose very words stand in a corrected text, at their new places: the rules of reading do not
 * find them there any more than they did before.
 */
export const stillSaid = (text: string, lines: readonly Line[], read: readonly ReadTask[]): readonly ReadTask[] => {
  if (lines.length === 0) return []
  const flow = flowOf(text)
  const passages = passagesOf(flow)
  const taken = read.map((each) => each.span)
  return lines.flatMap((line): ReadTask[] => {
    const place = placesOf(flow, line.text).find(({ span }) => !taken.some((other) => isSamePlace(other, span)))
    if (!place) return []
    taken.push(place.span)
    const clause = passages.findLast((each) => each.from <= place.from)?.path ?? ''
    return [
      {
        ...line,
        text: originalOf(flow, place.from, place.to),
        clause,
        span: place.span,
        milestones: [],
        leader: null,
      },
    ]
  })
}
