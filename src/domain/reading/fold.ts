/**
 * Full-width letters, digits and brackets folded to their ASCII forms, one character for one: every place found in the
 * folded text is the same place in the original.
 */
export const fold = (text: string): string =>
  text.replaceAll(/[！-～〔〕【】　]/g, (found) => {
    if (found === '〔' || found === '【') return '['
    if (found === '〕' || found === '】') return ']'
    if (found === '　') return ' '
    return String.fromCharCode(found.charCodeAt(0) - 0xfee0)
  })

export type Span = readonly [start: number, end: number]

/** The span without the blanks at its edges. */
export const trimSpan = (text: string, [start, end]: Span): Span => {
  let [from, to] = [start, end]
  while (from < to && /\s/.test(text[from] ?? '')) from += 1
  while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1
  return [from, to]
}

export const withoutBlanks = (text: string) => text.replaceAll(/\s+/g, '')

/** Where the bracket that opens at `open` closes; -1 when it never does within `reach` characters. */
export const closingOf = (folded: string, open: number, reach = 1_200): number => {
  let depth = 0
  for (let i = open; i < Math.min(folded.length, open + reach); i += 1) {
    const character = folded[i] ?? ''
    if ('([<'.includes(character)) depth += 1
    if (')]>'.includes(character)) {
      depth -= 1
      if (depth === 0) return i
    }
  }
  return -1
}
