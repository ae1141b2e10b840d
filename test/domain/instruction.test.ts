import assert from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '#domain/date.ts'
import { rankOfPost, stricterDay } from '#domain/instruction.ts'

test('posts rank as offices file them: the head before the deputy, whatever words stand around them', () => {
  const inOrder = ['省委书记', '省长', '省委常委、常务副省长', '副省长', '省政府秘书长', '省政府副秘书长', '一级巡视员']
  const ranks = inOrder.map(rankOfPost)
  assert.deepEqual(
    ranks,
    ranks.toSorted((a, b) => a - b),
  )
  assert.equal(new Set(ranks).size, inOrder.length)
})

test('of two days the earlier rules, and a later one changes nothing', () => {
  const [early, late] = [civilDate('2026-10-01'), civilDate('2026-12-31')]
  assert.equal(stricterDay(late, early), early)
  assert.equal(stricterDay(early, late), null)
  assert.equal(stricterDay(early, early), null)
  assert.equal(stricterDay(null, late), late)
  assert.equal(stricterDay(late, null), null)
})
