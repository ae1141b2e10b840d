import assert from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '#domain/date.ts'
import { deadlineOf, findDeadlines } from '#domain/reading/deadlines.ts'
import { readParties } from '#domain/reading/parties.ts'
import { readDocument } from '#domain/reading/read.ts'

const parties = (mark: string) => {
  const found = readParties(mark)
  return found && [found.lead, found.support]
}

test('responsibility marks say who leads and who supports', () => {
  assert.deepEqual(parties('省教育厅牵头，省财政厅、省人力资源社会保障厅按职责分工负责'), [
    ['省教育厅'],
    ['省财政厅', '省人力资源社会保障厅'],
  ])
  assert.deepEqual(parties('市发改委、市数据局负责'), [['市发改委', '市数据局'], []])
  assert.deepEqual(parties('省发展改革委会同有关部门负责'), [['省发展改革委'], ['有关部门']])
  assert.deepEqual(parties('牵头单位：市经信局，配合单位：市财政局、市数据局'), [
    ['市经信局'],
    ['市财政局', '市数据局'],
  ])
  assert.deepEqual(parties('农业农村部指导，试点地区政府负责落实'), [['试点地区政府'], ['农业农村部']])
  assert.deepEqual(parties('责任单位：各区（县、市）政府，市财政局'), [['各区（县、市）政府', '市财政局'], []])
})

test('a bracket that only mentions a body is no mark', () => {
  for (const aside of [
    '企业直接向国家发展改革委申报，不需省级发展改革部门转报',
    '含开发区',
    '以下简称“方案”',
    '谁审批谁负责',
  ])
    assert.equal(readParties(aside), null, aside)
})

const date = (words: string, issued: string | null = '2026-03-12') =>
  deadlineOf(findDeadlines(words, issued === null ? null : civilDate(issued)))?.date ?? null

test('deadlines in words become the last day that is still on time', () => {
  const read: [string, string | null][] = [
    ['2026年12月底前完成', '2026-12-31'],
    ['2027年2月底前', '2027-02-28'],
    ['年底前完成整改', '2026-12-31'],
    ['12月10日前报送', '2026-12-10'],
    ['2026年6月底前制定方案，12月底前落地', '2026-12-31'],
    ['２０２７年底前', '2027-12-31'],
    ['到2028年底', '2028-12-31'],
    ['持续推进', null],
    ['办理时间压缩至5个工作日以内', null],
    ['自2026年5月21日起施行', null],
    ['落实《2020年版鼓励外商投资产业目录》', null],
  ]
  for (const [words, expected] of read) assert.equal(date(words), expected, words)
})

test('a first-is-lead rule stated once holds for every mark after it', () => {
  const reading = readDocument(
    '一、主要任务\n1.拓展两个市场，开展试点工作。（税务总局、财政部负责，排在第一位的部门为牵头部门，下同）\n2.提前适用有关政策规定。（海关总署、财政部负责）\n',
  )
  assert.deepEqual(
    reading.tasks.map((task) => [task.lead, task.support]),
    [
      [['税务总局'], ['财政部']],
      [['海关总署'], ['财政部']],
    ],
  )
})

test('what is not sure becomes a question', () => {
  const [task] = readDocument('一、建立调度机制，按月通报情况。（省发展改革委、省财政厅按职责分工负责）\n').tasks
  assert.deepEqual(task?.questions, ['several-leads'])
})

test('an empty text and one of nothing but blanks give an empty ledger', () => {
  for (const text of ['', '   \n\n', '一、']) assert.deepEqual(readDocument(text).tasks, [])
})
