/** What a verb behind a list of units makes of them. */
export type Role = 'lead' | 'equal' | 'by-duty' | 'support' | 'guide'

type Wording = { readonly role: Role; readonly words: string }

/** The wordings met in marks and sentences, with their usual continuations. */
const wordings: readonly Wording[] = [
  /** X牵头 · X牵头负责 · X、Y共同牵头 */
  {
    role: 'lead',
    words:
      '(?:为主|共同|联合|总|具体|主要)?牵头(?:抓总|负责组织实施|负责|落实|组织实施|组织|实施|推进|办理|承办|协调|抓落实)?|主办|主责|为主(?:负责|承办|办理)?',
  },
  /** Y按职责分工负责 · 有关部门分工负责: beside a plain 负责 these support (R13) */
  {
    role: 'by-duty',
    words:
      '(?:(?:按照?|依据|根据|结合)(?:各自)?(?:部门)?(?:职责|职能|职责任务)(?:任务)?(?:分工|范围)?|各司其职|分工)(?:,)?(?:分别|共同|密切|具体|组织|做好)*(?:负责|落实|组织实施|实施|抓好落实|推进|承办)(?:落实|实施|推进)?',
  },
  /** Y配合 · Y参与 · Y按职责配合 */
  {
    role: 'support',
    words:
      '(?:按照?(?:各自)?职责(?:分工)?|密切|积极|共同|协同|做好|给予|主动)*(?:配合|参与|参加|协助|协办|协同|支持|会办)(?:配合|落实|实施|推进|办理|做好)?',
  },
  /** X指导 */
  { role: 'guide', words: '(?:负责)?(?:业务|统筹|督促|监督|加强)*(?:指导|督导)(?:督促|监督|推进)?' },
  /** X、Y负责 · X、Y分别负责 · X承办 */
  {
    role: 'equal',
    words:
      '(?:分别|共同|具体|各自|组织|统筹)*(?:负总责|负责|落实|组织实施|承办)(?:组织实施|落实|实施|推进|办理|承办)?(?:到位)?',
  },
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
