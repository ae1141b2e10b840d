import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { withoutBlanks } from '#domain/reading/fold.ts'
import { readDocument } from '#domain/reading/read.ts'

type Row = { clause: string; lead: string[]; deadline: { date: string | null } | null; optional?: boolean }

const folder = fileURLToPath(new URL('documents/pending/', import.meta.url))
const is = (a: readonly string[], b: readonly string[]) => a.toSorted().join() === b.toSorted().join()

/** Papers that the reader does not read whole yet; one that it does moves up to the others. */
test('papers that are not read whole yet are read no worse than they were', () => {
  const counts = { rows: 0, found: 0, leads: 0, days: 0 }
  for (const file of globSync(`${folder}*.txt`)) {
    const tasks = readDocument(readFileSync(file, 'utf8')).tasks
    const gold = JSON.parse(readFileSync(file.replace('.txt', '.gold.json'), 'utf8')) as Row[]
    for (const row of gold.filter((each) => !each.optional)) {
      counts.rows += 1
      const task = tasks.find((each) => withoutBlanks(each.text).includes(withoutBlanks(row.clause)))
      if (!task) continue
      counts.found += 1
      if (is(task.lead, row.lead)) counts.leads += 1
      if ((task.deadline?.date ?? null) === (row.deadline?.date ?? null)) counts.days += 1
    }
  }
  console.log(`  pending: ${JSON.stringify(counts)}`)
  assert.ok(counts.found / counts.rows >= 0.92 && counts.leads / counts.found >= 0.88)
  assert.ok(counts.days / counts.found >= 0.97)
})
