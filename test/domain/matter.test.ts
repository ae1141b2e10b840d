import assert from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '#domain/date.ts'
import { lightOf } from '#domain/light.ts'
import { reviewCriteria, targetIsMeasured, type StepFacts } from '#domain/matter-guards.ts'
import { matterStates, stepMatter, transitions } from '#domain/matter.ts'
import { isRefusal } from '#domain/refusal.ts'
import { searchQuery, searchTokens } from '#domain/search.ts'

const facts = (over: Partial<StepFacts['matter']> = {}, more: Partial<StepFacts> = {}): StepFacts => ({
  matter: {
    state: 'draft',
    supervisorOrg: 'office',
    leadOrg: 'unit',
    draftedBy: 'li',
    title: '事项',
    target: '新增学位3000个',
    workContent: '建设学校',
    requirement: '按期报送',
    budget: { kind: 'working_days', amount: 30 },
    due: null,
    hasSource: true,
    leadPrincipal: 'huang',
    approvedBy: null,
    isListed: false,
    extensionPending: false,
    ...over,
  },
  actor: { accountId: 'li', organizations: ['office'] },
  today: civilDate('2026-09-14'),
  ...more,
})
const refusalOf = (event: Parameters<typeof stepMatter>[0], given: StepFacts) => {
  const answer = stepMatter(event, given)
  return isRefusal(answer) ? answer.refused : answer
}

test('[A18] [B15] each of the five elements, left out in turn, is an error of its own', () => {
  const without = [{ target: '' }, { workContent: '' }, { budget: null }, { leadOrg: null }, { leadPrincipal: null }]
  const refusals = without.map((each) => refusalOf('matter.submitted', facts(each)))
  assert.deepEqual(refusals, ['no-target', 'no-content', 'no-due', 'no-lead', 'no-principal'])
  assert.equal(refusalOf('matter.submitted', facts()), 'proposed')
})

test('[A05] without a requirement nothing is handed down', () => {
  assert.equal(refusalOf('matter.submitted', facts({ requirement: '' })), 'no-requirement')
})

test('[C10] no transition happens but those of the table', () => {
  const events = [...new Set(transitions.map((each) => each.event))]
  for (const event of events)
    for (const state of matterStates) {
      const isAllowed = transitions.some(
        (each) => each.event === event && (each.from as readonly string[]).includes(state),
      )
      const answer = refusalOf(event, facts({ state }))
      assert.equal(answer === 'wrong-state', !isAllowed, `${event} from ${state}: ${answer}`)
    }
})

test('[C06] the drafter cannot approve what they drafted', () => {
  assert.equal(refusalOf('matter.approved', facts({ state: 'proposed' })), 'same-person')
  assert.equal(refusalOf('matter.approved', facts({ state: 'proposed', draftedBy: 'chen' })), 'established')
})

const completion = {
  outcome: '全部建成',
  actual: '3120个',
  targetIsMeasured: true,
  signature: { how: 'system' },
  signers: { principal: 'li', principalName: '李厅长', leadersInCharge: ['wang'], principalOnly: false },
} as const

test('[A02] an outcome is demanded, and measured where the target is', () => {
  const given = (over: object) => facts({ state: 'in_progress' }, { completion: { ...completion, ...over } })
  assert.equal(refusalOf('matter.reported', given({ outcome: '' })), 'outcome-missing')
  assert.equal(refusalOf('matter.reported', given({ actual: '已召开会议部署' })), 'outcome-not-measured')
  assert.equal(refusalOf('matter.reported', given({})), 'reported')
  assert.deepEqual(['新增学位3000个', '开工二十个项目', '出台管理办法'].map(targetIsMeasured), [true, true, false])
})

test('[A19] State Council matters are signed by the principal, others also by the leader in charge; paper names signer and day', () => {
  const given = (signature: object, over: object = {}) =>
    facts(
      { state: 'in_progress' },
      {
        completion: {
          ...completion,
          signers: { ...completion.signers, principal: 'huang', principalName: '黄为民', ...over },
          signature: signature as never,
        },
      },
    )
  const paper = (signer: string, signedOn = '2026-09-14') => ({ how: 'paper', signer, signedOn })
  assert.equal(refusalOf('matter.reported', given({ how: 'system' })), 'signer-not-principal')
  assert.equal(refusalOf('matter.reported', given({ how: 'system' }, { leadersInCharge: ['li'] })), 'reported')
  assert.equal(
    refusalOf('matter.reported', given({ how: 'system' }, { leadersInCharge: ['li'], principalOnly: true })),
    'signer-not-principal',
  )
  assert.equal(refusalOf('matter.reported', given(paper('黄为民', '2026-09-15'))), 'not-signed')
  assert.equal(refusalOf('matter.reported', given(paper('王副厅长'))), 'reported')
  assert.equal(
    refusalOf('matter.reported', given(paper('王副厅长'), { principalOnly: true })),
    'paper-signer-not-principal',
  )
  assert.equal(refusalOf('matter.reported', given(paper('黄为民'), { principalOnly: true })), 'reported')
})

