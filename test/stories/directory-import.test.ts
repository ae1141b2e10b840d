import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { listAccounts } from '#contract/accounts.ts'
import { importDirectory } from '#contract/directory.ts'
import { listOrganizations } from '#contract/organizations.ts'
import { listDeliveries } from '#contract/deliveries.ts'
import { aDirectory, workbookOf } from '../support/directory.ts'
import { dispatched } from '../support/matter.ts'
import { isApi, refusedFor } from '../support/refusals.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

const take = (login: string, apply: boolean, content = aDirectory()) =>
  world.desk(login)(importDirectory, { content, apply })
const names = async () => (await world.desk('xitong')(listOrganizations, {})).items.map((each) => each.name)

test('a look beforehand says what each row would do, and does nothing', async () => {
  const before = await names()
  const { rows, created, changed, wrong, applied, passwords } = await take('xitong', false)
  assert.deepEqual([created, changed, wrong, applied, passwords], [6, 2, 0, false, []])
  assert.deepEqual(
    rows.slice(0, 5).map((row) => [row.row, row.name, row.does]),
    [
      [3, '省水利厅', 'create'],
      [4, '省水利厅办公室', 'create'],
      [5, '省河长制办公室', 'create'],
      [6, '省财政厅', 'change'],
      [7, '岭南电网公司', 'create'],
    ],
  )
  assert.deepEqual(await names(), before)
})

test('a file with a wrong row is taken by nobody, and every fault names its row and column', async () => {
  const content = aDirectory({
    机构: [
      ['名称', '类别', '上级机构', '联系电话'],
      ['省水利厅', '部门', '', ''],
      ['省水利厅', '部门', '', ''],
      ['=cmd', '部门', '', ''],
      ['省应急厅', '厅局', '', ''],
      ['省林业局', '部门', '没有的机构', ''],
      ['第二督查室', '督查机构', '', ''],
      ['省财政厅', '内设机构', '', ''],
    ],
    人员: [
      ['姓名', '登录名', '单位', '职责'],
      ['', 'nobody', '', ''],
      ['甲', 'jia', '省水利厅', '系统管理员'],
    ],
  })
  const { rows, wrong } = await take('xitong', false, content)
  assert.equal(wrong, 8)
  assert.deepEqual(
    rows.filter((row) => row.does === 'wrong').map((row) => [row.row, row.fault?.column, row.fault?.code]),
    [
      [3, '名称', 'twice'],
      [4, '名称', 'not-allowed'],
      [5, '类别', 'unknown-kind'],
      [6, '上级机构', 'parent-missing'],
      [7, '类别', 'second-inspection-body'],
      [8, '类别', 'kind-differs'],
      [2, '姓名', 'required'],
      [3, '职责', 'unknown-role'],
    ],
  )
  await assert.rejects(take('xitong', true, content), refusedFor('import-has-faults'))
  assert.ok(!(await names()).includes('省水利厅'))
  await assert.rejects(take('xitong', true, workbookOf({ 其他: [['序号', '事项']] })), refusedFor('sheet-without-rows'))
})

test('[B08] the two administrators take their own part of the same file each, and taking it again changes nothing', async () => {
  const made = await take('xitong', true)
  assert.equal(made.applied, true)
  assert.deepEqual(
    made.passwords.map((each) => each.login),
    ['fangming', 'jiangtao'],
  )
  const { items } = await world.desk('xitong')(listOrganizations, {})
  const water = items.find((each) => each.name === '省水利厅')
  assert.equal(items.find((each) => each.name === '省河长制办公室')?.seatId, water?.id)
  assert.equal(items.find((each) => each.name === '省财政厅')?.shortName, '财政厅')
  const people = async () => (await world.desk('xitong')(listAccounts, { search: '方明' })).items[0]
  assert.deepEqual((await people())?.appointments, [], 'who creates people gives no rights')
  const granted = await take('anquan', true)
  assert.deepEqual([granted.granted, granted.created], [3, 0])
  assert.equal((await people())?.appointments.length, 2)
  const again = [await take('xitong', true), await take('anquan', true)]
  assert.deepEqual(
    again.map(({ created, changed, granted: more }) => created + changed + more),
    [0, 0],
  )
  const view = await dispatched(world, { leadOrganizationId: water?.id ?? '' })
  const deliveries = await world.desk('limin')(listDeliveries, { orderId: view.content?.orderId ?? '' })
  assert.equal(deliveries.items[0]?.receiver, '方明')
  await assert.rejects(take('limin', false), isApi(403))
})
