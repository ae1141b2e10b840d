import { fold } from './fold.ts'
import { isSurelyUnit, isTradeWord } from './names.ts'
import { splitUnits } from './units.ts'

/** What may follow a unit's name at the head of a sentence: 省教育厅|要, 市财政局|会同, 各地|于, 试点地区|政府 never. */
const goesOn =
  /^(?:$|[、,;:。]|和(?!改革|信息|旅游|社会|城乡|自然|规划)|及|与|以|要|请|应(?!急|对)|须|需|必须|务|负|牵头|为主|会同|会商|商(?!务|联|会|贸|业)|将|在(?!地(?:人民|政府|的|[省市县区乡镇]))|于|按|依|根据|结合|对(?!外|口)|把|从|由|抓|尽|立|马上|每|制(?!造|药)|组织(?!部|委)|完|建立|健全|报(?!社)|上报|开展|加(?!工)|做|指导|督(?!查[室组局办]|导组)|配合|协(?!会|作)|参|主动|主要(?!负责|领导|职责|任务)|分别|共同|联合(?!会|社)|具体|落实|继续|进一步|切实|研(?!究[室院所中]|发)|提|统筹(?!办|委|局)|推|编(?!办|委|制办)|出台|印发|起草|认真|积极|严格|全面|再|也|均|都|可|不得|就|向|同(?!志)|等|前|\d|今年|年[底内]|持续|定期|逐|承担|办理|牵总|深(?!圳)|强化|围绕|聚焦|充分|进行|支持|汇|梳理|排查|反馈|采取|下发|拟|自(?!然|治|由)|迅速|确保|保障(?!局|厅|部|和|中心)|力争|原则|月底|明确|确定|审(?!计|批|管|改)|监督(?!管理|[局所])|调度|通报|提供|准备|安排|选(?!举)|指定|选派|派|关注|跟踪|约谈|邀请|摸|严|参照|加密|转|核|查|调|履|完|扩|拓|抓|结|探索|扎实|坚持|履行|全力|全程|密切|优化|发挥|运用|利用|压实|细化|严肃|严厉|集中|实施|执行|引导|鼓励|收(?!费)|整改|限期|倒排|启动|成立|争取|用|公布|公开|汲|举|修订|修改|组成|会商|收到|接到)/

/** 各省（自治区、直辖市）: whole by itself, unless its governments or departments are meant. */
const everyPlace = /^各[省市县区州盟旗]{1,2}\([^)]*\)$/
const governs = /^(?:人民|政府|党|委|有关|相关|教|财|直)/

/** 被通报的单位, 拖欠主体, 各有关市和部门: a class of bodies that is described, not named. */
const collective =
  /^(?:各?被[一-龥]{2,8}?的?(?:单位|部门|地区|企业)|[一-龥]{2,4}(?<!市场|经营|责任|作为|各类)主体|各(?:有关|相关)[省市县区州]和(?:有关|相关)?(?:部门|单位))(?=要(?!求)|应(?!急|对)|须|必须|需|务必|于|在|按|\d)/

/** The end of one name that begins at `from`; -1 where no body stands. */
const nameEnd = (folded: string, from: number): number => {
  const group = collective.exec(folded.slice(from))?.[0]
  if (group) return from + group.length
  let depth = 0
  for (let i = from; i <= Math.min(folded.length, from + 34); i += 1) {
    const character = folded[i] ?? ''
    if (depth === 0 && i > from + 3 && everyPlace.test(folded.slice(from, i)) && !governs.test(folded.slice(i, i + 3)))
      return i
    if (depth === 0 && i - from >= 2 && goesOn.test(folded.slice(i, i + 6)) && isSurelyUnit(folded.slice(from, i)))
      return i
    if ('([<'.includes(character) && character !== '') depth += 1
    else if (')]>'.includes(character) && character !== '') depth -= 1
    else if (depth === 0 && '。;:“《'.includes(character)) return -1
  }
  return -1
}

/** 教育、公安、民政等部门: trades that share their ending. */
const tradesWithEnding = (folded: string): number => {
  const found = /^((?:[一-龥]{2,8}?、){0,8}[一-龥]{2,8}?)等?(?:有关|相关|职能|行政)?(?:部门|单位)/.exec(folded)
  return found && (found[1] ?? '').split('、').every((each) => isTradeWord(each)) ? found[0].length : -1
}

/** The bodies named at the head of a sentence, and how far their names reach. */
export const unitsAtHead = (raw: string): { names: string[]; length: number } | null => {
  const folded = fold(raw)
  let length = -1
  for (let from = 0; ;) {
    const end = nameEnd(folded, from)
    if (end < 0) break
    length = end
    const joint = /^(?:、|以及|[和及与,])/.exec(folded.slice(end))
    if (!joint) break
    from = end + joint[0].length
  }
  const trades = tradesWithEnding(folded)
  length = Math.max(length, trades)
  const more = /^等(?:有关|相关)?(?:部门|单位)?/.exec(folded.slice(Math.max(length, 0)))
  if (length < 0) return null
  if (more && length !== trades) length += more[0].length
  const names = splitUnits(raw.slice(0, length))
  return names.length > 0 ? { names, length } : null
}
