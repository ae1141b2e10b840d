import assert from 'node:assert/strict'
import { test } from 'node:test'
import { civilDateOf } from '#platform/moment.ts'
import { newId } from '#platform/id.ts'
import { normalizeDocNumber } from '#domain/reading/header.ts'

test('today begins at midnight in Shanghai, whatever zone the server is in', () => {
  assert.equal(civilDateOf('2026-09-14T15:59:59Z'), '2026-09-14')
  assert.equal(civilDateOf('2026-09-14T16:00:00Z'), '2026-09-15')
})

test('[A08] a document number in any brackets becomes the official one, anything else is refused', () => {
  const forms = [
    '国办发〔2008〕120号',
    '国办发[2008]120号',
    '国办发（2008）120号',
    '国办发【2008】 120 号',
    '国办发〔2008〕0120号',
  ]
  for (const form of forms) assert.equal(normalizeDocNumber(form), '国办发〔2008〕120号')
  for (const wrong of ['国办发2008-120', '〔2008〕120号', '国办发〔08〕120号', ''])
    assert.equal(normalizeDocNumber(wrong), null)
})

test('ids made later sort later', () => {
  const ids = [1, 2, 3_000, 1_800_000_000_000].map((now) => newId(now))
  assert.deepEqual(ids.toSorted(), ids)
  assert.match(newId(), /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('ids made within one millisecond keep the order in which they were made', () => {
  const ids = Array.from({ length: 6_000 }, () => newId(1_900_000_000_000))
  assert.deepEqual(ids.toSorted(), ids)
  assert.equal(new Set(ids).size, ids.length)
})
