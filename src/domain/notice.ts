import type { CalendarDay } from './calendar.ts'
import { daysOf, readDates, type NamedDay } from './notice-dates.ts'
import { isWeekend, type CivilDate } from './date.ts'

/** What is wrong with a pasted notice, and on which line; `contract/words/clock.ts` has the sentences. */
export const noticeFaults = [
  'notice-year',
  'notice-empty',
  'notice-date',
  'notice-weekday',
  'notice-backwards',
  'notice-day-count',
  'notice-adjusting',
  'notice-work-on-weekday',
  'notice-twice',
  'notice-other-year',
  'notice-unread',
] as const
export type NoticeFault = {
  readonly fault: (typeof noticeFaults)[number]
  /** Counted from 1; 0 for the text as a whole. */
  readonly line: number
  readonly text: string
  readonly said?: string
  readonly meant?: string
}

export type ReadNotice = {
  readonly year: number
  readonly title: string
  /** 国办发明电〔2025〕7号 */
  readonly number: string | null
  readonly days: readonly CalendarDay[]
  readonly faults: readonly NoticeFault[]
}

/** Sorted in place of a copy: the page reads a notice, too, and Chromium 86 knows no `toSorted`. */
const inOrder = (days: readonly CalendarDay[]): readonly CalendarDay[] =>
  [...days].sort((a, b) => (a.date < b.date ? -1 : 1))

/** Statutory days of each festival (全国年节及纪念日放假办法, as amended on 2013-12-11 and 2024-11-10). */
const statutory: Readonly<Record<string, (year: number) => number>> = {
  元旦: () => 1,
  春节: (year) => (year >= 2025 ? 4 : 3),
  清明节: () => 1,
  劳动节: (year) => (year >= 2025 ? 2 : 1),
  端午节: () => 1,
  中秋节: () => 1,
  国庆节: () => 3,
}

/** 清明节 stands as 清明 in the calendar, as people say it. */
const shortName = (name: string) => name.replace(/(清明|端午|中秋)节/g, '$1')

type Line = { readonly no: number; readonly text: string }
type Item = { readonly name: string; readonly rest: string; readonly line: Line }

const itemStart = /^[一二三四五六七八九十]+[、.]?([^、:。][^:。]{0,20}):(.*)$/

/** Full width, spaces and colons vary from one web page to the next. */
const fold = (text: string) => text.normalize('NFKC').replaceAll(/[ \t　]/g, '')

/** Items of the notice; several pasted into one paragraph are parted where the next numeral begins. */
const itemsOf = (lines: readonly Line[]): Item[] =>
  lines.flatMap((line) =>
    line.text.split(/(?<=。)(?=[一二三四五六七八九十]+、[^:。]{1,20}:)/).flatMap((part) => {
      const found = itemStart.exec(part)
      return found ? [{ name: found[1] ?? '', rest: found[2] ?? '', line }] : []
    }),
  )

type Read = { readonly days: CalendarDay[]; readonly faults: NoticeFault[] }

/** Statutory days, weekend days in between and shifted working days make up the days off, neither more nor fewer. */
const adjustingFault = (
  { name, line }: Item,
  year: number,
  off: readonly CivilDate[],
  shifted: number,
): NoticeFault[] => {
  const names = name.split('、')
  if (names.some((each) => statutory[each] === undefined)) return []
  const owed = names.reduce((sum, each) => sum + (statutory[each]?.(year) ?? 0), 0)
  const made = off.length - owed - off.filter(isWeekend).length
  return made === shifted
    ? []
    : [{ fault: 'notice-adjusting', line: line.no, text: line.text, said: String(shifted), meant: String(made) }]
}

const readItem = (item: Item, year: number): Read => {
  const { line } = item
  const at = (fault: NoticeFault['fault'], said?: string, meant?: string): NoticeFault => ({
    fault,
    line: line.no,
    text: line.text,
    ...(said === undefined ? {} : { said }),
    ...(meant === undefined ? {} : { meant }),
  })
  const faults: NoticeFault[] = []
  const off: CivilDate[] = []
  const work: CivilDate[] = []
  let carried = { year, month: 0 }
  const dated = (text: string): NamedDay[] => {
    const read = readDates(text, carried)
    carried = read.carried
    faults.push(...read.faults.map((each) => at(each.fault, each.said, each.meant)))
    return read.days
  }
  for (const sentence of item.rest.split(/[。;]/)) {
    if (sentence.includes('上班')) {
      for (const day of dated(sentence)) {
        if (!isWeekend(day.date)) faults.push(at('notice-work-on-weekday', day.date))
        work.push(day.date)
      }
    } else if (sentence.includes('放假')) {
      const spans = daysOf(dated(sentence))
      if (spans === null) faults.push(at('notice-backwards', sentence))
      off.push(...(spans ?? []))
      const count = /(\d+)天/.exec(sentence)?.[1]
      if (count !== undefined && Number(count) !== off.length)
        faults.push(at('notice-day-count', count, String(off.length)))
    }
  }
  if (off.length === 0) faults.push(at('notice-unread'))
  if (faults.length === 0) faults.push(...adjustingFault(item, year, off, work.length))
  const name = shortName(item.name)
  return {
    days: [
      ...off.map((date): CalendarDay => ({ date, kind: 'off', name })),
      ...work.map((date): CalendarDay => ({ date, kind: 'work', name })),
    ],
    faults,
  }
}

