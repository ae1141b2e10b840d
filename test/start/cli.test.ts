import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { luoshi, newFolder } from './support.ts'

test('due prints the day and every day of the span', async () => {
  const { code, out } = await luoshi(['due', '--received', '2026-09-14', '--working-days', '30', '--json'])
  const answer = JSON.parse(out) as {
    due: string
    provisional: boolean
    days: { date: string; counted: boolean; why: string }[]
  }
  assert.equal(code, 0)
  assert.match(out, /"due":"2026-10-30"/)
  assert.deepEqual(
    [answer.provisional, answer.days.filter((day) => day.counted).length, answer.days[6]?.why],
    [false, 30, 'shifted_workday'],
  )
  const stopped = await luoshi([
    'due',
    '--received',
    '2026-09-14',
    '--days',
    '30',
    '--stop',
    '2026-09-20..2026-09-25',
    '--json',
  ])
  assert.equal((JSON.parse(stopped.out) as { due: string }).due, '2026-10-19')
})

test('read prints title, number, issuer, date and tasks with their places', async () => {
  const file = join(newFolder(), 'notice.txt')
  writeFileSync(
    file,
    '省政府办公厅关于做好工作的通知\n岭府办〔2026〕8号\n各市人民政府：\n一、加快学位建设。2026年12月底前完成。（省教育厅牵头，省财政厅配合）\n省政府办公厅\n2026年9月1日\n',
  )
  const { code, out } = await luoshi(['read', file, '--json'])
  const { tasks, ...header } = JSON.parse(out) as {
    tasks: { lead: string[]; support: string[]; span: number[][]; text: string; deadline: object }[]
  }
  assert.equal(code, 0)
  assert.deepEqual(header, {
    title: '省政府办公厅关于做好工作的通知',
    docNumber: '岭府办〔2026〕8号',
    issuer: '省政府办公厅',
    addressees: '各市人民政府',
    attachments: [],
    issuedOn: '2026-09-01',
  })
  assert.deepEqual([tasks[0]?.lead, tasks[0]?.support], [['省教育厅'], ['省财政厅']])
  assert.deepEqual(Object.keys(tasks[0] ?? {}), [
    'text',
    'clause',
    'span',
    'lead',
    'support',
    'deadline',
    'milestones',
    'confidence',
    'questions',
    'inherited',
    'reasons',
    'leader',
  ])
})

test('what is typed wrongly is said in one line, with an exit code', async () => {
  const wrong: string[][] = [
    ['due', '--received', '2026-02-30', '--working-days', '5'],
    ['due', '--received', '2026-09-14'],
    ['due', '--received', '2026-09-14', '--days', '0'],
    ['due', '--received', '2026-09-14', '--days', '3', '--working-days', '3'],
    ['due', '--colour', 'red'],
    ['read'],
    ['read', '/no/such/file'],
    ['serve', '--port', 'eighty'],
    ['serve', '--prot', '1'],
    ['trail', 'burn'],
    ['serve', '--data', '/proc/luoshi', '--port', '0'],
  ]
  for (const args of wrong) {
    const { code, err } = await luoshi(args)
    assert.ok(code !== 0, args.join(' '))
    assert.equal(err.trim().split('\n').length, 1, err)
    assert.doesNotMatch(err, /at .*\.ts:/)
  }
  assert.equal((await luoshi(['dance'])).code, 2)
})
