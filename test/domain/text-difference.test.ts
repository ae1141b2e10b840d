import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sideBySide, wordsApart } from '#domain/text-difference.ts'

test('two texts stand side by side, what they share on one height', () => {
  assert.deepEqual(sideBySide('甲\n乙\n丙\n丁', '甲\n乙二\n丙\n新\n丁'), [
    { before: '甲', after: '甲' },
    { before: '乙', after: '乙二' },
    { before: '丙', after: '丙' },
    { before: null, after: '新' },
    { before: '丁', after: '丁' },
  ])
})

test('of two paragraphs only the words that the other has not stand out, a number as a whole', () => {
  const { before, after } = wordsApart('新增学位3000个，12月底前完成', '新增公办学位3200个，12月底前完成')
  const marked = (side: typeof before) => side.map((each) => (each.isSame ? each.text : `[${each.text}]`)).join('')
  assert.equal(marked(before), '新增学位[3000]个，12月底前完成')
  assert.equal(marked(after), '新增[公办]学位[3200]个，12月底前完成')
  assert.deepEqual(wordsApart('同', '同').before, [{ at: 0, text: '同', isSame: true }])
})
