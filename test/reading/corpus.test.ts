import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'

const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url))
const skip = !existsSync(corpus) && 'the shared corpus is not here'

/** The scorer's lines: percentages by document, the pooled ones last. */
const scored = () => {
  const run = spawnSync(
    process.execPath,
    [`${corpus}score.mjs`, '--', process.execPath, 'src/cli.ts', 'read', '--json'],
    { encoding: 'utf8' },
  )
  assert.equal(run.status, 0, run.stdout + run.stderr)
  const lines = run.stdout.trim().split('\n')
  const of = (name: string) => {
    const figures = (lines.find((line) => line.startsWith(name)) ?? '').slice(name.length).trim().split(/\s+/)
    const [goldRows, found, , , f1, lead, support, due] = figures.map((each) => Number(each.replace(/%$/, '')))
    return { goldRows, found, f1, lead, support, due }
  }
  console.log(`  ${lines.at(-1)}`)
  return { of, all: of('ALL') }
}
const atLeast = (value: number | undefined, least: number, what: string) =>
  assert.ok(value !== undefined && value >= least, `${what}: ${value}`)

test('the ledger drawn from twelve real documents holds the targets: tasks, leads, support and days', { skip }, () => {
  const { of, all } = scored()
  atLeast(all.f1, 95, 'task F1')
  atLeast(all.lead, 95, 'lead sets')
  atLeast(all.support, 95, 'support F1')
  atLeast(all.due, 97, 'due')
  // Praise of others, and a general opinion whose every row is optional: no false task.
  for (const name of ['gwy-2018-108-dadiancha-biaoyang', 'seed-gwy-2008-120-ducha-yijian'])
    assert.equal(of(name).f1 || 0, 0, name)
  assert.equal(of('gwy-2018-108-dadiancha-biaoyang').found, 0)
})
