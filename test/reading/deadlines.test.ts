import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { civilDate, isCivilDate } from '#domain/date.ts'
import { printDeadline, type DeadlineValue, type Point } from '#domain/reading/deadline-phrase.ts'
import { deadlinesInCell, findDeadlines, readDeadline } from '#domain/reading/deadlines.ts'
import { fold, withoutBlanks } from '#domain/reading/fold.ts'

const table = (name: string) =>
  readFileSync(new URL(`../../data/examples/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
const phrases = table('deadline-phrases.tsv')
const issued = (day: string | undefined) => (day !== undefined && isCivilDate(day) ? day : null)

/** What the last column of the golden set says in place of a day. */
const wordsWithoutDay = (value: DeadlineValue, question: string | null): string => {
  if (value.kind === 'every') return '定期'
  if (value.kind === 'within') return '起算日待定'
  if (value.kind === 'event') return question === 'deadline-event' ? '待事件' : '？'
  if (value.kind === 'continuous') return '长期'
  return value.kind === 'by' || value.kind === 'target' ? '？' : '即办'
}

test(`each of ${phrases.length} phrases means what the golden set says, on the day it says, or is asked about`, () => {
  assert.ok(phrases.length >= 400)
  for (const [phrase = '', day, meaning, date] of phrases) {
    const found = deadlinesInCell(withoutBlanks(phrase), issued(day))
    const [only] = found
    const value = found.length === 1 && only ? only.value : null
    if (value === null || !only) {
      assert.deepEqual([meaning, date], ['须询问', '？'], phrase)
      assert.ok(
        found.every((each) => each.value !== null || each.question === 'deadline-unclear'),
        phrase,
      )
      continue
    }
    const on = only.date === null ? wordsWithoutDay(value, only.question) : only.date
    // A day counted from the day of issue is proposed and asked about.
    const said = only.date !== null && only.question !== null ? `？${on}` : on
    const impossible = only.question === 'deadline-unclear'
    assert.deepEqual([impossible ? phrase : printDeadline(value), said], [meaning, date], `${phrase} (${day})`)
    if (only.date === null && (value.kind === 'by' || value.kind === 'target'))
      assert.ok(only.question !== null, phrase)
  }
})

test('read, print and read again is read once: parse ∘ print ∘ parse = parse', () => {
  for (const [phrase = ''] of phrases) {
    const value = readDeadline(phrase)
    if (value !== null) assert.deepEqual(readDeadline(printDeadline(value)), value, phrase)
  }
})

const year = fc.oneof(fc.integer({ min: 2000, max: 2059 }), fc.constantFrom('this' as const, 'next' as const, null))
const point: fc.Arbitrary<Point> = fc.oneof(
  fc.record({
    on: fc.constant('month' as const),
    year,
    month: fc.integer({ min: 1, max: 12 }),
    part: fc.constantFrom('end' as const, 1 as const, 2 as const, 3 as const),
  }),
  fc.record({
    on: fc.constant('day' as const),
    year,
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
    hour: fc.constantFrom(null, '12时', '下班'),
  }),
  fc.record({ on: fc.constant('quarter' as const), year, quarter: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ on: fc.constant('half' as const), year, half: fc.constantFrom(1 as const, 2 as const) }),
  fc.record({ on: fc.constant('year' as const), year }),
)
const manner = fc.constantFrom('firm' as const, 'in-principle' as const, 'strive' as const)

test('every day, month, quarter, half and year that can be meant is printed so that it reads back', () => {
  fc.assert(
    fc.property(point, manner, (drawn, manner) => {
      const value: DeadlineValue = { kind: 'by', point: { ...drawn }, manner }
      assert.deepEqual(readDeadline(printDeadline(value)), value)
    }),
    { numRuns: 400 },
  )
})

test('full-width figures, blanks and broken lines do not change what a phrase means', () => {
  const wide = (text: string) => text.replaceAll(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  for (const [phrase = ''] of phrases) {
    const value = readDeadline(phrase)
    assert.deepEqual(readDeadline(wide(phrase)), value, phrase)
    assert.deepEqual(readDeadline(phrase.replaceAll(/(?=.)/g, ' ')), value, phrase)
  }
})

test('in a sentence only what is a limit is read as one: traps stay silent, doubts are asked', () => {
  for (const [sentence = '', day, expected = ''] of table('deadline-sentences.tsv')) {
    const found = findDeadlines(fold(sentence), issued(day))
    const dates = found.flatMap(({ date }) => (date ? [date] : []))
    if (expected === '待问') {
      assert.deepEqual(dates, [], sentence)
      assert.ok(
        found.some(({ question }) => question !== null),
        sentence,
      )
    } else assert.equal(dates.join('、') || '无', expected, sentence)
  }
})

test('a month that had passed when the document was issued is asked about and not guessed', () => {
  const [phrase] = findDeadlines('3月底前完成验收', civilDate('2026-11-01'))
  assert.deepEqual([phrase?.date, phrase?.question], [null, 'year-unknown'])
})
