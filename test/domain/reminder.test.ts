import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workCalendar } from '#domain/calendar.ts'
import { civilDate } from '#domain/date.ts'
import {
  isQuiet,
  ladderFrom,
  quietUntil,
  readersAt,
  remindersOn,
  rungDay,
  tiersAt,
  type Deadline,
  type Rung,
} from '#domain/reminder.ts'

// 国办发明电 for 2026: 国庆 1–7 October off, 20 September and 10 October worked.
const off = ['01', '02', '03', '04', '05', '06', '07'].map((day) => ({
  date: civilDate(`2026-10-${day}`),
  kind: 'off' as const,
  name: '国庆节',
}))
const worked = ['2026-09-20', '2026-10-10'].map((day) => ({
  date: civilDate(day),
  kind: 'work' as const,
  name: '国庆节调休',
}))
const calendar = workCalendar([2026], [...off, ...worked])
const ladder = ladderFrom('10,5,3,1,0,+1,+3,+5,+10') ?? []
const rising = { deputy: -3, principal: 0, officeDirector: 3 }
const deadline = (over: Partial<Deadline> = {}): Deadline => ({
  due: civilDate('2026-10-15'),
  since: civilDate('2026-09-01'),
  isOwed: true,
  isAskedLater: false,
  ...over,
})
const on = (day: string, recorded: readonly Rung[] = [], over: Partial<Deadline> = {}) =>
  remindersOn(ladder, deadline(over), new Set(recorded), calendar, civilDate(day))

test('a ladder is written as an office writes it, and nothing else is one', () => {
  assert.deepEqual(ladder, [-10, -5, -3, -1, 0, 1, 3, 5, 10])
  for (const wrong of ['', '1,3', '+1,+1', '-3', 'T-3', '99', '3，0，+1,0'])
    assert.equal(ladderFrom(wrong), null, wrong)
  assert.deepEqual(ladderFrom('3，1，0，+2'), [-3, -1, 0, 2])
})

test('[B17] rungs stand on working days: a holiday of seven days and a worked Saturday are counted as they are', () => {
  const day = (rung: Rung) => rungDay(calendar, civilDate('2026-10-15'), rung)
  assert.deepEqual(
    [day(-10), day(-5), day(-3), day(-1), day(0), day(1), day(3)],
    ['2026-09-25', '2026-10-09', '2026-10-12', '2026-10-14', '2026-10-15', '2026-10-16', '2026-10-20'],
  )
})

test('a day due on which offices are shut is told on the last working day before it', () => {
  assert.equal(rungDay(calendar, civilDate('2026-10-04'), 0), '2026-09-30')
  assert.equal(rungDay(calendar, civilDate('2026-10-04'), 1), '2026-10-08')
  // With the rung before it on the same day, only the higher one tells.
  const said = on('2026-09-30', [-10, -5, -3], { due: civilDate('2026-10-04') })
  assert.deepEqual([said.tell?.rung, said.pass.map((each) => each.rung)], [0, [-1]])
})

test('[B17] nothing is told on a rest day, and Monday does not repeat what Friday told', () => {
  assert.deepEqual(on('2026-10-17', [-10, -5, -3, -1, 0]), { tell: null, pass: [] })
  assert.deepEqual(on('2026-10-19', [-10, -5, -3, -1, 0, 1]), { tell: null, pass: [] })
  assert.equal(on('2026-10-16', [-10, -5, -3, -1, 0]).tell?.rung, 1)
})

test('after a standstill only the highest rung tells, the lower ones are on record as passed', () => {
  const said = on('2026-10-15', [-10])
  assert.deepEqual([said.tell?.rung, said.pass.map((each) => each.rung)], [0, [-5, -3, -1]])
  assert.deepEqual(on('2026-10-15', [-10, -5, -3, -1, 0]), { tell: null, pass: [] })
})

test('a calendar that moves the day due later repeats nothing', () => {
  assert.equal(on('2026-10-14', [-10, -5, -3, -1], { due: civilDate('2026-10-16') }).tell, null)
  assert.equal(on('2026-10-16', [-10, -5, -3, -1], { due: civilDate('2026-10-16') }).tell?.rung, 0)
  // Moved earlier, what was jumped over is on record and not told.
  const said = on('2026-10-16', [-10, -5, 0], { due: civilDate('2026-10-15') })
  assert.deepEqual([said.tell?.rung, said.pass.map((each) => each.rung)], [1, [-3, -1]])
})

test('[B17] nobody is reminded after handing in, while stopped, or of being late while a later day is asked for', () => {
  assert.equal(on('2026-10-15', [], { isOwed: false }).tell, null)
  assert.equal(on('2026-10-16', [-10, -5, -3, -1, 0], { isAskedLater: true }).tell, null)
  assert.equal(on('2026-10-16', [-10, -5, -3, -1, 0]).tell?.rung, 1)
})

test('what lies before the day on which a deadline was given is no warning of it', () => {
  const urgent = { due: civilDate('2026-10-15'), since: civilDate('2026-10-12') }
  assert.deepEqual(on('2026-10-12', [], urgent), { tell: null, pass: [] })
  assert.equal(on('2026-10-14', [], urgent).tell?.rung, -1)
  assert.deepEqual(on('2026-10-14', [], urgent).pass, [])
})

test('as rungs rise, liaison, deputy, principal and office director are told, and nobody is left out', () => {
  assert.deepEqual(tiersAt(-10, rising), ['liaison'])
  assert.deepEqual(tiersAt(-1, rising), ['liaison', 'deputy'])
  assert.deepEqual(tiersAt(0, rising), ['liaison', 'deputy', 'principal'])
  assert.deepEqual(tiersAt(3, rising), ['liaison', 'deputy', 'principal', 'office_director'])
  assert.deepEqual(readersAt(-10, rising, { liaison: ['刘芳'], principal: ['黄为民'] }), [
    { tier: 'liaison', who: '刘芳' },
  ])
  // No liaison in office: whoever comes next.
  assert.deepEqual(readersAt(-10, rising, { principal: ['黄为民'] }), [{ tier: 'principal', who: '黄为民' }])
  assert.deepEqual(readersAt(-10, rising, {}), [])
})

test('quiet hours run over midnight', () => {
  assert.deepEqual(
    [7, 8, 12, 19, 20, 23].map((hour) => isQuiet(hour, { from: 20, to: 8 })),
    [true, false, false, false, true, true],
  )
  assert.equal(isQuiet(3, { from: 8, to: 8 }), false)
  assert.equal(isQuiet(13, { from: 12, to: 14 }), true)
})

test('what is held goes once the quiet hours are over, on a working day', () => {
  const until = (day: string, hour: number, quiet = { from: 20, to: 8 }) =>
    quietUntil(calendar, civilDate(day), hour, quiet)
  assert.equal(until('2026-10-15', 9), null)
  assert.deepEqual(until('2026-10-15', 6), { day: '2026-10-15', hour: 8 })
  // Thursday evening, Friday evening, and the eve of the holiday.
  assert.deepEqual(until('2026-10-15', 21), { day: '2026-10-16', hour: 8 })
  assert.deepEqual(until('2026-10-16', 21), { day: '2026-10-19', hour: 8 })
  assert.deepEqual(until('2026-09-30', 22), { day: '2026-10-08', hour: 8 })
  assert.deepEqual(until('2026-10-04', 10), { day: '2026-10-08', hour: 8 })
  assert.deepEqual(until('2026-10-15', 13, { from: 12, to: 14 }), { day: '2026-10-15', hour: 14 })
})
