/** What a label such as 牵头单位： or 完成时限： announces. */
export type LabelKind =
  | 'lead'
  | 'plain'
  | 'proposed'
  | 'guide'
  | 'support'
  | 'deadline'
  | 'leader'
  | 'content'
  | 'other'

type Label = { readonly kind: LabelKind; readonly words: string }

const body = '(?:单位|部门|处室|科室|司局|机构|主体|乡镇)'
/** The more particular before the more general: 协同责任单位 before 责任单位. */
const labels: readonly Label[] = [
  {
    kind: 'leader',
    words: '(?:牵头|责任|分管|领衔|包联|包保|联系|督办|挂钩)(?:的)?(?:[省市县区州旗])?(?:级)?领导|[省市县区州]领导',
  },
  { kind: 'leader', words: '牵头(?:责任)?人|领衔人' },
  { kind: 'other', words: '督办单位|监督单位|责任人|负责人|联系人|联系电话|联络员|电话|备注|附件|抄送|主送|分送' },
  { kind: 'support', words: `(?:协办|协同|协助|配合|参与|参加|支持|会办)(?:责任|整改)?${body}` },
  { kind: 'support', words: `(?:其他|其它|相关|次要)责任${body}` },
  { kind: 'lead', words: `(?:总|主)?牵头(?:负责|责任|主办|承办|落实|整改)?${body}` },
  { kind: 'lead', words: `(?:主办|主责|首办|主要责任|第一责任|主要负责|主体责任)${body}` },
  { kind: 'proposed', words: `(?:建议|拟定?)(?:牵头|责任|承办)${body}` },
  { kind: 'guide', words: `(?:业务|行业|省级|国家)?(?:指导|督导)${body}` },
  { kind: 'plain', words: `(?:责任|承办|分办|落实|实施|办理|执行|负责|完成|整改|责任落实)(?:责任)?${body}` },
  { kind: 'plain', words: '(?:部门|任务|责任|职责)分工' },
  {
    kind: 'deadline',
    words:
      '(?:计划|预计|拟|承诺)?(?:完成|办结|办理|整改|落实|推进|工作|任务|结办|销号|反馈|报送|答复|回复|报告|整治)(?:的)?(?:时限|期限|时间节点|时间|节点)(?:要求)?',
  },
  {
    kind: 'content',
    words:
      '(?:建设|工作|主要|具体|重点|目标|年度|任务|实施|整改|项目)(?:内容|任务|措施|目标|举措)|(?:整改|办理|督办)要求|批示内容|批示件|链主企业|副?链长|项目名称|资金来源',
  },
  { kind: 'deadline', words: '(?:时限|时间|进度)(?:要求|节点|安排|进度)|时限|期限' },
]

/** 牵头：X；配合：Y: the verb alone, directly before its colon. */
const short: readonly Label[] = [
  { kind: 'lead', words: '牵头|主办|主责' },
  { kind: 'plain', words: '责任|承办' },
  { kind: 'support', words: '配合|协办|参与|参加|协同' },
]

const known = labels.map(({ words }) => `(${words})`).join('|')
const anyLabel = new RegExp(known, 'y')
/** 责任单位：, 【责任单位】, and behind a separator 牵头： */
const allLabels = new RegExp(
  `\\[(?:${known})\\]:?|(?:${known}):|(?<=^|[;,。、(\\[])(?:${short.map(({ words }) => `(${words})`).join('|')}):`,
  'g',
)
const kinds = [...labels, ...labels, ...short].map(({ kind }) => kind)

const kindOf = (found: RegExpExecArray): LabelKind =>
  kinds[found.slice(1).findIndex((each) => each !== undefined)] ?? 'other'

export type Field = {
  readonly kind: LabelKind
  readonly name: string
  readonly at: number
  readonly from: number
  readonly to: number
}

/** 责任单位：市教育局，完成时限：6月底前 cut at its labels (U13); places in the text given, without trailing stops. */
export const fieldsOf = (folded: string): Field[] => {
  const found = [...folded.matchAll(allLabels)]
  return found.map((each, i) => {
    const from = each.index + each[0].length
    const until = found[i + 1]?.index ?? folded.length
    const to = from + folded.slice(from, until).replace(/[;,。、\s]+$/, '').length
    return { kind: kindOf(each), name: each[0].replaceAll(/[[\]:]/g, ''), at: each.index, from, to }
  })
}

/** The label that stands at a place, with or without its colon: for the heads of columns, too. */
export const labelAt = (folded: string, at: number): { kind: LabelKind; end: number } | null => {
  anyLabel.lastIndex = at
  const found = anyLabel.exec(folded)
  return found ? { kind: kindOf(found), end: at + found[0].length } : null
}

/** Where the words behind a label begin, with its colon or in its brackets; null where no label stands. */
export const labelStart = (folded: string, at: number): { kind: LabelKind; end: number } | null => {
  const isBracketed = folded[at] === '['
  const found = labelAt(folded, isBracketed ? at + 1 : at)
  if (!found) return null
  if (isBracketed) return folded[found.end] === ']' ? { kind: found.kind, end: found.end + 1 } : null
  return folded[found.end] === ':' ? { kind: found.kind, end: found.end + 1 } : null
}
