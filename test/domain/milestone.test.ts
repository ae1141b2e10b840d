import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workCalendar } from '#domain/calendar.ts'
import { civilDate, type CivilDate } from '#domain/date.ts'
import { lightOf, type LightFacts } from '#domain/light.ts'
import { backSchedule, milestoneLight, planRefusal, type Milestone, type PlannedMilestone } from '#domain/milestone.ts'
import { milestoneWarningFor } from '#domain/warning.ts'
import { assessedLightRefusal, plannedRefusal, progressOf } from '#domain/progress.ts'

const plain = workCalendar([2026], [])
const day = (text: string) => civilDate(text)
// A Monday.
const today = day('2026-11-23')

test('[B14] due in three working days with five steps of a day each cannot be kept any more, and says so', () => {
  const late = backSchedule(plain, day('2026-11-26'), [1, 1, 1, 1, 1], today)
  assert.deepEqual([late.feasible, late.start], [false, '2026-11-20'])
  const just = backSchedule(plain, day('2026-11-26'), [1, 1, 1], today)
  assert.deepEqual([just.feasible, just.start], [true, '2026-11-24'])
})

test('[B14] steps are laid backwards in working days, over weekends and holidays, without gap or overlap', () => {
  const calendar = workCalendar(
    [2026],
    [
      { date: day('2026-12-04'), kind: 'off', name: '假日' },
      { date: day('2026-12-05'), kind: 'work', name: '调休' },
    ],
  )
  const { steps, feasible } = backSchedule(calendar, day('2026-12-08'), [2, 3], today)
  assert.deepEqual(
    steps.map((step) => [step.from, step.to]),
    [
      ['2026-12-02', '2026-12-03'],
      ['2026-12-05', '2026-12-08'],
    ],
  )
  assert.equal(feasible, true)
  // A due day on which offices are shut is worked up to the day before.
  assert.equal(backSchedule(calendar, day('2026-12-06'), [1], today).steps[0]?.to, '2026-12-05')
})

const planned = (over: Partial<PlannedMilestone> = {}): PlannedMilestone => ({
  target: '完成选址',
  due: day('2026-12-01'),
  weight: 30,
  evidence: 'none',
  ...over,
})
const kept = (over: Partial<Milestone> = {}): Milestone => ({
  id: 'a',
  target: '完成选址',
  due: day('2026-12-01'),
  weight: 30,
  metOn: null,
  isOffices: false,
  ...over,
})
const planner = { isOffice: false, today, matterDue: day('2026-12-31') }

test('[B13] a milestone without target, later than the matter or in the past is refused at its field', () => {
  const refusal = (over: Partial<PlannedMilestone>) => planRefusal([], [planned(), planned(over)], planner)
  assert.deepEqual(
    [refusal({ target: ' ' }), refusal({ due: day('2027-01-05') }), refusal({ due: day('2026-11-20') })].map((each) => [
      each?.refused,
      each?.field,
    ]),
    [
      ['milestone-no-target', 'milestones.1.target'],
      ['milestone-after-due', 'milestones.1.due'],
      ['milestone-in-past', 'milestones.1.due'],
    ],
  )
  assert.equal(refusal({}), null)
})

test('[B13] what is met, what the office set and what is late stands fast for the unit', () => {
  const move = (before: Partial<Milestone>, isOffice = false) =>
    planRefusal([kept(before)], [planned({ id: 'a', due: day('2026-12-20') })], { ...planner, isOffice })?.refused ??
    null
  assert.equal(move({}), null)
  assert.equal(move({ isOffices: true }), 'milestone-fixed')
  assert.equal(move({ due: day('2026-11-20') }), 'milestone-fixed')
  assert.equal(move({ due: day('2026-11-20') }, true), null)
  assert.equal(move({ metOn: today }, true), 'milestone-fixed')
  assert.equal(planRefusal([kept({ isOffices: true })], [], planner)?.refused, 'milestone-fixed')
  assert.equal(planRefusal([kept()], [], planner), null)
})

test('[C15] all hundred parts are there only when every milestone is met', () => {
  const of = (...met: (CivilDate | null)[]) =>
    progressOf(
      met.map((metOn, i) => ({ weight: i === 0 ? 1 : 100, metOn })),
      [],
    )
  assert.deepEqual(of(null, today, today)?.milestones, { part: 200, whole: 201, percent: 99 })
  assert.equal(of(today, today, today)?.percent, 100)
  assert.equal(of(null, null)?.percent, 0)
  assert.equal(progressOf([], []), null)
})

