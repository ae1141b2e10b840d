import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { registerSource } from '#contract/sources.ts'
import { civilDate } from '#domain/date.ts'
import { openDatabase } from '#platform/db.ts'
import { listen } from '#platform/live.ts'
import { momentOn } from '#platform/moment.ts'
import { deskOf } from '../src/demo/desk.ts'
import { installGovernment } from '../src/demo/people.ts'
import { listenOn, makeServer } from '../src/server.ts'
import { buildPages } from '../test/browser/built.ts'
import { launch } from '../test/browser/chromium.ts'
import { cloneDatabase, prepareTemplate, schema, startCluster } from '../test/support/cluster.ts'
import { longDocument } from '../test/support/long-document.ts'

/**
 * The reading desk in a real browser: a document of 200 pages against one of 20 in the same run. What the length of a
 * document may cost is a ratio near one; milliseconds are for this machine under this load.
 */
const sizes = [20, 200] as const
const rounds = Number(process.env['ROUNDS'] ?? 5)
const [steps, scrolls] = [50, 40]

type Costs = Record<string, number>
/** Set up in the page before anything else runs: what blocked the main thread, and when. */
declare const desk: { longest: () => number; reset: () => void }
const watch = `(() => {
  const tasks = []
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true })
  let from = 0
  globalThis.desk = {
    reset: () => { from = performance.now() },
    longest: () => Math.max(0, ...tasks.filter((each) => each.startTime >= from).map((each) => each.duration)),
  }
})()`

const reset = (page: Page) => page.evaluate(() => desk.reset())
const longest = (page: Page) =>
  page.evaluate(async () => {
    await new Promise((done) => setTimeout(done, 100))
    return desk.longest()
  })

/** From the address to the first proposals, as the browser's own clock has it. */
const open = async (page: Page, sourceId: string): Promise<Costs> => {
  await page.goto(`/sources/${sourceId}`)
  const first = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        const look = () =>
          document.querySelector('.proposal-head')
            ? requestAnimationFrame(() => setTimeout(() => done(performance.now())))
            : setTimeout(look, 5)
        look()
      }),
  )
  return { 'first proposals': first, 'opening, longest task': await longest(page) }
}

const scroll = async (page: Page): Promise<Costs> => {
  const costs: Costs = {}
  for (const [name, pane] of [
    ['text', '.document-pane'],
    ['proposals', '.proposal-list'],
  ] as const) {
    await reset(page)
    const times = await page.evaluate(
      async ({ selector, count }) => {
        const at = document.querySelector(selector)
        if (!at) throw new Error(`no ${selector}`)
        const found: number[] = []
        for (let i = 0; i < count; i += 1) {
          const from = performance.now()
          at.scrollTop += i % 8 === 7 ? at.scrollHeight / 7 : 300
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
          found.push(performance.now() - from)
        }
        at.scrollTop = 0
        return found
      },
      { selector: pane, count: scrolls },
    )
    costs[`scrolling the ${name}, a step`] = median(times)
    costs[`scrolling the ${name}, longest task`] = await longest(page)
  }
  return costs
}

/** From the key until what it changed is painted. */
const keys = async (page: Page): Promise<Costs> => {
  await page.locator('.proposal-head').first().click()
  await reset(page)
  const times = await page.evaluate(async (count) => {
    const found: number[] = []
    for (let i = 0; i < count; i += 1) {
      const from = performance.now()
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }),
      )
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
      found.push(performance.now() - from)
    }
    return found
  }, steps)
  return { 'a key': median(times), [`${steps} keys, longest task`]: await longest(page) }
}

/** What touches every line at once: all are marked, and the map of all clauses is opened. */
const wholes = async (page: Page): Promise<Costs> => {
  const costs: Costs = {}
  const all = page.getByRole('checkbox', { name: '全选' })
  for (const [name, act, shown] of [
    ['all are marked', () => all.click(), '.bulk-bar'],
    ['all are unmarked', () => all.click(), '.proposals-bar'],
    ['the clause map opens', () => page.getByRole('tab', { name: '条款对照' }).click(), '.clause-map tr'],
    ['back to the proposals', () => page.getByRole('tab', { name: /^立项建议/ }).click(), '.proposal-head'],
  ] as const) {
    await reset(page)
    const from = performance.now()
    await act()
    await page.locator(shown).first().waitFor()
    costs[name] = performance.now() - from
    costs[`${name}, longest task`] = await longest(page)
  }
  return costs
}

