import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { dispatched } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'
import { clerk } from '../browser/clerk.ts'
import { findingsOn, keepScreen, openDesktop, skip, type Desktop } from '../browser/support.ts'

let world: World
let desk: Desktop
before(async () => {
  if (skip) return
  world = await makeWorld('2026-09-14')
  desk = await openDesktop(world)
})
const phone = { width: 390, height: 844 }
const sealed = `省教育厅关于学位建设办理情况的报告
一、办理结果
全部建成。
二、进展情况
12所学校已全部竣工。
三、存在问题
无。
省教育厅
2026年9月14日
`

test(
  'joint leads: one report is prepared from a sealed paper, countersigned, changed, countersigned again and signed on the phone',
  { skip, timeout: 200_000 },
  async () => {
    const made = await dispatched(world, {
      title: '新增公办学位3000个',
      others: [
        { organizationId: world.org('zjt'), part: 'joint_lead' },
        { organizationId: world.org('czt'), part: 'supporting' },
      ],
    })
    const path = `/matters/${made.face.id}`
    const { press, type, open, act, send, told, tally } = clerk()

    const lead = await desk.as('liufang')
    await open(lead, '/')
    await press(lead.getByRole('button', { name: '全部签收（1 件）' }))
    await lead.getByText('已签收 1 件').waitFor()
    const housing = await desk.as('xupeng', phone)
    await open(housing, '/')
    await press(housing.getByRole('button', { name: '签收：新增公办学位3000个' }))
    await housing.getByText('已签收 1 件').waitFor()

    await open(lead, path)
    await act(lead, '拟写报告', async (dialog) => {
      tally.clicks += 1
      await lead.getByTestId('sealed-file').setInputFiles({
        name: '报告.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(sealed),
      })
      await dialog.getByText('已读取：报告.txt').waitFor()
      assert.equal(await dialog.getByLabel('办理结果').inputValue(), '全部建成。')
      assert.equal(await dialog.getByLabel('进展情况').inputValue(), '12所学校已全部竣工。')
      await type(dialog.getByLabel('实际完成数量'), '3120个')
      await keepScreen(lead, 'draft-from-sealed')
    })
    await lead.getByText('尚未会签').waitFor()

    const joint = await desk.as('maoyong', phone)
    await open(joint, '/')
    await press(joint.getByRole('link', { name: '会签：新增公办学位3000个' }))
    await press(joint.getByRole('button', { name: '提出不同意见' }))
    await type(joint.getByRole('dialog').getByLabel('不同意见'), '请写明配套道路完成情况')
    await keepScreen(joint, 'countersign-phone')
    await send(joint.getByRole('dialog'), '提出不同意见')

    await lead.reload()
    await lead.getByText('请写明配套道路完成情况').first().waitFor()
    await press(lead.getByRole('button', { name: '修改', exact: true }))
    const again = lead.getByRole('dialog')
    await type(again.getByLabel('进展情况'), '12所学校已全部竣工，配套道路同步通车。')
    await send(again, '拟写报告')

    await joint.reload()
    await joint.getByText('内容已改，需重新会签').waitFor()
    await press(joint.getByRole('button', { name: '会签', exact: true }))
    await send(joint.getByRole('dialog'), '会签')
    await joint.getByText('已会签').first().waitFor()

    const principal = await desk.as('huangweimin', phone)
    await open(principal, '/')
    await principal.getByRole('button', { name: '签署：新增公办学位3000个' }).waitFor()
    await keepScreen(principal, 'tray-to-sign-phone')
    await press(principal.getByRole('button', { name: '签署：新增公办学位3000个' }))
    const signing = principal.getByRole('dialog')
    await signing.getByText('配套道路同步通车', { exact: false }).waitFor()
    assert.deepEqual(await findingsOn(principal), [])
    await keepScreen(principal, 'sign-phone')
    await send(signing, '签署并报送')

    const office = await desk.as('limin')
    await office.goto(path)
    await office.getByText('已报送待审').first().waitFor()
    await office.getByText('按时').first().waitFor()
    await office.getByRole('button', { name: '报告.txt' }).waitFor()
    await keepScreen(office, 'joint-reported')
    console.log(told('joint leads, from acknowledging to handing in'))
    assert.ok(tally.clicks < 40, `${tally.clicks} clicks`)
    assert.deepEqual(await findingsOn(office), [])
    assert.deepEqual(desk.complaints, [])
  },
)
