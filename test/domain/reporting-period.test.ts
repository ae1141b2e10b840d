import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workCalendar } from '#domain/calendar.ts'
import { civilDate } from '#domain/date.ts'
import {
  closingOn,
  exemptionOf,
  nextCheckOf,
  outcomeAtClose,
  saysTheSame,
  standingIn,
  withinCeiling,
} from '#domain/reporting-period.ts'
import { shippedCalendar } from '../../src/modules/calendar/shipped.ts'

const day = civilDate
const calendar = workCalendar([2026], [])
const at = (every: Parameters<typeof closingOn>[0], today: string) => {
  const closing = closingOn(every, day(today), 25, calendar)
  return closing && [closing.nominal, closing.closes]
}

test('[A16] a period closes on its day, or on the next day on which offices are open', () => {
  assert.deepEqual(at('monthly', '2026-11-01'), ['2026-11-25', '2026-11-25'])
  assert.deepEqual(at('monthly', '2026-11-25'), ['2026-11-25', '2026-11-25'])
  assert.deepEqual(at('monthly', '2026-11-26'), ['2026-12-25', '2026-12-25'])
  // 25 July 2026 is a Saturday; on the Sunday after it, that period still runs.
  assert.deepEqual(at('monthly', '2026-07-26'), ['2026-07-25', '2026-07-27'])
  assert.deepEqual(at('monthly', '2026-07-28'), ['2026-08-25', '2026-08-25'])
  assert.deepEqual(at('weekly', '2026-11-23'), ['2026-11-27', '2026-11-27'])
  assert.deepEqual(at('quarterly', '2026-10-01'), ['2026-12-25', '2026-12-25'])
  assert.deepEqual(at('quarterly', '2026-12-26'), ['2027-03-25', '2027-03-25'])
  assert.equal(at('none', '2026-11-01'), null)
  assert.equal(at('by_stage', '2026-11-01'), null)
})

test('[A16] a published holiday moves the closing day that falls into it', () => {
  const closing = closingOn('monthly', day('2026-02-17'), 17, shippedCalendar())
  assert.equal(closing?.nominal, '2026-02-17')
  assert.ok((closing?.closes ?? '') > '2026-02-20', closing?.closes)
})

const facts = { state: 'in_progress' as const, stopped: false, nextMilestoneDue: null }

test('nobody is asked before the next milestone, nor for what is suspended, handed in or ended', () => {
  const closes = day('2026-11-25')
  const why = (over: object) => exemptionOf(closes, { ...facts, ...over })
  assert.equal(why({}), null)
  assert.equal(why({ nextMilestoneDue: day('2026-11-26') }), 'milestone_later')
  assert.equal(why({ nextMilestoneDue: closes }), null)
  assert.equal(why({ nextMilestoneDue: day('2026-11-01') }), null)
  assert.equal(why({ state: 'suspended' }), 'suspended')
  assert.equal(why({ stopped: true }), 'suspended')
  assert.equal(why({ state: 'under_review' }), 'handed_in')
  assert.equal(why({ state: 'completed' }), 'ended')
})

test('a period that closes leaves what was not answered as missed', () => {
  const closes = day('2026-11-25')
  assert.deepEqual(outcomeAtClose(closes, facts), { outcome: 'missed', because: null })
  assert.deepEqual(outcomeAtClose(closes, { ...facts, state: 'suspended' }), {
    outcome: 'exempt',
    because: 'suspended',
  })
  assert.equal(standingIn(closes, facts, null), 'waiting')
  assert.equal(standingIn(closes, { ...facts, state: 'suspended' }, 'reported'), 'reported')
})

test('the same wording three periods running is seen through its punctuation; two are not enough', () => {
  assert.equal(saysTheSame(['正在推进。', '正在 推进', '正在推进！', '完工']), true)
  assert.equal(saysTheSame(['正在推进', '正在推进']), false)
  assert.equal(saysTheSame(['正在推进', '已开工', '正在推进']), false)
  assert.equal(saysTheSame([null, null, null]), false)
})

test('a grade has a ceiling on how often its units are made to report', () => {
  assert.equal(withinCeiling('weekly', 28)?.refused, 'cadence-too-often')
  assert.equal(withinCeiling('monthly', 28), null)
  assert.equal(withinCeiling('weekly', 7), null)
  assert.equal(withinCeiling('by_stage', 366), null)
})

test('[C13] the next check is the first day ahead, and none where all have passed', () => {
  const today = day('2026-11-23')
  assert.equal(nextCheckOf([null, day('2026-12-01'), day('2026-11-30'), day('2026-11-01')], today), '2026-11-30')
  assert.equal(nextCheckOf([day('2026-11-01'), null], today), null)
})
