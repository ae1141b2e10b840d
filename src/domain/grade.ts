import { reviewCriteria, type ReviewCriterion } from './matter-guards.ts'

export const importances = ['key', 'important', 'routine'] as const
export type Importance = (typeof importances)[number]
/** The words of the source: 特急、加急、平急、一般. */
export const urgencies = ['most_urgent', 'urgent', 'plain', 'normal'] as const
export type Urgency = (typeof urgencies)[number]

export const reminderProfiles = ['short', 'close', 'standard'] as const
export type ReminderProfile = (typeof reminderProfiles)[number]

export type Grade = {
  /** 1 is looked at first. */
  readonly grade: 1 | 2 | 3
  readonly reminderProfile: ReminderProfile
  /** Criteria of the closing review that need a verification note of their own. */
  readonly notesFor: readonly ReviewCriterion[]
}

const reminders: Readonly<Record<Urgency, ReminderProfile>> = {
  most_urgent: 'short',
  urgent: 'close',
  plain: 'close',
  normal: 'standard',
}
const depths: Readonly<Record<Importance, readonly ReviewCriterion[]>> = {
  key: reviewCriteria,
  important: ['problem_solved', 'task_done', 'conclusion_accurate'],
  routine: [],
}

/** As the closing form prints them. */
export const criterionNames: Readonly<Record<ReviewCriterion, string>> = {
  facts_clear: '事实清楚',
  problem_solved: '问题解决',
  task_done: '任务完成',
  conclusion_accurate: '结论准确',
  measures_lawful: '措施合法',
  paper_in_form: '材料规范',
}

const isUrgency = (word: string): word is Urgency => (urgencies as readonly string[]).includes(word)

/** 轻重、主次和缓急 (A32): importance decides how deep a review looks, urgency how closely one reminds; both, the grade. */
export const gradeOf = (importance: Importance | null, urgency: string): Grade => {
  const weight = importance ?? 'routine'
  const haste: Urgency = isUrgency(urgency) ? urgency : 'normal'
  const isFirst = weight === 'key' || haste === 'most_urgent'
  const isSecond = weight === 'important' || haste === 'urgent'
  const reminderProfile = reminders[haste] === 'standard' && weight === 'key' ? 'close' : reminders[haste]
  return { grade: isFirst ? 1 : isSecond ? 2 : 3, reminderProfile, notesFor: depths[weight] }
}

/** Criteria that the grade wants a note for and that have none. */
export const missingNotes = (grade: Grade, noted: readonly string[]): readonly ReviewCriterion[] =>
  grade.notesFor.filter((each) => !noted.includes(each))

/** Whose decision the matter carries out (C09): the superior's, this level's own, or what lower organs owe. */
export const dutyScopes = ['superior', 'same_level', 'lower'] as const
export type DutyScope = (typeof dutyScopes)[number]
