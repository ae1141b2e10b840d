import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dueOf, type Budget, type ClockEvent } from '#domain/clock.ts'
import { addDays, civilDate, type CivilDate } from '#domain/date.ts'
import { shippedCalendar, shippedYears } from '#modules/calendar/index.ts'
import { drawSeed, rounds } from '../support/soak.ts'

const calendar = shippedCalendar()

/** The notices as two plain lists and weekdays from the language's own `Date`: nothing of the domain's is used. */
const off = new Set(
  shippedYears().flatMap((year) => year.days.filter((day) => day.kind === 'off').map((day) => day.date as string)),
)
const work = new Set(
  shippedYears().flatMap((year) => year.days.filter((day) => day.kind === 'work').map((day) => day.date as string)),
)
const next = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
const isOpen = (day: string) =>
  work.has(day) || (!off.has(day) && ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))

const bruteForce = (
  received: string,
  kind: 'working_days' | 'calendar_days',
  amount: number,
  stops: readonly [string, string][],
): string => {
  const isStopped = (day: string) => stops.some(([from, to]) => day >= from && day < to)
  let day = received
  for (let left = amount; left > 0;) {
    day = next(day)
    if (!isStopped(day) && (kind === 'calendar_days' || isOpen(day))) left -= 1
  }
  while (!isOpen(day)) day = next(day)
  return day
}

test('due dates are those of a brute-force walk over the official calendars of 2007 to 2026', () => {
  const seed = drawSeed('clock against a walk')
  const first = civilDate('2007-01-01')
  const day = (i: number): CivilDate => addDays(first, i)
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 7_000 }),
      fc.integer({ min: 1, max: 90 }),
      fc.constantFrom('working_days' as const, 'calendar_days' as const),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 })), { maxLength: 2 }),
      (start, amount, kind, pauses) => {
        const received = day(start)
        let from = start
        const stops = pauses.map(([wait, length]): [CivilDate, CivilDate] => {
          const span: [CivilDate, CivilDate] = [day(from + wait), day(from + wait + length)]
          from += wait + length
          return span
        })
        const events: ClockEvent[] = [
          { kind: 'start', on: received },
          ...stops.flatMap(([stop, resume]): ClockEvent[] => [
            { kind: 'stop', on: stop },
            { kind: 'resume', on: resume },
          ]),
        ]
        const budget: Budget = { kind, amount }
        const due = dueOf(budget, events, calendar)
        assert.equal(due?.due, bruteForce(received, kind, amount, stops))
        assert.equal(due?.days.filter((each) => each.counted).length, amount)
      },
    ),
    { seed, numRuns: rounds(100_000) },
  )
})
