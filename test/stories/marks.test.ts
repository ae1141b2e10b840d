import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { countByLight, listMatters } from '#contract/ledger.ts'
import { addTheme, crossCut, getMarks, gradeMatter, retireTheme, starMatter, superviseMatter } from '#contract/marks.ts'
import { getMatter, getTrail } from '#contract/matters.ts'
import { acceptReport, ask, handIn, takeForReview } from '#contract/reports.ts'
import { gradeOf, importances, urgencies } from '#domain/grade.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import { aSource, dispatched, inProgress } from '../support/matter.ts'
import { refusalOf } from '../support/outcome.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

const totalOf = async (filter: object, login = 'limin') => (await world.desk(login)(listMatters, filter)).total
const graded = async (matterId: string, over: object = {}) => {
  const { face } = await world.desk('limin')(getMatter, { matterId })
  return world.desk('limin')(gradeMatter, {
    matterId,
    version: face.version,
    importance: 'routine',
    urgency: 'normal',
    ...over,
  })
}

test('[B05] a matter with two themes counts under each of them and once in the whole', async () => {
  const inspector = world.desk('limin')
  const first = await dispatched(world, { title: '稳岗扩就业' })
  await dispatched(world, { title: '没有主题的事项' })
  await inspector(addTheme, { name: '稳增长' })
  const { items } = await inspector(addTheme, { name: '惠民生' })
  const idOf = (name: string) => items.find((each) => each.name === name)?.id ?? ''
  await graded(first.face.id, { themeIds: [idOf('稳增长'), idOf('惠民生')] })
  const cut = await inspector(crossCut, {})
  assert.equal(cut.items.length, 2)
  for (const theme of cut.items) assert.equal(theme.total, 1, theme.name)
  assert.equal(cut.all.total, 2)
  for (const theme of cut.items) {
    assert.equal(await totalOf({ themeId: theme.id }), theme.total)
    assert.equal((await inspector(countByLight, { themeId: theme.id })).green, theme.green)
  }
  // A retired theme stays where it was and is put on nothing new.
  await inspector(retireTheme, { name: '稳增长' })
  await graded(first.face.id, { themeIds: [idOf('稳增长'), idOf('惠民生')] })
  const second = await dispatched(world, { title: '另一事项' })
  assert.equal((await refusalOf(graded(second.face.id, { themeIds: [idOf('稳增长')] }))).code, 'theme-retired')
})

test('[A32] 特急 gets the short reminder profile, and importance decides how deep the review looks', async () => {
  for (const importance of importances)
    for (const urgency of urgencies) {
      const { reminderProfile, notesFor, grade } = gradeOf(importance, urgency)
      assert.equal(reminderProfile === 'short', urgency === 'most_urgent')
      assert.equal(notesFor.length, importance === 'key' ? 6 : importance === 'important' ? 3 : 0)
      assert.equal(grade === 1, importance === 'key' || urgency === 'most_urgent')
    }
  const inspector = world.desk('limin')
  let view = await inProgress(world, {
    title: '学校燃气安全整治',
    target: '完成整治',
    sourceId: await aSource(world, { urgency: 'most_urgent' }),
  })
  const matterId = view.face.id
  assert.equal((await inspector(getMarks, { matterId })).reminderProfile, 'short')
  await graded(matterId, { importance: 'important', urgency: 'most_urgent' })
  view = await world.desk('liufang')(getMatter, { matterId })
  view = await world.desk('huangweimin')(handIn, {
    matterId,
    version: view.face.version,
    outcome: '已完成整治',
    progress: '已完成',
    signature: { how: 'system' },
  })
  view = await inspector(takeForReview, { matterId, version: view.face.version })
  const accept = {
    matterId,
    version: view.face.version,
    criteria: [...reviewCriteria],
    timely: true,
    complete: true,
    adequate: true,
    verification: '现场抽查5所学校',
    verifiedBy: world.person('chenzhiyuan'),
  }
  const shallow = await refusalOf(inspector(acceptReport, accept))
  assert.deepEqual([shallow.code, shallow.field], ['notes-missing', 'notes'])
  const notes = (['problem_solved', 'task_done', 'conclusion_accurate'] as const).map((criterion) => ({
    criterion,
    note: '现场核对无误',
  }))
  assert.equal((await refusalOf(inspector(acceptReport, { ...accept, notes: notes.slice(1) }))).code, 'notes-missing')
  view = await inspector(acceptReport, { ...accept, method: 'field', notes })
  assert.notEqual(view.face.state, 'under_review')
})

