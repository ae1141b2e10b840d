import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { exportAccounts } from '#contract/accounts.ts'
import { countByLight, exportMatters, listMatters } from '#contract/ledger.ts'
import { exportOrder } from '#contract/orders.ts'
import { exportOrganizations, listOrganizations } from '#contract/organizations.ts'
import { reportProgress } from '#contract/reports.ts'
import { addInstruction, exportSources, getSource, listSources } from '#contract/sources.ts'
import { listEvents } from '#contract/trail.ts'
import { nameOf, names } from '#contract/words/names.ts'
import { words as en } from '#web/text/en/words.ts'
import { words as zh } from '#web/text/zh-CN/words.ts'
import { lights } from '#domain/light.ts'
import { ApiError } from '#platform/errors.ts'
import { callOver, serverOf } from '../support/http.ts'
import { aSource, dispatched, inProgress } from '../support/matter.ts'
import { takeOut } from '../support/workbook.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
  const sourceId = await aSource(world)
  const { row } = await world.desk('limin')(getSource, { sourceId })
  await world.desk('limin')(addInstruction, {
    sourceId,
    version: row.version,
    leaderName: '王海峰',
    leaderPost: '副省长',
    instructedOn: '2026-09-12',
    text: '请抓紧落实，结果报我。',
    answerRequired: true,
  })
  const others = [
    { organizationId: world.org('czt'), part: 'supporting' as const },
    { organizationId: world.org('zjt'), part: 'joint_lead' as const },
  ]
  const { face } = await inProgress(world, { sourceId, others })
  await world.desk('liufang')(reportProgress, {
    matterId: face.id,
    progress: '12所学校已开工',
    difficulty: '用地指标未落实',
    nextStep: '协调自然资源部门',
  })
  await dispatched(world, {
    title: '出台管理办法',
    leadOrganizationId: world.org('czt'),
    budget: { kind: 'fixed', on: '2026-09-16' },
  })
})

test('[B12] [B17] for each light its count, its list and its exported file hold the same matters', async () => {
  const desk = world.desk('limin')
  const counts = await desk(countByLight, {})
  let seen = 0
  for (const light of lights) {
    const { items, total } = await desk(listMatters, { light, limit: 200 })
    assert.ok(items.every((each) => each.light === light))
    const { rows } = await takeOut(desk, exportMatters, { light })
    assert.deepEqual([total, rows.length], [counts[light], counts[light]], light)
    assert.deepEqual(new Set(rows.map((row) => row['督查事项'])), new Set(items.map((each) => each.title)))
    seen += rows.length
  }
  assert.deepEqual([seen, seen > 1], [counts.total, true])
})

const heads =
  '序号 灯 督办编号 事项来源 督查事项 工作内容 目标要求 牵头单位 配合单位 责任领导 责任人 完成时限 进展情况 存在问题 下一步措施 状态 领导批示'

test('the ledger goes out with its columns in order, 填报单位, 截至日期 and 合计', async () => {
  const { name, sheet, rows, total } = await takeOut(world.desk('limin'), exportMatters, {})
  assert.equal(name, '督查台账（截至2026年9月14日）.xlsx')
  assert.equal(sheet.rows[0]?.[0], '督查台账')
  assert.equal(sheet.rows[1]?.[0], '填报单位：省政府督查室　　　截至日期：2026年9月14日')
  assert.deepEqual(Object.keys(rows[0] ?? {}).join(' '), heads)
  const row = rows.find((each) => each['督查事项'] === '新增公办学位3000个')
  assert.deepEqual(
    ['灯', '牵头单位', '配合单位', '责任人', '进展情况', '存在问题', '状态', '领导批示'].map((head) => row?.[head]),
    [
      '绿 正常',
      '省教育厅',
      '省住房和城乡建设厅（共同牵头）、省财政厅',
      '刘芳',
      '12所学校已开工（2026-09-14）',
      '用地指标未落实',
      '在办',
      '副省长王海峰 2026-09-12',
    ],
  )
  assert.match(row?.['完成时限'] ?? '', /^2026-\d\d-\d\d$/)
  assert.equal(total, '共 2 条')
})

