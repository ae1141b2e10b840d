import type { Question, ReasonCode } from '#domain/reading/reasons.ts'
import type { Bilingual } from '../operation.ts'

/** Why the reader proposes a line: `{clause}` is where the deciding words stand, 见第四（一）1. */
export const reasonWords: Readonly<Record<ReasonCode, Bilingual>> = {
  'lead-named': { zh: '原文写明牵头单位', en: 'The text names the lead' },
  'first-is-lead': { zh: '第一位为牵头单位：见{clause}', en: 'The first unit leads: see {clause}' },
  'equal-units': { zh: '原文并列多个单位，未写明牵头', en: 'Several units stand side by side, no lead is named' },
  'sole-unit': { zh: '原文只写一个单位', en: 'Only one unit is named' },
  labelled: { zh: '原文标明责任单位', en: 'The text labels the responsible units' },
  'label-supports': { zh: '已有牵头单位，责任单位列为配合', en: 'Beside a lead, the responsible units support' },
  'with-others': { zh: '“会同”之后为配合单位', en: 'The units behind 会同 support' },
  guides: { zh: '“指导”单位不牵头', en: 'A unit that guides does not lead' },
  column: { zh: '按表格栏目', en: 'From the column of the table' },
  'cell-above': { zh: '本栏空白，沿用上一行', en: 'The cell is empty: taken from the row above' },
  subject: { zh: '按句子主语', en: 'The subject of the sentence' },
  addressed: { zh: '原文写明“请……”', en: 'The text asks this unit' },
  'subject-carried': { zh: '主语承接上文：见{clause}', en: 'The subject is carried over: see {clause}' },
  'unit-heading': { zh: '列在该单位名下：见{clause}', en: "Listed below the unit's name: see {clause}" },
  'mark-covers-list': { zh: '责任单位写在各项之后，涵盖本条', en: 'One mark behind several measures covers them' },
  'everyone-bound': {
    zh: '统一要求的落实单位：见{clause}',
    en: 'Units bound by a sentence for all clauses: see {clause}',
  },
  'prefix-completed': { zh: '单位名称省略的“省”“市”等已补全', en: 'A level written once was completed' },
  'year-carried': { zh: '年份承接前文', en: 'The year is that of the date before' },
  'year-of-document': { zh: '年份取文件年份', en: "The year is the document's" },
  'latest-date': { zh: '有多个时间，取最后一个', en: 'Of several dates the last' },
  'points-back': { zh: '时限写在后文，统管上述工作：见{clause}', en: 'A later sentence dates this: see {clause}' },
  'phase-ends': { zh: '时限取所在阶段的截止日：见{clause}', en: 'The limit is the end of its phase: see {clause}' },
  'deadline-labelled': { zh: '原文标明完成时限', en: 'The text labels the limit' },
  'stands-twice': { zh: '同一内容在文中重复出现，已合并', en: 'The same words stand twice and were merged' },
}

export const questionWords: Readonly<Record<Question, Bilingual>> = {
  'several-leads': {
    zh: '原文列有多个责任单位，请确定由谁牵头',
    en: 'Several leads are named: who coordinates?',
  },
  collective: { zh: '含“各市”“有关部门”等统称，请明确到具体单位', en: 'A collective name: say which units' },
  'no-lead': { zh: '原文没有写明责任单位，请指定', en: 'No unit is named: choose one' },
  'subject-carried': { zh: '责任单位承接上文，请核对', en: 'The unit is carried over from above: please check' },
  'unknown-unit': { zh: '有的名称不像单位名称，请核对', en: 'A name does not look like a unit: please check' },
  'proposed-unit': { zh: '原文为“建议”责任单位，请确定', en: 'The unit is only proposed: please decide' },
  'deadline-unclear': { zh: '时限的写法不能确定，请填写', en: 'The limit is not clear: please enter it' },
  'year-unknown': { zh: '时限没有写年份，请确定', en: 'The limit has no year: please enter it' },
  'deadline-counted': {
    zh: '时限从收到或印发之日起算，请核对起算日',
    en: 'The limit is counted from a day: please check',
  },
  'deadline-event': { zh: '时限以某一事件为准，请确定日期', en: 'The limit depends on an event: please enter the day' },
}
