/** Words at a place of a page; x and y in any unit, y downwards. */
export type Word = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}
type Line = {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
}

/** Words of one height make a line, from left to right. */
const linesIn = (words: readonly Word[]): Line[] => {
  const rows: Word[][] = []
  for (const word of words.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && Math.abs(first.y - word.y) < Math.max(first.size, word.size) * 0.5) row.push(word)
    else rows.push([word])
  }
  return rows.map((row) => {
    const ordered = row.toSorted((a, b) => a.x - b.x)
    let text = ''
    let right = ordered[0]?.x ?? 0
    for (const word of ordered) {
      // A hole of more than two characters is a column, not a blank.
      const gap = word.x - right
      const isLatin = /[\w.]$/.test(text) && /^\w/.test(word.text)
      text += (text !== '' && (gap > word.size * 2 || (isLatin && gap > word.size * 0.2)) ? ' ' : '') + word.text
      right = Math.max(right, word.x + word.width)
    }
    const size = Math.max(...row.map((word) => word.size))
    return { text: text.trim(), left: ordered[0]?.x ?? 0, right, y: ordered[0]?.y ?? 0, size }
  })
}

const pageNumber = /^[-—–－一·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共]\s*\d{1,4}\s*页?)?[-—–－一·\s]*$/
const beginsClause =
  /^(?:[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十\d]{1,4}[）)]|\d{1,3}\s*[.．、](?!\d)|第[一二三四五六七八九十百]{1,4}[章条])/

/**
 * Pages of placed words as paragraphs. A line goes on in the next one where it reaches the right edge and the next neither
 * is indented nor begins a clause; page numbers at the edges of a page go.
 */
export const pagesToText = (pages: readonly (readonly Word[])[]): string => {
  const lines = pages.flatMap((words) => {
    const all = linesIn(words).filter((line) => line.text !== '')
    return all.filter((line, i) => !((i === 0 || i === all.length - 1) && pageNumber.test(line.text)))
  })
  // Where most lines begin and the longest of them end; a title or a table has edges of its own.
  const left = Math.min(...lines.map((line) => line.left))
  const right = Math.max(...lines.map((line) => line.right))
  let text = ''
  let before: Line | null = null
  for (const line of lines) {
    const goesOn =
      before !== null &&
      before.right > right - before.size * 2.2 &&
      line.left < left + line.size * 0.8 &&
      !beginsClause.test(line.text)
    text += before === null ? line.text : goesOn ? line.text : `\n${line.text}`
    before = line
  }
  return text
}