test('a file holds exactly the rows of the list, under every filter and for everybody', async () => {
  const filters = [{}, { light: 'yellow' }, { search: '学位' }, { scope: 'handled' }, { sort: '-changed' }] as const
  let compared = 0
  for (const { login, role } of world.government.people.values()) {
    if (role.endsWith('_admin')) continue
    for (const filter of filters) {
      const list = await world.desk(login)(listMatters, filter)
      const { rows } = await takeOut(world.desk(login), exportMatters, filter)
      assert.deepEqual(
        rows.map((row) => row['督查事项']),
        list.items.map((face) => face.title),
        `${login} ${JSON.stringify(filter)}`,
      )
      compared += rows.length
    }
  }
  assert.ok(compared > 20)
})

test('a unit takes out its own matters, and no leader’s instruction', async () => {
  const { rows } = await takeOut(world.desk('liufang'), exportMatters, {})
  assert.deepEqual(
    rows.map((row) => [row['督查事项'], row['领导批示']]),
    [['新增公办学位3000个', '']],
  )
})

test('a past day goes out as it was', async () => {
  world.setToday('2026-09-17')
  const now = await takeOut(world.desk('limin'), exportMatters, { light: 'red' })
  assert.deepEqual([now.rows.length, now.rows[0]?.['灯']], [1, '红 超期'])
  const then = await takeOut(world.desk('limin'), exportMatters, { asOf: '2026-09-14', light: 'red' })
  assert.deepEqual([then.rows.length, then.name], [0, '督查台账（截至2026年9月14日）.xlsx'])
})

test('orders, sources, organizations and people go out, too', async () => {
  const desk = world.desk('limin')
  const { items: sources } = await desk(listSources, {})
  const { rows } = await takeOut(desk, exportSources, {})
  assert.deepEqual(
    rows.map((row) => row['来件标题']),
    sources.map((row) => row.title),
  )
  const { items: units } = await desk(listOrganizations, {})
  assert.equal((await takeOut(desk, exportOrganizations, {})).rows.length, units.length)
  const people = await takeOut(desk, exportAccounts, { search: '刘芳' })
  assert.deepEqual(
    people.rows.map((row) => row['姓名']),
    ['刘芳'],
  )
  const [first] = (await desk(listMatters, { search: '学位' })).items
  assert.ok(first)
  const { getMatter } = await import('#contract/matters.ts')
  const orderId = (await desk(getMatter, { matterId: first.id })).content?.orderId ?? ''
  const board = await takeOut(desk, exportOrder, { orderId })
  assert.deepEqual(
    board.rows.map((row) => [row['单位'], row['承办方式'], row['签收情况'], row['签收日期']]),
    [
      ['省教育厅', '牵头单位', '已签收', '2026-09-14'],
      ['省住房和城乡建设厅', '共同牵头', '待签收', ''],
      ['省财政厅', '配合单位', '待签收', ''],
    ],
  )
  assert.match(board.rows[0]?.['联系电话'] ?? '', /\d/)
})

test('over HTTP it comes as a file with its name, in the language asked for, or not at all', async () => {
  const server = serverOf(world.app)
  const { token } = await world.desk('limin')((await import('#contract/session.ts')).createToken, { name: '导出' })
  const authorization = `Bearer ${token}`
  const answer = await callOver(server, exportMatters, { language: 'en' }, { authorization })
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('content-type'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  assert.equal(answer.headers.get('content-disposition'), "attachment; filename*=UTF-8''Ledger%20(2026-09-17).xlsx")
  assert.equal((await callOver(server, exportMatters, { light: 'pink' }, { authorization })).status, 400)
  assert.equal((await callOver(server, exportMatters, {}, {})).status, 401)
  await assert.rejects(
    world.desk('xitong')(exportMatters, {}),
    (error) => error instanceof ApiError && error.status === 403,
  )
})

test('the trail says who took what out', async () => {
  await takeOut(world.desk('zhouguoping'), exportMatters, { light: 'red', search: '办法' })
  const { items } = await world.desk('shenji')(listEvents, {})
  const taken = items.find((event) => event.type === 'access.exported')
  assert.deepEqual([taken?.actorName, taken?.reason], ['周国平', 'light=red&search=办法'])
})

test('files and screens call the same things by the same names', () => {
  for (const kind of ['states', 'lights', 'sourceKinds', 'parts', 'assignmentStates', 'roles'] as const)
    for (const code of Object.keys(names[kind])) {
      assert.equal(nameOf(kind, code, 'zh'), (zh[kind] as Record<string, string>)[code])
      assert.equal(nameOf(kind, code, 'en'), (en[kind] as Record<string, string>)[code])
    }
})
