import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { workCalendar, type CalendarDay, type WorkCalendar } from '#domain/calendar.ts'
import { dueOf, standardRules, type Budget, type ClockDay, type ClockEvent } from '#domain/clock.ts'
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

const addMonths = (day: string, months: number): string => {
  const at = new Date(`${day}T00:00:00Z`)
  const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(at.getUTCDate(), last)))
    .toISOString()
    .slice(0, 10)
}

type Stops = readonly (readonly [string, string])[]
type Case = {
  received: string
  minute: number
  budget: Exclude<Budget, { kind: 'fixed' }>
  stops: Stops
  rolls: boolean
}

/** Minute by minute through 9:00–12:00 and 14:00–18:00. */
const bruteHours = ({ received, minute, budget, stops }: Case): [string, number] => {
  let left = budget.amount * 60
  for (let day = received; ; day = next(day)) {
    if (!isOpen(day) || stops.some(([from, to]) => day >= from && day < to)) continue
    for (let at = day === received ? minute : 0; at < 1_440; at += 1) {
      const isOffice = (at >= 540 && at < 720) || (at >= 840 && at < 1_080)
      if (isOffice) left -= 1
      if (left === 0) return [day, at + 1]
    }
  }
}

const bruteForce = ({ received, budget, stops, rolls }: Case): string => {
  const isStopped = (day: string) => stops.some(([from, to]) => day >= from && day < to)
  let left =
    budget.kind === 'months'
      ? (Date.parse(addMonths(received, budget.amount)) - Date.parse(received)) / 86_400_000
      : budget.amount
  let day = received
  while (left > 0) {
    day = next(day)
    if (!isStopped(day) && (budget.kind !== 'working_days' || isOpen(day))) left -= 1
  }
  while (rolls && budget.kind !== 'working_days' && !isOpen(day)) day = next(day)
  return day
}

const first = civilDate('2007-01-01')
const dayAt = (i: number): CivilDate => addDays(first, i)

const budgets = fc.oneof(
  fc.record({ kind: fc.constant('working_days' as const), amount: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ kind: fc.constant('calendar_days' as const), amount: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ kind: fc.constant('months' as const), amount: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('office_hours' as const), amount: fc.integer({ min: 1, max: 60 }) }),
)
const cases = fc
  .tuple(
    fc.integer({ min: 0, max: 7_000 }),
    fc.integer({ min: 0, max: 1_439 }),
    budgets,
    fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 })), { maxLength: 2 }),
    fc.boolean(),
  )
  .map(([start, minute, budget, pauses, rolls]) => {
    let from = start
    const stops = pauses.map(([wait, length]): [CivilDate, CivilDate] => {
      const span: [CivilDate, CivilDate] = [dayAt(from + wait), dayAt(from + wait + length)]
      from += wait + length
      return span
    })
    return { received: dayAt(start), minute, budget, stops, rolls }
  })

const eventsOf = (each: {
  received: CivilDate
  minute: number
  stops: readonly [CivilDate, CivilDate][]
}): ClockEvent[] => [
  { kind: 'start', on: each.received, minute: each.minute },
  ...each.stops.flatMap(([stop, resume]): ClockEvent[] => [
    { kind: 'stop', on: stop },
    { kind: 'resume', on: resume },
  ]),
]

/** What the explanation counts, in the budget's own unit. */
const summed = (days: readonly ClockDay[], budget: Budget): number =>
  budget.kind === 'office_hours'
    ? days.reduce((sum, day) => sum + (day.minutes ?? 0), 0) / 60
    : days.filter((day) => day.counted).length
const owed = (budget: Budget, received: string): number =>
  budget.kind === 'months'
    ? (Date.parse(addMonths(received, budget.amount)) - Date.parse(received)) / 86_400_000
    : budget.kind === 'fixed'
      ? 0
      : budget.amount

test('due dates are those of a brute-force walk over the official calendars of 2007 to 2026', () => {
  const seed = drawSeed('clock against a walk')
  fc.assert(
    fc.property(cases, (each) => {
      const due = dueOf(each.budget, eventsOf(each), calendar, { ...standardRules, rolls: each.rolls })
      if (each.budget.kind === 'office_hours') assert.deepEqual([due?.due, due?.minute], bruteHours(each))
      else assert.equal(due?.due, bruteForce(each))
      assert.equal(summed(due?.days ?? [], each.budget), owed(each.budget, each.received))
      assert.equal(due?.days.at(-1)?.date, due?.due)
    }),
    { seed, numRuns: rounds(100_000) },
  )
})

const withHoliday = (of: WorkCalendar, date: CivilDate): WorkCalendar => {
  const holiday: CalendarDay = { date, kind: 'off', name: '临时放假' }
  return workCalendar(of.published, [...[...of.days.values()].filter((day) => day.date !== date), holiday])
}

test('a holiday put on a working day of the span moves the due day to the next working day; elsewhere, or twice, nothing', () => {
  const seed = drawSeed('a holiday more')
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 6_900 }),
      fc.integer({ min: 1, max: 60 }),
      fc.nat(),
      fc.integer({ min: 1, max: 30 }),
      (start, amount, pick, away) => {
        const events: ClockEvent[] = [{ kind: 'start', on: dayAt(start) }]
        const budget: Budget = { kind: 'working_days', amount }
        const dueIn = (of: WorkCalendar) => {
          const due = dueOf(budget, events, of)
          assert.ok(due)
          assert.equal(summed(due.days, budget), amount)
          return due
        }
        const due = dueIn(calendar)
        const counted = due.days.filter((day) => day.counted)
        const holiday = counted[pick % counted.length]?.date
        assert.ok(holiday)
        let following = next(due.due)
        while (!isOpen(following)) following = next(following)
        const once = withHoliday(calendar, holiday)
        assert.equal(dueIn(once).due, following)
        assert.equal(dueIn(withHoliday(once, holiday)).due, following)
        assert.equal(dueIn(withHoliday(calendar, addDays(due.due, away))).due, due.due)
        assert.equal(dueIn(withHoliday(calendar, addDays(dayAt(start), -away))).due, due.due)
        const rest = due.days.find((day) => day.why === 'weekend' || day.why === 'holiday')
        if (rest) assert.equal(dueIn(withHoliday(calendar, rest.date)).due, due.due)
      },
    ),
    { seed, numRuns: rounds(20_000) },
  )
})
