import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { isWorkday, workCalendar } from '#domain/calendar.ts'
import { addDays, civilDate } from '#domain/date.ts'
import { readDayLines, readNotice } from '#domain/notice.ts'
import { shippedYears } from '#modules/calendar/index.ts'

const pasted = (year: number) => readFileSync(new URL(`notices/${year}.txt`, import.meta.url), 'utf8')
const rows = (days: readonly { date: string; kind: string }[]) => days.map((day) => `${day.date} ${day.kind}`)

for (const [year, number, workdays, count] of [
  [2025, '国办发明电〔2024〕12号', 248, 33],
  [2026, '国办发明电〔2025〕7号', 248, 39],
] as const)
  test(`the pasted notice of ${year} is the calendar of that year`, () => {
    const read = readNotice(pasted(year))
    assert.deepEqual(read.faults, [])
    assert.deepEqual([read.year, read.number, read.days.length], [year, number, count])
    const shipped = shippedYears().find((each) => each.year === year)
    assert.deepEqual(rows(read.days), rows(shipped?.days ?? []))
    assert.equal(read.title, shipped?.notice)
    const calendar = workCalendar([year], read.days)
    let open = 0
    for (let day = civilDate(`${year}-01-01`); day <= `${year}-12-31`; day = addDays(day, 1))
      if (isWorkday(calendar, day)) open += 1
    assert.equal(open, workdays)
  })

test('names are those of the calendar, and two festivals in one span are both named', () => {
  const names = (year: number) => new Map(readNotice(pasted(year)).days.map((day) => [day.date as string, day.name]))
  assert.deepEqual(
    [...names(2026)],
    (shippedYears().find((each) => each.year === 2026)?.days ?? []).map((day) => [day.date, day.name]),
  )
  assert.equal(names(2025).get('2025-10-06'), '国庆节、中秋')
})

const faultsOf = (from: string, to: string) => {
  assert.ok(pasted(2026).includes(from))
  return readNotice(pasted(2026).replace(from, to)).faults
}

test('a notice with one wrong weekday is refused, naming its line', () => {
  const [fault, ...more] = faultsOf('5月9日（周六）上班', '5月9日（周日）上班')
  assert.deepEqual(more, [])
  assert.deepEqual(
    [fault?.fault, fault?.line, fault?.said, fault?.meant],
    ['notice-weekday', 9, '5月9日（周日）', '周六'],
  )
  assert.match(fault?.text ?? '', /^四、劳动节/)
})

test('every single weekday name of a notice is held against its date', () => {
  const text = pasted(2026)
  const names = [...text.matchAll(/周[一二三四五六日]/g)]
  assert.equal(names.length, 20)
  for (const name of names) {
    const wrong = name[0] === '周三' ? '周四' : '周三'
    const spoilt = text.slice(0, name.index) + wrong + text.slice(name.index + 2)
    const line = text.slice(0, name.index).split('\n').length
    const { faults } = readNotice(spoilt)
    assert.deepEqual(
      faults.map((each) => [each.fault, each.line]),
      [['notice-weekday', line]],
      name.input.slice(name.index - 6, name.index + 2),
    )
  }
})

for (const [what, from, to, fault, line] of [
  ['a wrong number of days', '共9天', '共8天', 'notice-day-count', 7],
  ['a shifted working day that is missing', '、10月10日（周六）上班', '上班', 'notice-adjusting', 12],
  [
    'a shifted working day too many',
    '共3天。1月4日（周日）上班',
    '共3天。1月4日（周日）、1月10日（周六）上班',
    'notice-adjusting',
    6,
  ],
  ['work on what is a working day anyway', '5月9日（周六）上班', '5月8日（周五）上班', 'notice-work-on-weekday', 9],
  ['a day that does not exist', '6月19日（周五）至21日（周日）', '6月31日至21日（周日）', 'notice-date', 10],
  [
    'a span that runs backwards',
    '9月25日（周五）至27日（周日）',
    '9月27日（周日）至25日（周五）',
    'notice-backwards',
    11,
  ],
  ['an item that gives no day', '4月4日（周六）至6日（周一）放假，共3天', '放假安排另行通知', 'notice-unread', 8],
  ['a year that is not its own', '1月4日（周日）上班', '2024年1月6日（周六）上班', 'notice-other-year', 6],
  ['a day that stands twice', '2月28日（周六）上班', '2月14日（周六）上班', 'notice-twice', 7],
] as const)
  test(`a notice with ${what} is refused, naming its line`, () => {
    const faults = faultsOf(from, to)
    assert.ok(
      faults.some((each) => each.fault === fault && each.line === line),
      JSON.stringify(faults),
    )
  })

test('what is no notice at all says so', () => {
  assert.deepEqual(
    ['', '关于做好工作的通知', '国务院办公厅关于2027年部分节假日安排的通知\n各省：'].map(
      (text) => readNotice(text).faults[0]?.fault,
    ),
    ['notice-year', 'notice-year', 'notice-empty'],
  )
})

test('it does not matter whether the page was copied in one paragraph, with spaces, or in half width', () => {
  const days = rows(readNotice(pasted(2026)).days)
  const [head = '', ...rest] = pasted(2026).split('\n')
  const squeezed = `${head}\n${rest.join('')}`
  const spaced = pasted(2026)
    .replaceAll('月', ' 月 ')
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .replaceAll('：', ': ')
  for (const text of [squeezed, spaced]) {
    const read = readNotice(text)
    assert.deepEqual([rows(read.days), read.faults], [days, []])
  }
})

test('a notice may set days of the December before', () => {
  const read = readNotice(
    '国务院办公厅关于2022年部分节假日安排的通知\n一、元旦：2021年12月31日至2022年1月2日放假调休，共3天。\n',
  )
  assert.deepEqual(rows(read.days), ['2021-12-31 off', '2022-01-01 off', '2022-01-02 off'])
})

test('a change in mid-year, or the holidays of an ethnic area, are given line by line', () => {
  const read = readDayLines('2026年3月20日（周五）至21日 放假 肉孜节\n3月28日（周六） 上班\n', 2026, '地方节日')
  assert.deepEqual(read.faults, [])
  assert.deepEqual(
    read.days.map((day) => [day.date, day.kind, day.name]),
    [
      ['2026-03-20', 'off', '肉孜节'],
      ['2026-03-21', 'off', '肉孜节'],
      ['2026-03-28', 'work', '地方节日'],
    ],
  )
  const wrong = readDayLines('3月20日（周四）放假\n3月23日 上班\n过节', 2026, '地方节日').faults
  assert.deepEqual(
    wrong.map((each) => [each.fault, each.line]),
    [
      ['notice-weekday', 1],
      ['notice-work-on-weekday', 2],
      ['notice-unread', 3],
    ],
  )
})
