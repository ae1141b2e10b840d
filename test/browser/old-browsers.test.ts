import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { webFolder } from '#platform/http/web.ts'
import { buildPages } from './built.ts'

/** Calls that the build does not translate and that Chromium 86, the oldest of the offices' browsers, does not know. */
const younger = [
  '.at(',
  'Object.hasOwn(',
  '.findLast(',
  '.findLastIndex(',
  '.toSorted(',
  '.toReversed(',
  '.toSpliced(',
  'structuredClone(',
  '.groupBy(',
  '.withResolvers(',
  'randomUUID(',
  '.isSubsetOf(',
  'AbortSignal.timeout(',
  'Array.fromAsync(',
]

test('the built pages call nothing that Chromium 86 does not know', { timeout: 120_000 }, async () => {
  await buildPages()
  const files = globSync(join(webFolder, 'assets/*.js'))
  assert.ok(files.length > 0)
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    assert.deepEqual(
      younger.filter((call) => text.includes(call)),
      [],
      file,
    )
  }
})
