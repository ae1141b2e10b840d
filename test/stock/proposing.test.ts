import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { civilDate } from '#domain/date.ts'
import { checkSheet, columnsUnder, likeliestSheet, proposePlan } from '#domain/stock/check.ts'
import { readTerm } from '#domain/stock/dates.ts'
import { readState } from '#domain/stock/states.ts'
import { readUnits } from '#domain/stock/units.ts'
import { readWorkbook } from '#platform/sheets/index.ts'
import { ledgers } from '../support/ledgers/index.ts'

const units = {
  省发展改革委: ['省发展和改革委员会', '省发展改革委'],
  省教育厅: ['省教育厅'],
  省财政厅: ['省财政厅'],
  省住房城乡建设厅: ['省住房和城乡建设厅', '省住房城乡建设厅'],
  云山市: ['云山市人民政府', '云山市'],
  海州市: ['海州市人民政府', '海州市'],
}
const ground = {
  index: new Map(Object.entries(units).flatMap(([id, names]) => names.map((name) => [name, id] as const))),
  supervisor: '省政府督查室',
  withPrincipal: new Set(Object.keys(units)),
}
const today = civilDate('2026-09-14')
const sorted = (names: string) => names.split('、').toSorted().join('、')

describe('Shown by 7: five ledgers in the forms of real offices are understood as a person would', () => {
  for (const ledger of ledgers)
    test(ledger.name, async () => {
      const sheets = await readWorkbook(ledger.bytes)
      const at = likeliestSheet(sheets)
      const plan = proposePlan(sheets, at, today, ledger.name)
      const sheet = sheets[at]
      assert.ok(sheet)
      assert.deepEqual([plan.sheet, plan.head, plan.title], [ledger.sheet, ledger.head, ledger.title])
      assert.deepEqual(
        columnsUnder(sheet, plan).map((each) => each.field),
        ledger.fields,
      )
      // What the machine could not know, it asks; nothing more and nothing less.
      const first = checkSheet(sheet, plan, ground)
      assert.deepEqual(first.unknown.map((each) => each.name).toSorted(), Object.keys(ledger.names).toSorted())
      const answered = { ...plan, names: ledger.names }
      const asked = checkSheet(sheet, answered, ground)
      assert.deepEqual([...new Set(asked.problems.map((each) => each.code))].toSorted(), [...ledger.asks].toSorted())
      const agreed = checkSheet(sheet, { ...answered, confirmed: ledger.asks }, ground)
      assert.equal(agreed.isReady, true)
      assert.deepEqual(
        agreed.matters.map((each) => [
          each.row,
          each.title,
          each.lead,
          sorted(each.others.map(({ organizationId }) => organizationId).join('、')),
          each.due,
          each.state,
        ]),
        ledger.rows.map(([row, title, lead, others, due, state]) => [row, title, lead, sorted(others), due, state]),
      )
    })
})

test('a likely unit is offered for every short name that an office uses', async () => {
  const { suggestionsFor } = await import('#domain/stock/names.ts')
  assert.deepEqual(
    ['省住建厅', '省发改委', '财厅'].map((name) => suggestionsFor(name, ground)[0]),
    ['省住房城乡建设厅', '省发展改革委', '省财政厅'],
  )
  assert.deepEqual(suggestionsFor('有关部门', ground), [])
})

test('terms are read as offices write them; what leaves a year or a day open is marked as guessed', () => {
  const read = (cell: Parameters<typeof readTerm>[0]) => {
    const term = readTerm(cell, 2026)
    return term.kind === 'day' ? `${term.on}${term.guessed ? '?' : ''}` : term.kind
  }
  const cases: [Parameters<typeof readTerm>[0], string][] = [
    [{ on: civilDate('2026-09-30') }, '2026-09-30'],
    ['2026.9.30', '2026-09-30'],
    ['2026/9/30前', '2026-09-30'],
    ['2026-09-30', '2026-09-30'],
    ['20260930', '2026-09-30'],
    ['２０２６年９月３０日前完成', '2026-09-30'],
    ['2026年9月底前', '2026-09-30'],
    ['2026年2月末', '2026-02-28'],
    ['2026.9', '2026-09-30'],
    ['2026年9月中旬', '2026-09-20'],
    ['二〇二六年六月', '2026-06-30'],
    ['二〇二六年十二月三十一日', '2026-12-31'],
    ['2026年第三季度', '2026-09-30'],
    ['第三季度', '2026-09-30?'],
    ['2026年上半年', '2026-06-30'],
    ['年底前', '2026-12-31?'],
    ['2026年底', '2026-12-31'],
    ['2026年', '2026-12-31'],
    ['9月底前', '2026-09-30?'],
    ['10月15日前', '2026-10-15?'],
    ['2026年6月底前完成一期，2026年12月底前全部完成', '2026-12-31'],
    [46295, '2026-09-30?'],
    ['长期坚持', 'long_term'],
    ['每季度', 'long_term'],
    ['', 'none'],
    ['—', 'none'],
    [null, 'none'],
    ['尽快', 'unclear'],
    ['完成', 'unclear'],
    ['2026.13.45', 'unclear'],
    ['收到后30个工作日内', 'unclear'],
  ]
  assert.deepEqual(
    cases.map(([cell]) => read(cell)),
    cases.map(([, term]) => term),
  )
})

test('several units in one cell come apart, and the lead is who is called so or stands first', () => {
  const read = (cell: string, column: 'units' | 'lead' | 'support' = 'units') => {
    const { lead, support } = readUnits(cell, column)
    return `${lead.join('+')} | ${support.join('+')}`
  }
  assert.deepEqual(
    [
      read('省教育厅、省财政厅'),
      read('省教育厅\n省财政厅\n云山市'),
      read('省教育厅/省财政厅'),
      read('省教育厅，省财政厅；云山市'),
      read('省财政厅、省教育厅（牵头）、云山市'),
      read('牵头单位：省教育厅\n配合单位：省财政厅、云山市'),
      read('牵头：省教育厅；配合：省财政厅'),
      read('省教育厅牵头，省财政厅、云山市配合'),
      read('省教育厅、财政厅'),
      read('省教育厅 省财政厅'),
      read('省教育厅、省财政厅', 'lead'),
      read('省教育厅、省财政厅', 'support'),
      read('无', 'support'),
    ],
    [
      '省教育厅 | 省财政厅',
      '省教育厅 | 省财政厅+云山市',
      '省教育厅 | 省财政厅',
      '省教育厅 | 省财政厅+云山市',
      '省教育厅 | 省财政厅+云山市',
      '省教育厅 | 省财政厅+云山市',
      '省教育厅 | 省财政厅',
      '省教育厅 | 省财政厅+云山市',
      '省教育厅 | 省财政厅',
      '省教育厅 | 省财政厅',
      '省教育厅+省财政厅 | ',
      ' | 省教育厅+省财政厅',
      ' | ',
    ],
  )
})

test('words for states: what is not done is not taken for done', () => {
  const words = [
    '已办结',
    '已完成',
    '完成',
    '已销号（5月）',
    '未完成',
    '尚未办结',
    '基本完成',
    '正在推进',
    '在办',
    '超期',
    '否',
    '暂缓',
    '已终止',
  ]
  assert.deepEqual(words.map(readState), [
    ...Array<string>(4).fill('completed'),
    ...Array<string>(7).fill('in_progress'),
    'aside',
    'aside',
  ])
  assert.equal(readState('已完成招标，正在施工'), null)
  assert.equal(readState('王省长已阅'), null)
})
