import type { remindersRefusals } from '#domain/refusals/reminders.ts'
import type { RefusalWords } from './kind.ts'

export const remindersWords: RefusalWords<typeof remindersRefusals> = {
  'explanation-in-past': { zh: '说明期限不能早于今天', en: 'An explanation is not due in the past' },
  'explanation-lacks-cause': { zh: '请说明未按期完成的原因', en: 'The cause is asked for' },
  'explanation-lacks-improvement': { zh: '请提出改进意见', en: 'What will be done better is asked for' },
  'nothing-to-urge': {
    zh: '{unit}的“{title}”已报送、已暂缓或已结束，不需要催办',
    en: '“{title}” of {unit} has been handed in, stopped or ended: nobody is to be urged',
  },
  'urged-too-often': {
    zh: '{units}等 {count} 个单位本周已催办 {most} 次，达到每周上限，请改用电话或函件',
    en: 'Urged {most} times this week already, which is the most: {units} ({count} units). Call or write instead.',
  },
  'letter-not-called-for': {
    zh: '没有逾期未作的说明，或者已作说明、已经发函',
    en: 'No explanation is overdue here, or it was given or has its letter',
  },
  'talk-needs-place': { zh: '约谈须写明地点', en: 'A talk needs a place' },
  'step-left-out': { zh: '越过应先采取的措施须说明理由', en: 'To leave a step out needs a reason' },
  'email-missing': { zh: '接收邮件须填写邮箱', en: 'An address is needed to receive e-mail' },
}
