import type { Span } from './fold.ts'

/** Why the reader proposes what it proposes. The sentences are made in `contract/words/reading.ts`. */
export const reasonCodes = [
  /** （X牵头，…） */
  'lead-named',
  /** 排在第一位的为牵头单位，下同: the place is where the document says so */
  'first-is-lead',
  /** several units and no word of who leads */
  'equal-units',
  /** one unit, so it leads */
  'sole-unit',
  /** 责任单位：X */
  'labelled',
  /** 牵头单位：X，责任单位：Y: beside a lead, Y supports */
  'label-supports',
  /** X会同Y */
  'with-others',
  /** X指导，Y负责落实: who guides does not lead */
  'guides',
  /** the column of a table */
  'column',
  /** an empty cell below a filled one */
  'cell-above',
  /** X要…, X负责… */
  'subject',
  /** 请X… */
  'addressed',
  /** the subject stands in an earlier sentence or heading */
  'subject-carried',
  /** duties listed below a unit's name */
  'unit-heading',
  /** one mark behind several numbered measures */
  'mark-covers-list',
  /** 以下均需X落实，不再列出 */
  'everyone-bound',
  /** 省财政厅、教育厅: the level is written once */
  'prefix-completed',
  /** 12月底前 after 2021年6月底前 */
  'year-carried',
  /** 年底前 in a document of 2026 */
  'year-of-document',
  /** of several dates the last */
  'latest-date',
  /** 以上工作于…前完成 */
  'points-back',
  /** 第一阶段（3月—6月）: the phase that the task belongs to ends then */
  'phase-ends',
  /** the column or label 完成时限 */
  'deadline-labelled',
  /** the same words stand in the document again */
  'stands-twice',
] as const
export type ReasonCode = (typeof reasonCodes)[number]

/** `clause` and `place` say where the words that decided stand: 见第四（一）1. */
export type Reason = { readonly code: ReasonCode; readonly place: Span | null; readonly clause: string }

/** What a person has to answer, because the reader does not guess. */
export const questionCodes = [
  'several-leads',
  'collective',
  'no-lead',
  'subject-carried',
  /** words in a mark that do not look like a unit's name */
  'unknown-unit',
  /** 建议责任单位: a wish and no assignment */
  'proposed-unit',
  /** a limit that the reader does not understand */
  'deadline-unclear',
  /** 年底前 in a document whose year is not known */
  'year-unknown',
  /** 收到后10个工作日内: counted from a day that the text does not hold */
  'deadline-counted',
  /** 验收前, 二十大前 */
  'deadline-event',
] as const
export type Question = (typeof questionCodes)[number]
