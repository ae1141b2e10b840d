import { isFieldName, type Cell, type Grid } from './cells.ts'
import { columnOf, columnsOf, type Column } from './columns.ts'
import { fold, withoutBlanks, type Span } from './fold.ts'
import { isPageLine, type Line } from './furniture.ts'
import { fits, trimmedCell } from './table-lines.ts'

/** Words that may go on behind a page number. */
type Words = { readonly raw: string; readonly parts: readonly Span[] }
type Field = { readonly name: Cell; readonly kind: Column; lines: Words[] }
type Card = { readonly fields: Field[]; last: number }

/** 问题：, 任务名称：, 督查事项： at the head of a card: the name of what is to be done. */
const namesTask =
  /^(?:(?:存在|反馈|发现|具体|主要|突出)?问题|(?:.{0,4}(?:任务|项目|事项|工作|改革|工程|议题|活动|措施))?名称|(?:工作|重点|主要|目标)?任务|(?:工作|重点|督查|督办|交办|议定|决定|承办|办理|批示)?事项|(?:民生|实事|重点|建设)?(?:项目|工程|实事))$/

const enumerator = /^(?:\d{1,3}[.、]|\(\d{1,3}\)|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))?\[?/

const joined = (above: Words, below: Words): Words => ({
  raw: above.raw + below.raw,
  parts: [...above.parts, ...below.parts],
})

/** Some of the words, without the blanks around them. */
const cut = ({ raw, parts }: Words, start: number, end: number): Words => {
  const from = start + (/^\s*/.exec(raw.slice(start, end))?.[0].length ?? 0)
  const to = Math.max(from, start + raw.slice(start, end).trimEnd().length)
  let before = 0
  const own = parts.flatMap(([a, b]): Span[] => {
    const [left, right] = [Math.max(a, a + from - before), Math.min(b, a + to - before)]
    before += b - a
    return left < right ? [[left, right]] : []
  })
  return { raw: raw.slice(from, to), parts: own }
}

/** 1.问题：部分资金… or a name alone on its line. */
const fieldAt = (line: Words): Field | null => {
  const folded = fold(line.raw)
  const head = enumerator.exec(folded)?.[0].length ?? 0
  const found = /^([^:\]]{2,16})(?:\]\s*:?|:)/.exec(folded.slice(head))
  const words = withoutBlanks(found?.[1] ?? folded)
  if (!isFieldName(words) || (!found && words.length > 12)) return null
  const value = cut(line, found ? head + found[0].length : folded.length, folded.length)
  return {
    name: { span: [line.parts[0]?.[0] ?? 0, line.parts.at(-1)?.[1] ?? 0], text: words },
    kind: columnOf(words),
    lines: value.raw === '' ? [] : [value],
  }
}

/** 牵头单位：X，配合单位：Y: a line cut at the fields that follow the first. */
const piecesOf = (line: Words): Words[] => {
  const folded = fold(line.raw)
  const cuts = [...folded.matchAll(/(?<=[。;,\s])\[?([一-龥]{2,12})(?:\]\s*:?|:)/g)].filter(
    (found) => isFieldName(found[1] ?? '') && found.index > 4,
  )
  return [0, ...cuts.map(({ index }) => index)].map((from, i) =>
    cut(line, from, cuts[i] ? folded.slice(0, cuts[i].index).replace(/[;,\s]+$/, '').length : folded.length),
  )
}

/** Whether a line goes on behind the page that ends below it. */
const isTorn = (above: Words, below: Words): boolean => {
  const [own, next] = [fieldAt(above), fieldAt(below)]
  const whole = fieldAt(joined(above, below))
  if (whole && !own) return withoutBlanks(above.raw).length < whole.name.text.length + 6
  if (!own || next || /[。;；]$/.test(above.raw) || (enumerator.exec(fold(below.raw))?.[0].length ?? 0) > 0)
    return false
  return own.kind !== 'deadline' || fits('deadline', fold(withoutBlanks(own.lines.map(({ raw }) => raw).join('')))) < 0
}

