import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { withoutBlanks } from '#domain/reading/fold.ts'
import { readDocument } from '#domain/reading/read.ts'
import { ownSamples } from './variations.ts'

type Row = {
  no: string
  clause: string
  lead: string[]
  support: string[]
  inherited?: string[]
  deadline: { raw: string; date: string | null } | null
  optional?: boolean
}

const goldOf = (name: string): Row[] =>
  JSON.parse(readFileSync(new URL(`documents/${name.replace('.txt', '.gold.json')}`, import.meta.url), 'utf8')) as Row[]

for (const { name, text } of ownSamples)
  test(`${name}: the ledger is the one that a careful reader draws, and no line more`, () => {
    const tasks = readDocument(text).tasks.map((task) => ({ ...task, key: withoutBlanks(task.text) }))
    const found = new Set<number>()
    for (const row of goldOf(name)) {
      const at = tasks.findIndex((task, i) => !found.has(i) && task.key.includes(withoutBlanks(row.clause)))
      if (at < 0 && row.optional) continue
      const task = tasks[at]
      assert.ok(task, `${row.no} is missed`)
      found.add(at)
      if (row.optional) continue
      assert.deepEqual([task.lead, task.support], [row.lead, row.support], row.no)
      assert.equal(task.deadline?.date ?? null, row.deadline?.date ?? null, row.no)
      if (row.deadline) assert.equal(task.deadline?.raw, row.deadline.raw, row.no)
      if (row.inherited) assert.deepEqual(task.inherited, row.inherited, row.no)
      assert.ok(task.reasons.length > 0, `${row.no} says why`)
    }
    assert.deepEqual(
      tasks.filter((_, i) => !found.has(i)).map((task) => task.key),
      [],
    )
  })
