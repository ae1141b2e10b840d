import { isFieldName, type Cell, type Grid } from './cells.ts'
import { columnOf, columnsOf, type Column } from './columns.ts'
import { fold, withoutBlanks, type Span } from './fold.ts'
import type { Line } from './furniture.ts'
import { fits, trimmedCell } from './table-lines.ts'

type Field = { readonly name: Cell; readonly kind: Column; lines: Cell[] }
type Card = { readonly fields: Field[]; last: number }

/** 问题：, 任务名称：, 督查事项： at the head of a card: the name of what is to be done. */
const namesTask =
  /^(?:(?:存在|反馈|发现|具体|主要|突出)?问题|(?:.{0,4}(?:任务|项目|事项|工作|改革|工程|议题|活动|措施))?名称|(?:工作|重点|主要|目标)?任务|(?:工作|重点|督查|督办|交办|议定|决定|承办|办理|批示)?事项|(?:民生|实事|重点|建设)?(?:项目|工程|实事))$/

const enumerator = /^(?:\d{1,3}[.、]|\(\d{1,3}\)|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))?\[?/

/** 1.问题：部分资金… or a name alone on its line. */
const fieldAt = (text: string, line: Line): Field | null => {
  const whole = trimmedCell(text, line.start, line.end)
  const folded = fold(whole.text)
  const head = enumerator.exec(folded)?.[0].length ?? 0
  const found = /^([^:\]]{2,16})(?:\]\s*:?|:)/.exec(folded.slice(head))
  const raw = found?.[1] ?? folded
  const words = withoutBlanks(raw)
  if (!isFieldName(words) || (!found && words.length > 12)) return null
  const start = whole.span[0] + (found ? head + found[0].length : folded.length)
  const value = trimmedCell(text, start, whole.span[1])
  return {
    name: { span: whole.span, text: words },
    kind: columnOf(words),
    lines: value.text === '' ? [] : [value],
  }
}

/** 牵头单位：X，配合单位：Y: a line cut at the fields that follow the first. */
const piecesOf = (text: string, line: Line): Line[] => {
  const folded = fold(text.slice(line.start, line.end))
  const cuts = [...folded.matchAll(/(?<=[。;,\s])\[?([一-龥]{2,12})(?:\]\s*:?|:)/g)].filter(
    (found) => isFieldName(found[1] ?? '') && found.index > 4,
  )
  return [0, ...cuts.map(({ index }) => index)].map((from, i) => ({
    start: line.start + from,
    end: line.start + (cuts[i] ? folded.slice(0, cuts[i].index).replace(/[;,\s]+$/, '').length : folded.length),
  }))
}

/** Lines below a field that say the rest of it. */
const isRest = (field: Field, cell: Cell): boolean =>
  field.lines.length === 0 ||
  (!['deadline', 'number', 'leader'].includes(field.kind) &&
    /^(?:\d{1,2}[.、．]|[(（]\d{1,2}[)）]|[①-⑳])/.test(cell.text)) ||
  (['lead', 'plain', 'support', 'guide'].includes(field.kind) && fits(field.kind, fold(withoutBlanks(cell.text))) > 0)

const isName = ({ name }: Field) => namesTask.test(name.text)

/** The cards of a run of lines, each beginning with the name of its task. */
const cardsFrom = (text: string, lines: readonly Line[], from: number): Card[] => {
  const cards: Card[] = []
  let [card, between]: [Card | null, number] = [null, 0]
  for (let i = from; i < lines.length; i += 1) {
    const line = lines[i]
    const field = line ? fieldAt(text, line) : null
    if (!line) break
    const own = card?.fields.at(-1)
    if (field && isName(field) && !(card && card.fields.every(isName))) {
      card = { fields: [field], last: i }
      cards.push(card)
      between = 0
    } else if (card && field && between === 0 && !card.fields.some(({ name }) => name.text === field.name.text)) {
      card.fields.push(field)
      card.last = i
    } else if (card && own && between === 0 && isRest(own, trimmedCell(text, line.start, line.end))) {
      own.lines.push(trimmedCell(text, line.start, line.end))
      card.last = i
    } else if (between >= 1) break
    else between += 1
  }
  return cards
}

const valueOf = (text: string, { name, lines }: Field): Cell => {
  const [first, last] = [lines[0]?.span, lines.at(-1)?.span]
  if (!first || !last) return { span: [name.span[1], name.span[1]], text: '' }
  const parts: Span[] = lines.map(({ span }) => span)
  return { span: [first[0], last[1]], text: parts.map(([a, b]) => text.slice(a, b)).join('\n'), parts }
}

const isWhole = ({ fields }: Card) =>
  fields.length >= 3 &&
  fields.some(({ kind }) => kind === 'lead' || kind === 'plain') &&
  fields.some((field) => isName(field) && field.lines.length > 0)

/** Cards typed as lines: 任务名称：… 牵头单位：…, or every name on a line above what it says. */
export const cardGrids = (text: string, given: readonly Line[]): Grid[] => {
  const lines = given.flatMap((line) => piecesOf(text, line))
  const grids: Grid[] = []
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i]
    const field = line ? fieldAt(text, line) : null
    if (!line || !field || !isName(field)) continue
    const cards = cardsFrom(text, lines, i)
    if (cards.length === 0 || !cards.every(isWhole)) continue
    const names = new Map(cards.flatMap(({ fields }) => fields.map(({ name }) => [name.text, name] as const)))
    const rows = cards.map(({ fields }) =>
      [...names.keys()].map((key): Cell => {
        const own = fields.find(({ name }) => name.text === key)
        return own ? valueOf(text, own) : { span: fields[0]?.name.span ?? [0, 0], text: '' }
      }),
    )
    if (!columnsOf([...names.values()]).includes('task')) continue
    const last = cards.at(-1)?.last ?? i
    grids.push({ span: [line.start, lines[last]?.end ?? line.end], rows: [[...names.values()], ...rows] })
    i = last
  }
  return grids
}
