import { dateOf, daysInMonth, isCivilDate, yearOf, type CivilDate } from '../date.ts'
import { fold } from './fold.ts'

/** A deadline as the document writes it. `date` is the last day on which the task is still on time, where one is said. */
export type DeadlinePhrase = {
  readonly raw: string
  readonly date: CivilDate | null
  readonly kind: 'date' | 'target_year' | 'recurring' | 'relative' | 'continuous'
  readonly at: number
}

const year = '(?:(\\d{4})\\s*年)'
const month = '(\\d{1,2})\\s*月'
const before = '(?:之?前|以前|前)'

type Rule = {
  readonly pattern: RegExp
  readonly read: (
    groups: readonly (string | undefined)[],
    carried: number | null,
  ) => Pick<DeadlinePhrase, 'date' | 'kind'> | null
}

const day = (y: number | null, m: number, d: number): CivilDate | null => {
  const text = `${String(y ?? 0).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  return y !== null && isCivilDate(text) ? text : null
}
const numberOf = (text: string | undefined, carried: number | null) => (text === undefined ? carried : Number(text))
const dated = (date: CivilDate | null) => (date ? { date, kind: 'date' as const } : null)

/** Particular before general; each is tried over the whole sentence and what it took is not read twice. */
const rules: readonly Rule[] = [
  {
    pattern:
      /(?:从?\d{4}年(?:\d{1,2}月)?起,?)?[^,。;]{0,16}?每(?:年|月|季度?|半年|周)(?:\d{1,2}月)?(?:\d{1,2}日|底|初|末)?前/g,
    read: () => ({ date: null, kind: 'recurring' }),
  },
  {
    pattern: new RegExp(`${year}?${month}\\s*(\\d{1,2})\\s*日\\s*${before}`, 'g'),
    read: ([y, m, d], carried) => dated(day(numberOf(y, carried), Number(m), Number(d))),
  },
  {
    pattern: new RegExp(`${year}?${month}\\s*(?:底|末)\\s*(?:${before}|完成)?`, 'g'),
    read: ([y, m], carried) => {
      const at = numberOf(y, carried)
      return dated(at === null ? null : day(at, Number(m), daysInMonth(at, Number(m))))
    },
  },
  {
    pattern: new RegExp(`到?(?:(\\d{4})\\s*|今|本)?年\\s*年?(?:底|末)\\s*${before}?`, 'g'),
    read: ([y], carried) => dated(day(numberOf(y, carried), 12, 31)),
  },
  {
    pattern: /(\d{4})\s*年\s*(上半年|第?[一二三四]季度)(?:末|底)?(?:前|完成)?/g,
    read: ([y, part]) => {
      const last = part === '上半年' ? 6 : ('一二三四'.indexOf(part?.replace(/[第季度]/g, '') ?? '') + 1) * 3
      return dated(last > 0 ? day(Number(y), last, daysInMonth(Number(y), last)) : null)
    },
  },
  {
    pattern: /(?:到|力争|争取)(\d{4})\s*年(?!\s*\d|版|度|底|末|起|以来|修订)/g,
    read: ([y]) => ({ date: dateOf(Number(y), 12, 31), kind: 'target_year' }),
  },
  {
    pattern: /(?<=(?:一般应|应|须|要|请)?在)(\d{1,3})个?工作日内(?=办结|报|完成|反馈|回复)/g,
    read: () => ({ date: null, kind: 'relative' }),
  },
]

/** Words around a date that make it something else: a title, a start, a service target, a rule's term. */
const isTrap = (folded: string, at: number, end: number): boolean => {
  const [left, right] = [folded.slice(Math.max(0, at - 30), at), folded.slice(end, end + 12)]
  const quoted = (left.match(/《/g)?.length ?? 0) > (left.match(/》/g)?.length ?? 0)
  return quoted || /^(?:起|以来|施行|出台|以前年度)/.test(right) || /(?:自|从|有效期至|有效期到|截至|截止)$/.test(left)
}

/** Every deadline of a task's words; a month without a year takes the year said before it, else that of the issue date. */
export const findDeadlines = (text: string, issuedOn: CivilDate | null): DeadlinePhrase[] => {
  const folded = fold(text)
  const taken: DeadlinePhrase[] = []
  const isFree = (from: number, to: number) => taken.every((each) => to <= each.at || from >= each.at + each.raw.length)
  const yearBefore = (at: number): number | null => {
    const said = [...folded.slice(0, at).matchAll(/(\d{4})\s*年(?!版)/g)].at(-1)
    return said ? Number(said[1]) : issuedOn ? yearOf(issuedOn) : null
  }
  for (const { pattern, read } of rules)
    for (const found of folded.matchAll(pattern)) {
      const at = found.index
      if (!isFree(at, at + found[0].length) || isTrap(folded, at, at + found[0].length)) continue
      const result = read(found.slice(1), yearBefore(at))
      if (result) taken.push({ ...result, raw: text.slice(at, at + found[0].length), at })
    }
  return taken.toSorted((a, b) => a.at - b.at)
}

/** With several dates the last is the deadline and the others are milestones. */
export const deadlineOf = (phrases: readonly DeadlinePhrase[]): DeadlinePhrase | null =>
  phrases.filter((each) => each.date).toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))[0] ??
  phrases[0] ??
  null
