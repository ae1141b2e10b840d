import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { before, test } from 'node:test'
import { getBoard } from '#contract/boards.ts'
import { listChases, recordChase, urge } from '#contract/chases.ts'
import { approveMatters, draftDivision, submitMatters } from '#contract/divisions.ts'
import { issueLetter } from '#contract/letters.ts'
import { issueOrder } from '#contract/orders.ts'
import { explanationsJob } from '#modules/chases/index.ts'
import { factWords } from '#domain/letter.ts'
import { civilDate } from '#domain/date.ts'
import { urging as words } from '#web/text/zh-CN/urging.ts'
import { addUnits } from '../support/many-units.ts'
import { aSource } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'
import { openDesktop, skip, type Desktop } from '../browser/support.ts'

let world: World
let desk: Desktop
let many: { divisionId: string; orderId: string; matterId: string; letterId: string }
const versions = (rows: readonly { id: string; version: number }[]) => rows.map(({ id, version }) => ({ id, version }))
before(async () => {
  if (skip) return
  world = await makeWorld('2026-09-14')
  const units = await addUnits(world, 81)
  desk = await openDesktop(world)
  const [inspector, director] = [world.desk('limin'), world.desk('zhouguoping')]
  const title = '全省安全生产大检查大排查大整治和重大事故隐患专项排查整治2026行动方案贯彻落实情况'
  const { id: divisionId, rows } = await inspector(draftDivision, {
    sourceId: await aSource(world),
    title,
    target: '完成本地区本系统重大事故隐患排查，建立台账并逐项整改销号',
    workContent: '对照重大事故隐患判定标准全面排查，坚持边查边改，重大隐患实行挂牌督办',
    requirement: '9月25日前书面报送排查整改情况和台账',
    budget: { kind: 'fixed', on: '2026-09-25' },
    rows: units.map((unit, i) => ({
      leadOrganizationId: unit.id,
      target: i % 3 === 0 ? '完成矿山、危险化学品企业重大事故隐患排查，建立台账' : undefined,
      others: i === 0 ? [{ organizationId: world.org('fgw'), part: 'supporting' as const }] : [],
    })),
  })
  let { items } = await inspector(submitMatters, { matters: versions(rows) })
  ;({ items } = await director(approveMatters, { matters: versions(items) }))
  const { id: orderId } = await inspector(issueOrder, {
    title: `关于${title}的督办通知`,
    contact: '李敏 020-83130001',
    matters: versions(items),
  })
  const board = await inspector(getBoard, { orderId })
  const [first] = board.rows
  await inspector(recordChase, { assignmentId: first?.assignmentId ?? '', how: 'phone', said: '答应明日签收' })
  const matterId = first?.matterId ?? ''
  const assignmentIds = [first?.assignmentId ?? '']
  await inspector(urge, { assignmentIds, said: '请说明原因', explainBy: '2026-09-25' })
  world.setToday('2026-09-28')
  await explanationsJob.run(world.app, {})
  const late = (await inspector(listChases, { matterId })).items.find((each) => each.instrument !== null)
  const letter = await director(issueLetter, {
    chaseId: late?.id ?? '',
    instrument: 'talk',
    reason: '多次催办未果',
    fact: factWords(
      {
        title,
        number: first?.number ?? null,
        due: civilDate('2026-09-25'),
        askedOn: civilDate('2026-09-14'),
        explainBy: civilDate('2026-09-25'),
      },
      civilDate('2026-09-28'),
    ),
    requirement: words.letterAsks.talk,
    due: '2026-10-09',
    place: '省政府大院3号楼201会议室',
    contact: '李敏 020-83130001',
  })
  many = { divisionId, orderId, matterId, letterId: letter.id }
})

/** Pages of a PDF that Chromium wrote, and their size in millimetres. */
const pagesOf = (pdf: Buffer) => {
  const text = pdf.toString('latin1')
  const boxes = [...text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
  return boxes.map(([, width, height]) => [width, height].map((points) => Math.round((Number(points) / 72) * 25.4)))
}

const papers = [
  { name: '立项呈批表', path: () => `/divisions/${many.divisionId}/print`, size: [210, 297], least: 3 },
  { name: '立项呈批表一项', path: () => `/matters/${many.matterId}/approval-form`, size: [210, 297], least: 1 },
  { name: '督办通知', path: () => `/orders/${many.orderId}/print`, size: [210, 297], least: 4 },
  { name: '督查催办单', path: () => `/orders/${many.orderId}/chase-slip`, size: [210, 297], least: 81 },
  { name: '约谈通知书', path: () => `/letters/${many.letterId}/print`, size: [210, 297], least: 1 },
  { name: '督查结果呈报单', path: () => `/orders/${many.orderId}/result`, size: [210, 297], least: 1 },
  { name: '督查台账', path: () => `/orders/${many.orderId}/ledger`, size: [420, 297], least: 2 },
] as const

test(
  'the five papers and the letter print on their own sheets, the ledger on A3, and none carries a subject-word line',
  { skip, timeout: 200_000 },
  async () => {
    const page = await desk.as('limin')
    page.setDefaultTimeout(30_000)
    mkdirSync('test/artefacts/papers', { recursive: true })
    for (const paper of papers) {
      await page.goto(paper.path())
      await page.locator('.paper, .notice').waitFor()
      const words = await page.locator('.paper, .notice').innerText()
      assert.doesNotMatch(words, /主题词/)
      const pdf = await page.pdf({ preferCSSPageSize: true, path: `test/artefacts/papers/${paper.name}.pdf` })
      const pages = pagesOf(pdf)
      assert.deepEqual(pages[0], [...paper.size], paper.name)
      assert.ok(pages.length >= paper.least, `${paper.name}: ${pages.length} pages`)
      console.log(`${paper.name}: ${pages.length} pages of ${pages[0]?.join(' × ')} mm`)
    }
    assert.deepEqual(desk.complaints, [])
  },
)
