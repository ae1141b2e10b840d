import type { Locator, Page } from 'playwright-core'

/** Seconds of a practised clerk: a look and a press, and a pinyin keyboard; what the machine takes comes on top. */
const pace = { press: 2, character: 0.5 }

/** The hands of the people of one story, and what it costs them. */
export const clerk = () => {
  const tally = { clicks: 0, seconds: 0 }
  const timed = async (work: Promise<unknown>) => {
    const started = performance.now()
    await work
    tally.seconds += (performance.now() - started) / 1_000
  }
  const press = async (what: Locator) => {
    tally.clicks += 1
    tally.seconds += pace.press
    await timed(what.click())
  }
  const type = async (what: Locator, words: string) => {
    tally.clicks += 1
    tally.seconds += pace.press + words.length * pace.character
    await timed(what.fill(words))
  }
  /** From a long list nobody scrolls: its first characters are typed. */
  const pick = async (page: Page, what: Locator, option: string) => {
    await type(what, option)
    await press(page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).first())
  }
  const day = async (what: Locator, on: string) => {
    tally.clicks += 1
    tally.seconds += pace.press + on.length * pace.character
    await timed(what.fill(on))
    await what.press('Tab')
  }
  const open = async (page: Page, path: string) => timed(page.goto(path))
  /** Presses a button of the matter's bar, fills what opens, and sends it off. */
  const act = async (page: Page, name: string, fill: (dialog: Locator) => Promise<void> = async () => undefined) => {
    await press(page.getByRole('group', { name: '可办操作' }).getByRole('button', { name, exact: true }))
    const dialog = page.getByRole('dialog')
    await fill(dialog)
    await send(dialog, name)
  }
  const send = async (dialog: Locator, name: string) => {
    await press(dialog.getByRole('button', { name, exact: true }))
    await timed(dialog.waitFor({ state: 'detached', timeout: 60_000 }))
  }
  const told = (story: string) =>
    `${story}: ${tally.clicks} clicks, ${Math.round(tally.seconds)} s at ${pace.press} s a press and ${pace.character} s a character`
  return { tally, press, type, pick, day, open, act, send, told }
}
