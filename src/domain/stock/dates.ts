import { dateOf, daysInMonth, isCivilDate, type CivilDate } from '../date.ts'
import { deadlineOf, findDeadlines } from '../reading/deadlines.ts'
import { fold, withoutBlanks } from '../reading/fold.ts'
import { dayOfSerial, type Cell } from '../sheet.ts'
import { arabicDates } from './numerals.ts'

/** `guessed`: the cell leaves something open (the year, the day), and a person has to agree. */
export type Term =
  | { readonly kind: 'day'; readonly on: CivilDate; readonly guessed: boolean }
  | { readonly kind: 'long_term' | 'none' | 'unclear' }

const day = (y: number, m: number, d: number, guessed = false): Term => {
  const text = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  return isCivilDate(text) ? { kind: 'day', on: text, guessed } : { kind: 'unclear' }
}
const monthEnd = (y: number, m: number, guessed = false): Term =>
  m >= 1 && m <= 12 ? day(y, m, daysInMonth(y, m), guessed) : { kind: 'unclear' }

type Rule = readonly [RegExp, (groups: readonly (string | undefined)[], year: number) => Term]
const tail = '(?:之?前|以前|前)?(?:完成|办结)?'
const yearOr = (given: string | undefined, year: number): [number, boolean] =>
  given === undefined ? [year, true] : [Number(given), false]

const yearMonth = (y: string | undefined, m: string | undefined, year: number): [number, number, boolean] => {
  const [of, guessed] = yearOr(y, year)
  return [of, Number(m), guessed]
}

/** A whole cell, folded and without blanks. */
const rules: readonly Rule[] = [
  [/^(\d{4})(\d{2})(\d{2})$/, ([y, m, d]) => day(Number(y), Number(m), Number(d))],
  [
    new RegExp(`^(\\d{4})[年./-](\\d{1,2})[月./-](\\d{1,2})[日号]?${tail}$`),
    ([y, m, d]) => day(Number(y), Number(m), Number(d)),
  ],
  [
    new RegExp(`^(?:(\\d{4})[年./-])?(\\d{1,2})月?(上旬|中旬|下旬)${tail}$`),
    ([y, m, part], year) => {
      const [of, guessed] = yearOr(y, year)
      return part === '下旬' ? monthEnd(of, Number(m), guessed) : day(of, Number(m), part === '上旬' ? 10 : 20, guessed)
    },
  ],
  [
    new RegExp(`^(?:(\\d{4})[年./-])?(\\d{1,2})月(?:底|末|份|内)?${tail}$`),
    ([y, m], year) => monthEnd(...yearMonth(y, m, year)),
  ],
  [new RegExp(`^(\\d{4})[./-](\\d{1,2})${tail}$`), ([y, m]) => monthEnd(Number(y), Number(m))],
  [new RegExp(`^(\\d{1,2})月(\\d{1,2})[日号]${tail}$`), ([m, d], year) => day(year, Number(m), Number(d), true)],
  [
    new RegExp(`^(?:(\\d{4})年)?(?:第?([一二三四1234])季度|前三季度)(?:末|底|内)?${tail}$`),
    ([y, q], year) => {
      const [of, guessed] = yearOr(y, year)
      const nth = q === undefined ? 3 : '一二三四'.includes(q) ? '一二三四'.indexOf(q) + 1 : Number(q)
      return monthEnd(of, nth * 3, guessed)
    },
  ],
  [
    new RegExp(`^(?:(\\d{4})年)?([上下])半年(?:内|末|底)?${tail}$`),
    ([y, half], year) => {
      const [of, guessed] = yearOr(y, year)
      return monthEnd(of, half === '上' ? 6 : 12, guessed)
    },
  ],
  [
    new RegExp(`^(?:(\\d{4})年?|[本今当全]年|年)(?:年?[底末内度])?${tail}$`),
    ([y], year) => monthEnd(y === undefined ? year : Number(y), 12, y === undefined),
  ],
]
const forever = /长期|持续|常态|每[年月季周]|经常性|全年推进|永久/

/** The term of one cell. `year` is the ledger's, for terms that name none. */
export const readTerm = (cell: Cell | undefined, year: number): Term => {
  if (cell === null || cell === undefined) return { kind: 'none' }
  if (typeof cell === 'object') return { kind: 'day', on: cell.on, guessed: false }
  if (typeof cell === 'number') {
    const on = cell >= 36_526 && cell < 58_440 ? dayOfSerial(cell) : null
    // A serial number in a column of words is only a number, until a person says that it is a day.
    return on ? { kind: 'day', on, guessed: true } : readTerm(String(cell), year)
  }
  const text = arabicDates(withoutBlanks(fold(cell)))
    .replaceAll('〇', '0')
    .replace(/[。;,]$/, '')
  if (text === '' || /^[-—/无]+$/.test(text)) return { kind: 'none' }
  if (forever.test(text)) return { kind: 'long_term' }
  for (const [pattern, read] of rules) {
    const found = pattern.exec(text)
    if (found) return read(found.slice(1), year)
  }
  // Several terms in one cell: the last is the term, the others are stages.
  const said = deadlineOf(findDeadlines(text, dateOf(year, 1, 1)))
  if (said?.date) return { kind: 'day', on: said.date, guessed: !/\d{4}/.test(said.raw) }
  return { kind: 'unclear' }
}
