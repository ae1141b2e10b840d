import assert from 'node:assert/strict'
import { test } from 'node:test'
import { identify, type DrawnLine } from '#domain/document-identity.ts'

const line = (clause: string, text: string, more: Partial<DrawnLine> = {}): DrawnLine => ({
  clause,
  text,
  lead: ['省教育厅'],
  support: [],
  deadline: null,
  ...more,
})
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
      { before: 0, after: 1, changes: ['words'] },
      { before: 1, after: 2, changes: [] },
    ],
    added: [0],
    gone: [2],
  })
})

test('the same document again is the same line by line, also where a sentence stands twice', () => {
  const twice = [...before, before[0] ?? line('', '')]
  const { pairs, added, gone } = identify(twice, twice)
  assert.deepEqual(
    [pairs.map((each) => [each.before, each.after, each.changes.length]), added, gone],
    [[0, 1, 2, 3].map((i) => [i, i, 0]), [], []],
  )
})

test('a line whose unit or day alone was corrected is the same line, and says in what it differs', () => {
  const day = (raw: string, date: string | null) => ({ raw, date })
  const [first] = before
  assert.ok(first)
  const differs = (now: Partial<DrawnLine>, then: Partial<DrawnLine> = {}) =>
    identify([{ ...first, ...then }], [{ ...first, ...now }]).pairs.map((each) => each.changes)
  assert.deepEqual(differs({ lead: ['省财政厅'] }), [['lead']])
  assert.deepEqual(differs({ support: ['省财政厅'] }), [['support']])
  assert.deepEqual(differs({ deadline: day('2026年12月底前', '2026-12-31') }), [['deadline']])
  assert.deepEqual(differs({ lead: ['省财政厅'], text: '新增公办学位3200个，2026年12月底前完成' }), [['words', 'lead']])
  // The order of units without an order, the width of a letter and another wording of the same day are no correction.
  assert.deepEqual(differs({ lead: ['乙厅（甲办）', '甲厅'] }, { lead: ['甲厅', '乙厅(甲办)'] }), [[]])
  assert.deepEqual(
    differs({ deadline: day('12月31日前', '2026-12-31') }, { deadline: day('12月底前', '2026-12-31') }),
    [[]],
  )
})

test('of two lines with the same words each stays with its own unit when the other is struck out', () => {
  const [first, second] = [line('一（一）', '开展自查'), line('二（一）', '开展自查', { lead: ['省财政厅'] })]
  assert.deepEqual(identify([first, second], [{ ...second, clause: '一（一）' }]), {
    pairs: [{ before: 1, after: 0, changes: [] }],
    added: [],
    gone: [0],
  })
  // Both corrected at once: then the number says which is which.
  assert.deepEqual(
    identify(
      [first, second],
      [
        { ...second, lead: ['省水利厅'] },
        { ...first, lead: ['省林业局'] },
      ],
    ).pairs,
    [
      { before: 1, after: 0, changes: ['lead'] },
      { before: 0, after: 1, changes: ['lead'] },
    ],
  )
})
