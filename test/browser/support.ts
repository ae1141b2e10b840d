import { mkdirSync, readFileSync } from 'node:fs'
import assert from 'node:assert/strict'
import { afterEach } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { listen } from '#platform/live.ts'
import { listenOn, makeServer } from '../../src/server.ts'
import { schema } from '../support/cluster.ts'
import { whenDone, type World } from '../support/world.ts'
import { buildPages } from './built.ts'
import { launch, skip } from './chromium.ts'

export { skip } from './chromium.ts'

export type Desktop = {
  readonly url: string
  /** A window in which this person has signed in; each person has a browser profile of their own. */
  readonly as: (login: string, size?: { width: number; height: number }) => Promise<Page>
  /** Once more: nobody stays signed in over night. */
  readonly signIn: (page: Page, login: string) => Promise<void>
  readonly stranger: () => Promise<Page>
  /** What the pages have complained of: console errors and exceptions. */
  readonly complaints: string[]
}

const office = { width: 1366, height: 768 }
const patience = 60_000
const opened = new Set<Browser>()
/** What every window showed when a story stopped. */
if (!skip)
  afterEach(async (context) => {
    if (!('passed' in context) || context.passed) return
    const pages = [...opened].flatMap((browser) => browser.contexts().flatMap((each) => each.pages()))
    for (const [i, page] of pages.entries()) await keepScreen(page, `stopped-${i + 1}`).catch(() => undefined)
  })

/** The real server on a free port and a real browser in front of it. */
export const openDesktop = async (world: Pick<World, 'app' | 'database'>): Promise<Desktop> => {
  await buildPages()
  const listener = listen(world.database.at.app, schema, () => undefined)
  const listening = await listenOn(makeServer(world.app, listener), 0, '127.0.0.1')
  const browser: Browser = await launch()
  opened.add(browser)
  whenDone(async () => {
    await browser.close()
    await listening.close()
    await listener.close()
  })
  const url = `http://127.0.0.1:${listening.port}`
  const complaints: string[] = []
  const open = async (viewport = office): Promise<Page> => {
    const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', baseURL: url })
    // A machine that also does other things is slow, not wrong: what is waited for is a condition, never a time.
    context.setDefaultTimeout(patience)
    const page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
    page.on('console', (message) => {
      // A 4xx is an answer that pages show; the browser writes it down as an error of its own.
      if (message.type() === 'error' && !/the server responded with a status of 4\d\d/.test(message.text()))
        complaints.push(`${page.url()}: ${message.text()}`)
    })
    return page
  }
  const signIn = async (page: Page, login: string): Promise<void> => {
    const answer = await page.request.post('/api/v1/session', { data: { login, password: `${login}-password` } })
    assert.equal(answer.status(), 200)
  }
  const as = async (login: string, size = office): Promise<Page> => {
    const page = await open(size)
    await signIn(page, login)
    return page
  }
  return { url, as, signIn, stranger: () => open(), complaints }
}

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
type Finding = { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }

/** Serious and critical findings of axe-core on what the page shows now. */
export const findingsOn = async (page: Page): Promise<string[]> => {
  // The content security policy lets no foreign script in; the debugger may.
  await page.evaluate(axe)
  const findings = await page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: { run: () => Promise<{ violations: Finding[] }> } }
    return (await checker.run()).violations
  })
  return findings
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`)
}

const screens = 'test/artefacts/screens'
export const keepScreen = async (page: Page, name: string): Promise<void> => {
  mkdirSync(screens, { recursive: true })
  await page.screenshot({ path: `${screens}/${name}.png` })
}