/** Days of the December before or the January after belong to some notices; anything else is a slip. */
const faultsOfYear = (days: readonly (CalendarDay & { line: Line })[], year: number): NoticeFault[] =>
  days.flatMap(({ date, line }, i) => {
    const found: NoticeFault[] = []
    if (!date.startsWith(String(year)) && !date.startsWith(`${year - 1}-12`) && !date.startsWith(`${year + 1}-01`))
      found.push({ fault: 'notice-other-year', line: line.no, text: line.text, said: date })
    if (days.findIndex((each) => each.date === date) < i)
      found.push({ fault: 'notice-twice', line: line.no, text: line.text, said: date })
    return found
  })

/**
 * The State Council Office's yearly notice, as it is pasted: rows, checked against itself. Weekday names against the
 * dates, the number of days against the span, shifted working days against the days off that they pay for.
 */
export const readNotice = (pasted: string): ReadNotice => {
  const lines: Line[] = pasted.split(/\r?\n/).map((text, i) => ({ no: i + 1, text: fold(text) }))
  const titled = lines.find(({ text }) => /关于\d{4}年.*节假日安排的通知/.test(text))
  const year = Number(/关于(\d{4})年/.exec(titled?.text ?? '')?.[1] ?? 0)
  const number =
    lines.flatMap(({ text }) => /国办[^〔〕[\]()]{1,6}[〔[(]\d{4}[〕\])]\d+号/.exec(text)?.[0] ?? [])[0] ?? null
  const title = titled?.text ?? ''
  const whole = (fault: NoticeFault['fault']) => ({
    year,
    title,
    number,
    days: [],
    faults: [{ fault, line: 0, text: '' }],
  })
  if (year === 0) return whole('notice-year')
  const read = itemsOf(lines).map((item) => ({ item, ...readItem(item, year) }))
  if (read.length === 0) return whole('notice-empty')
  const days = read.flatMap(({ item, days: some }) => some.map((day) => ({ ...day, line: item.line })))
  const faults = [...read.flatMap((each) => each.faults), ...faultsOfYear(days, year)]
  return {
    year,
    title,
    number,
    days: inOrder(days.map(({ date, kind, name }) => ({ date, kind, name }))),
    faults: [...faults].sort((a, b) => a.line - b.line),
  }
}

const dayLine = /^(.*?)(放假|休息|休|上班|补班|班)[:,]?(.*)$/

/**
 * Single days, one a line: “2026年5月4日（周一）放假 青年节”, “2026年5月9日 上班”. For changes in mid-year and for the
 * holidays of ethnic areas (全国年节及纪念日放假办法, art. 4), whose notices have no form of their own.
 */
export const readDayLines = (pasted: string, year: number, name: string): ReadNotice => {
  const days: CalendarDay[] = []
  const faults: NoticeFault[] = []
  for (const [i, raw] of pasted.split(/\r?\n/).entries()) {
    const text = fold(raw)
    if (text === '') continue
    const at = (fault: NoticeFault['fault'], said?: string, meant?: string): NoticeFault => ({
      fault,
      line: i + 1,
      text,
      ...(said === undefined ? {} : { said }),
      ...(meant === undefined ? {} : { meant }),
    })
    const [, dates = '', verb = '', called = ''] = dayLine.exec(text) ?? []
    const read = readDates(dates, { year, month: 0 })
    faults.push(...read.faults.map((each) => at(each.fault, each.said, each.meant)))
    const spans = daysOf(read.days)
    if (spans === null) faults.push(at('notice-backwards', text))
    else if (spans.length === 0 && read.faults.length === 0) faults.push(at('notice-unread'))
    for (const date of spans ?? []) {
      const kind = verb.includes('班') ? ('work' as const) : ('off' as const)
      if (kind === 'work' && !isWeekend(date)) faults.push(at('notice-work-on-weekday', date))
      if (!date.startsWith(String(year))) faults.push(at('notice-other-year', date))
      if (days.some((each) => each.date === date)) faults.push(at('notice-twice', date))
      days.push({ date, kind, name: called || name })
    }
  }
  if (days.length === 0 && faults.length === 0) faults.push({ fault: 'notice-empty', line: 0, text: '' })
  return { year, title: name, number: null, days: inOrder(days), faults }
}
