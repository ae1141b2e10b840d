import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { listMatters } from '#contract/ledger.ts'
import { listSources } from '#contract/sources.ts'
import { clerk } from '../browser/clerk.ts'
import { findingsOn, keepScreen, openDesktop, skip, type Desktop } from '../browser/support.ts'
import { aDocx } from '../support/documents.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
let desk: Desktop
before(async () => {
  if (skip) return
  world = await makeWorld('2026-09-14')
  desk = await openDesktop(world)
})

const works = [
  '学位建设',
  '老旧小区改造',
  '营商环境',
  '重大项目',
  '供水保障',
  '数字政府',
  '粮食安全',
  '污水治理',
  '稳岗就业',
  '公路建设',
]
const leads = ['省教育厅', '省住房城乡建设厅', '省发展改革委', '财政厅']
/** A hundred tasks as offices write them: most plain, some with several leads, a collective, an unknown name. */
const task = (i: number): string => {
  const words = `推进第${i + 1}项${works[i % works.length]}工作，建立台账，${2026 + (i % 2)}年${10 + (i % 3)}月底前完成`
  if (i % 25 === 7) return `${words}。（省教育厅、省住房城乡建设厅按职责分工负责）`
  if (i % 20 === 3) return `${words}。（${leads[i % 4]}牵头，各地级以上市人民政府配合）`
  if (i % 20 === 11) return `${words}。（省营商环境局牵头，省财政厅配合）`
  return `${words}。（${leads[i % 4]}牵头，${leads[(i + 1) % 4]}配合）`
}
const document = (title: string) => [
  title,
  '岭府办〔2026〕66号',
  '各地级以上市人民政府，省有关部门：',
  ...Array.from({ length: 10 }, (_, group) => [
    `${'一二三四五六七八九十'[group]}、${works[group]}`,
    ...Array.from({ length: 10 }, (__, i) => `（${'一二三四五六七八九十'[i]}）${task(group * 10 + i)}`),
  ]).flat(),
  '岭南省人民政府办公厅',
  '2026年9月1日',
]

test(
  'a docx of a hundred tasks is read, corrected and dispatched to its units in under five minutes of a clerk',
  { skip, timeout: 500_000 },
  async () => {
    const title = '岭南省人民政府办公厅关于印发2026年重点工作分工方案的通知'
    const bytes = await aDocx(document(title))
    const { tally, press, type, pick, told } = clerk()
    const page = await desk.as('limin')
    const upload = async () => {
      await page.goto('/sources/new')
      await page
        .getByTestId('source-file')
        .setInputFiles({ name: '分工方案.docx', mimeType: 'application/octet-stream', buffer: bytes })
      await page.getByText('识别到 100 项任务').waitFor()
    }
    const started = performance.now()
    await upload()
    tally.clicks += 1
    tally.seconds += 2 + (performance.now() - started) / 1_000
    await press(page.getByRole('button', { name: '登记', exact: true }))
    await page.getByText('任务 100 项').waitFor()
    assert.deepEqual(await findingsOn(page), [])
    await keepScreen(page, 'reading-desk')

    // The names are asked once: whom the collective means is proposed, the unknown office is looked up.
    await press(page.getByRole('button', { name: '单位名称待确认 2' }))
    const names = page.getByRole('dialog')
    await pick(page, names.getByLabel('“省营商环境局”是哪个单位'), '省发展改革委')
    await keepScreen(page, 'reading-names')
    assert.deepEqual(await findingsOn(page), [])
    await press(names.getByText('确认单位名称'))
    await press(names.getByRole('button', { name: '确认 2 个名称' }))
    await names.waitFor({ state: 'detached' })

    // A line that is none of ours, and a day that the office knows better.
    const card = (no: number) => page.getByRole('checkbox', { name: `勾选第 ${no} 条`, exact: true })
    await press(card(2))
    await press(page.getByRole('button', { name: '不列入', exact: true }).first())
    const dismissal = page.getByRole('dialog')
    await press(dismissal.getByRole('button', { name: '与已有督办事项重复' }))
    await press(dismissal.getByRole('button', { name: '不列入', exact: true }))
    await dismissal.waitFor({ state: 'detached' })
    await press(card(5))
    await press(card(6))
    await press(page.getByRole('button', { name: '改时限' }))
    const due = page.getByRole('dialog')
    await type(due.getByLabel('时限'), '2026-12-20')
    await page.keyboard.press('Tab')
    await press(due.getByRole('button', { name: '改时限' }))
    await due.waitFor({ state: 'detached' })
    await press(page.getByRole('button', { name: '取消勾选' }))

    // What is clear is taken over in one act.
    await press(page.getByRole('button', { name: '采纳无疑问的 95 条' }))
    await page.getByText('已立事项 95').waitFor({ timeout: 120_000 })
    // Of several leads each handles it, once; jointly under one that coordinates, otherwise.
    for (let i = 0; i < 4; i += 1) {
      // After the first the desk goes on to the next by itself.
      if (i === 0) await press(page.getByRole('button', { name: '下一条有疑问的' }))
      await page.locator('.proposal.open.selected .proposal-head:focus').waitFor()
      await page.keyboard.press('Enter')
      tally.clicks += 1
      const drawer = page.getByRole('dialog')
      if (i === 0) {
        await press(drawer.getByText('各自办理：每个单位各立一项，共 2 项'))
        await keepScreen(page, 'reading-several-leads')
        assert.deepEqual(await findingsOn(page), [])
      } else {
        await press(drawer.getByText('共同牵头：立一项，由其中一个主牵头'))
        await press(drawer.getByRole('radio', { name: '省教育厅' }))
      }
      await press(drawer.getByRole('button', { name: '采纳', exact: true }))
      await drawer.waitFor({ state: 'detached' })
      await page.getByText(`未处理 ${3 - i}`, { exact: true }).waitFor()
    }
    await page.getByText('未处理 0').waitFor()
    await press(page.getByRole('tab', { name: '条款对照' }))
    await keepScreen(page, 'reading-map')
    assert.deepEqual(await findingsOn(page), [])

    // The document names unit and limit of every line: the drafts go out at once, on one paper.
    await press(page.getByRole('tab', { name: /^立项建议/ }))
    await page.getByText('全部处理完毕').waitFor()
    await press(page.getByRole('link', { name: '去签发交办' }))
    await press(page.getByRole('checkbox', { name: '全选' }))
    await type(page.getByLabel('联系人'), '李敏 83130001')
    await press(page.getByRole('button', { name: '签发', exact: true }))
    await page.getByText(/100 个事项尚未签收/).waitFor({ timeout: 200_000 })
    tally.seconds += 1
    console.log(`  ${told('a hundred tasks from a docx to their units')}`)
    assert.ok(tally.seconds < 300, `it took ${tally.seconds} s`)
    assert.equal((await world.desk('limin')(listMatters, { state: 'dispatched', limit: 1 })).total, 100)

    // The same document again.
    await upload()
    await page.getByText('这份文件已经登记，请打开原来的来件，不要重复登记：').waitFor()
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page
      .getByText(/这份文件已经登记（/)
      .first()
      .waitFor()
    assert.equal((await world.desk('limin')(listSources, {})).total, 1)
    assert.equal((await world.desk('limin')(listMatters, { limit: 1 })).total, 100)
    assert.deepEqual(desk.complaints, [])
  },
)
