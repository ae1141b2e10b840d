import { fold, withoutBlanks } from './fold.ts'
import { splitUnits } from './units.ts'

/** 排在第一位的部门为牵头部门 · 列首位者为牵头单位 · 第一个单位为主办单位 */
const firstIsLead =
  /(?:第一位?|第1位?|首位|第一个|首个|最前面?)[^,。;:()]{0,14}?(?:为|是|系|作)[^,。;:()]{0,8}?(?:牵头|主办|主责|主要责任)/

export const statesFirstIsLead = (folded: string): boolean => firstIsLead.test(folded)

/**
 * 以下均需各区政府落实，不再列出 · 以下均涉及各县区、功能区，不再重复列出 · 具体任务均涉及相关市（州）人民政府，不再做分工
 */
const everyoneBound =
  /(?:以下|下列|具体|各项|所有|其他|其余)[^,。;:均都]{0,10}(?:均|都)(?:需|须|要|应|由|请|涉及)+([^,。;]{2,60}?)(?:按(?:照)?职责(?:分工)?)?(?:组织|抓好|共同|具体|认真)?(?:落实|实施|负责|配合|参与)?[,、;。]?(?:以下|后文|下文)?(?:均|都)?不再(?:重复|单独|一一|逐一|逐项|另行|分别)*(?:列出|列|标注|列明|做分工|分工|写出|注明|明确)/

/** The units that a sentence binds to every clause from here on, as the document writes them. */
export const boundUnits = (text: string): readonly string[] => {
  const raw = withoutBlanks(text)
  const found = everyoneBound.exec(fold(raw))
  if (!found?.[1]) return []
  const at = found.index + found[0].indexOf(found[1])
  return splitUnits(raw.slice(at, at + found[1].length))
}

/** Where in a mark the units end and the document begins to speak of its rules: 排在第一位的…, 下同, 以下均… */
export const withoutRules = (folded: string): number => {
  const found =
    /[,。;:(]?(?:(?:注|备注|说明)[:：])?(?:(?:排|列|位|排名|排序|以上|责任单位中)[^,。;]{0,6}?(?:第一|首)|第一(?:位|个)?[^,。;]{0,8}?(?:为|是)|下同|以下(?:均|都|同|各|任务|工作)|具体任务|(?:各项|所有)任务(?:均|都)|不再)/.exec(
      folded,
    )
  return found ? found.index : folded.length
}
