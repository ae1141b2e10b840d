import { fold } from './fold.ts'
import { isBareTrade, isCollective, isSurelyUnit, isTradeWord, looksLikeUnit } from './names.ts'

export { isCollective, looksLikeUnit }

/** 县水务局⏎县住建局, 县发改局 县统计局: a blank or a line between two whole names stands for a comma. */
export const blanksAsCommas = (list: string): string => {
  const pieces = list.split(/[\s\u200b-\u200d\ufeff\u00ad]+/).filter((each) => each !== '')
  const last = (text: string) => /[^、,，;；:：)）]*$/.exec(text)?.[0] ?? ''
  return pieces.reduce((sofar, piece) => {
    const [left, right] = [fold(last(sofar)), fold(piece.split(/[、,，;；。:：(（]/)[0] ?? '')]
    const areTwo =
      isSurelyUnit(left) &&
      looksLikeUnit(right) &&
      !/^(?:人民政府|政府|党委|管委会|办事处|成员单位|办公室|及|和)/.test(right)
    return areTwo ? `${sofar}、${piece}` : sofar + piece
  }, '')
}

/** Splits a list of units at the commas and words that separate them: 各省（区、市）政府 and 文化和旅游部 stay one. */
export const splitUnits = (list: string): string[] => {
  const raw = blanksAsCommas(list)
  const folded = fold(raw)
  const names: string[] = []
  let [from, depth] = [0, 0]
  const cut = (to: number, next: number) => {
    names.push(...namesIn(raw.slice(from, to)))
    from = next
  }
  for (let i = 0; i < folded.length; i += 1) {
    const character = folded[i] ?? ''
    if ('([<'.includes(character)) depth += 1
    else if (')]>'.includes(character)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && '、,;/\n'.includes(character) && !isInsideName(folded, i)) cut(i, i + 1)
    else if (depth === 0 && character === '各' && splitsBeforeEach(folded, from, i)) cut(i, i)
    else if (depth === 0 && '和及与'.includes(character) && joinsTwoUnits(folded, from, i))
      cut(folded[i - 1] === '以' ? i - 1 : i, i + 1)
  }
  cut(folded.length, folded.length)
  return shareEnding(names)
}

/** 各县市党委、政府; 各市、县政府: the comma belongs to the collective's name when only a level of government follows it. */
const isInsideName = (folded: string, at: number) =>
  folded[at] === '、' &&
  (/各[省市县区州盟旗镇乡]{1,3}(?:\([省市县区州盟旗镇乡、]{1,5}\))?党委$/.test(folded.slice(Math.max(0, at - 14), at))
    ? /^、(?:人民)?政府(?:$|[、,;])/.test(folded.slice(at, at + 7))
    : isLevelAfterLevel(folded, at))

const isLevelAfterLevel = (folded: string, at: number) =>
  /各(?:省|自治区|直辖市|地级以上市|[市县区州盟旗镇乡]|省级|市级|县级){1,3}(?:、(?:自治区|直辖市|[市县区州盟旗])){0,2}$/.test(
    folded.slice(Math.max(0, at - 12), at),
  ) &&
  /^、(?:自治区、直辖市|自治区|直辖市|新疆生产建设兵团|[省市县区州盟旗镇乡])(?!委|直|级|属|[一-龥]{1,12}?(?:局|厅|办|委|中心)(?:$|[、,]))/.test(
    folded.slice(at, at + 16),
  )

/** 各地各部门: two collectives without a comma. */
const splitsBeforeEach = (folded: string, from: number, at: number) =>
  at > from && /^各.*(?:地|地区|市|县|区|州|单位|部门|政府|街道|乡镇)$/.test(folded.slice(from, at))

