import type { Passage } from './clauses.ts'
import { spacedOf, type Flow } from './flow.ts'
import { closingOf, fold } from './fold.ts'
import { isTime } from './groups.ts'
import { unitsAtHead } from './heads.ts'
import { labelStart } from './labels.ts'
import { isSurelyUnit, looksLikeUnit } from './names.ts'
import { readBareList, readParties, type Parties } from './parties.ts'

/** Where a passage says who is responsible, in places of the stream. */
export type Mark = { readonly from: number; readonly to: number; readonly parties: Parties }

const isStop = (character: string | undefined) => character === undefined || '。;!?\n'.includes(character)

/** 报送省数据局（省政务服务管理局）: the other plate of an office that is told, not one that has to act. */
const isPlate = (before: string, inside: string): boolean =>
  /(?:报送?|上报|送|交|抄送|会同|向)[一-龥]{0,2}[省市县区州旗][一-龥]{1,12}(?:[局厅委部]|办公室)$/.test(before) ||
  // 报送教育部（体育卫生与艺术教育司）: the door to knock at.
  (/(?:[局厅委部办院]|办公室)$/.test(before) && /^[一-龥]+[司处科股室组]$/.test(inside) && /报|送|联系/.test(before))

/** （X牵头，Y配合）, 〔牵头单位：X〕, and behind a full sentence also （X、Y）. */
const bracketAt = (flow: Flow, at: number, { from, to }: Passage): Mark | null => {
  const close = closingOf(flow.text.slice(0, to), at)
  if (close < 0) return null
  const inside = spacedOf(flow, at + 1, close)
  const stands = isStop(flow.text[at - 1]) || close + 1 >= to || isStop(flow.text[close + 1])
  const parties =
    readParties(inside) ??
    (stands && at > from + 8 && !isPlate(flow.text.slice(at - 24, at), fold(inside)) ? readBareList(inside) : null)
  return parties ? { from: at, to: close + 1, parties } : null
}

/** 6月底前全部开工 behind 3月底前完成立项；: a further stage of the same limit. */
const stage =
  /^(?:到|于|力争)?(?:(?:\d{4}|今|明|次)年)?(?:\d{1,2}月|[一二三四]季度|第[一二三四]季度|[上下]半年|年[底内末])/

/** Where a run of labels ends: at the stop or the line behind which no label and no further unit stands. */
const runEnd = (flow: Flow, at: number, to: number): number => {
  const { text, starts } = flow
  let depth = 0
  let piece = at
  let kind = labelStart(text, at)?.kind
  for (let i = at; i < to; i += 1) {
    const character = text[i] ?? ''
    if ('([<'.includes(character)) depth += 1
    else if (')]>'.includes(character)) depth -= 1
    if (depth < 0) return i
    if (character === '\n') return i
    const isLine = (starts[i] ?? 0) > 0 && i > at
    if (depth > 0 || (!isLine && character !== '。' && character !== ';')) {
      if ('、,:。'.includes(character)) piece = i + 1
      continue
    }
    const next = isLine ? i : i + 1
    const label = labelStart(text, next)
    if (label?.kind === 'content') return next
    if (label) {
      kind = label.kind
      continue
    }
    if (isLine && /^(?:[-—–/\\]+|无)$/.test(text.slice(piece, i))) return i
    if (character === ';' && !isLine && kind === 'deadline' && stage.test(text.slice(next, next + 24))) continue
    // A limit or a person ends with its line; units may be broken over two.
    if (starts[i] === 1 && (kind === 'deadline' || kind === 'leader' || kind === 'other')) return i
    if ((starts[i] ?? 0) > 1 && isLine && isTornName(flow, piece, i)) continue
    const isWhole = (starts[i] ?? 0) > 1 ? isSurelyUnit : looksLikeUnit
    if (isLine && !isWhole(text.slice(piece, i)) && !isStop(text[i - 1])) continue
    if (isLine && /^(?:[、,:)\]]|(?:人民)?政府|管委会)/.test(text.slice(i, i + 4))) continue
    if (character === ';' && !isLine) {
      const line = flow.starts.indexOf(1, next + 1)
      const until = Math.min(to, next + 40, line < 0 ? to : line)
      const after = unitsAtHead(flow.raw.slice(next, until))
      const end = next + (after?.length ?? 0)
      if (after && (end === until || /^[、,;。\n]/.test(text.slice(end, end + 1)))) continue
    }
    return i
  }
  return to
}

