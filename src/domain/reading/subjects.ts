import { fold } from './fold.ts'
import { unitsAtHead } from './heads.ts'
import { looksLikeUnit } from './names.ts'
import { rolesIn } from './roles.ts'
import { splitUnits } from './units.ts'

/** Who a sentence speaks of, and how: 请X…, 由X…, X要…, 你单位…, 该项工作…（points back） */
export type Subject = {
  readonly how: 'asked' | 'named' | 'you' | 'we'
  readonly lead: readonly string[]
  readonly support: readonly string[]
  /** 由X牵头…: said of what stands before it. */
  readonly isGiven: boolean
  /** 由X…: whoever it is, X has to do it. */
  readonly by: string
  /** Where the names begin and end in the sentence. */
  readonly at: number
  readonly end: number
}

/** 会议要求，  一是  此外， : words before a sentence's subject. */
const frame =
  /^(?:\([一二三四五六七八九十\d]{1,3}\)|[①-⑳]|\d{1,2}[.、](?!\d)|(?:会议|会上|省长|市长|县长|区长|[一-龥]{2,4}同志)?(?:要求|强调|指出|议定(?:事项)?|决定|明确|确定|原则同意|同意|部署)[,:]?|[一二三四五六七八九十]是|第[一二三四五六]?[,、]|(?:有关|相关|工作|几点)要求(?=各)|(?:有关|相关|工作|具体|其他)要求:|(?:说明|备注|注):|首先,|其次,|此外,|同时,|另外,|为此,|下一步,|今后,|会后,|现|并)+/
const timeFirst =
  /^(?:(?:自|从|到|在|于|力争|原则上|务必|每)*(?:\d{4}年|今年|明年|本?年|\d{1,2}月|[一二三四五六七八九十]{1,2}月|每?季度|每年|每月|下周|本周)[^,。;由]{0,14}?(?:(?:之前|以前|前|内|起),?|(?:底|末|日|年|半年|季度|期间)(?![前内起底末日月]),?))/

const you =
  /^请(?=会同|于|在|按|将|尽快|抓紧|务必|及时|对照|结合|严格|立即|每)|^(?:三|两)?你[市县区州](?:、你[市县区州])+|^(?:请)?(?:上述|以上|[两二三四五六七八九])(?:家|个)?(?:单位|部门)|^(?:请)?(?:你|贵)(?:们|单位|局|委|办|厅|部门?|市|县|区|州|省|镇|乡|街道|公司|校)|^(?:请)?(?:你们|贵方)/

/** 我委将会同市统计局…: who writes. */
const we = /^(?:我|本)(?:们|单位|局|委|办|厅|部|市|县|区|府)(?:办公室)?(?=将|拟|会|要|负责|牵头)/

/** 省水利厅商长江航道局, 联合市消防支队: what follows has to be a unit for certain. */
const withWhom = /会同|会商|联合(?!会|社|国|体|收|开|执)|(?<=[局委厅办部署府院会队])商(?![务业会贸联品户定请洽标])/g

/** 商海州海事局，: a name that no place or trade makes certain is one where it ends like an office, before a comma. */
const officesAsked = (raw: string): readonly string[] => {
  const names = splitUnits(/^[^，,；;。]*/.exec(raw)?.[0] ?? '')
  return names.every((name) => looksLikeUnit(name) && /(?:局|厅|委|办|署|公司|集团|中心)$/.test(name)) ? names : []
}

export const supportIn = (raw: string, folded: string, lead: readonly string[]): string[] => {
  const names: string[] = []
  for (const found of folded.matchAll(withWhom)) {
    const others = unitsAtHead(raw.slice(found.index + found[0].length))
    // ，省卫生健康委会同省发展改革委…: they support whoever stands before them.
    const piece = Math.max(folded.lastIndexOf(',', found.index), folded.lastIndexOf(';', found.index)) + 1
    const before = piece > 0 ? unitsAtHead(raw.slice(piece)) : null
    if (
      before &&
      lead.length > 0 &&
      before.length >= found.index - piece &&
      !before.names.some((name) => lead.includes(name))
    )
      continue
    if (others) names.push(...others.names)
    else if (found[0] === '商') names.push(...officesAsked(raw.slice(found.index + 1)))
  }
  // 要在市水利局指导下: who guides supports.
  for (const found of folded.matchAll(/在(?=[^,;。]{3,24}(?:指导|配合|支持|协助)下)/g)) {
    const others = unitsAtHead(raw.slice(found.index + 1).replace(/(?:的)?(?:业务)?(?:指导|配合|支持|协助)下.*/, '，'))
    if (others) names.push(...others.names)
  }
  for (const found of folded.matchAll(/[,;]|(?<=牵头)、/g)) {
    const others = unitsAtHead(raw.slice(found.index + 1))
    if (!others) continue
    // 由X牵头，Y、Z按…: those behind who leads support, with or without a verb of their own.
    const next = folded.slice(found.index + 1 + others.length)
    if (/^(?:由|请)?[^,;]{2,60}牵头$/.test(folded.slice(0, found.index)) && /^(?:按|依|根据)/.test(next)) {
      names.push(...others.names)
      continue
    }
    const verb = rolesIn(next.slice(0, 24))[0]
    if (verb?.at === 0 && (verb.role === 'support' || verb.role === 'by-duty' || verb.role === 'guide'))
      names.push(...others.names)
  }
  return [...new Set(names)].filter((name) => !lead.includes(name))
}

