import type { NoticeFault } from '#domain/notice.ts'
import type { noticeFaults } from '#domain/notice.ts'
import type { Bilingual } from '../operation.ts'
import type { RefusalWords } from './kind.ts'

/** What is wrong with a line of a pasted notice. */
export const noticeFaultWords: Readonly<Record<NoticeFault['fault'], Bilingual>> = {
  'notice-year': {
    zh: '没有找到“国务院办公厅关于某年部分节假日安排的通知”的标题',
    en: 'There is no title of a yearly notice',
  },
  'notice-empty': { zh: '没有找到放假安排', en: 'There are no holidays in it' },
  'notice-date': { zh: '没有“{said}”这一天', en: 'There is no such day: {said}' },
  'notice-weekday': { zh: '{said} 应为 {meant}', en: '{said} is in fact {meant}' },
  'notice-backwards': { zh: '起止日期颠倒或过长', en: 'The span runs backwards or is too long' },
  'notice-day-count': {
    zh: '写明共 {said} 天，按起止日期为 {meant} 天',
    en: '{said} days are said, the span has {meant}',
  },
  'notice-adjusting': {
    zh: '调休上班 {said} 天，按放假天数应为 {meant} 天',
    en: '{said} shifted working days, where the days off call for {meant}',
  },
  'notice-work-on-weekday': { zh: '{said} 本来就是工作日', en: '{said} is a working day anyway' },
  'notice-twice': { zh: '{said} 重复出现', en: '{said} stands twice' },
  'notice-other-year': { zh: '{said} 不属于这一年', en: '{said} belongs to another year' },
  'notice-unread': { zh: '没有读出日期', en: 'No date could be read' },
}

export const noticeFaultText = (fault: NoticeFault, language: 'zh' | 'en'): string =>
  noticeFaultWords[fault.fault][language].replace('{said}', fault.said ?? '').replace('{meant}', fault.meant ?? '')

const isOfWhole = (fault: string) => fault === 'notice-year' || fault === 'notice-empty'

/** The same as answers of the API, with the line and its words where one line is to blame. */
export const noticeRefusals = Object.fromEntries(
  Object.entries(noticeFaultWords).map(([fault, { zh, en }]) => [
    fault,
    isOfWhole(fault)
      ? { zh, en }
      : { zh: `第 {line} 行有误：${zh}（{text}）`, en: `Line {line} is wrong: ${en} ({text})` },
  ]),
) as RefusalWords<typeof noticeFaults>