/** 国家发展改革委和科技部 are two, 文化和旅游部 is one: both sides have to be whole names. */
const joinsTwoUnits = (folded: string, from: number, at: number): boolean => {
  const [left, right] = [folded.slice(from, at).replace(/以$/, ''), folded.slice(at + 1)]
  // 等部门和单位: others of any kind, and no body called 单位.
  if (/等(?:[^、,;]*)(?:部门|地区)$/.test(left) && /^(?:单位|部门|地区|方面)(?:$|[、,;及])/.test(right)) return false
  const next = right.split(/[、,;]/)[0] ?? ''
  const whole = (name: string) =>
    looksLikeUnit(name) && (isSurelyUnit(name) || /(?:部|委|局|厅|办|院|署|会|行)$/.test(name))
  if (folded[at] === '及') return looksLikeUnit(left) && (looksLikeUnit(next) || next === '')
  const second = next.split(/[和及与]/)[0] ?? ''
  return whole(left) && (whole(next) || whole(second))
}

/** 等国务院相关部门 adds the collective; 等 and 等部门 add nothing (U10). */
const others = /等((?:国务院|[省市县区州][级直]?)?(?:各?相关|各?有关)(?:责任|成员|职能)?(?:部门|单位|地区|方面))$/
const tail =
  /等(?:[\d一二三四五六七八九十]+个?)?(?:责任|成员|职能|牵头|配合)?(?:(?:部门|单位|地区|方面)(?:和|及|、)?){0,2}$/

const namesIn = (raw: string): string[] => {
  const folded = fold(raw)
  const collective = others.exec(folded)?.[1]
  const name = cleanUnit(raw.slice(0, collective ? folded.length - collective.length : undefined))
  // 等相关部门 of one unit's own says nothing about who they are; 等国务院相关部门 and 等有关部门 are asked about.
  return [...(name ? [name] : []), ...(collective ? [raw.slice(raw.length - collective.length)] : [])]
}

/** The name as the document writes it, without blanks, 等 and the words that are not part of a name. */
const cleanUnit = (raw: string): string => {
  const head = /^(?:由|请|和|及|与|以及|其中|并|分别由)(?!平区)/.exec(raw)?.[0] ?? ''
  const rest = raw.slice(head.length)
  const end = tail.exec(fold(rest))
  const name = (end ? rest.slice(0, end.index) : rest).replace(/[。.:：]$/, '')
  return end && isTradeWord(name) ? `${name}部门` : name
}

/** 广州、深圳市政府; 教育、财政部门: the ending written once counts for the names before it (U2). */
const shareEnding = (names: readonly string[]): string[] => {
  let ending = ''
  return names
    .toReversed()
    .map((name) => {
      const shared = /^[一-龥]{2,4}?((?:市|县|区|州)(?:人民)?政府|部门)$/.exec(name)
      if (shared && (shared[1] !== '部门' || isTradeWord(name.slice(0, -2)))) ending = shared[1] ?? ''
      else if (ending === '部门' && isTradeWord(name)) return name + ending
      else if (ending.endsWith('政府') && /^[一-龥]{2,4}$/.test(name) && !/[局委办厅部会府]$|^各/.test(name))
        return name + (/.{2}[市县区]$/.test(name) ? ending.slice(1) : ending)
      else ending = ''
      return name
    })
    .toReversed()
}

const levelOf = (name: string): string | null | undefined => {
  if (/^(?:各|有关|相关)/.test(name)) return undefined
  const level = /^(省|市(?!场|容|政(?!务|府|协|法))|县(?!域)|区(?!域|块)|[州盟旗])(?=[一-龥])/.exec(name)?.[1]
  if (level) return level
  return isBareTrade(name) ? undefined : null
}

/** 省财政厅、教育厅: a level written once counts for the bare trades after it (U1). A name with a place ends it. */
export const withPrefixes = (names: readonly string[]): { names: string[]; isCompleted: boolean } => {
  let level: string | null = null
  let isCompleted = false
  const completed = names.map((name) => {
    const own = levelOf(name)
    if (own !== undefined) {
      // 广东金融监管局 between the departments of a province does not end the province's list.
      if (own !== null) level = own
      return name
    }
    if (
      level === null ||
      !isBareTrade(name) ||
      /^(?:金融监管|银保监|证监|海关|人民银行|民航(?!局)|公安(?!局|厅|部|分局|机关))/.test(name)
    )
      return name
    isCompleted = true
    return level + name
  })
  return { names: completed, isCompleted }
}

export const completePrefixes = (names: readonly string[]): string[] => withPrefixes(names).names
