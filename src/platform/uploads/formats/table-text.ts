/** One row of a table; a cell is its paragraphs. */
export type Row = readonly (readonly string[])[]

const isName = (line: string) => line.length <= 20 && !/[，。；：、,;:]/.test(line)

/** Names of units are often written one below the other: that break is the comma between them. */
const cellText = (paragraphs: readonly string[]): string => {
  const lines = paragraphs
    .flatMap((each) => each.split('\n'))
    .map((each) => each.trim())
    .filter((each) => each !== '')
  return lines.join(lines.length > 1 && lines.every(isName) ? '、' : ' ')
}

/**
 * A row as the reader reads it: the first cell on a line of its own, the others behind `|`. A row whose cells all say
 * the same (a title over the whole width) is a plain line.
 */
export const rowText = (row: Row): string => {
  const cells = row.map(cellText)
  const said = new Set(cells.filter((each) => each !== ''))
  if (said.size === 0) return ''
  if (said.size === 1) return [...said].join('')
  const [first = '', ...rest] = cells
  return [first === '' ? '—' : first, ...rest.map((each) => `| ${each}`.trimEnd())].join('\n')
}

/** What no screen shows and no comparison survives; line ends are ours. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Radicals that stand in a PDF for the characters they look like; Unicode itself equates only the first block of them. */
const radicals = new Map(
  Array.from(
    '⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟',
  ).flatMap((radical, i, all) => (i % 2 === 0 ? [[radical, all[i + 1] ?? radical] as const] : [])),
)

/** Words that came as words stay as they are, but for line ends and what cannot be seen. */
export const withOurLineEnds = (text: string): string => text.replaceAll(/\r\n?/g, '\n').replaceAll(unseen, '')

/** The text as it is kept: no unseen characters, no radicals for characters, no more than one empty line between paragraphs. */
export const tidy = (text: string): string =>
  withOurLineEnds(text)
    .replaceAll(/[\u2e80-\u2fd5]/g, (radical) => radicals.get(radical) ?? radical.normalize('NFKC'))
    .replaceAll(/[ \t\u00a0]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
