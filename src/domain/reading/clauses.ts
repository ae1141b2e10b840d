import { fold, trimSpan, type Span } from './fold.ts'

export type Line = { readonly start: number; readonly end: number }

/** A numbered clause: its words run from `start` to the next enumerator of any level. */
export type Clause = {
  readonly label: string
  /** 1 一、 2 （一） 3 1. 4 （1）; 0 for words before the first number. */
  readonly level: number
  readonly start: number
  readonly end: number
  readonly heading: string
}

const enumerators: readonly RegExp[] = [
  /^[一二三四五六七八九十百]{1,4}、/,
  /^\([一二三四五六七八九十百]{1,4}\)/,
  /^\d{1,3}\s*[.、](?!\d)/,
  /^\(\d{1,3}\)/,
]

export const linesOf = (text: string): Line[] => {
  const lines: Line[] = []
  for (let from = 0; from <= text.length;) {
    const to = text.indexOf('\n', from)
    const [start, end] = trimSpan(text, [from, to < 0 ? text.length : to])
    if (end > start) lines.push({ start, end })
    if (to < 0) break
    from = to + 1
  }
  return lines
}

/** Notes above a document (`# source: …`) are the keeper's words, not the document's. */
export const isNote = (text: string, { start, end }: Line) => /^#\s/.test(text.slice(start, end))

const enumeratorAt = (folded: string, line: Line): { level: number; length: number } | null => {
  const head = folded.slice(line.start, Math.min(line.end, line.start + 12))
  for (const [i, pattern] of enumerators.entries()) {
    const found = pattern.exec(head)
    if (found) return { level: i + 1, length: found[0].length }
  }
  return null
}

const headingOf = (text: string): string => {
  const cut = text.search(/[。\n]/)
  return text.slice(0, Math.min(cut < 0 ? text.length : cut, 40))
}

/** The numbered clauses in the order of the text, and the words before, between and after them as level 0. */
export const clausesOf = (text: string): Clause[] => {
  const folded = fold(text)
  const lines = linesOf(text).filter((line) => !isNote(text, line))
  const starts = lines.flatMap((line) => {
    const found = enumeratorAt(folded, line)
    return found ? [{ line, ...found }] : []
  })
  const clauses: Clause[] = []
  const add = (label: string, level: number, span: Span) => {
    const [start, end] = trimSpan(text, span)
    if (end > start) clauses.push({ label, level, start, end, heading: headingOf(text.slice(start, end)) })
  }
  const first = lines[0]
  if (first) add('', 0, [first.start, starts[0]?.line.start ?? text.length])
  starts.forEach(({ line, level, length }, i) => {
    const label = text.slice(line.start, line.start + length)
    add(label, level, [line.start + length, starts[i + 1]?.line.start ?? text.length])
  })
  return clauses
}

/** 二（三）1: the enumerators above a clause and its own, without their commas and dots. */
export const pathOf = (clauses: readonly Clause[], index: number): string => {
  const own = clauses[index]
  if (!own || own.level === 0) return ''
  const above: string[] = []
  let level = own.level
  for (let i = index; i >= 0 && level > 0; i -= 1) {
    const clause = clauses[i]
    if (!clause || (i !== index && (clause.level >= level || clause.level === 0))) continue
    above.unshift(clause.label.replace(/[、.．]/g, '').trim())
    level = clause.level
  }
  return above.join('')
}
