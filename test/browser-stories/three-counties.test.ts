import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { createAccount, grantAppointment } from '#contract/accounts.ts'
import { listMatters } from '#contract/ledger.ts'
import { createOrganization } from '#contract/organizations.ts'
import { getMatter } from '#contract/matters.ts'
import { acceptReport, handIn, takeForReview } from '#contract/reports.ts'
import { acknowledgeAll } from '#contract/units.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import { deskOf, type Desk } from '../../src/demo/desk.ts'
import { dispatched } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'
import { clerk } from '../browser/clerk.ts'
import { findingsOn, keepScreen, openDesktop, skip, type Desktop } from '../browser/support.ts'

const counties = ['东山县', '西河县', '南湖区']
const phone = { width: 390, height: 844 }
let world: World
let desk: Desktop
const liaisons = new Map<string, Desk>()

const hire = async (login: string, name: string, organizationId: string, role: 'liaison' | 'principal') => {
  const made = await world.desk('xitong')(createAccount, { name, login })
  await world.desk('anquan')(grantAppointment, {
    accountId: made.account.id,
    version: made.account.version,
    organizationId,
    role,
    post: role === 'principal' ? '县长' : '督查室主任',
  })
  return deskOf(world.app, made.account.id)
}
before(async () => {
  if (skip) return
  world = await makeWorld('2026-09-14')
  for (const [i, county] of counties.entries()) {
    const made = await world.desk('xitong')(createOrganization, {
      parentId: world.org('yunshan'),
      kind: 'government',
      name: `${county}人民政府`,
      shortName: county,
    })
    liaisons.set(county, await hire(`xian${i}`, `联络员${i}`, made.id, 'liaison'))
    await hire(`xianzhang${i}`, `县长${i}`, made.id, 'principal')
  }
  desk = await openDesktop(world)
})

/** What the counties do at home, which is another story: acknowledge, report, and be accepted by the city. */
const countiesAnswer = async (ids: readonly { id: string; leadName: string | null }[]) => {
  for (const { id, leadName } of ids) {
    const county = liaisons.get(counties.find((each) => leadName?.startsWith(each)) ?? '')
    assert.ok(county)
    const at = async (login: Desk) => ({
      matterId: id,
      version: (await login(getMatter, { matterId: id })).face.version,
    })
    const view = await county(getMatter, { matterId: id })
    await county(acknowledgeAll, { assignmentIds: [view.assignments[0]?.id ?? ''] })
    await county(handIn, {
      ...(await at(county)),
      outcome: `${leadName}已建成`,
      actual: '1000个',
      progress: '全部完工',
      signature: { how: 'paper', signer: '县长', signedOn: '2026-09-14' },
    })
    const [liaison, principal] = [world.desk('hexin'), world.desk('tangyuan')]
    await liaison(takeForReview, await at(liaison))
    await principal(acceptReport, {
      ...(await at(principal)),
      criteria: [...reviewCriteria],
      timely: true,
      complete: true,
      adequate: true,
      verification: '现场核查',
      verifiedBy: world.person('tangyuan'),
    })
  }
}

test(
  'a city hands its part to three counties in one go and takes their results back into its own report',
  { skip, timeout: 240_000 },
  async () => {
    const made = await dispatched(world, {
      title: '新增公办学位3000个',
      leadOrganizationId: world.org('yunshan'),
      budget: { kind: 'fixed', on: '2026-12-31' },
    })
    const path = `/matters/${made.face.id}`
    const { press, pick, day, open, act, send, told, type } = clerk()

    const city = await desk.as('hexin')
    await open(city, '/')
    await press(city.getByRole('button', { name: '全部签收（1 件）' }))
    await city.getByText('已签收 1 件').waitFor()
    await open(city, path)
    await act(city, '分解下达', async (dialog) => {
      for (const [i, county] of counties.entries()) {
        if (i > 0) await press(dialog.getByRole('button', { name: '添加单位' }))
        await pick(city, dialog.getByLabel(`承办单位和时限 ${i + 1}`), county)
        await day(dialog.locator('.split-row').nth(i).locator('input').last(), `2026-11-${20 + i}`)
      }
      await keepScreen(city, 'split-to-counties')
    })
    await city.getByText('草拟中').first().waitFor()
    const drafts = await world.desk('hexin')(listMatters, { state: 'draft', scope: 'supervised' })
    assert.equal(drafts.items.length, 3)
    const mayor = await desk.as('tangyuan')
    for (const { id } of drafts.items) {
      await open(city, `/matters/${id}`)
      await act(city, '提交审批')
      await open(mayor, `/matters/${id}`)
      await act(mayor, '同意立项')
    }
    await open(city, '/orders/new')
    await press(city.getByRole('checkbox', { name: '全选' }))
    await press(city.getByRole('button', { name: '签发', exact: true }))
    await city.getByText('已签发', { exact: false }).first().waitFor()

    const county = await desk.as('hexin', phone)
    await open(county, `/matters/${drafts.items[0]?.id}`)
    await county.getByText('压缩', { exact: false }).first().waitFor()
    await keepScreen(county, 'child-cut-phone')
    await county.context().close()

    await countiesAnswer(drafts.items)
    await open(city, path)
    await city.getByText('3 ÷ 3 = 100%', { exact: false }).waitFor()
    await keepScreen(city, 'three-counties-back')
    await act(city, '拟写报告', async (dialog) => {
      await press(dialog.getByText('办结报告', { exact: true }))
      await press(dialog.getByRole('button', { name: '汇总分解任务办理结果' }))
      assert.match(await dialog.getByLabel('办理结果').inputValue(), /东山县人民政府已建成；1000个/)
      await type(dialog.getByLabel('实际完成数量'), '3000个')
      await type(dialog.getByLabel('进展情况'), '三个县区全部完成')
    })
    const mayorAtHome = await desk.as('tangyuan', phone)
    await open(mayorAtHome, '/')
    await press(mayorAtHome.getByRole('button', { name: '签署：新增公办学位3000个' }))
    await send(mayorAtHome.getByRole('dialog'), '签署并报送')

    const office = await desk.as('limin')
    await office.goto(path)
    await office.getByText('已报送待审').first().waitFor()
    await office.getByText('东山县人民政府').first().waitFor()
    console.log(told('a city, three counties and back'))
    assert.deepEqual(await findingsOn(office), [])
    assert.deepEqual(desk.complaints, [])
  },
)
