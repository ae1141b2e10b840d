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

test('every proposal says why, and where the words that decided stand', () => {
  const text =
    '一、主要任务\n（一）拓展市场。（财政部、商务部负责，排在第一位的部门为牵头部门，下同）\n（二）提前适用政策。（海关总署、财政部负责）\n（三）优化服务。（省教育厅牵头，财政厅配合）\n'
  const [, second, third] = readDocument(text).tasks
  const rule = second?.reasons.find(({ code }) => code === 'first-is-lead')
  assert.equal(rule?.clause, '一（一）')
  assert.match(text.slice(...(rule?.place ?? [0, 0])), /排在第一位的部门为牵头部门/)
  assert.deepEqual(
    third?.reasons.map(({ code }) => code),
    ['lead-named', 'prefix-completed'],
  )
  assert.match(text.slice(...(third?.reasons[0]?.place ?? [0, 0])), /^（省教育厅牵头/)
})

test('the same passage twice is one task that says so', () => {
  const passage = '二、推进检查。开展专项检查。（市教育局负责）\n'
  const { tasks } = readDocument(`一、提高认识。\n${passage}${passage}`)
  assert.equal(tasks.length, 1)
  assert.ok(tasks[0]?.reasons.some(({ code }) => code === 'stands-twice'))
})

test('a task broken by a page has several places, and no page number in its words', () => {
  const text = '一、推进改造。2026年6月底前完成老旧小\n— 12 —\n区改造任务。（市住建局负责）\n'
  const [task] = readDocument(text).tasks
  assert.equal(task?.span.length, 2)
  assert.equal(task?.text, '推进改造。2026年6月底前完成老旧小区改造任务')
})

test('the head of a paper: title, number, issuer, day, attachments, addressees', () => {
  const reading = readDocument(
    '云岭省人民政府办公厅文件\n云政办发［2026］0018号\n云岭省人民政府办公厅\n关于做好防汛工作的通知\n各市人民政府，省直各部门：\n现就有关事项通知如下：\n一、压实责任。\n附件：1.任务清单\n2.联络员名单\n云岭省人民政府办公厅\n二○二六年五月八日\n',
  )
  assert.deepEqual(
    [reading.title, reading.docNumber, reading.issuer, reading.issuedOn, reading.attachments, reading.addressees],
    [
      '云岭省人民政府办公厅关于做好防汛工作的通知',
      '云政办发〔2026〕18号',
      '云岭省人民政府办公厅',
      '2026-05-08',
      ['任务清单', '联络员名单'],
      '各市人民政府,省直各部门',
    ],
  )
})

test('the year of the number stands in for a missing day of issue, and without both the year is asked for', () => {
  const due = (text: string) => readDocument(text).tasks[0]
  const clause = '一、完成改造，年底前投用。（市水利局负责）\n'
  assert.equal(due(`某市工作方案\n某政发〔2026〕9号\n各县区：\n${clause}`)?.deadline?.date, '2026-12-31')
  const asked = due(`某市工作方案\n${clause}`)
  assert.deepEqual([asked?.deadline?.date, asked?.questions], [null, ['year-unknown']])
})

test('words of a mark that are no unit, and a proposed unit, are asked about', () => {
  const questions = (mark: string) => readDocument(`一、推进有关工作落地见效。（${mark}）\n`).tasks[0]?.questions
  assert.deepEqual(questions('责任单位：市教育局、小组同志'), ['several-leads', 'unknown-unit'])
  assert.deepEqual(questions('建议责任单位：市教育局'), ['proposed-unit'])
})

test('one sentence at the end dates the tasks before it', () => {
  const { tasks } = readDocument(
    '一、整改任务\n1.完善制度，健全机制。（市教育局负责）\n2.清理台账，规范管理。（市财政局负责）\n3.加强督导。以上工作要在2026年9月底前完成。\n',
  )
  assert.deepEqual(
    tasks.map((task) => [task.lead[0], task.deadline?.date]),
    [
      ['市教育局', '2026-09-30'],
      ['市财政局', '2026-09-30'],
    ],
  )
  assert.ok(tasks.every((task) => task.reasons.some(({ code }) => code === 'points-back')))
})

test('a span from receipt is carried as what the clock counts; one from another day is asked about', () => {
  const read = (words: string) =>
    readDocument(`督办通知\n市水利局：\n1.请市水利局${words}报送整改方案。\n2026年3月2日\n`).tasks[0]
  const counted = (words: string) => read(words)?.deadline?.counted ?? null
  assert.deepEqual(counted('自收到本通知之日起10个工作日内'), { kind: 'working_days', amount: 10 })
  assert.deepEqual(counted('收文后15日内'), { kind: 'calendar_days', amount: 15 })
  assert.deepEqual(counted('接到通知后两周内'), { kind: 'calendar_days', amount: 14 })
  assert.deepEqual(counted('收到后3个月内'), { kind: 'months', amount: 3 })
  assert.equal(counted('于3月20日前'), null)
  assert.equal(counted('会后3个工作日内'), null)
  assert.ok(read('会后3个工作日内')?.questions.includes('deadline-counted'))
})

test('a page that breaks inside the day of the signature leaves the day whole', () => {
  for (const broken of ['2026年\n— 3 —\n5月6日', '2026年5月\n— 3 —\n6日', '2026年\n\f— 3 —\n5月6日'])
    assert.equal(
      readDocument(`关于防汛的通知\n各县区：\n一、压实责任。\n某市人民政府\n${broken}\n`).issuedOn,
      '2026-05-06',
      broken,
    )
})
