/** What a verb behind a list of units makes of them. */
export type Role = 'lead' | 'equal' | 'by-duty' | 'support' | 'guide' | 'carry-out'

type Wording = { readonly role: Role; readonly words: string }

/** 按职责分工, 依据各自职能, 各司其职 */
const byDuty =
  '(?:(?:按照?|依照?|依据|根据|结合)(?:各自|部门|工作|自身|有关)*(?:职责|职能|分工)(?:任务|分工|范围|和分工)*,?|各(?:司其职|负其责),?|分工)'
/** 分别, 共同, 密切: words before a verb that change nothing about who does what. */
const manner = '(?:分别|共同|联合|密切|积极|主动|协同|具体|全力|做好|给予|统筹|各自|组织|抓好|认真)*'

/** The wordings met in marks and sentences, with their usual continuations. */
const wordings: readonly Wording[] = [
  /** X牵头 · X牵头负责 · X、Y共同牵头 · X、Y依职责分别牵头 */
  {
    role: 'lead',
    words: `(?:${byDuty})?${manner}(?:(?:为主|总|主要)?牵头(?:抓总|负责组织实施|负责落实|负责|落实|组织实施|组织|实施|推进|办理|承办|协调|抓落实)?|主办|主责|为主(?:负责|承办|办理)?)`,
  },
  /** Y按职责分工负责 · 有关部门分工负责: beside a plain 负责 these support (R13) */
  {
    role: 'by-duty',
    words: `${byDuty}${manner}(?:负责|落实|组织实施|实施|抓好落实|推进|承办|做好)(?:落实|实施|推进|相关工作)?`,
  },
  /** Y配合 · Y参与 · Y按职责配合 */
  {
    role: 'support',
    words: `(?:${byDuty})?${manner}(?:配合|参与|参加|协助|协办|协同|支持|会办)(?:配合|落实|实施|推进|办理|做好)?`,
  },
  /** X指导 */
  { role: 'guide', words: '(?:派员|派人|负责)?(?:业务|统筹|督促|监督|加强)*(?:指导|督导)(?:督促|监督|推进)?' },
  /** X、Y负责 · X、Y分别负责 · X承办 */
  {
    role: 'equal',
    words: `${manner}(?:负总责|负责|承办)(?:组织实施|落实|实施|推进|办理|承办)?(?:到位)?`,
  },
  /** Z落实: beside X负责 it supports, by itself it leads */
  { role: 'carry-out', words: `${manner}(?:抓好落实|落实|组织实施|实施)(?:到位)?` },
]

export const roleWords = wordings.map(({ words }) => `(${words})`).join('|')
const anyRole = new RegExp(roleWords, 'g')

export type RoleFound = { readonly role: Role; readonly at: number; readonly end: number }

export const rolesIn = (folded: string): RoleFound[] =>
  [...folded.matchAll(anyRole)].map((found) => ({
    role: wordings[found.slice(1).findIndex((each) => each !== undefined)]?.role ?? 'equal',
    at: found.index,
    end: found.index + found[0].length,
  }))
