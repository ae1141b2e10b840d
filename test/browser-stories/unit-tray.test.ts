import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { draftChildren } from '#contract/children.ts'
import { draftMatter, getMatter } from '#contract/matters.ts'
import { issueOrder } from '#contract/orders.ts'
import { acknowledgeAll } from '#contract/units.ts'
import { aSource } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'
import { findingsOn, keepScreen, openDesktop, skip, type Desktop } from '../browser/support.ts'

let world: World
let desk: Desktop
const words = { target: '完成年度任务', workContent: '按方案推进', requirement: '按月报送' }
const departments = { fgw: 'zhaolei', jyt: 'liufang', czt: 'wujing', zjt: 'xupeng' } as const

/** Eight orders from the office and eight from each of four departments, all to one city. */
const fillTray = async () => {
  const office = world.desk('limin')
  const sourceId = await aSource(world, { kind: 'leader_instruction', title: '关于年度重点工作的批示' })
  const issue = (desk: ReturnType<World['desk']>, matters: { id: string; version: number }[]) =>
    desk(issueOrder, { title: '督办通知', matters, registered: true })
  const draft = async (title: string, leadOrganizationId: string, days: number) => {
    const made = await office(draftMatter, {
      title,
      ...words,
      budget: { kind: 'working_days', amount: days },
      leadOrganizationId,
      sourceId,
    })
    return { id: made.face.id, version: made.face.version }
  }
  const own = []
  for (let i = 1; i <= 8; i += 1) own.push(await draft(`省政府第${i}项重点工作`, world.org('yunshan'), 5 * i))
  await issue(office, own)
  for (const [key, login] of Object.entries(departments)) {
    const { id, version } = await draft(`${key} 牵头事项`, world.org(key), 60)
    await issue(office, [{ id, version }])
    const liaison = world.desk(login)
    const view = await liaison(getMatter, { matterId: id })
    const assignmentId = view.assignments[0]?.id ?? ''
    await liaison(acknowledgeAll, { assignmentIds: [assignmentId] })
    const children = []
    for (let i = 1; i <= 8; i += 1) {
      const { items } = await liaison(draftChildren, {
        assignmentId,
        title: `第${i}项专项任务`,
        ...words,
        rows: [{ leadOrganizationId: world.org('yunshan'), due: `2026-10-${10 + i}` }],
      })
      for (const face of items) children.push({ id: face.id, version: face.version })
    }
    await issue(liaison, children)
  }
}
before(async () => {
  if (skip) return
  world = await makeWorld('2026-09-14')
  await fillTray()
  desk = await openDesktop(world)
})

test(
  'forty matters of five superiors are acknowledged, filtered and reported from one list, on the desk and on the phone',
  { skip, timeout: 200_000 },
  async () => {
    const page = await desk.as('hexin')
    await page.goto('/')
    const rows = page.locator('.owed-table tbody tr')
    await page.getByRole('button', { name: '全部签收（40 件）' }).waitFor()
    assert.equal(await rows.count(), 40)
    assert.equal(
      await page
        .locator('.owed-also', { hasText: '也在督办同一事项' })
        .filter({ has: page.getByRole('link', { name: '省发展和改革委员会', exact: true }) })
        .count(),
      24,
      'the same task of three others',
    )
    await keepScreen(page, 'owed-to-acknowledge')
    await page.getByRole('button', { name: '全部签收（40 件）' }).click()
    await page.getByText('已签收 40 件').waitFor({ timeout: 30_000 })
    await page.getByRole('button', { name: '办结报送 40' }).waitFor()

    // Every number is the length of the list that it opens.
    await page.getByLabel('督办机构', { exact: true }).click()
    await page.locator('.ant-select-item-option', { hasText: '省财政厅（8）' }).click()
    await page.getByRole('button', { name: '全部 8' }).waitFor()
    assert.equal(await rows.count(), 8)
    assert.deepEqual(await findingsOn(page), [])
    await page.getByRole('checkbox', { name: '选择全部可报送进展的事项' }).check()
    await page.getByRole('button', { name: '本期无新增（8 件）' }).click()
    await page.getByText('已报送 8 件').waitFor({ timeout: 30_000 })
    await keepScreen(page, 'owed-one-superior')

    const mobile = await desk.as('hexin', { width: 390, height: 844 })
    await mobile.goto('/')
    await mobile.getByRole('button', { name: '全部 40' }).waitFor()
    await keepScreen(mobile, 'owed-phone')
    assert.deepEqual(await findingsOn(mobile), [])

    await page.goto('/unit-ledger')
    await page.getByRole('heading', { name: '云山市人民政府承办督办事项台账' }).waitFor()
    await page.getByText('共 40 件').waitFor()
    await keepScreen(page, 'unit-ledger')
    assert.deepEqual(await findingsOn(page), [])
    assert.deepEqual(desk.complaints, [])
  },
)
