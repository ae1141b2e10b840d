import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { civilDate } from '#domain/date.ts'
import { cellText, type Cell } from '#domain/sheet.ts'
import { readWorkbook, writeWorkbook } from '#platform/sheets/index.ts'
import { inspectZip } from '#platform/uploads/inspect-zip.ts'

const columns = [
  { title: '序号', width: 6 },
  { title: '督查事项', width: 40 },
  { title: '完成时限', width: 14 },
]
const sheetOf = (rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>) => ({
  name: '督查台账',
  title: '督查台账（2026年）',
  info: '填报单位：省政府督查室　截至2026年9月14日',
  columns,
  rows,
  total: (n: number) => ['合计', `共 ${n} 项`],
})

test('what is written is read back as it was: words, numbers, days, breaks and characters beyond the plane', async () => {
  const row: Cell[] = [1, '“学位”<3000个>&建设\n第二行 𠮷𡈽', { on: civilDate('2026-09-30') }]
  const [sheet] = await readWorkbook(await buffer(writeWorkbook(sheetOf([row, [2, null, null]]))))
  assert.deepEqual(sheet?.rows.slice(2), [
    columns.map((each) => each.title),
    row,
    [2, null, null],
    ['合计', '共 2 项', null],
  ])
  assert.equal(sheet?.name, '督查台账')
  assert.equal(sheet?.rows[0]?.[0], '督查台账（2026年）')
  assert.equal(sheet?.rows[1]?.[0], '填报单位：省政府督查室　截至2026年9月14日')
})

test('words that look like a formula stay words; control characters go; what no cell can hold is cut', async () => {
  const bytes = await buffer(writeWorkbook(sheetOf([['=HYPERLINK("x")', '甲\u0001乙\ud800丙', 'x'.repeat(40_000)]])))
  const [sheet] = await readWorkbook(bytes)
  const [formula, clean, long] = sheet?.rows[3] ?? []
  assert.deepEqual([formula, clean, cellText(long).length], ['=HYPERLINK("x")', '甲乙丙', 32_767])
  const inspected = await inspectZip(bytes)
  assert.ok('names' in inspected && inspected.names.has('xl/styles.xml'))
})

test('rows are asked for as they are taken: a reader who stops, stops the asking', async () => {
  let asked = 0
  const endless = async function* (): AsyncGenerator<Cell[]> {
    for (;;) {
      // Words without a pattern, or compressing them would take everything at once.
      yield [(asked += 1), Array.from({ length: 50 }, (_, i) => (asked * 7_919 * (i + 3)) % 99_991).join('、'), null]
    }
  }
  const out = writeWorkbook(sheetOf(endless()))
  await new Promise((resolve) => {
    out.once('readable', resolve)
  })
  let before = -1
  for (let waited = 0; before !== asked && waited < 20; waited += 1) {
    before = asked
    await sleep(500)
  }
  assert.equal(asked, before, 'nobody reads, and rows are still made')
  assert.ok(asked < 100_000)
  out.destroy()
})

test('rows that fail break the file off instead of ending it well', async () => {
  const failing = async function* (): AsyncGenerator<Cell[]> {
    yield [1, '甲', null]
    throw new Error('the database is gone')
  }
  await assert.rejects(buffer(writeWorkbook(sheetOf(failing()))), /the database is gone/)
})
