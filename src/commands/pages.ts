import { spawnSync } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const builtPage = 'dist/web/index.html'

const changedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** Missing, or older than what they are made of: after an update they would speak to an API that is no longer there. */
export const pagesAreStale = (root: string): boolean => {
  const built = changedAt(join(root, builtPage))
  const sources = globSync('src/{web,contract,domain}/**/*.*', { cwd: root })
  return built === 0 || sources.some((file) => changedAt(join(root, file)) > built)
}

export const canBuildPages = (root: string): boolean => existsSync(join(root, 'node_modules/vite/bin/vite.js'))

/** What the build complained of; null when the pages stand. */
export const buildPages = (root: string): string | null => {
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--config', 'src/web/vite.config.ts', '--logLevel', 'warn']
  const built = spawnSync(process.execPath, vite, { cwd: root, encoding: 'utf8' })
  return built.status === 0 ? null : `${built.stdout}${built.stderr}`
}
