import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { listPeriods, setCadence } from '#contract/periods.ts'
import { planMilestones, planTargets } from '#contract/milestones.ts'
import { reportProgress } from '#contract/reports.ts'
import { getMatter } from '#contract/matters.ts'
import { periodsJob } from '#modules/periods/index.ts'
import { aSource, inProgress } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'
import { findingsOn, keepScreen, openDesktop, skip, type Desktop } from '../browser/support.ts'

const titles = [
  '新增公办学位3000个',
  '改造城镇老旧小区1200个',
  '既有住宅加装电梯',
  '推进全省一体化政务服务平台建设',
  '完善省级财政专项资金管理办法',
  '建设农村公路5000公里',
]
let world: World
let desk: Desktop
const ids: string[] = []
let periodId = ''
before(async () => {
  if (skip) return
  world = await makeWorld('2026-09-14')
  desk = await openDesktop(world)
  const sourceId = await aSource(world)
  for (const title of titles) {
    const { face } = await inProgress(world, {
      title,
      sourceId,
      target: '按期完成',
      kind: title === titles[0] ? 'annual' : 'one_off',
      budget: { kind: 'fixed', on: '2026-12-31' },
    })
    ids.push(face.id)
  }
  world.setToday('2026-09-14', 11)
  await periodsJob.run(world.app, {})
  const words = ['12所学校已开工', '完成摸底1200个小区', '已签约电梯320台']
  for (const [i, progress] of words.entries())
    await world.desk('liufang')(reportProgress, { matterId: ids[i] ?? '', progress, difficulty: '用地指标紧张' })
  world.setToday('2026-10-14')
  await periodsJob.run(world.app, {})
  for (const [i, progress] of words.entries())
    await world.desk('liufang')(reportProgress, {
      matterId: ids[i] ?? '',
      progress: `本月${progress}`,
      nextStep: '加快推进',
    })
  const { items } = await world.desk('limin')(listPeriods, {})
  periodId = items.find((each) => each.state === 'open')?.id ?? ''
})

const versionOf = async (matterId: string) => (await world.desk('limin')(getMatter, { matterId })).face.version

/** Somebody who knows the screens: 1.2 s to find and press, 0.25 s a Chinese word, 0.3 s a key. */
const human = (page: Page) => {
  const used = { clicks: 0, keys: 0, seconds: 0 }
  return {
    used,
    click: async (target: ReturnType<Page['locator']>) => {
      await target.click()
      used.clicks += 1
      used.seconds += 1.2
    },
    type: async (target: ReturnType<Page['locator']>, text: string) => {
      await target.fill(text)
      used.seconds += 0.6 + text.length * 0.25
    },
    press: async (key: string) => {
      await page.keyboard.press(key)
      used.keys += 1
      used.seconds += 0.3
    },
    read: (seconds: number) => {
      used.seconds += seconds
    },
  }
}

