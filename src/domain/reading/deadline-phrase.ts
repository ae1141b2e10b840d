/** A year as a phrase has it: said, 今年, 明年, or left to what stands before. */
export type Year = number | 'this' | 'next' | null
/** A month as a phrase has it: 6月, 本月, 下月. */
export type Month = number | 'this' | 'next'

export type Point =
  /** 2026年6月30日12时前 */
  | {
      readonly on: 'day'
      readonly year: Year
      readonly month: Month
      readonly day: number
      readonly hour: string | null
    }
  /** 6月底前, 6月上旬 (1), 中旬 (2), 下旬 (3) */
  | { readonly on: 'month'; readonly year: Year; readonly month: Month; readonly part: 'end' | 1 | 2 | 3 }
  /** 三季度末 */
  | { readonly on: 'quarter'; readonly year: Year; readonly quarter: number }
  /** 上半年 */
  | { readonly on: 'half'; readonly year: Year; readonly half: 1 | 2 }
  /** 2026年底 */
  | { readonly on: 'year'; readonly year: Year }
  /** “十五五”末 */
  | { readonly on: 'plan'; readonly plan: number }
  /** 本周五, 下周一: 1 to 7 */
  | { readonly on: 'weekday'; readonly week: 'this' | 'next'; readonly weekday: number; readonly hour: string | null }
  /** 今天, 明天 */
  | { readonly on: 'today'; readonly days: 0 | 1; readonly hour: string | null }

export type Cycle = 'year' | 'half-year' | 'quarter' | 'month' | 'half-month' | 'ten-days' | 'week' | 'day'
export type Counted = 'working-day' | 'day' | 'week' | 'month' | 'year' | 'hour'

/** What a deadline phrase means. 原则上 and 力争 soften it; they do not change the day. */
export type DeadlineValue =
  | { readonly kind: 'by'; readonly point: Point; readonly manner: Manner }
  /** 到2027年: softer than 底前 */
  | { readonly kind: 'target'; readonly point: Point; readonly manner: Manner }
  /** 每年2月底前, 每月25日前, 每季度结束后10个工作日内 */
  | { readonly kind: 'every'; readonly every: Cycle; readonly day: EveryDay | null; readonly since: number | null }
  /** 自收到之日起10个工作日内; `since` null: the text does not say from when */
  | { readonly kind: 'within'; readonly amount: number; readonly unit: Counted; readonly since: string | null }
  /** 持续推进, 长期坚持; 年内持续推进 ends with the year */
  | { readonly kind: 'continuous'; readonly until: Point | null }
  /** 立行立改 */
  | { readonly kind: 'at-once' }
  /** 及时, 尽快 */
  | { readonly kind: 'soon' }
  /** 验收前 */
  | { readonly kind: 'event'; readonly event: string }

export type Manner = 'firm' | 'in-principle' | 'strive'
/** 2月底, 25日, 月底, 周二, 结束后10个工作日内 */
export type EveryDay =
  | { readonly month: number | null; readonly day: number | 'end' }
  | { readonly weekday: number }
  | { readonly after: number; readonly unit: Counted }

const chinese = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

const yearWords = (year: Year) =>
  year === null ? '' : year === 'this' ? '今年' : year === 'next' ? '明年' : `${year}年`
const monthWords = (month: Month) => (month === 'this' ? '本月' : month === 'next' ? '下月' : `${month}月`)
const parts = { end: '底', 1: '上旬', 2: '中旬', 3: '下旬' } as const

/** The point without 前. */
const pointWords = (point: Point): string => {
  switch (point.on) {
    case 'day':
      return `${yearWords(point.year)}${monthWords(point.month)}${point.day}日${point.hour ?? ''}`
    case 'month':
      return `${yearWords(point.year)}${monthWords(point.month)}${parts[point.part]}`
    case 'quarter':
      return `${yearWords(point.year)}${chinese[point.quarter] ?? ''}季度末`
    case 'half':
      return `${yearWords(point.year)}${point.half === 1 ? '上' : '下'}半年末`
    case 'year':
      return typeof point.year === 'number' ? `${point.year}年底` : `${yearWords(point.year)}年底`
    case 'plan':
      return `“十${chinese[point.plan - 10] ?? ''}五”末`
    case 'weekday':
      return `${point.week === 'this' ? '本' : '下'}周${'一二三四五六日'[point.weekday - 1] ?? ''}${point.hour ?? ''}`
    case 'today':
      return `${point.days === 0 ? '今天' : '明天'}${point.hour ?? ''}`
  }
}

const unitWords: Readonly<Record<Counted, string>> = {
  'working-day': '个工作日',
  day: '日',
  week: '周',
  month: '个月',
  year: '年',
  hour: '小时',
}
const cycleWords: Readonly<Record<Cycle, string>> = {
  year: '每年',
  'half-year': '每半年',
  quarter: '每季度',
  month: '每月',
  'half-month': '每半月',
  'ten-days': '每旬',
  week: '每周',
  day: '每日',
}
const mannerWords: Readonly<Record<Manner, string>> = { firm: '', 'in-principle': '原则上', strive: '力争' }

const everyWords = (every: Cycle, day: EveryDay | null): string => {
  if (day === null) return cycleWords[every]
  if ('weekday' in day) return `每周${'一二三四五六日'[day.weekday - 1] ?? ''}前`
  if ('after' in day) return `${cycleWords[every]}结束后${day.after}${unitWords[day.unit]}内`
  const ofLastMonth = (every === 'quarter' || every === 'half-year') && day.day !== 'end' ? '最后一个月' : ''
  const end = day.day === 'end' ? (every === 'quarter' || every === 'half-year' ? '末' : '底') : `${day.day}日`
  return `${cycleWords[every]}${day.month === null ? ofLastMonth : `${day.month}月`}${end}前`
}

/** The phrase in its plain form; reading it again gives the same value. */
export const printDeadline = (value: DeadlineValue): string => {
  switch (value.kind) {
    case 'by':
      return `${mannerWords[value.manner]}${pointWords(value.point)}前`
    case 'target':
      return `${mannerWords[value.manner]}到${value.point.on === 'year' && typeof value.point.year === 'number' ? `${value.point.year}年` : pointWords(value.point)}`
    case 'every':
      return `${value.since === null ? '' : `从${value.since}年起，`}${everyWords(value.every, value.day)}`
    case 'within':
      return `${value.since === null ? '' : `自${value.since}之日起`}${value.amount}${unitWords[value.unit]}内`
    case 'continuous':
      if (value.until === null) return '持续推进'
      return value.until.on === 'year'
        ? `${yearWords(value.until.year)}内持续推进`
        : `${pointWords(value.until)}前持续推进`
    case 'at-once':
      return '立行立改'
    case 'soon':
      return '尽快'
    case 'event':
      return `${value.event}前`
  }
}
