import { originalOf, trimmed, type Flow } from './flow.ts'
import { enumeratorsOf } from './numbering.ts'

/** A numbered clause: its words run from `start` to the next enumerator of any level. Places in the original. */
export type Clause = {
  readonly label: string
  /** 1 一、 2 （一） 3 1. 4 （1） 5 ①; 0 for words before the first number. */
  readonly level: number
  readonly start: number
  readonly end: number
  readonly heading: string
}

/** The same clause with its places in the stream. */
export type Passage = Clause & { readonly from: number; readonly to: number; readonly path: string }

const headingLength = 40

/** The first sentence or line of a clause. */
export const headingEnd = (flow: Flow, from: number, to: number): number => {
  for (let i = from; i < to; i += 1) {
    if (flow.text[i] === '。' || flow.text[i] === '\n') return i
    if (i > from && (flow.starts[i] ?? 0) === 1 && i - from <= headingLength) return i
  }
  return to
}

/** The numbered clauses in the order of the text, and the words before them as level 0. */
export const passagesOf = (flow: Flow): Passage[] => {
  const found = enumeratorsOf(flow)
  const passages: Passage[] = []
  const above: { level: number; label: string }[] = []
  const add = (label: string, level: number, from: number, to: number) => {
    const [start, end] = trimmed(flow, from, to)
    while (above.length > 0 && (above.at(-1)?.level ?? 0) >= level) above.pop()
    if (level > 0) above.push({ level, label: label.replace(/[、.．]/g, '') })
    const [first, last] = [flow.at[start], flow.at[end - 1]]
    if (end <= start || first === undefined || last === undefined) return
    passages.push({
      label,
      level,
      start: first,
      end: last + 1,
      heading: originalOf(flow, start, Math.min(headingEnd(flow, start, end), start + headingLength)).trim(),
      from: start,
      to,
      path: level === 0 ? '' : above.map((each) => each.label).join(''),
    })
  }
  add('', 0, 0, found[0]?.from ?? flow.text.length)
  found.forEach((each, i) => {
    const label = flow.original.slice(flow.at[each.from] ?? 0, (flow.at[each.to - 1] ?? 0) + 1)
    add(label.replaceAll(/\s/g, '').slice(0, 8), each.level, each.to, found[i + 1]?.from ?? flow.text.length)
  })
  return passages
}

export const clauseOf = ({ label, level, start, end, heading }: Passage): Clause => ({
  label,
  level,
  start,
  end,
  heading,
})

/** Clauses below this one: those that follow it with a higher level. */
export const below = (passages: readonly Passage[], index: number): number => {
  const level = passages[index]?.level ?? 0
  let to = index + 1
  while (to < passages.length && (passages[to]?.level ?? 0) > level) to += 1
  return to
}

/** 二（三）1: the enumerators above a clause and its own, without their commas and dots. */
export const pathOf = (clauses: readonly Clause[], index: number): string => {
  const own = clauses[index]
  if (!own || own.level === 0) return ''
  const above: string[] = []
  let level = own.level + 1
  for (let i = index; i >= 0 && level > 1; i -= 1) {
    const clause = clauses[i]
    if (!clause || clause.level >= level || clause.level === 0) continue
    above.unshift(clause.label.replace(/[、.．]/g, '').trim())
    level = clause.level
  }
  return above.join('')
}
