import type { Locator, Page } from 'playwright-core'

/** Seconds of a practised clerk: a look and a press, and a pinyin keyboard; what the machine takes comes on top. */
const pace = { press: 2, key: 0.4, character: 0.5 }

/** A hand whose clicks, keys and seconds are counted. */
export const handOf = () => {
  const tally = { clicks: 0, keys: 0, characters: 0, waited: 0 }
  const wait = async <T>(work: Promise<T>): Promise<T> => {
    const started = performance.now()
    const done = await work
    tally.waited += (performance.now() - started) / 1000
    return done
  }
  return {
    wait,
    press: async (what: Locator) => {
      tally.clicks += 1
      await wait(what.click())
    },
    key: async (page: Page, name: string) => {
      tally.keys += 1
      await wait(page.keyboard.press(name))
    },
    /** Into what has the focus, as an input method puts words there. */
    type: async (page: Page, words: string) => {
      tally.characters += words.length
      await wait(page.keyboard.insertText(words))
    },
    fill: async (what: Locator, words: string) => {
      tally.clicks += 1
      tally.characters += words.length
      await wait(what.fill(words))
    },
    said: (): string => {
      const seconds =
        tally.clicks * pace.press + tally.keys * pace.key + tally.characters * pace.character + tally.waited
      return `${tally.clicks} clicks, ${tally.keys} keys, ${tally.characters} characters, ${Math.round(seconds)} s (${pace.press} s a click, ${pace.key} s a key, ${pace.character} s a character; machine ${tally.waited.toFixed(1)} s)`
    },
    tally,
  }
}
