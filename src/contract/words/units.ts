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
  'nothing-to-acknowledge': { zh: '所选事项都已签收', en: 'All of them have been acknowledged' },
}
