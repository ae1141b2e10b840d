import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followUps, type CorrectedLine, type MatterOfLine } from '#domain/correction.ts'
import { lineParts } from '#domain/document-identity.ts'

const line: CorrectedLine = {
  changes: [...lineParts],
  isGone: false,
  leadIds: ['fgw'],
  supportIds: ['czt'],
  due: '2027-03-31',
}
const matter: MatterOfLine = { state: 'in_progress', leadId: 'jyt', unitIds: ['jyt'], due: '2026-12-31' }
const offered = (over: Partial<MatterOfLine>, of: Partial<CorrectedLine> = {}) =>
  followUps({ ...line, ...of }, { ...matter, ...over }).map(({ part, operation }) => [part, operation])

test('what a corrected line asks of a running matter is offered as the act of its own: amend, reassign, add, change the day', () => {
  assert.deepEqual(offered({}), [
    ['words', 'matters.amend'],
    ['lead', 'matters.reassign'],
    ['support', 'matters.add-unit'],
    ['deadline', 'matters.change-due'],
  ])
})

test('a draft is corrected as a draft, and where the state allows no act the office is told all the same', () => {
  assert.deepEqual(offered({ state: 'draft' }, { changes: ['lead', 'deadline'] }), [
    ['lead', 'matters.correct-draft'],
    ['deadline', 'matters.correct-draft'],
  ])
  assert.deepEqual(offered({ state: 'under_review' }, { changes: ['lead'] }), [['lead', null]])
})

test('a matter whose line was struck out may be cancelled, and nothing else of the line is asked', () => {
  assert.deepEqual(offered({}, { isGone: true }), [['gone', 'matters.cancel']])
  assert.deepEqual(offered({ state: 'cancelled' }, { isGone: true }), [])
})

test('what the matter says already is not offered, nor anything of a matter that has ended', () => {
  const changes = ['lead', 'support', 'deadline'] as const
  assert.deepEqual(offered({ leadId: 'fgw', unitIds: ['fgw', 'czt'], due: '2027-03-31' }, { changes }), [])
  assert.deepEqual(offered({ state: 'completed' }), [])
  // Nobody has said whom the new name means: the change is offered, the office finds out.
  assert.deepEqual(offered({}, { changes: ['lead'], leadIds: [] }), [['lead', 'matters.reassign']])
})
