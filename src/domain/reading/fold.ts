/**
 * Full-width letters, digits and brackets, half-width stops and compatibility forms folded to one form each, one
 * character for one: every place found in the folded text is the same place in the original.
 */
export const fold = (text: string): string =>
  text.replaceAll(/[！-～〔〕【】〈〉　｡-､○⼀-⿕豈-﫿﹐-﹫⑴-⒇]/gu, (found) => {
    const one = brackets[found]
    if (one !== undefined) return one
    const plain = found.normalize('NFKC')
    return plain.length === found.length ? plain : found
  })

const brackets: Readonly<Record<string, string>> = {
  '〔': '[',
  '〕': ']',
  '【': '[',
  '】': ']',
  '〈': '<',
  '〉': '>',
  '　': ' ',
  '○': '〇',
}

export type Span = readonly [start: number, end: number]

export const withoutBlanks = (text: string) => text.replaceAll(/[\s\u200b-\u200d\ufeff\u00ad]+/g, '')

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
