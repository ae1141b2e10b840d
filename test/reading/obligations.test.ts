import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coverageOf, obligationsOf } from '#domain/reading/obligations.ts'
import { readDocument } from '#domain/reading/read.ts'

const text = `关于开展专项检查的通知
一、重要意义
专项检查是保障安全的重要手段，主要领域覆盖面广，社会需要迫切。
二、重点任务
（一）排查隐患。2026年6月底前完成排查。（省应急厅牵头，省水利厅配合）
（二）完善制度。各地要建立长效机制。
（三）加强宣传。营造良好氛围。
三、报送要求
各地每季度将进展情况报送省应急厅。
`
const { clauses, tasks } = readDocument(text)
const obligations = obligationsOf(text, clauses)

test('a clause obliges by its wording: a unit, a limit, a report, a duty; praise and background do not', () => {
  assert.deepEqual(
    obligations.map(({ path, by }) => [path, [...by].toSorted()]),
    [
      ['二（一）', ['deadline', 'unit']],
      ['二（二）', ['duty']],
      ['三', ['deadline', 'report']],
    ],
  )
})

test('below a document stands what became of each obliging clause; an open line is not yet an answer', () => {
  const [first, second] = tasks
  assert.ok(first && second)
  const coverage = coverageOf(obligations, [
    { span: first.span, state: 'matter' },
    { span: second.span, state: 'dismissed' },
  ])
  assert.deepEqual(
    coverage.map(({ path, state }) => [path, state]),
    [
      ['二（一）', 'matter'],
      ['二（二）', 'without-proposal'],
      ['三', 'dismissed'],
    ],
  )
  assert.equal(coverageOf(obligations, [{ span: first.span, state: 'open' }])[0]?.state, 'open')
})
