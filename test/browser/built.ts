import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const page = 'dist/web/index.html'
const lock = 'dist/.building'

const changedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
const isFresh = (): boolean => {
  const built = changedAt(page)
  return built > 0 && globSync('src/{web,contract,domain}/**/*.*').every((file) => changedAt(file) <= built)
}

/** Builds the pages where they are missing or older than their sources; of several test files one does it. */
export const buildPages = async (): Promise<void> => {
  mkdirSync('dist', { recursive: true })
  while (!isFresh()) {
    try {
      mkdirSync(lock)
    } catch {
      if (Date.now() - changedAt(lock) > 120_000) rmSync(lock, { recursive: true, force: true })
      await sleep(200)
      continue
    }
    try {
      const vite = [
        'node_modules/vite/bin/vite.js',
        'build',
        '--config',
        'src/web/vite.config.ts',
        '--logLevel',
        'warn',
      ]
      const built = spawnSync(process.execPath, vite, { encoding: 'utf8' })
      if (built.status !== 0) throw new Error(`the pages could not be built:\n${built.stdout}${built.stderr}`)
    } finally {
      rmSync(lock, { recursive: true, force: true })
    }
  }
}
