import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { builtPage, pagesAreStale } from '../../src/commands/pages.ts'

test('pages that are missing or older than what they are made of are built anew', () => {
  const root = mkdtempSync(join(tmpdir(), 'luoshi-pages-'))
  const write = (file: string, at: number) => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), '')
    utimesSync(join(root, file), at, at)
  }
  try {
    write('src/web/pages/home.tsx', 1_000)
    write('src/contract/home.ts', 1_000)
    assert.equal(pagesAreStale(root), true, 'never built')
    write(builtPage, 2_000)
    assert.equal(pagesAreStale(root), false, 'built after every source')
    write('src/modules/home.ts', 3_000)
    assert.equal(pagesAreStale(root), false, 'the server is no part of them')
    write('src/contract/home.ts', 3_000)
    assert.equal(pagesAreStale(root), true, 'an update brought a newer contract')
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
