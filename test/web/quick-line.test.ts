import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  chainIn,
  dayIn,
  emptyLine,
  inputOf,
  isInput,
  leaderIn,
  limitIn,
  unitIn,
  type Known,
} from '../../src/web/pages/sources/quick/line.ts'

const today = '2026-09-14'
const units = [
  { id: 'e', name: '岭南省教育厅', shortName: '省教育厅' },
  { id: 'f', name: '岭南省财政厅', shortName: '省财政厅' },
]
const leaders = [{ id: 'w', name: '王海峰', post: '副省长' }]
const said = {
  leader: '领导',
  on: '日期',
  text: '原文',
  requirement: '要求',
  unit: '单位',
  limit: '时限',
  into: '事项',
}
const known: Known = { leaders, units, today, words: said }

test('a day is read the ways in which people write one, and a day that does not exist is none', () => {
  for (const words of ['2026-09-12', '9.12', '9/12', '0912', '9月12日', '2026年9月12日'])
    assert.equal(dayIn(words, today), '2026-09-12', words)
  for (const words of ['', '13.1', '2.30', '明天']) assert.equal(dayIn(words, today), null, words)
})

test('a limit is working days, months or a day; one that is over this year means the next', () => {
  assert.deepEqual(limitIn('15', today), { kind: 'working_days', amount: 15 })
  assert.deepEqual(limitIn('10个工作日', today), { kind: 'working_days', amount: 10 })
  assert.deepEqual(limitIn('1个月', today), { kind: 'months', amount: 1 })
  assert.deepEqual(limitIn('30天', today), { kind: 'calendar_days', amount: 30 })
  assert.deepEqual(limitIn('10.31', today), { kind: 'fixed', on: '2026-10-31' })
  assert.deepEqual(limitIn('3.31', today), { kind: 'fixed', on: '2027-03-31' })
  assert.equal(limitIn('', today), undefined)
  assert.equal(limitIn('尽快', today), null)
})

test('a leader of the directory needs no post, another needs one', () => {
  assert.deepEqual(leaderIn('王海峰', leaders), { leaderName: '王海峰', leaderPost: '副省长', leaderId: 'w' })
  assert.deepEqual(leaderIn('林国栋 省长', leaders), { leaderName: '林国栋', leaderPost: '省长' })
  assert.equal(leaderIn('林国栋', leaders), null)
})

test('a unit is found by name, short name or a part that only one has', () => {
  assert.equal(unitIn('省教育厅', units)?.id, 'e')
  assert.equal(unitIn('财政', units)?.id, 'f')
  assert.equal(unitIn('省', units), null)
  assert.deepEqual(chainIn('省水利厅（主办）、省财政厅'), [{ name: '省水利厅', note: '主办' }, { name: '省财政厅' }])
})

test('a line that lacks something says what, cell by cell; a whole one becomes what is sent', () => {
  const line = { ...emptyLine('k', today), text: '请抓紧。', limit: '尽快' }
  assert.deepEqual(inputOf(line, known), { leader: '领导', requirement: '要求', unit: '单位', limit: '时限' })
  const whole = { ...line, leader: '王海峰', requirement: '抓紧落实', unit: '教育', limit: '15' }
  const input = inputOf(whole, known)
  assert.ok(isInput(input))
  assert.deepEqual([input.leadOrganizationId, input.leaderId, input.as], ['e', 'w', 'matter'])
})
