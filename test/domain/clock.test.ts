import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { dayKind, isWorkday } from '#domain/calendar.ts'
import { dueOf, type Budget, type ClockEvent } from '#domain/clock.ts'
import { addDays, civilDate, dateFromDayNumber, dayNumber, weekdayOf, type CivilDate } from '#domain/date.ts'
import { shippedCalendar } from '#modules/calendar/index.ts'

const calendar = shippedCalendar()
const due = (budget: Budget, received: string, more: ClockEvent[] = []) =>
  dueOf(budget, [{ kind: 'start', on: civilDate(received) }, ...more], calendar)

type Example = {
  why: string
  received: string
  due: string
  working_days?: number
  calendar_days?: number
  months?: number
  stop?: string
  resume?: string
}
const examples = JSON.parse(
  readFileSync(new URL('../../data/examples/deadlines.json', import.meta.url), 'utf8'),
) as Example[]

const budgetOf = (example: Example): Budget =>
  example.working_days
    ? { kind: 'working_days', amount: example.working_days }
    : example.calendar_days
      ? { kind: 'calendar_days', amount: example.calendar_days }
      : { kind: 'months', amount: example.months ?? 0 }

test('[A22] the worked examples that officials can read come out as written', () => {
  assert.ok(examples.length >= 10)
  for (const example of examples) {
    const stops: ClockEvent[] =
      example.stop && example.resume
        ? [
            { kind: 'stop', on: civilDate(example.stop) },
            { kind: 'resume', on: civilDate(example.resume) },
          ]
        : []
    assert.equal(due(budgetOf(example), example.received, stops)?.due, example.due, example.why)
  }
})

const vectors = new URL('../../../shared/facts/domain.md', import.meta.url)
const rows = existsSync(vectors)
  ? [
      ...readFileSync(vectors, 'utf8').matchAll(
        /^\| (\d{4}-\d\d-\d\d)[^|]*\| (\d\d-\d\d)[^|]*\| (\d\d-\d\d)[^|]*\| (\d\d-\d\d)[^|]*\| \d\d-\d\d → (\d\d-\d\d) \|$/gm,
      ),
    ]
  : []

test('[A22] the 48 vectors of the catalogue', { skip: rows.length === 0 && 'shared facts are not here' }, () => {
  let checked = 0
  for (const [, received = '', five = '', ten = '', thirty = '', calendarDays = ''] of rows) {
    const expected: [Budget, string][] = [
      [{ kind: 'working_days', amount: 5 }, five],
      [{ kind: 'working_days', amount: 10 }, ten],
      [{ kind: 'working_days', amount: 30 }, thirty],
      [{ kind: 'calendar_days', amount: 30 }, calendarDays],
    ]
    for (const [budget, day] of expected) {
      assert.equal(due(budget, received)?.due, `2026-${day}`, `${received} + ${budget.kind}`)
      checked += 1
    }
  }
  assert.equal(checked, 48)
})

test('the counted days of an explanation always sum to the budget, and the last day is the due date', () => {
  for (let n = 1; n <= 60; n += 7)
    for (let i = 0; i < 365; i += 11) {
      const received = addDays(civilDate('2026-01-01'), i)
      for (const kind of ['working_days', 'calendar_days'] as const) {
        const result = due({ kind, amount: n }, received)
        assert.equal(result?.days.filter((day) => day.counted).length, n)
        assert.equal(result?.days.at(-1)?.date, result?.due)
        assert.ok(isWorkday(calendar, result?.due ?? received))
      }
    }
})

test('a span that touches an unpublished year is provisional, and a day that somebody named is not', () => {
  assert.equal(due({ kind: 'working_days', amount: 30 }, '2026-12-20')?.provisional, true)
  assert.equal(due({ kind: 'working_days', amount: 5 }, '2026-11-02')?.provisional, false)
  assert.equal(dueOf({ kind: 'fixed', on: civilDate('2028-12-31') }, [], calendar)?.provisional, false)
})

test('an extension replaces the computed day and the last one given stands', () => {
  const extend = (day: string): ClockEvent => ({ kind: 'extend', due: civilDate(day) })
  assert.equal(
    due({ kind: 'working_days', amount: 30 }, '2026-09-14', [extend('2026-11-30'), extend('2026-12-15')])?.due,
    '2026-12-15',
  )
})

test('the shipped calendar knows 2007 to 2026 and the working days that the notices leave', () => {
  assert.deepEqual(
    [...calendar.published].toSorted((a, b) => a - b),
    Array.from({ length: 20 }, (_, i) => 2007 + i),
  )
  const workdaysOf = (year: number) => {
    let count = 0
    for (let day = civilDate(`${year}-01-01`); day <= `${year}-12-31`; day = addDays(day, 1))
      if (isWorkday(calendar, day)) count += 1
    return count
  }
  assert.deepEqual([2008, 2014, 2015, 2020, 2024, 2025, 2026].map(workdaysOf), [251, 250, 249, 249, 251, 248, 248])
  for (const [day, kind] of [
    ['2026-10-01', 'holiday'],
    ['2026-10-10', 'shifted_workday'],
    ['2026-11-21', 'weekend'],
    ['2026-11-23', 'workday'],
  ] as const)
    assert.equal(dayKind(calendar, civilDate(day)).kind, kind)
})

test('civil dates count days as the Gregorian calendar does, in no time zone', () => {
  assert.equal(dayNumber(civilDate('1970-01-01')), 0)
  assert.equal(weekdayOf(civilDate('2026-09-14')), 0)
  let day: CivilDate = civilDate('1999-12-31')
  for (let i = 0; i < 20_000; i += 1) {
    assert.equal(dateFromDayNumber(dayNumber(day)), day)
    day = addDays(day, 1)
  }
  assert.equal(day, new Date(Date.UTC(1999, 11, 31) + 20_000 * 86_400_000).toISOString().slice(0, 10))
  for (const wrong of ['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '']) assert.throws(() => civilDate(wrong))
})