const modal =
  /^(?:要|请|应|须|需|必须|务必|负责|负总责|牵头|会同|将于|将在|于|在|完成|抓紧|尽快|立即|及时|按|根据|结合|制定|组织|每|具体|统筹|分别|共同|主动|做好|建立|研究|提出|报|对)/

/** 市住建局提交的《方案》: the unit says whose paper it is, not who has to act. */
/** 市住建局等单位负责同志参加会议: people of the unit, not the unit. */
const people =
  /^(?:等[一-龥]{0,6})?(?:的)?(?:主要|分管|有关|相关|党政)*(?:负责同志|负责人|同志|领导|人员)|^(?:出席|列席|参加了?(?:会议|座谈))/

const submitted =
  /^(?:提交|提请|报送|呈报|汇报|申报|起草|报来|提出|制定|草拟|拟定|拟制|编制|上报|报请|所作|作)(?:审议|审定|研究)?的/

/** The subject of one sentence or of one of its parts; null where it names none. */
export const subjectOf = (raw: string): Subject | null => {
  const folded = fold(raw)
  const first = frame.exec(folded)?.[0].length ?? 0
  const starts = [first]
  const time = timeFirst.exec(folded.slice(first))?.[0].length ?? 0
  if (time > 0) starts.push(first + time)
  for (const found of folded.matchAll(/[,:][“"]?/g))
    if (found.index < 90 && starts.length < 6) {
      const at = found.index + found[0].length
      const when = timeFirst.exec(folded.slice(at))?.[0].length ?? 0
      starts.push(...(when > 0 ? [at, at + when] : [at]))
    }
  // 剩余23户的签约工作由临江区政府牵头负责: who does it stands behind what it is.
  for (const found of folded.matchAll(/(?<=[一-龥)”》])由(?=[^,;]{2,80}(?:牵头|负责|会同|承担|组织|具体|抓紧|按))/g))
    if (found.index < 60 && starts.length < 8) starts.push(found.index)
  for (const start of starts) {
    const rest = folded.slice(start)
    const spoken = you.exec(rest)
    if (spoken && !/^[^,;]{0,4}《/.test(rest.slice(spoken[0].length)))
      return {
        how: 'you',
        isGiven: false,
        by: '',
        lead: [],
        support: supportIn(raw, folded, []),
        at: start,
        end: start + spoken[0].length,
      }
    const own = we.exec(rest)
    if (own && start === first)
      return {
        how: 'we',
        isGiven: false,
        by: '',
        lead: [],
        support: supportIn(raw, folded, []),
        at: start,
        end: start + own[0].length,
      }
    const verb = /^(?:(?:商|恳|敬|拟|特|烦|务|并)?请|由|责成|委托|交由|责令)(?!示)/.exec(rest)?.[0] ?? ''
    const at = start + verb.length
    const units = unitsAtHead(raw.slice(at))
    if (!units) continue
    const end = at + units.length
    const next = folded.slice(end)
    if ((verb === '' && submitted.test(next)) || people.test(next)) continue
    const isFirst = start === first || start === first + time
    if (verb === '' && !(isFirst ? /^(?![、:的])/.test(next) && next !== '' : modal.test(next))) continue
    return {
      how: verb.endsWith('请') || /^(?:责|委|交)/.test(verb) ? 'asked' : 'named',
      isGiven: verb === '由' && start === 0,
      by: verb,
      lead: units.names,
      support: supportIn(raw, folded, units.names),
      at,
      end,
    }
  }
  return null
}

/** 该项工作于…前完成, 以上工作要在…前完成: dates what stands before it. */
export const pointsBack = (folded: string): 'one' | 'all' | null =>
  /^(?:该项|此项|这项|本项|此)(?:工作|任务|事项)?[^,。;]{0,8}(?:\d|年底|月底|[一二三四五六七八九十]{1,2}月)/.test(
    folded,
  )
    ? 'one'
    : /^(?:以上|上述)(?:各项|所有|全部)?(?:工作|任务|事项|要求|措施|内容|整改)?[^。;]{0,16}(?:\d|年底|月底|[一二三四五六七八九十]{1,2}月)/.test(
          folded,
        )
      ? 'all'
      : null
