import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isWorkday, workdaysAfter } from '#domain/calendar.ts'
import { dueOf } from '#domain/clock.ts'
import { civilDate } from '#domain/date.ts'
import { shippedCalendar } from '#modules/calendar/index.ts'

const calendar = shippedCalendar()
const workdays = (received: string, amount: number) =>
  dueOf({ kind: 'working_days', amount }, [{ kind: 'start', on: civilDate(received) }], calendar)?.due

test('bug 2 elsewhere: an order of Friday evening is acknowledged late by working days, not after 24 hours on Saturday', () => {
  assert.equal(workdaysAfter(calendar, civilDate('2026-11-20'), 1), '2026-11-23')
  assert.equal(workdays('2026-11-20', 1), '2026-11-23')
})

test('bug 4 elsewhere: weekdays alone, weekends always off, or extra holidays alone give wrong dates in every year', () => {
  const open = (day: string) => isWorkday(calendar, civilDate(day))
  // A holiday on a Thursday, a Sunday at work, and the plain days beside them.
  assert.deepEqual(['2026-10-01', '2026-09-20', '2026-09-27', '2026-11-23'].map(open), [false, true, false, true])
  assert.equal(workdays('2026-09-14', 5), '2026-09-20')
})

test('[A22] the four dates that seven ways of reckoning agree on', () => {
  assert.deepEqual(
    ['2014-11-11', '2008-10-29', '2020-01-20', '2026-09-20'].map((day) => workdays(day, 30)),
    ['2014-12-23', '2008-12-10', '2020-03-10', '2026-11-06'],
  )
})