/** 各有关乡⏎— 3 —⏎镇: the name goes on behind the page. */
const isTornName = ({ text, starts }: Flow, from: number, at: number): boolean => {
  let end = at
  while (end < text.length && end - from < 24 && !'、,;。:)\n'.includes(text[end] ?? '') && starts[end + 1] !== 1)
    end += 1
  return isSurelyUnit(text.slice(from, starts[end + 1] === 1 ? end + 1 : end))
}

const startsLabel = (text: string, at: number): boolean => labelStart(text, at) !== null

/** 责任单位：X、Y on a line of its own or behind the task, with the labels that follow it. */
const labelsAt = (flow: Flow, at: number, { from, to }: Passage): Mark | null => {
  const before = flow.text[at - 1]
  const stands = at === from || (flow.starts[at] ?? 0) > 0 || isStop(before) || '),]>'.includes(before ?? '')
  if (!stands || (labelStart(flow.text, at)?.kind ?? 'content') === 'content') return null
  const end = runEnd(flow, at, to)
  const parties = readParties(spacedOf(flow, at, end))
  return parties?.how === 'labels' ? { from: at, to: end, parties } : null
}

/** …。由市教育局牵头，市财政局配合。: a sentence that says nothing but who is responsible. */
const sentenceAt = (flow: Flow, at: number, { from, to }: Passage): Mark | null => {
  if (at <= from + 6 || !(isStop(flow.text[at - 1]) || (flow.starts[at] ?? 0) === 1)) return null
  let end = at
  while (end < to && !isStop(flow.text[end]) && end - at < 160) end += 1
  const raw = flow.raw.slice(at, end)
  const head =
    /^(?:(?:以上|上述|该项|此项|本项|这项)(?:各项)?(?:工作|任务|事项)?[,，]?)?(?:由|请|明确由)?/.exec(raw)?.[0] ?? ''
  if (
    !/牵头|负责|配合|会同|参与/.test(raw) ||
    /负责(?!落实|组织实施|实施|推进)[^,，;；]{2,}/.test(raw) ||
    /(?:(?<![机主重需必纲摘首])要|须|应(?!急))[^,，]{4,}/.test(raw)
  )
    return null
  const parties = readParties(raw.slice(head.length))
  if (!parties || parties.how === 'labels' || parties.lead.length === 0) return null
  if (parties.deadline !== null && !parties.deadline.split('，').every((each) => isTime(fold(each)))) return null
  const words = /^(.*)[，,]([^，,]+)$/.exec(raw)
  const said = words && isTime(fold(words[2] ?? '')) ? (words[1] ?? '') : raw
  const isPure =
    /(?:负责|配合|参与|落实|协助|牵头|会同[一-龥、()]+(?:[局委厅办部署院府会镇]|部门|单位|街道|中心|公司)(?:等(?:部门|单位)?)?|实施|承办|前|完成)$/.test(
      said,
    )
  return isPure && [...parties.lead, ...parties.support].every(isSurelyUnit) ? { from: at, to: end, parties } : null
}

const merged = (first: Mark, second: Mark): Mark => {
  const [a, b] = [first.parties, second.parties]
  const isSupport = a.lead.length > 0
  return {
    from: first.from,
    to: second.to,
    parties: {
      ...a,
      lead: isSupport ? a.lead : b.lead,
      support: [...a.support, ...(isSupport ? b.lead : []), ...b.support],
      isPlainList: a.isPlainList && b.lead.length + b.support.length === 0,
      statesFirstIsLead: a.statesFirstIsLead || b.statesFirstIsLead,
      reasons: [...new Set([...a.reasons, ...b.reasons])],
      questions: [...new Set([...a.questions, ...b.questions])],
      deadline: a.deadline ?? b.deadline,
      leader: a.leader ?? b.leader,
    },
  }
}

/** Every responsibility mark of a passage; marks that touch are one: （牵头单位：X）（配合单位：Y）. */
export const marksIn = (flow: Flow, passage: Passage): Mark[] => {
  const marks: Mark[] = []
  for (let i = passage.from; i < passage.to; i += 1) {
    const character = flow.text[i] ?? ''
    const found =
      (character === '(' || character === '[') && !startsLabel(flow.text, i)
        ? bracketAt(flow, i, passage)
        : (labelsAt(flow, i, passage) ?? sentenceAt(flow, i, passage))
    if (!found) continue
    const last = marks.at(-1)
    if (last && /^[。;,、]?$/.test(flow.text.slice(last.to, found.from))) marks[marks.length - 1] = merged(last, found)
    else marks.push(found)
    i = found.to - 1
  }
  return marks
}