test(
  'the month’s end: the unit answers in bulk, the office assesses by keyboard and closes',
  { skip, timeout: 120_000 },
  async () => {
    const unit = await desk.as('liufang')
    const clerk = human(unit)
    await unit.goto('/')
    await unit.getByRole('heading', { name: '本期待报送进展 3 件' }).waitFor()
    await clerk.click(unit.getByRole('link', { name: '报送期', exact: true }).first())
    await unit.getByRole('heading', { name: '报送期', level: 1 }).waitFor()
    await clerk.click(unit.getByRole('link', { name: /每月报送期.*截至2026年10月26日/ }))
    await unit.getByRole('checkbox', { name: '全选待报送事项' }).waitFor()
    assert.deepEqual(await findingsOn(unit), [])
    await clerk.click(unit.getByRole('checkbox', { name: '全选待报送事项' }))
    await clerk.click(unit.getByRole('button', { name: '本期无新增，按计划推进（3 件）' }))
    await unit.getByText('已报送无新增 3 件').waitFor()
    console.log(`month’s end, unit: ${clerk.used.clicks} clicks, ${clerk.used.seconds.toFixed(0)} s for 3 matters`)

    world.setToday('2026-10-26')
    await desk.signIn(unit, 'liufang')
    const office = await desk.as('limin')
    const officer = human(office)
    await office.goto(`/periods/${periodId}`)
    const rows = office.locator('table.board tbody tr')
    await rows.first().waitFor()
    for (const link of await office.getByRole('navigation', { name: '状态' }).getByRole('link').all()) {
      const said = Number(await link.locator('strong').textContent())
      await link.click()
      await office.getByText(`共 ${said} 条`, { exact: true }).last().waitFor()
      assert.equal(await rows.count(), said, await link.innerText())
    }
    await office
      .getByRole('navigation', { name: '状态' })
      .getByRole('link', { name: /全部/ })
      .click()
    await keepScreen(office, 'period-board')
    assert.deepEqual(await findingsOn(office), [])

    await officer.click(office.getByRole('button', { name: /^核定进展：/ }).first())
    const pane = office.getByRole('region', { name: '核定' })
    for (const [i] of titles.entries()) {
      await pane.getByText(`第 ${i + 1} 件，共 6 件`).waitFor()
      officer.read(6)
      if (i === 1) {
        await officer.click(pane.getByText('进度滞后'))
        await officer.click(pane.getByText('黄灯'))
        await officer.type(pane.getByLabel('核定亮灯理由（承办单位可见）'), '改造面不足三成')
      }
      await officer.type(pane.getByLabel('核定说明'), i === 1 ? '改造进度慢于序时进度' : '按计划推进')
      if (i === 1) {
        await keepScreen(office, 'period-assessing')
        assert.deepEqual(await findingsOn(office), [])
      }
      await officer.press('Control+Enter')
      if (i + 1 < titles.length) await pane.getByText(`第 ${i + 2} 件，共 6 件`).waitFor()
    }
    await office.waitForFunction(() =>
      [...document.querySelectorAll('table.board tbody tr')].every((row) =>
        /按计划推进|进度滞后/.test(row.lastElementChild?.textContent ?? ''),
      ),
    )
    await pane.getByRole('heading').focus()
    await officer.press('k')
    await pane.getByText('第 5 件，共 6 件').waitFor()
    await officer.press('j')
    await pane.getByText('第 6 件，共 6 件').waitFor()
    await officer.press('Escape')
    await pane.waitFor({ state: 'detached' })
    await officer.click(office.getByRole('button', { name: '结束报送期' }))
    await officer.click(office.getByRole('dialog').getByRole('button', { name: '结束报送期' }))
    await office.getByText('已结束').waitFor()
    await keepScreen(office, 'period-closed')
    const paper = await office.pdf({ preferCSSPageSize: true })
    assert.match(paper.toString('latin1'), /MediaBox \[0 0 119\d(\.\d+)? 84\d/, 'the board prints on A3 across')
    const link = await office.getByRole('link', { name: '导出' }).getAttribute('href')
    const workbook = await office.request.get(link ?? '')
    assert.deepEqual([workbook.status(), (await workbook.body()).subarray(0, 2).toString()], [200, 'PK'])
    const { clicks, keys, seconds } = officer.used
    console.log(`month’s end, office: ${clicks} clicks, ${keys} keys, ${seconds.toFixed(0)} s for 6 matters`)
    assert.ok(clicks <= 8 && seconds < 120, `${clicks} clicks, ${seconds} s`)

    // The unit reads why its matter is yellow.
    await unit.goto(`/matters/${ids[1]}`)
    await unit.getByText('改造面不足三成', { exact: true }).waitFor()
    await unit.locator('.facts').getByText('临期').waitFor()
    assert.deepEqual(desk.complaints, [])
  },
)

test(
  'a plan is counted back, edited by keyboard and shown with its arithmetic',
  { skip, timeout: 90_000 },
  async () => {
    const matterId = ids[0] ?? ''
    await world.desk('limin')(planTargets, {
      matterId,
      version: await versionOf(matterId),
      year: 2026,
      unit: '个',
      planned: [500, 1200, 2200, 3000],
    })
    const page = await desk.as('liufang')
    await page.goto(`/matters/${matterId}`)
    await page.getByRole('button', { name: '制定阶段目标' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('阶段目标 1').fill('完成选址')
    await dialog.getByLabel('工作日 1').fill('30')
    await page.keyboard.press('Tab')
    await dialog.getByRole('button', { name: '添加阶段目标' }).focus()
    await page.keyboard.press('Enter')
    await dialog.getByLabel('阶段目标 2').fill('主体封顶')
    await dialog.getByLabel('工作日 2').fill('60')
    await dialog.getByRole('button', { name: '倒排工期' }).click()
    await dialog.getByText(/工期排不下/).waitFor()
    await keepScreen(page, 'milestones-infeasible')
    assert.deepEqual(await findingsOn(page), [])
    await dialog.getByLabel('工作日 2').fill('20')
    await dialog.getByLabel('工作日 1').fill('20')
    await dialog.getByRole('button', { name: '倒排工期' }).click()
    await dialog.getByText(/第一项最晚应于2026年/).waitFor()
    await dialog.getByRole('button', { name: '制定阶段目标' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('cell', { name: '2026年12月31日' }).first().waitFor()
    await page.getByRole('button', { name: '报送进展' }).first().click()
    const report = page.getByRole('dialog')
    await report.getByLabel('进展情况').fill('全部学校完成选址')
    await report.getByRole('checkbox', { name: /完成选址/ }).check()
    await report.getByRole('button', { name: '报送进展' }).click()
    await report.waitFor({ state: 'detached' })
    await page.getByText('已完成阶段目标权重 20 ÷ 全部权重 40').waitFor()
    await page.getByRole('button', { name: '报送完成数' }).click()
    await page.getByRole('dialog').getByLabel('累计完成（个）').fill('520')
    await page.getByRole('dialog').getByRole('button', { name: '报送完成数' }).click()
    await page.getByText('达到计划').waitFor()
    await keepScreen(page, 'matter-with-plan')
    assert.deepEqual(await findingsOn(page), [])
    assert.deepEqual(desk.complaints, [])
  },
)

test('who asks is told first how often the unit has been asked', { skip, timeout: 60_000 }, async () => {
  const page = await desk.as('limin')
  await page.goto(`/matters/${ids[3]}`)
  for (const [n, text] of ['系统何时上线？', '经费是否落实？'].entries()) {
    await page.getByRole('button', { name: '询问', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(`本月已向省教育厅提出 ${n} 次，其中本人 ${n} 次`).waitFor()
    if (n === 1) {
      await dialog.getByText('同一来件已有尚未答复的询问').waitFor()
      await keepScreen(page, 'asking-again')
      assert.deepEqual(await findingsOn(page), [])
    }
    await dialog.getByLabel('询问内容').fill(text)
    await dialog.getByRole('button', { name: '询问' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
})

test('a unit answers its period on a phone, and nothing is too wide', { skip, timeout: 60_000 }, async () => {
  world.setToday('2026-11-16')
  await periodsJob.run(world.app, {})
  const matterId = ids[4] ?? ''
  await world.desk('limin')(setCadence, { matterId, version: await versionOf(matterId), every: 'quarterly' })
  await world.desk('liufang')(planMilestones, {
    matterId: ids[5] ?? '',
    version: await versionOf(ids[5] ?? ''),
    milestones: [{ target: '路基工程', due: '2026-12-20', weight: 100, evidence: 'site' }],
  })
  const page = await desk.as('liufang', { width: 390, height: 844 })
  const { items } = await world.desk('limin')(listPeriods, {})
  const open = items.find((each) => each.state === 'open' && each.every === 'monthly')?.id ?? ''
  for (const path of ['/periods', `/periods/${open}`, `/matters/${matterId}`]) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    assert.deepEqual(await findingsOn(page), [], path)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(overflow <= 0, `${path} is ${overflow} px too wide`)
  }
  await page.goto(`/periods/${open}`)
  await page.getByText('未到阶段目标').first().waitFor()
  await keepScreen(page, 'period-phone')
  await page.goto(`/matters/${matterId}`)
  const button = page.getByRole('button', { name: '本期无新增，按计划推进' })
  await button.waitFor()
  await keepScreen(page, 'matter-phone-period')
  await button.click()
  await button.waitFor({ state: 'detached' })
  assert.deepEqual(desk.complaints, [])
})