test('[B40] a leader takes a matter in hand: the ledger finds it, and the leader’s own acts are on its time line', async () => {
  const { face } = await inProgress(world, { title: '老旧小区加装电梯' })
  const matterId = face.id
  assert.equal((await refusalOf(world.desk('limin')(superviseMatter, { matterId, supervise: true }))).status, 403)
  const leader = world.desk('wanghaifeng')
  await leader(superviseMatter, { matterId, supervise: true })
  await leader(ask, { matterId, text: '本月能否开工' })
  await world.desk('limin')(ask, { matterId, text: '请报开工数' })
  assert.equal(await totalOf({ supervision: 'personal' }), 1)
  assert.equal(await totalOf({ mine: 'personal' }, 'wanghaifeng'), 1)
  assert.equal(await totalOf({ mine: 'personal' }, 'zhouguoping'), 0)
  const marks = await world.desk('liufang')(getMarks, { matterId })
  assert.deepEqual(
    marks.supervisors.map((each) => each.name),
    ['王海峰'],
  )
  assert.deepEqual(
    marks.acts.map((each) => [each.name, each.type]),
    [
      ['王海峰', 'matter.asked'],
      ['王海峰', 'matter.supervised_personally'],
    ],
  )
  const trail = (await world.desk('limin')(getTrail, { matterId })).items
  assert.ok(trail.some((each) => each.type === 'matter.supervised_personally' && each.actorName === '王海峰'))
  await leader(superviseMatter, { matterId, supervise: false })
  assert.equal(await totalOf({ supervision: 'personal' }), 0)
})

test('[C09] the ledger splits by three duty scopes: from above, this level’s own, the lower organs’', async () => {
  const inspector = world.desk('limin')
  const all = async () => {
    const split = []
    for (const dutyScope of ['superior', 'same_level', 'lower'] as const) split.push(await totalOf({ dutyScope }))
    return split
  }
  const [superior, same, lower] = await all()
  const fromAbove = await dispatched(world, {
    title: '国务院部署',
    sourceId: await aSource(world, { originLevel: 1 }),
  })
  await dispatched(world, { title: '本级部署' })
  await dispatched(world, { title: '下级落实', leadOrganizationId: world.org('yunshan') })
  assert.deepEqual(await all(), [(superior ?? 0) + 1, (same ?? 0) + 1, (lower ?? 0) + 1])
  assert.equal(
    (await all()).reduce((sum, n) => (sum ?? 0) + (n ?? 0), 0),
    await totalOf({}),
  )
  // Where the derived scope is wrong, somebody says the right one.
  const marks = await graded(fromAbove.face.id, { dutyScope: 'lower' })
  assert.deepEqual([marks.dutyScope, marks.dutyScopeSaid], ['lower', true])
  assert.deepEqual(await all(), [superior, (same ?? 0) + 1, (lower ?? 0) + 2])
  assert.equal((await inspector(getMarks, { matterId: fromAbove.face.id })).dutyScope, 'lower')
})

test('a star is one’s own, and is set on nothing that one does not see', async () => {
  const { face } = await dispatched(world, { title: '值得关注的事项' })
  await world.desk('wanghaifeng')(starMatter, { matterId: face.id, starred: true })
  await world.desk('wanghaifeng')(starMatter, { matterId: face.id, starred: true })
  assert.equal(await totalOf({ mine: 'starred' }, 'wanghaifeng'), 1)
  assert.equal(await totalOf({ mine: 'starred' }, 'zhouguoping'), 0)
  assert.equal((await refusalOf(world.desk('zhaolei')(starMatter, { matterId: face.id, starred: true }))).status, 404)
  await world.desk('wanghaifeng')(starMatter, { matterId: face.id, starred: false })
  assert.equal(await totalOf({ mine: 'starred' }, 'wanghaifeng'), 0)
})
