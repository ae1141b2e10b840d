import type { clockRefusals } from '#domain/refusals/clock.ts'
import type { RefusalWords } from './kind.ts'
import { noticeRefusals } from './notice-faults.ts'

export const clockWords: RefusalWords<typeof clockRefusals> = {
  'notice-too-short': {
    zh: '距到期不足 {least} 个办公小时（仅 {hours} 小时），须填写批准人',
    en: 'Less than {least} office hours remain ({hours}): name who approved such short notice',
  },
  'sla-unknown': { zh: '没有这条办理时限', en: 'There is no such period' },
  ...noticeRefusals,
  'calendar-not-waiting': { zh: '该日历变更已经审过', en: 'This change has been decided already' },
  'calendar-own-paste': {
    zh: '录入人不能审核自己录入的日历，请由另一人审核',
    en: 'Whoever pasted a calendar does not approve it; somebody else does',
  },
  'calendar-not-approved': { zh: '日历变更须经审核后才能启用', en: 'A change is put into force after it was approved' },
  'calendar-national': {
    zh: '全国日历由本系统最上级政府维护；本级政府可以登记地方节日',
    en: 'The national calendar is kept by the topmost government here; others add their local holidays',
  },
  'calendar-changes-nothing': { zh: '与现有日历相同，没有变更', en: 'The calendar says so already' },
  'calendar-unpublished': {
    zh: '{year} 年的放假通知尚未启用，请先启用通知',
    en: 'The notice of {year} is not in force yet; put that into force first',
  },
}
