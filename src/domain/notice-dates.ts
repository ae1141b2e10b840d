import { addDays, daysBetween, daysInMonth, dateOf, weekdayOf, type CivilDate } from './date.ts'

export type NamedDay = {
  readonly date: CivilDate
  /** The day ends a span that the day before it in the sentence begins. */
  readonly endsSpan: boolean
}
type Fault = { readonly fault: 'notice-date' | 'notice-weekday'; readonly said: string; readonly meant?: string }
type Carried = { readonly year: number; readonly month: number }

const mention = /(至|到|-|—|~)?(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?/g
const weekdays = '一二三四五六日'

/** The weekday that the brackets name, 0 for Monday; brackets may also hold the lunar day. */
const namedWeekday = (brackets: string | undefined): number | null => {
  const found = /(?:周|星期|礼拜)([一二三四五六日天])/.exec(brackets ?? '')?.[1]
  return found === undefined ? null : weekdays.indexOf(found === '天' ? '日' : found)
}

/** The dates that a sentence names, each inheriting year and month from the one before; weekday names are checked. */
export const readDates = (
  text: string,
  before: Carried,
): { readonly days: NamedDay[]; readonly faults: Fault[]; readonly carried: Carried } => {
  const days: NamedDay[] = []
  const faults: Fault[] = []
  let { year, month } = before
  for (const [said, to, y, m, d, brackets] of text.matchAll(mention)) {
    // 12月31日至1月2日: the span runs over the year's end.
    if (y === undefined && to !== undefined && m !== undefined && Number(m) < month) year += 1
    if (y !== undefined) year = Number(y)
    if (m !== undefined) month = Number(m)
    const day = Number(d)
    if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
      faults.push({ fault: 'notice-date', said })
      continue
    }
    const date = dateOf(year, month, day)
    const wanted = namedWeekday(brackets)
    if (wanted !== null && wanted !== weekdayOf(date))
      faults.push({
        fault: 'notice-weekday',
        said: `${month}月${day}日（周${weekdays[wanted] ?? ''}）`,
        meant: `周${weekdays[weekdayOf(date)] ?? ''}`,
      })
    days.push({ date, endsSpan: to !== undefined && days.length > 0 })
  }
  return { days, faults, carried: { year, month } }
}

/** Single days and spans, day by day; null where a span runs backwards or over half a year. */
export const daysOf = (named: readonly NamedDay[]): CivilDate[] | null => {
  const days: CivilDate[] = []
  for (const { date, endsSpan } of named) {
    const from = days[days.length - 1]
    if (!endsSpan || from === undefined) days.push(date)
    else {
      const length = daysBetween(from, date)
      if (length < 1 || length > 180) return null
      for (let i = 1; i <= length; i += 1) days.push(addDays(from, i))
    }
  }
  return days
}
