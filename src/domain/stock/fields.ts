import { fold, withoutBlanks } from '../reading/fold.ts'

/** What a column of an office's own ledger may mean to us. */
export const stockFields = [
  'no',
  'number',
  'source',
  'title',
  'workContent',
  'target',
  'requirement',
  'units',
  'lead',
  'support',
  'leader',
  'person',
  'phone',
  'due',
  'established',
  'state',
  'completedOn',
  'progress',
  'difficulty',
  'nextStep',
  'instruction',
  'note',
  'q1',
  'q2',
  'q3',
  'q4',
] as const
export type StockField = (typeof stockFields)[number]

/** Kept for the office alone: leaders' words (A10), its own remarks, and columns that nobody has named. */
export const officeOnly: ReadonlySet<StockField> = new Set(['instruction', 'note'])

/** The wordings met in ledgers, the more particular first: 批示日期 is a day, 领导批示 an instruction, 牵头领导 a person. */
const wordings: readonly (readonly [StockField, RegExp])[] = [
  ['no', /^(?:序号|序列|行号|编号?顺序|no\.?)$/i],
  ['established', /(?:立项|交办|下达|登记|批示|收文|来文|签发|部署)(?:日期|时间)/],
  ['instruction', /批示(?!领导|人)|批阅|签批/],
  ['title', /标题|题目/],
  ['completedOn', /实际(?:完成|办结)|(?:办结|销号)(?:日期|时间)/],
  ['due', /时限|期限|时间节点|截止|(?:完成|办理|办结|要求)(?:日期|时间)|时间要求|^(?:节点|时间)$/],
  ['q1', /^(?!.*(?:进展|完成情况)).*(?:第?一|1)季度/],
  ['q2', /^(?!.*(?:进展|完成情况)).*(?:第?二|2)季度|上半年(?:目标|任务)/],
  ['q3', /^(?!.*(?:进展|完成情况)).*(?:第?三|3)季度/],
  ['q4', /^(?!.*(?:进展|完成情况)).*(?:第?四|4)季度/],
  ['source', /来源|依据|出处|文件名称|来文|交办会议|会议名称/],
  ['number', /编号|文号|督办号|流水号|^号$/],
  ['difficulty', /问题|困难|堵点/],
  ['nextStep', /下一?步|下阶段|工作打算/],
  ['phone', /电话|联系方式|手机/],
  ['leader', /(?<!批示)领导/],
  ['person', /责任人|承办人|经办人|联系人|联络员|负责人|责任科长/],
  ['support', /配合|协办|协同|协助|参与|会办/],
  ['lead', /牵头|主办|主要责任单位|第一责任单位/],
  ['units', /责任(?:单位|部门|主体)|承办(?:单位|部门)|办理单位|落实单位|实施单位|^单位$|^部门$/],
  ['state', /状态|是否(?:完成|办结|销号)|办结与否|办理结果|办结情况|^结果$/],
  ['progress', /进展|进度|情况|成效/],
  ['note', /备注|说明/],
  ['target', /目标|预期|指标/],
  ['requirement', /要求/],
  ['title', /事项|任务|项目|议题|名称|重点工作|督[办查]内容/],
  ['workContent', /内容|举措|措施|具体|工作/],
]

/** The head as one word: what stands above it goes before it. */
export const headText = (path: readonly string[]): string =>
  [...new Set(path.map((each) => withoutBlanks(fold(each))))].filter((each) => each !== '').join('')

export const fieldOfHead = (head: string): StockField | null =>
  wordings.find(([, pattern]) => pattern.test(head))?.[0] ?? null