test('[C15] a figure above plan does not make up for a milestone that is not met', () => {
  const targets = [
    { year: 2026, quarter: 3, planned: 60, actual: 80 },
    { year: 2026, quarter: 4, planned: 100, actual: 120 },
  ]
  assert.deepEqual(progressOf([], targets), {
    percent: 100,
    milestones: null,
    targets: { part: 120, whole: 100, percent: 100 },
  })
  assert.equal(progressOf([{ weight: 10, metOn: null }], targets)?.percent, 0)
  assert.equal(progressOf([], targets.slice(0, 1))?.targets?.percent, 100)
  assert.deepEqual(plannedRefusal([10, 5, 20, 30])?.field, 'planned.1')
  assert.equal(plannedRefusal([0, 0, 0, 0])?.refused, 'target-empty')
})

const facts: LightFacts = {
  state: 'in_progress',
  due: day('2026-12-31'),
  dueMinute: null,
  warnFrom: day('2026-12-24'),
  stopped: false,
  nextMilestoneDue: null,
  nextMilestoneWarnFrom: null,
  assessedLight: null,
  extensionAskedOn: null,
}

test('[B18] a milestone whose day has passed turns its matter yellow, and not more', () => {
  const light = (over: Partial<LightFacts>) => lightOf({ ...facts, ...over }, today)
  assert.equal(light({}), 'green')
  assert.equal(light({ nextMilestoneDue: today }), 'green')
  assert.equal(light({ nextMilestoneDue: day('2026-11-22') }), 'yellow')
  assert.equal(light({ nextMilestoneDue: day('2026-01-22') }), 'yellow')
  assert.equal(light({ nextMilestoneDue: day('2026-11-22'), due: day('2026-11-20') }), 'red')
  assert.equal(light({ nextMilestoneDue: day('2026-11-22'), state: 'reported' }), 'blue')
  assert.equal(light({ nextMilestoneDue: day('2026-11-22'), state: 'suspended' }), 'grey')
})

test('[B18] [B17] a milestone that is near turns its matter yellow from its own day of warning', () => {
  const light = (over: Partial<LightFacts>) =>
    lightOf({ ...facts, nextMilestoneDue: day('2026-11-30'), nextMilestoneWarnFrom: today, ...over }, today)
  assert.equal(light({}), 'yellow')
  assert.equal(light({ nextMilestoneWarnFrom: day('2026-11-24') }), 'green')
  assert.equal(light({ due: null, warnFrom: null }), 'yellow')
  assert.equal(light({ state: 'long_term', due: day('2026-11-01') }), 'yellow')
  assert.equal(light({ state: 'long_term', nextMilestoneWarnFrom: day('2026-11-24') }), 'green')
  assert.equal(light({ state: 'long_term', nextMilestoneDue: day('2026-11-22') }), 'red')
  assert.equal(light({ state: 'reported' }), 'blue')
})

test('[B17] what is warned of late is not warned of earlier by its stages, and a stage has a ceiling of its own', () => {
  const days = { mostUrgent: 1, urgent: 3, annual: 10, others: 5, milestone: 4 }
  const of = (urgency: string, kind = 'one_off') => milestoneWarningFor(days, { urgency, kind })
  assert.deepEqual([of('most_urgent'), of('urgent'), of('normal'), of('normal', 'annual')], [1, 3, 4, 4])
})

test('[B18] each milestone has a light of its own', () => {
  const light = (due: string, metOn: string | null = null) =>
    milestoneLight({ due: day(due), metOn: metOn ? day(metOn) : null }, today, day('2026-11-23'))
  assert.equal(light('2026-11-22'), 'red')
  assert.equal(light('2026-11-30'), 'yellow')
  assert.equal(light('2026-11-22', '2026-11-21'), 'blue')
  assert.equal(milestoneLight({ due: day('2026-12-31'), metOn: null }, today, day('2026-12-24')), 'green')
})

test('an assessed light is worse than the derived one, has a reason, and makes the matter no better', () => {
  assert.equal(assessedLightRefusal('green', 'yellow', '滞后'), null)
  assert.equal(assessedLightRefusal('yellow', 'red', '停滞'), null)
  assert.equal(assessedLightRefusal('red', 'yellow', '滞后')?.refused, 'light-not-worse')
  assert.equal(assessedLightRefusal('yellow', 'yellow', '滞后')?.refused, 'light-not-worse')
  assert.equal(assessedLightRefusal('green', 'yellow', undefined)?.refused, 'light-needs-reason')
  assert.equal(assessedLightRefusal('blue', 'red', '滞后')?.refused, 'light-not-owed')
  assert.equal(lightOf({ ...facts, assessedLight: 'red' }, today), 'red')
  assert.equal(lightOf({ ...facts, due: day('2026-11-01'), assessedLight: 'yellow' }, today), 'red')
})
