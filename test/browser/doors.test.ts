import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { newSetupLink } from '#modules/accounts/index.ts'
import { makeApp } from '../support/world.ts'
import { findingsOn, keepScreen, openDesktop, skip, type Desktop } from './support.ts'

let installation: Awaited<ReturnType<typeof makeApp>>
let desk: Desktop
before(async () => {
  if (skip) return
  installation = await makeApp()
  desk = await openDesktop(installation)
})

const admins = [
  ['系统管理员', '何建', 'hejian'],
  ['安全管理员', '安宁', 'anning'],
  ['审计管理员', '沈明', 'shenming'],
] as const
const passwordOf = (login: string) => `${login}-password`

const fillSetup = async (page: Page) => {
  await page.getByLabel('政府名称').fill('岭南省人民政府')
  await page.getByLabel('办公厅（室）名称').fill('岭南省人民政府办公厅')
  await page.getByLabel('督查机构名称').fill('省政府督查室')
  await page.getByLabel('督办代字').fill('岭督字')
  for (const [title, name, login] of admins) {
    const person = page.getByRole('group', { name: title })
    await person.getByLabel('姓名').fill(name)
    await person.getByLabel('用户名').fill(login)
    await person.getByLabel('密码', { exact: true }).fill(passwordOf(login))
  }
}
const signIn = async (page: Page, login: string, password: string) => {
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}
const openLink = async (link: string): Promise<Page> => {
  const page = await desk.stranger()
  await page.goto(`/setup${link === '' ? '' : `#${link}`}`)
  await page.getByRole('heading', { name: '初始化' }).waitFor()
  return page
}

test('an empty installation leads to the first-run page, which asks for its link', { skip }, async () => {
  const page = await desk.stranger()
  await page.goto('/')
  await page.getByText('打开的地址缺少一次性链接').waitFor()
  assert.ok(await page.getByRole('button', { name: '完成初始化' }).isDisabled())
  assert.deepEqual(await findingsOn(page), [])
  await page.context().close()
})

test('a link that is not the printed one is refused in words, and what was typed stays', { skip }, async () => {
  for (const link of ['short', 'A'.repeat(32)]) {
    const page = await openLink(link)
    await fillSetup(page)
    await page.getByRole('button', { name: '完成初始化' }).click()
    await page.getByRole('alert').getByText('此链接无效或已被使用').waitFor()
    assert.equal(await page.getByLabel('政府名称').inputValue(), '岭南省人民政府')
    assert.deepEqual(await findingsOn(page), [])
    await keepScreen(page, 'setup-wrong-link')
    await page.context().close()
  }
})

test('the printed link sets up the installation once, and the system administrator signs in', { skip }, async () => {
  const link = await newSetupLink(installation.app)
  const page = await openLink(link)
  const late = await openLink(link)
  await page.getByRole('button', { name: '完成初始化' }).click()
  await page.getByText('请填写此项').first().waitFor()
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'governmentName')
  assert.deepEqual(await findingsOn(page), [])
  await fillSetup(page)
  await page.getByRole('group', { name: '审计管理员' }).getByLabel('用户名').fill('hejian')
  await page.getByRole('button', { name: '完成初始化' }).click()
  const audit = page.getByRole('group', { name: '审计管理员' })
  await audit.locator('.ant-form-item-explain-error').waitFor()
  await audit.getByLabel('用户名').fill('shenming')
  await keepScreen(page, 'setup')
  await page.getByRole('button', { name: '完成初始化' }).click()
  await page.getByRole('heading', { name: '登录' }).waitFor()
  await page.getByText('初始化完成，请用系统管理员账号登录').waitFor()
  await signIn(page, 'hejian', passwordOf('hejian'))
  await page.getByRole('link', { name: '组织机构' }).click()
  await page.getByRole('rowheader', { name: '省政府督查室' }).waitFor()

  await fillSetup(late)
  await late.getByRole('button', { name: '完成初始化' }).click()
  await late.getByRole('alert').getByText('此链接无效或已被使用').waitFor()
  for (const each of [page, late]) await each.context().close()
  assert.deepEqual(desk.complaints, [])
})

test('who was given a first password sets an own one before anything else', { skip }, async () => {
  const system = await desk.as('hejian')
  await system.goto('/accounts')
  await system.getByRole('button', { name: '新建用户' }).click()
  await system.getByRole('dialog').getByLabel('姓名').fill('李敏')
  await system.getByRole('dialog').getByLabel('登录名').fill('limin')
  await system.getByRole('dialog').getByRole('button', { name: '建立' }).click()
  const first = await system.getByTestId('secret').innerText()

  const security = await desk.as('anning')
  await security.goto('/accounts')
  await security.getByRole('button', { name: '授予职责：李敏' }).click()
  const grant = security.getByRole('dialog')
  await grant.getByLabel('单位').click()
  await security.locator('.ant-select-item-option', { hasText: '省政府督查室' }).first().click()
  await grant.getByLabel('职责').click()
  await security.locator('.ant-select-item-option', { hasText: '督查人员' }).first().click()
  await grant.getByRole('button', { name: '授予职责' }).click()
  await grant.waitFor({ state: 'detached' })

  const page = await desk.stranger()
  await page.goto('/')
  await signIn(page, 'limin', first)
  await page.getByText('您正在使用初始密码').waitFor()
  await page.goto('/ledger')
  await page.getByRole('heading', { name: '修改密码' }).waitFor()
  assert.deepEqual(await findingsOn(page), [])
  await keepScreen(page, 'must-change-password')
  const change = page.getByRole('button', { name: '修改', exact: true })
  await page.getByLabel('原密码').fill('not-the-first-one')
  await page.getByLabel('新密码', { exact: true }).fill('my-own-password')
  await page.getByLabel('再次输入新密码').fill('my-own-passwort')
  await change.click()
  await page.getByText('两次输入不一致').waitFor()
  await page.getByLabel('再次输入新密码').fill('my-own-password')
  await change.click()
  await page.getByText('原密码不正确').waitFor()
  assert.deepEqual(await findingsOn(page), [])
  await keepScreen(page, 'wrong-first-password')
  await page.getByLabel('原密码').fill(first)
  await change.click()
  await page.getByText('今日事毕').waitFor()
  assert.deepEqual(desk.complaints, [])
})
