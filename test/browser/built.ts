import { mkdirSync, rmSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildPages as build, pagesAreStale } from '../../src/commands/pages.ts'

const lock = 'dist/.building'

/** Builds the pages where they are missing or older than their sources; of several test files one does it. */
export const buildPages = async (): Promise<void> => {
  mkdirSync('dist', { recursive: true })
  while (pagesAreStale('.')) {
    try {
      mkdirSync(lock)
    } catch {
      const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0
      if (Date.now() - since > 120_000) rmSync(lock, { recursive: true, force: true })
      await sleep(200)
      continue
    }
    try {
      const fault = build('.')
      if (fault !== null) throw new Error(`the pages could not be built:\n${fault}`)
    } finally {
      rmSync(lock, { recursive: true, force: true })
    }
  }
}
