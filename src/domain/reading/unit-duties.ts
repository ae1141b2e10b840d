import type { Passage } from './clauses.ts'
import type { Flow } from './flow.ts'
import { unitsAtHead } from './heads.ts'
import { labelStart } from './labels.ts'
import type { Span } from './fold.ts'
import { isCollective, isSurelyUnit } from './names.ts'
import { unitsOf } from './groups.ts'
import { subjectOf, type Subject } from './subjects.ts'

export type Named = {
  readonly names: readonly string[]
  /** 市财政局 in 市发改局（牵头）、市财政局 */
  readonly others: readonly string[]
  readonly end: number
}

/** Who leads where the heading says so in brackets. */
const rolesOf = (raw: string): Pick<Named, 'names' | 'others'> => {
  const groups = unitsOf(raw)
  const lead = groups.filter(({ role }) => role === 'lead').flatMap(({ units }) => units)
  const all = groups.flatMap(({ units }) => units)
  return lead.length > 0
    ? { names: lead, others: all.filter((name) => !lead.includes(name)) }
    : { names: all, others: [] }
}

/** 市教育局。 or （一）省财政厅: a clause whose heading is nothing but a unit's name. */
export const unitHeading = (flow: Flow, passage: Passage): Named | null => {
  let end = passage.from
  while (
    end < passage.to &&
    end - passage.from < 60 &&
    !'。:\n'.includes(flow.text[end] ?? '') &&
    !(
      flow.starts[end] !== 2 &&
      (flow.starts[end] ?? 0) > 0 &&
      end > passage.from &&
      !'、,'.includes(flow.text[end - 1] ?? '')
    )
  )
    end += 1
  const roles = rolesOf(flow.raw.slice(passage.from, end).replace(/(?:主要)?(?:职责|任务|工作)$/, ''))
  const all = [...roles.names, ...roles.others]
  return passage.level > 0 && roles.names.length > 0 && all.every(isSurelyUnit) ? { ...roles, end } : null
}

export type UnitLine = Named & {
  readonly from: number
  /** Where its words end: the next line, or the end of the passage. */
  readonly to: number
}

/** 县农业农村局：负责…。 on lines of their own: whose duties they are stands before the colon. */
export const unitLinesOf = (flow: Flow, { from, to }: Passage): UnitLine[] => {
  const heads: number[] = []
  for (let i = from; i < to; i += 1) {
    const start = flow.starts[i] ?? 0
    if (i === from || start === 1 || (start === 3 && i - from < 18) || flow.text[i - 1] === '。') heads.push(i)
  }
  return heads.flatMap((at, i): UnitLine[] => {
    const units = unitsAtHead(flow.raw.slice(at, Math.min(to, at + 120)))
    const colon = units ? at + units.length : -1
    if (!units || flow.text[colon] !== ':' || labelStart(flow.text, at) || !units.names.every(isSurelyUnit)) return []
    const end = heads[i + 1] ?? to
    const words = flow.text.slice(colon + 1, end)
    return isDuty(words) ? [{ names: units.names, others: [], end: colon + 1, from: at, to: end }] : []
  })
}

/** A duty is said in words: 市教育局：张三，5566778 is a list of people. */
const isDuty = (words: string) =>
  words.length >= 8 &&
  !/收悉/.test(words) &&
  /负责|牵头|配合|做好|落实|开展|组织|制定|加强|推进|完成|指导|监督|提供|保障|建立|统筹|协调|督促|宣传|报送|排查|整治/.test(
    words,
  )

/** （一）省应急管理厅11月20日前…: a measure below 省直有关部门 that begins with the name of one of them is that one's. */
export const ownUnit = (flow: Flow, { from, to }: Passage, above: readonly string[]): Subject | null => {
  const stop = flow.text.slice(from, to).search(/[。\n]/)
  const subject = subjectOf(flow.raw.slice(from, stop < 0 ? to : from + stop))
  const isOwn =
    subject !== null &&
    subject.at <= 8 &&
    subject.lead.length > 0 &&
    subject.lead.every((name) => isSurelyUnit(name) && !isCollective(name) && !above.includes(name))
  return isOwn ? subject : null
}

/** 请上述单位…于9月18日前…: a line behind the last unit's words that asks everybody named above. */
export const asksAllAbove = (flow: Flow, { from, to }: Passage, behind: number): Span | null => {
  for (let i = Math.max(from, behind); i < to; i += 1) {
    if (flow.starts[i] !== 1 || !/^请?(?:上述|以上)(?:各|有关)?(?:单位|部门|地区)/.test(flow.text.slice(i, i + 12)))
      continue
    const stop = flow.text.slice(i, to).search(/[。\n]/)
    const end = stop < 0 ? to : i + stop
    return /前|每[周月季年]|日内/.test(flow.text.slice(i, end)) ? [i, end] : null
  }
  return null
}
