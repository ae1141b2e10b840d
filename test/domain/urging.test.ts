import assert from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '#domain/date.ts'
import { factWords, letterRefusal } from '#domain/letter.ts'
import { explanationLacks, mayUrge, nextInstrument, weekOf, type Instrument, type Urged } from '#domain/urging.ts'

const unit: Urged = {
  unit: '省教育厅',
  title: '学位建设',
  state: 'in_progress',
  isStopped: false,
  isDone: false,
  thisWeek: 0,
}
const today = civilDate('2026-11-22')
const asked = (all: readonly Urged[], explainBy: string | null = null) =>
  mayUrge(all, 5, { today, explainBy: explainBy === null ? null : civilDate(explainBy) })?.refused ?? null

test('who is at work is urged, and nobody else', () => {
  assert.equal(asked([unit]), null)
  assert.equal(asked([unit, { ...unit, state: 'reported' }]), 'nothing-to-urge')
  assert.equal(asked([{ ...unit, isStopped: true }]), 'nothing-to-urge')
  assert.equal(asked([{ ...unit, isDone: true }]), 'nothing-to-urge')
})

test('a unit is urged so often a week and not more, and the refusal names it', () => {
  assert.equal(asked([{ ...unit, thisWeek: 4 }]), null)
  assert.equal(asked([unit, { ...unit, unit: '省财政厅', thisWeek: 5 }]), 'urged-too-often')
  assert.equal(mayUrge([{ ...unit, thisWeek: 5 }], 5, { today, explainBy: null })?.params?.['units'], '省教育厅')
  assert.deepEqual([weekOf(today), weekOf(civilDate('2026-11-23'))], ['2026-11-16', '2026-11-23'])
})

test('an explanation has a day ahead, a cause and an improvement', () => {
  assert.equal(asked([unit], '2026-11-21'), 'explanation-in-past')
  assert.equal(asked([unit], '2026-11-22'), null)
  assert.equal(explanationLacks(false, {}), null)
  assert.equal(explanationLacks(true, { improvement: '增派人手' })?.refused, 'explanation-lacks-cause')
  assert.equal(explanationLacks(true, { cause: '用地未落实' })?.refused, 'explanation-lacks-improvement')
  assert.equal(explanationLacks(true, { cause: '用地未落实', improvement: '增派人手' }), null)
})

test('instruments are taken one after another, and the last one stays', () => {
  assert.deepEqual([0, 1, 2, 3, 9].map(nextInstrument), [
    'reminder_letter',
    'supervision_letter',
    'talk',
    'circular',
    'circular',
  ])
})

test('[C20] a letter says what was due and what was asked, and blames nobody for a day that has not passed', () => {
  const fault = {
    title: '新增公办学位',
    number: '督字〔2026〕12号',
    due: civilDate('2026-09-17'),
    askedOn: civilDate('2026-09-21'),
    explainBy: civilDate('2026-09-23'),
  }
  assert.equal(
    factWords(fault, civilDate('2026-09-24')),
    '你单位承办的督办事项“新增公办学位”（督字〔2026〕12号），完成时限为2026年9月17日，未按期完成。2026年9月21日已要求于2026年9月23日前说明原因及改进意见，至今未收到说明。',
  )
  assert.doesNotMatch(factWords({ ...fault, due: civilDate('2026-12-31') }, civilDate('2026-09-24')), /未按期/)
})

test('[C20] a step back or the step that is due needs no reason, a step left out does', () => {
  const [today, due] = [civilDate('2026-09-24'), civilDate('2026-09-28')]
  const about = { instrument: 'supervision_letter' as const, hasReplied: false, hasLetter: false }
  const code = (instrument: Instrument, more: object = {}) =>
    letterRefusal({ instrument, due, ...more }, about, today)?.refused ?? null
  assert.deepEqual(
    [code('reminder_letter'), code('supervision_letter'), code('circular'), code('circular', { reason: '情况紧急' })],
    [null, null, 'step-left-out', null],
  )
  assert.equal(code('reminder_letter', { due: civilDate('2026-09-23') }), 'explanation-in-past')
  for (const more of [{ instrument: null }, { hasReplied: true }, { hasLetter: true }])
    assert.equal(
      letterRefusal({ instrument: 'reminder_letter', due }, { ...about, ...more }, today)?.refused,
      'letter-not-called-for',
    )
})
