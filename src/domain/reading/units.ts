import { fold, withoutBlanks } from './fold.ts'

/** Splits a list of units at the commas that separate them, not at those inside brackets: 各省（区、市）政府 is one. */
export const splitUnits = (list: string): string[] => {
  const folded = fold(list)
  const names: string[] = []
  let [from, depth] = [0, 0]
  const cut = (to: number) => {
    const name = cleanUnit(list.slice(from, to))
    if (name) names.push(name)
    from = to + 1
  }
  for (let i = 0; i < folded.length; i += 1) {
    const character = folded[i] ?? ''
    if ('([<'.includes(character)) depth += 1
    else if (')]>'.includes(character)) depth -= 1
    else if (depth === 0 && '、,;'.includes(character) && !isInsideName(folded, i)) cut(i)
  }
  cut(folded.length)
  return names
}

/** 各市、县政府: the comma belongs to the collective's name when only a level of government follows it. */
const isInsideName = (folded: string, at: number) =>
  /各[省市县区州盟]{1,2}$/.test(folded.slice(Math.max(0, at - 3), at)) &&
  /^、[省市县区州盟]/.test(folded.slice(at, at + 2))

const tail = /等(?:(?:国务院)?(?:相关|有关)?(?:部门|单位|地区))?$/

/** The name as the document writes it, without blanks, 等 and the words that are not part of a name. */
const cleanUnit = (raw: string): string =>
  withoutBlanks(raw)
    .replace(/^(?:由|请|和|及|以及|其中)/, '')
    .replace(tail, '')
    .replace(/[。.:：]$/, '')

/** 各地区, 有关部门, 国务院相关部门 …: a person has to say whom they mean. */
export const isCollective = (unit: string): boolean =>
  /^(?:各|有关|相关|国务院(?:有关|相关)|[省市县区](?:级)?(?:有关|相关))/.test(unit) ||
  /(?:有关|相关)(?:部门|单位|地区)/.test(unit)

const body =
  /(?:部|委|局|厅|办|署|院|会|处|科|室|公司|集团|银行|政府|法院|检察院|总局|总署|海关|中心|协会|联合会|总工会|部门|单位|地区|地方|管委会|街道|乡镇|学院|大学|资本|园区|专班|总队|支队|大队|高校|研究所|社|行|网|队|站|馆|所|市|县|区|镇|乡|省|联|组|团|企业|平台)$/

/** Whether words look like the name of a body, rather than a piece of a sentence. */
export const looksLikeUnit = (name: string): boolean => {
  const plain = fold(name).replaceAll(/[([<][^)\]>]*[)\]>]/g, '')
  return (
    plain.length >= 2 &&
    plain.length <= 24 &&
    (body.test(plain) || isCollective(plain)) &&
    !/[，。；！？“”]/.test(plain)
  )
}

/** 省财政厅、教育厅: a level written once counts for the names after it that begin with a trade and not with a place. */
export const completePrefixes = (names: readonly string[]): string[] => {
  const level = /^([省市区县])(?!委|政府|级)/.exec(names[0] ?? '')?.[1]
  return level === '省'
    ? names.map((name) =>
        /^(?:[省市区县各]|中国|国家|[一-龥]{2}(?:省|市|区|县|监管局|证监局|海关))/.test(name) ||
        !/(?:厅|委|局)$/.test(name)
          ? name
          : `${level}${name}`,
      )
    : [...names]
}
