import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'

/**
 * Minutes of continuous integration that each part may take; over it the run is too slow to be waited for. The whole
 * stays within fifteen (.ci/run).
 */
const budgets = { checks: 1, tests: 10, browser: 4 } as const
type Part = keyof typeof budgets

const stages: readonly { readonly script: string; readonly part: Part }[] = [
  { script: 'format:check', part: 'checks' },
  { script: 'lint', part: 'checks' },
  { script: 'types', part: 'checks' },
  { script: 'test', part: 'tests' },
  { script: 'printed', part: 'checks' },
]
const minutesOfTests = 'test/artefacts/minutes.json'
const spent: Record<Part, number> = { checks: 0, tests: 0, browser: 0 }
const inMinutes = (minutes: number) => `${minutes.toFixed(2)} min`

rmSync(minutesOfTests, { force: true })
for (const { script, part } of stages) {
  console.log(`\n── ${script}`)
  const started = performance.now()
  const { status } = spawnSync('npm', ['run', '--silent', script], { stdio: 'inherit' })
  const minutes = (performance.now() - started) / 60_000
  spent[part] += minutes
  console.log(`── ${script}: ${inMinutes(minutes)}${status === 0 ? '' : ', FAILED'}`)
  if (status !== 0) process.exit(status ?? 1)
}
// Browsers run inside `npm test`, after everything else.
if (existsSync(minutesOfTests)) {
  const { browser = 0 } = JSON.parse(readFileSync(minutesOfTests, 'utf8')) as { browser?: number }
  spent.browser = browser
  spent.tests -= browser
}

console.log('')
const parts = Object.keys(budgets) as Part[]
for (const part of parts)
  console.log(
    `${part}: ${inMinutes(spent[part])} of ${budgets[part]}${spent[part] > budgets[part] ? ' — over its budget' : ''}`,
  )
if (process.env['CI'] === 'true' && parts.some((part) => spent[part] > budgets[part])) process.exitCode = 1
