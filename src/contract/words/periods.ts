import type { periodsRefusals } from '#domain/refusals/periods.ts'
import type { RefusalWords } from './kind.ts'

export const periodsWords: RefusalWords<typeof periodsRefusals> = {
  'cadence-too-often': {
    zh: '超过该类事项的报送频次上限：两次报送至少间隔 {days} 天',
    en: 'More often than this grade allows: at least {days} days lie between two periods',
  },
  'period-closed': { zh: '该报送期已结束', en: 'The reporting period is closed' },
  'period-not-over': {
    zh: '报送期至 {closes} 截止，还有 {count} 件未报送，不能提前结束',
    en: 'The period runs until {closes} and {count} matters have not answered yet',
  },
  'nothing-asked': { zh: '本期没有要求该事项报送', en: 'Nothing is asked of this matter at present' },
  'milestone-no-target': { zh: '请填写阶段目标', en: 'A milestone needs a target' },
  'milestone-after-due': {
    zh: '阶段目标不得晚于事项的完成时限（{due}）',
    en: 'A milestone is not later than the matter’s due date ({due})',
  },
  'milestone-unknown': { zh: '阶段目标不存在', en: 'No such milestone' },
  'milestone-in-past': { zh: '新增阶段目标的日期不能早于今天', en: 'A new milestone lies in the past' },
  'milestone-twice': { zh: '同一阶段目标重复列出', en: 'A milestone stands twice' },
  'milestone-fixed': {
    zh: '“{target}”已完成、已到期或由督办机构确定，不能改动或删除',
    en: '“{target}” is met, past its day or set by the supervisor, and cannot be changed',
  },
  'milestone-met': { zh: '该阶段目标已经完成', en: 'The milestone has been met already' },
  'schedule-no-due': { zh: '事项还没有完成时限，无法倒排', en: 'There is no due date to count back from' },
  'target-falls': {
    zh: '季度目标为累计数，不能小于上一季度',
    en: 'Quarterly targets are cumulative: not less than the quarter before',
  },
  'target-empty': { zh: '全年目标必须大于 0', en: 'The target of the year is above zero' },
  'target-unknown': { zh: '该季度没有下达目标', en: 'No target was set for this quarter' },
  'quarter-not-begun': { zh: '该季度尚未开始', en: 'The quarter has not begun' },
  'light-not-owed': {
    zh: '事项已报送、已办结、暂缓或尚未交办，不核定亮灯',
    en: 'A matter that is handed in, suspended or not handed down has no assessed light',
  },
  'light-not-worse': {
    zh: '核定亮灯只能比系统亮灯更差',
    en: 'The assessed light can only be worse than the one the dates give',
  },
  'light-needs-reason': { zh: '核定亮灯须写明理由', en: 'An assessed light needs a reason' },
}