const wordsOf = (text: string, lines: readonly Line[]): Words[] => {
  const all: Words[] = []
  let isBehindPage = false
  for (const { start, end } of lines) {
    const { span } = trimmedCell(text, start, end)
    const own: Words = { raw: text.slice(...span), parts: [span] }
    const above = all.at(-1)
    if (isPageLine(fold(withoutBlanks(own.raw)))) isBehindPage = true
    else {
      if (isBehindPage && above && isTorn(above, own)) all[all.length - 1] = joined(above, own)
      else all.push(own)
      isBehindPage = false
    }
  }
  return all.flatMap(piecesOf)
}

/** Lines below a field that say the rest of it. */
const isRest = (field: Field, words: string): boolean =>
  field.lines.length === 0 ||
  (!['deadline', 'number', 'leader'].includes(field.kind) && /^(?:\d{1,2}[.、]|\(\d{1,2}\)|[①-⑳])/.test(words)) ||
  (['lead', 'plain', 'support', 'guide'].includes(field.kind) && fits(field.kind, words) > 0)

const isName = ({ name }: Field) => namesTask.test(name.text)

/** The cards of a run of lines, each beginning with the name of its task. */
const cardsFrom = (lines: readonly Words[], from: number): Card[] => {
  const cards: Card[] = []
  let [card, between]: [Card | null, number] = [null, 0]
  for (const [i, line] of lines.entries()) {
    if (i < from) continue
    const field = fieldAt(line)
    const own = card?.fields.at(-1)
    if (field && isName(field) && !(card && card.fields.every(isName))) {
      card = { fields: [field], last: i }
      cards.push(card)
      between = 0
    } else if (card && field && between === 0 && !card.fields.some(({ name }) => name.text === field.name.text)) {
      card.fields.push(field)
      card.last = i
    } else if (card && own && between === 0 && isRest(own, fold(withoutBlanks(line.raw)))) {
      own.lines.push(line)
      card.last = i
    } else if (between >= 1) break
    else between += 1
  }
  return cards
}

const valueOf = ({ name, lines }: Field): Cell => {
  const parts = lines.flatMap((line) => line.parts)
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first || !last) return { span: [name.span[1], name.span[1]], text: '' }
  return { span: [first[0], last[1]], text: lines.map(({ raw }) => raw).join('\n'), parts }
}

const isWhole = ({ fields }: Card) =>
  fields.length >= 3 &&
  fields.some(({ kind }) => kind === 'lead' || kind === 'plain') &&
  fields.some((field) => isName(field) && field.lines.length > 0)

/** Cards typed as lines: 任务名称：… 牵头单位：…, or every name on a line above what it says. */
export const cardGrids = (text: string, given: readonly Line[]): Grid[] => {
  const lines = wordsOf(text, given)
  const grids: Grid[] = []
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i]
    const field = line ? fieldAt(line) : null
    if (!line || !field || !isName(field)) continue
    const cards = cardsFrom(lines, i)
    const last = cards.at(-1)?.last ?? i
    i = last
    if (cards.length === 0 || !cards.every(isWhole)) continue
    const names = new Map(cards.flatMap(({ fields }) => fields.map(({ name }) => [name.text, name] as const)))
    const rows = cards.map(({ fields }) =>
      [...names.keys()].map((key): Cell => {
        const own = fields.find(({ name }) => name.text === key)
        return own ? valueOf(own) : { span: fields[0]?.name.span ?? [0, 0], text: '' }
      }),
    )
    if (!columnsOf([...names.values()]).includes('task')) continue
    const end = lines[last]?.parts.at(-1)?.[1] ?? 0
    grids.push({ span: [line.parts[0]?.[0] ?? 0, end], rows: [[...names.values()], ...rows] })
  }
  return grids
}