/** The form of one proposal: it opens, a field is typed into, and the proposal is accepted. */
const edit = async (page: Page): Promise<Costs> => {
  const already = await page.locator('.proposal.accepted').count()
  await page.locator('.proposal.open .proposal-head').first().click()
  await reset(page)
  const from = performance.now()
  await page.keyboard.press('e')
  const field = page.getByLabel('事项标题')
  await field.waitFor()
  const opened = performance.now() - from
  await field.focus()
  const times = await page.evaluate(async () => {
    const found: number[] = []
    const at = document.activeElement as HTMLInputElement
    for (let i = 0; i < 20; i += 1) {
      const start = performance.now()
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(at, `${at.value}改`.slice(-40))
      at.dispatchEvent(new Event('input', { bubbles: true }))
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
      found.push(performance.now() - start)
    }
    return found
  })
  const typing = await longest(page)
  await reset(page)
  const sent = performance.now()
  await page.getByRole('button', { name: '采纳', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.locator('.proposal.accepted').nth(already).waitFor()
  return {
    'the form opens': opened,
    'a character': median(times),
    'the form, longest task': typing,
    'accepted and shown': performance.now() - sent,
    'accepting, longest task': await longest(page),
  }
}

/** The whole ledger at once, as the last act: it can be done but once. */
const takeOver = async (page: Page): Promise<Costs> => {
  await page.getByRole('checkbox', { name: '全选' }).click()
  await reset(page)
  const from = performance.now()
  await page.getByRole('button', { name: /^采纳无疑问的/ }).click()
  await page.locator('.bulk-bar').waitFor({ state: 'detached', timeout: 120_000 })
  const done = performance.now() - from
  return { 'all that is clear accepted (once)': done, 'all accepted, longest task': await longest(page) }
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

await buildPages()
const cluster = await startCluster()
await prepareTemplate(cluster.url)
process.env['LUOSHI_TEST_CLUSTER'] = cluster.url
const database = await cloneDatabase()
const files = mkdtempSync(join(tmpdir(), 'luoshi-bench-'))
const opened = openDatabase(database.at.app, { schema, max: 8 })
const app = { database: opened, schema, now: () => momentOn(civilDate('2026-09-14')), files, log: () => undefined }
const listener = listen(database.at.app, schema, () => undefined)
const listening = await listenOn(makeServer(app, listener), 0, '127.0.0.1')
const browser = await launch()
try {
  const government = await installGovernment(app, '2026-01-05', (login) => `${login}-password`)
  const inspector = deskOf(app, government.people.get('limin')?.accountId ?? '')
  const found = new Map<number, Costs[]>(sizes.map((size) => [size, []]))
  const sources = new Map<number, string>()
  for (const size of sizes) {
    const text = longDocument(size)
    const { row, proposals } = await inspector(registerSource, {
      kind: 'document',
      title: `${size}页的方案`,
      text,
      issuedOn: '2026-09-01',
    })
    sources.set(size, row.id)
    console.log(`${size} pages: ${text.length} characters, ${proposals.length} proposals`)
  }
  for (let round = 0; round < rounds; round += 1)
    for (const size of sizes) {
      const context = await browser.newContext({
        viewport: { width: 1366, height: 768 },
        locale: 'zh-CN',
        baseURL: `http://127.0.0.1:${listening.port}`,
      })
      const page = await context.newPage()
      await page.request.post('/api/v1/session', { data: { login: 'limin', password: 'limin-password' } })
      await page.addInitScript(watch)
      const sourceId = sources.get(size) ?? ''
      await page.goto(`/sources/${sourceId}`)
      await page.locator('.proposal-head').first().waitFor()
      const costs = {
        ...(await open(page, sourceId)),
        ...(await scroll(page)),
        ...(await keys(page)),
        ...(await wholes(page)),
        ...(await edit(page)),
      }
      if (round === rounds - 1) Object.assign(costs, await takeOver(page))
      found.get(size)?.push(costs)
      await context.close()
    }
  console.log(
    `load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores, Node ${process.versions.node}, Chromium ${browser.version()}, median of ${rounds}`,
  )
  const [short = [], long = []] = sizes.map((size) => found.get(size) ?? [])
  for (const name of Object.keys(long.at(-1) ?? {})) {
    const [small, big] = [short, long].map((each) => median(each.flatMap((costs) => costs[name] ?? []))) as [
      number,
      number,
    ]
    console.log(
      `${name.padEnd(38)} ${big.toFixed(0).padStart(6)} ms  ${(big / Math.max(small, 1)).toFixed(1).padStart(5)} × ${sizes[0]} pages (${small.toFixed(0)} ms)`,
    )
  }
} finally {
  await browser.close()
  await listening.close()
  await listener.close()
  await opened.close()
  await database.drop()
  await cluster.stop()
  rmSync(files, { recursive: true, force: true })
}
