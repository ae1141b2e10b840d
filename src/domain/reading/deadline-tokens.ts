import type { Cycle, DeadlineValue, Manner, Month, Point, Year } from './deadline-phrase.ts'
import { numeral } from './numbering.ts'

/** How a deadline can be worded. `inCell` wordings count only where the whole cell or label is a deadline. */
export type Wording = {
  readonly example: string
  readonly pattern: RegExp
  readonly read: (of: Readonly<Record<string, string | undefined>>) => DeadlineValue | 'unclear' | null
  readonly inCell?: true
}

export const n = '(?:\\d{1,3}|[一二三四五六七八九十两]{1,3})'
export const year = '(?<y>\\d{4}年|[〇零一二三四五六七八九]{4}年|今年|本年|当年|明年|次年|翌年)?度?'
export const month = `(?<m>${n}月份?|本月份?|当月|下个?月|次月)`
export const before = '(?:(?:之前|以前|前)(?!后))'
export const hour =
  '(?<h>(?:上午|中午|下午|晚上?)?\\d{1,2}(?:时|点|:\\d{2})(?:\\d{1,2}分|半)?|(?:上午|下午)?下班|中午|上午|下午)?'
export const unit = '(?<u>个?工作日|个月|个?星期|日|天|周|小时|年)'
export const doing =
  '(?:完成|办结|报|上报|反馈|回复|答复|提出|制定|出台|提交|整改|拿出|形成|落实|印发|办理|建成|见效|处理|研究|实现|移交|启动|送|将|查清|查明|摸清|核实|拨付|解决|化解|清理|排查|开展|组织|上线|封堵|拆除)'
/** What days are counted from when offices write to offices. */
export const anchor =
  '(?<since>(?:收到|接到|收文|接件|印发|发布|下发|发文|公布|批准|批复|交办|转办|立项|通知|文件|会议|会(?=后)|督办|签收|反馈)[^,。;之后起]{0,14}?|[^,。;之后起须应要在于于本]{0,6}(?:印发|下发|发布|交办|批准|召开|签收)|(?<=[,。;在于]|^)[一-龥]{1,6}(?:确定|审定|审核通过|批准|完成|到位|成立)(?=后))'

export const manner = '(?<how>原则上|力争|争取)?'

export const yearOf = (text: string | undefined): Year => {
  if (text === undefined) return null
  if (/^[今本当]年/.test(text)) return 'this'
  if (/^[明次翌]年/.test(text)) return 'next'
  return numeral(text.slice(0, 4))
}
export const monthOf = (text: string | undefined): Month => {
  if (/^[本当]月/.test(text ?? '')) return 'this'
  if (/^(?:下|次)/.test(text ?? '')) return 'next'
  return numeral((text ?? '').replace(/月份?$/, ''))
}
export const mannerOf = (text: string | undefined): Manner =>
  text === '原则上' ? 'in-principle' : text === undefined ? 'firm' : 'strive'
export const isMonth = (value: Month) => typeof value === 'string' || (value >= 1 && value <= 12)
export const by = (point: Point, how?: string): DeadlineValue => ({ kind: 'by', point, manner: mannerOf(how) })
export const byDay = (y: Year, m: Month, d: number, hourSaid: string | undefined, how?: string) =>
  isMonth(m) && d >= 1 && d <= 31 ? by({ on: 'day', year: y, month: m, day: d, hour: hourSaid || null }, how) : null
export const byMonth = (y: Year, m: Month, part: string | undefined, how?: string) => {
  if (!isMonth(m)) return null
  const of = part?.startsWith('上') ? 1 : part?.startsWith('中') ? 2 : part?.startsWith('下') ? 3 : 'end'
  return by({ on: 'month', year: y, month: m, part: of }, how)
}
export const weekdayOf = (text: string | undefined) => '一二三四五六日'.indexOf((text ?? '').replace('天', '日')) + 1
export const countedOf = (text: string | undefined) =>
  /工作日/.test(text ?? '')
    ? 'working-day'
    : /月/.test(text ?? '')
      ? 'month'
      : /周|星期/.test(text ?? '')
        ? 'week'
        : text === '小时'
          ? 'hour'
          : text === '年'
            ? 'year'
            : 'day'
export const cycles: Readonly<Record<string, Cycle>> = {
  年: 'year',
  半年: 'half-year',
  季: 'quarter',
  季度: 'quarter',
  月: 'month',
  半月: 'half-month',
  半个月: 'half-month',
  旬: 'ten-days',
  周: 'week',
  星期: 'week',
  日: 'day',
  天: 'day',
}
export const every = (
  of: Cycle,
  day: Extract<DeadlineValue, { kind: 'every' }>['day'],
  since: string | undefined,
): DeadlineValue => ({
  kind: 'every',
  every: of,
  day,
  since: since === undefined ? null : Number(since),
})
export const since = '(?:(?:自|从)?(?<sy>\\d{4})年(?:\\d{1,2}月)?(?:份)?(?:起|开始),?[^,。;每]{0,16}?)?'
/** What makes 每年, 每月 without a day a duty to report: a frequency of supervision, not an amount per year. */
export const reports =
  '(?:[^,。;]{0,16}?)(?:报送|上报|报告|通报|调度|汇总|督查|督导|会商|更新|公布|一报|梳理|总结|评估|研究一次|召开|听取|抽查|监测|考评|[一两二三]次)'
