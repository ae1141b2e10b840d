import { weekdayOf, monthOf, dayOf } from './date.ts'
import type { Budget, ClockDay, Due } from './clock.ts'

const weekdays = '一二三四五六日'
const clockText = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const duration = (minutes: number) => `${Math.floor(minutes / 60)}小时${minutes % 60 > 0 ? `${minutes % 60}分` : ''}`

const because: Readonly<Record<ClockDay['why'], (name: string) => string>> = {
  receipt: () => '起算当日',
  workday: () => '工作日',
  shifted_workday: () => '调休上班',
  weekend: () => '周末',
  holiday: (name) => name || '节假日',
  stopped: (name) => `暂停${name ? `（${name}）` : ''}`,
  calendar_day: () => '自然日',
  rolled: (name) => `遇${name || '休息日'}顺延`,
  given: () => '直接确定',
  after_hours: () => '已过办公时间',
}

/** One day of an explanation: “10月1日（周四） 国庆节 不计”, “9月20日（周日） 调休上班 计第5日”. */
export const dayWords = (day: ClockDay): string => {
  const on = `${monthOf(day.date)}月${dayOf(day.date)}日（周${weekdays[weekdayOf(day.date)] ?? ''}）`
  const counted = day.minutes ? `计${duration(day.minutes)}` : day.nth === undefined ? '不计' : `计第${day.nth}日`
  return day.why === 'given' ? `${on} ${because.given('')}` : `${on} ${because[day.why](day.name ?? '')} ${counted}`
}

/** What the counted days come to, in the unit of the budget. */
export const sumWords = (budget: Budget, days: readonly ClockDay[]): string => {
  if (budget.kind === 'fixed') return '时限为直接确定的日期'
  if (budget.kind === 'office_hours')
    return `合计 ${duration(days.reduce((sum, day) => sum + (day.minutes ?? 0), 0))}，时限 ${budget.amount} 个办公小时`
  const counted = days.filter((day) => day.counted).length
  const unit = { working_days: '个工作日', calendar_days: '日', months: '个月' }[budget.kind]
  return `合计 ${counted} 日，时限 ${budget.amount}${unit}`
}

export const dueWords = (due: Due): string =>
  [
    `完成时限 ${due.due}${due.minute === null ? '' : ` ${clockText(due.minute)}`}`,
    due.provisional && '（暂定：当年放假通知尚未公布）',
    due.stoppedSince && `（${due.stoppedSince} 起暂停，恢复后顺延）`,
  ]
    .filter(Boolean)
    .join('')
