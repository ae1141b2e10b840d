import type { registersRefusals } from '#domain/refusals/registers.ts'
import type { RefusalWords } from './kind.ts'

export const registersWords: RefusalWords<typeof registersRefusals> = {
  'register-closed': { zh: '该项已经办理，不能重复办理', en: 'This step has been taken already' },
  'cause-first': {
    zh: '请先查明问题原因，再提出政策建议',
    en: 'Find the cause of the problem before suggesting a policy',
  },
  'reason-missing': { zh: '不采纳须说明理由', en: 'Declining needs a reason' },
  'proposal-missing': { zh: '报请上级须同时提出解决建议', en: 'An escalation needs a proposal for the solution' },
  'reply-awaited': { zh: '该事项已报请上级，正在等待答复', en: 'The matter already waits for the superior’s reply' },
  'task-open': { zh: '以下单位的任务尚未答复：{units}', en: 'These units have not answered: {units}' },
  'not-the-owner': { zh: '只有被请求的负责同志本人可以答复', en: 'Only the person who was asked may answer' },
  'owner-without-office': {
    zh: '请选择本级办公厅（室）负责人或政府领导',
    en: 'Choose the head of the office or a leader of this government',
  },
  'plan-by-drafter': { zh: '起草人不能审批自己起草的计划', en: 'The drafter may not approve their own plan' },
  'plan-not-approved': {
    zh: '计划（方案）尚未批准，不能组织实施',
    en: 'The plan is not approved, so nothing starts under it',
  },
  'plan-not-draft': {
    zh: '计划已提交或已批准，调整请用“调整计划”并说明理由',
    en: 'Submitted or approved; amend it with a reason',
  },
  'plan-not-submitted': { zh: '计划尚未提交审批', en: 'The plan has not been submitted' },
  'plan-empty': { zh: '计划还没有工作内容', en: 'The plan has no items' },
  'theme-retired': { zh: '没有这一主题，或已停用', en: 'No such theme, or no longer used' },
  'notes-missing': {
    zh: '按事项分级，以下标准须逐项写明核实情况：{criteria}',
    en: 'By its grade the matter needs a verification note for: {criteria}',
  },
  'note-to-oneself': { zh: '业务指导发给其他单位，不能发给本机构', en: 'Guidance goes to others, not to oneself' },
}
