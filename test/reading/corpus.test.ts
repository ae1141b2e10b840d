import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { readDocument } from '#domain/reading/read.ts'

const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url))
const skip = !existsSync(corpus) && 'the shared corpus is not here'

test(
  'the ledger that the first reader draws from real documents reaches a task F1 of 0.6 by the scorer',
  { skip },
  () => {
    const scored = spawnSync(
      process.execPath,
      [`${corpus}score.mjs`, '--min', '0.6', '--', process.execPath, 'src/cli.ts', 'read', '--json'],
      { encoding: 'utf8' },
    )
    assert.equal(scored.status, 0, scored.stdout + scored.stderr)
    console.log(scored.stdout.trim().split('\n').at(-1))
  },
)

test('every quote is the concatenation of its spans in the extracted text', { skip }, () => {
  const files = globSync(`${corpus}*.txt`)
  assert.ok(files.length >= 12)
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    for (const task of readDocument(text).tasks) {
      assert.equal(task.span.map(([start, end]) => text.slice(start, end)).join(''), task.text)
      assert.ok(task.text.trim().length > 5)
    }
  }
})
