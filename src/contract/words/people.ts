import type { peopleRefusals } from '#domain/refusals/people.ts'
import type { RefusalWords } from './kind.ts'

export const peopleWords: RefusalWords<typeof peopleRefusals> = {
  'delegate-is-self': { zh: '不能委托给自己', en: 'Nobody delegates to themselves' },
  'delegate-not-fit': {
    zh: '受托人须为在岗的业务人员，且不是系统、安全、审计管理员',
    en: 'A delegate is in business office, and none of the three administrators',
  },
  'delegation-in-past': {
    zh: '委托不能早于今天开始，也不能先于开始日期结束',
    en: 'A delegation begins today at the earliest and ends after its beginning',
  },
  'delegation-too-long': {
    zh: '委托最长 {days} 天，最迟到 {last}',
    en: 'A delegation lasts {days} days at most, until {last}',
  },
  'delegation-over': { zh: '该委托已经结束或已收回', en: 'The delegation is over or has been taken back' },
  'not-own-organization': { zh: '只能委托本人任职单位的事务', en: 'Only work of one’s own organizations is delegated' },
  'organization-has-work': {
    zh: '该机构还有未办结事项，不能撤销：{matters}',
    en: 'The organization still has open matters: {matters}',
  },
  'organization-has-parts': { zh: '该机构还有下级机构：{names}', en: 'There are organizations below it: {names}' },
  'organization-has-people': {
    zh: '该机构还有在任人员，请先终止职责：{names}',
    en: 'People still hold appointments there: {names}',
  },
  'organization-below-itself': { zh: '上级机构不能是本机构或其下级', en: 'An organization cannot stand below itself' },
  'organization-closed': { zh: '该机构已撤销', en: 'The organization has been closed' },
  'one-inspection-body': {
    zh: '一级政府只设一个督查机构，已有：{name}',
    en: 'A government has one inspection body; there is {name} already',
  },
  'seat-missing': {
    zh: '议事协调机构须写明办公室所在单位',
    en: 'A coordinating body names the organization where its office sits',
  },
  'only-for-kind': { zh: '该类机构没有这一项', en: 'Organizations of this kind have no such field' },
  'designated-unit-outside': {
    zh: '承担督查工作的机构须是本单位或其内设机构',
    en: 'The designated unit is the organization itself or one of its divisions',
  },
  'one-leader-in-charge': {
    zh: '同一时间只能有一位分管领导：{name} 自 {from} 起分管；如需更换请选择“接替”',
    en: 'There is one leader in charge at a time: {name} has been since {from}; choose to replace',
  },
  'portfolio-in-past': {
    zh: '分工调整只影响今后的事项，生效日期不能早于今天',
    en: 'A change of portfolios concerns what comes; it takes effect today at the earliest',
  },
  'not-a-leader': { zh: '该人员没有在任的领导职务', en: 'This person holds no office of a leader' },
  'outside-own-government': { zh: '该机构不在您的管理范围内', en: 'The organization is outside your reach' },
  'hand-over-needed': {
    zh: '还有 {count} 件未办结事项由其经办，请指定接手人并写明交接说明',
    en: '{count} open items are in this person’s hands: name who takes them over, with a note',
  },
  'successor-elsewhere': {
    zh: '接手人须在同一单位任职',
    en: 'Whoever takes over holds an appointment in the same organization',
  },
  'nothing-to-hand-over': { zh: '没有可以移交的事项', en: 'There is nothing to hand over' },
  'sheet-without-rows': {
    zh: '没有找到可导入的行：机构表须有“名称”列，人员表须有“姓名”列',
    en: 'No rows to take: organizations stand under 名称, people under 姓名',
  },
  'import-has-faults': { zh: '还有 {count} 行有误，改正后再导入', en: '{count} rows are wrong; mend them first' },
  'deputy-is-liaison': { zh: '只有联络员可以设为副职', en: 'Only a liaison officer can be a deputy' },
  'overseer-is-party': {
    zh: '该机构已是本事项的督办或承办单位',
    en: 'The organization is a party to the matter already',
  },
}
