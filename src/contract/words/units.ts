import type { unitsRefusals } from '#domain/refusals/units.ts'
import type { RefusalWords } from './kind.ts'

export const unitsWords: RefusalWords<typeof unitsRefusals> = {
  'text-changed': {
    zh: '报告内容已经修改，请看过新的内容再签',
    en: 'The text has changed since; read it again before signing',
  },
  'draft-closed': { zh: '该报告已签署或已撤下', en: 'The report has been signed or dropped' },
  'own-division-only': {
    zh: '只能分给本单位的内设机构或人员',
    en: 'Only to a division or a person of your own unit',
  },
  'completed-in-future': { zh: '完成日期不能晚于今天', en: 'The day of completion lies in the future' },
  'agreed-after-due': {
    zh: '约定时限不得晚于事项完成时限（{due}）',
    en: 'Not later than the day due of the matter ({due})',
  },
  'agree-with-supporting': { zh: '只能与配合单位约定时限', en: 'A day is agreed with supporting units only' },
  'township-approver': {
    zh: '下达乡镇（街道）须先写明批准人',
    en: 'Handing down to a township needs a named approver',
  },
  'paper-signer-not-principal': {
    zh: '国家层面和列入清单的事项须由主要负责人（{principal}）签批',
    en: 'A State Council or listed matter is signed by the principal ({principal})',
  },
  'joint-countersigns': {
    zh: '共同牵头单位请在牵头单位拟好的办结报告上会签',
    en: 'A joint lead countersigns the completion report that the coordinating lead has prepared',
  },
  'objection-needs-text': { zh: '提出不同意见须写明内容', en: 'An objection says what it is' },
  'not-a-child': { zh: '所列事项不是本事项的分解任务', en: 'Not a child of this matter' },
  'sealed-kind': { zh: '请上传 .docx 或 .txt 文件', en: 'Upload a .docx or .txt file' },
  'sealed-not-what-it-says': {
    zh: '文件内容与扩展名不符，请用 WPS 或 Word 另存为 .docx 后再上传',
    en: 'The file is not what its name says; save it as .docx again',
  },
  'sealed-encrypted': { zh: '文件已加密，请去除密码后再上传', en: 'The file is encrypted; remove the password' },
  'sealed-too-big': {
    zh: '文件展开后过大，已停止读取；请删去图片后再上传',
    en: 'The file grows too big when opened; take the pictures out',
  },
  'sealed-broken': { zh: '文件已损坏，无法读取', en: 'The file is broken' },
  'sealed-empty': { zh: '文件里没有读到文字', en: 'No words were found in the file' },
  'sealed-too-slow': { zh: '文件读取时间过长，已停止', en: 'Reading the file took too long' },
  'nothing-to-acknowledge': { zh: '所选事项都已签收', en: 'All of them have been acknowledged' },
}