test('[A21] a unit says when it was completed, and not a day that is still to come', () => {
  const given = (completedOn: string) =>
    facts({ state: 'in_progress' }, { completion: { ...completion, completedOn: civilDate(completedOn) } })
  assert.equal(refusalOf('matter.reported', given('2026-09-15')), 'completed-in-future')
})

test('[A17] a parent does not close over an open mandatory child, and names it', () => {
  const answer = stepMatter(
    'matter.reported',
    facts({ state: 'in_progress' }, { completion, openChildren: ['云山市学位建设'] }),
  )
  assert.ok(isRefusal(answer))
  assert.deepEqual([answer.refused, answer.params?.['matters']], ['child-open', '云山市学位建设'])
})

test('[A06] whoever reported may not verify, and all six criteria are confirmed', () => {
  const review = { criteria: [...reviewCriteria], verifiedBy: 'chen', reportedBy: 'liu' }
  const given = (over: object) => facts({ state: 'under_review' }, { review: { ...review, ...over } })
  assert.equal(refusalOf('matter.accepted', given({ verifiedBy: 'liu' })), 'reporter-verifies')
  assert.equal(refusalOf('matter.accepted', given({ criteria: reviewCriteria.slice(1) })), 'criteria-missing')
  assert.equal(refusalOf('matter.accepted', given({})), 'accepted')
})

test('[C12] a child is due no later than its parent', () => {
  const given = (on: string) =>
    facts({ budget: { kind: 'fixed', on: civilDate(on) } }, { parentDue: civilDate('2026-10-30') })
  assert.equal(refusalOf('matter.submitted', given('2026-10-31')), 'child-after-parent')
  assert.equal(refusalOf('matter.submitted', given('2026-10-30')), 'proposed')
})

test('[C03] a matter does not complete while somebody who asked has not read the answer', () => {
  assert.equal(refusalOf('matter.completed', facts({ state: 'accepted' }, { waitingToRead: 1 })), 'instruction-open')
  assert.equal(refusalOf('matter.completed', facts({ state: 'accepted' }, { waitingToRead: 0 })), 'completed')
})

test('nothing is red but a due day that has passed while the unit has not handed in', () => {
  const light = (over: object, today: string) =>
    lightOf(
      {
        state: 'in_progress',
        due: civilDate('2026-10-30'),
        dueMinute: null,
        warnFrom: civilDate('2026-10-23'),
        stopped: false,
        nextMilestoneDue: null,
        nextMilestoneWarnFrom: null,
        assessedLight: null,
        extensionAskedOn: null,
        ...over,
      },
      civilDate(today),
    )
  assert.deepEqual(
    ['2026-10-22', '2026-10-23', '2026-10-30', '2026-10-31'].map((day) => light({}, day)),
    ['green', 'yellow', 'yellow', 'red'],
  )
  assert.equal(light({ state: 'reported' }, '2026-12-01'), 'blue')
  assert.equal(light({ stopped: true }, '2026-12-01'), 'grey')
  assert.equal(light({ state: 'draft' }, '2026-12-01'), 'grey')
  assert.equal(light({ extensionAskedOn: civilDate('2026-10-30') }, '2026-12-01'), 'yellow')
  assert.equal(light({ state: 'long_term' }, '2026-12-01'), 'green')
})

test('search finds every substring of two characters and more, and single characters', () => {
  const tokens = new Set(searchTokens('省政府督查室2026年第12号'))
  const finds = (words: string) =>
    (searchQuery(words) ?? '').split(' & ').every((term) => {
      const text = term.replaceAll("'", '').replace(':*', '')
      return term.endsWith(':*') ? [...tokens].some((token) => token.startsWith(text)) : tokens.has(text)
    })
  assert.deepEqual(['督查', '督查室', '室', '府督', '2026', '教育'].map(finds), [true, true, true, true, true, false])
  assert.equal(searchQuery('，。 '), null)
})
