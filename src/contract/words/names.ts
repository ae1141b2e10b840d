import type { Light } from '#domain/light.ts'
import type { MatterState } from '#domain/matter.ts'
import type { Role } from '#domain/permissions.ts'
import type { Language } from '../words.ts'

type Names<K extends string> = Readonly<Record<K, readonly [zh: string, en: string]>>

/** What files say in place of codes: the same words as the screens', in both languages. */
const states: Names<MatterState> = {
  draft: ['草拟', 'Draft'],
  proposed: ['待审批', 'Proposed'],
  established: ['已立项', 'Established'],
  dispatched: ['已交办', 'Dispatched'],
  in_progress: ['在办', 'In progress'],
  reported: ['已报送待审', 'Handed in'],
  under_review: ['审核中', 'Under review'],
  accepted: ['已审待呈', 'Accepted'],
  completed: ['办结', 'Completed'],
  cleared: ['销号', 'Cleared'],
  archived: ['归档', 'Archived'],
  suspended: ['暂缓办理', 'Suspended'],
  long_term: ['长期推进', 'Long-term'],
  cancelled: ['撤销立项', 'Cancelled'],
  merged: ['并入', 'Merged'],
}
const lights: Names<Light> = {
  green: ['正常', 'On track'],
  yellow: ['临期', 'Due soon'],
  red: ['超期', 'Overdue'],
  blue: ['已报送', 'Handed in'],
  grey: ['未开始', 'Not begun'],
}
/** The colour goes along: a ledger is printed in black and white. */
const colours: Names<Light> = {
  green: ['绿', 'Green'],
  yellow: ['黄', 'Yellow'],
  red: ['红', 'Red'],
  blue: ['蓝', 'Blue'],
  grey: ['灰', 'Grey'],
}
const sourceKinds: Names<string> = {
  document: ['文件部署', 'Document'],
  meeting_decision: ['会议决定', 'Meeting decision'],
  major_decision: ['重大决策', 'Major decision'],
  leader_instruction: ['领导批示', 'Leader’s instruction'],
  superior_order: ['上级交办', 'Superior’s order'],
  deputies_suggestion: ['人大代表建议', 'Deputies’ suggestion'],
  cppcc_proposal: ['政协提案', 'CPPCC proposal'],
  party_committee: ['党委交办', 'Party committee'],
  media_report: ['媒体反映', 'Media report'],
  clue: ['问题线索', 'Clue'],
  law: ['法律法规', 'Law or regulation'],
  normative_document: ['规范性文件', 'Normative document'],
  oral_assignment: ['口头交办', 'Oral assignment'],
}
const parts: Names<string> = {
  coordinating_lead: ['牵头单位', 'Lead'],
  joint_lead: ['共同牵头', 'Joint lead'],
  supporting: ['配合单位', 'Supporting'],
}
const assignmentStates: Names<string> = {
  planned: ['未交办', 'Not yet dispatched'],
  sent: ['待签收', 'Not yet acknowledged'],
  acknowledged: ['已签收', 'Acknowledged'],
  disputed: ['待协调', 'Being settled'],
  contributed: ['已报送', 'Contributed'],
  accepted: ['已认可', 'Accepted'],
  returned: ['已退回', 'Returned'],
  released: ['已解除', 'Released'],
}
const roles: Names<Role> = {
  inspector: ['督查人员', 'Inspector'],
  office_director: ['办公厅（室）负责人', 'Office director'],
  leader: ['政府领导', 'Leader'],
  liaison: ['联络员', 'Liaison'],
  principal: ['单位主要负责人', 'Principal'],
  archivist: ['档案员', 'Archivist'],
  overseer: ['监督人员（人大、政协）', 'Overseer'],
  system_admin: ['系统管理员', 'System administrator'],
  security_admin: ['安全管理员', 'Security administrator'],
  audit_admin: ['审计管理员', 'Audit administrator'],
}
export const names = { states, lights, sourceKinds, parts, assignmentStates, roles } as const

export const nameOf = (kind: keyof typeof names, code: string, language: Language): string =>
  (names[kind] as Names<string>)[code]?.[language === 'zh' ? 0 : 1] ?? code

/** 红 超期; a matter that has ended or rests is called so, whatever the colour stands for otherwise. */
export const lightName = (light: Light, state: MatterState, language: Language): string => {
  const at = language === 'zh' ? 0 : 1
  const isEnded = light === 'blue' && ['completed', 'cleared', 'archived'].includes(state)
  const word = isEnded || (light === 'grey' && state !== 'draft') ? names.states[state][at] : names.lights[light][at]
  return `${colours[light][at]} ${word}`
}

/** 2026年9月30日, as a line of a paper says it. */
export const dayName = (day: string, language: Language): string =>
  language === 'zh' ? `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日` : day
