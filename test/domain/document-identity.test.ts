import assert from 'node:assert/strict'
import { test } from 'node:test'
import { identify, sideBySide } from '#domain/document-identity.ts'

const line = (clause: string, text: string) => ({ clause, text })
const before = [
  line('一（一）', '新增公办学位3000个，2026年12月底前完成'),
  line('一（二）', '完成200个老旧小区改造'),
  line('一（三）', '建设10座污水处理厂'),
]

test('a line keeps its identity when its number moves, its blanks change or its day is corrected', () => {
  const after = [
    line('一（一）', '开展营商环境评价'),
    line('一（二）', '新增公办学位３０００个，2027年6月底前完成'),
    line('一（三）', '完成200个\n老旧小区改造'),
  ]
  assert.deepEqual(identify(before, after), {
    pairs: [
      { before: 0, after: 1, isSame: false },
      { before: 1, after: 2, isSame: true },
    ],
    added: [0],
    gone: [2],
  })
})

test('the same document again is the same line by line, also where a sentence stands twice', () => {
  const twice = [...before, before[0] ?? line('', '')]
  const { pairs, added, gone } = identify(twice, twice)
  assert.deepEqual(
    [pairs.map((each) => [each.before, each.after, each.isSame]), added, gone],
    [[0, 1, 2, 3].map((i) => [i, i, true]), [], []],
  )
})

test('two texts stand side by side, what they share on one height', () => {
  assert.deepEqual(sideBySide('甲\n乙\n丙\n丁', '甲\n乙二\n丙\n新\n丁'), [
    { before: '甲', after: '甲' },
    { before: '乙', after: '乙二' },
    { before: '丙', after: '丙' },
    { before: null, after: '新' },
    { before: '丁', after: '丁' },
  ])
})
