import assert from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '#domain/date.ts'
import { calendarFile } from '#domain/ical.ts'

const entry = {
  id: 'a-1',
  on: civilDate('2026-11-30'),
  title: '学位建设，第二批; 到期',
  note: '省教育厅\n剩余3个工作日',
}
const file = calendarFile('落实 督办时限', [entry], '2026-11-22T04:20:00.123456Z')

test('an all-day entry is the day itself and ends on the next, and a stamp is in UTC', () => {
  assert.match(file, /\r\nDTSTART;VALUE=DATE:20261130\r\nDTEND;VALUE=DATE:20261201\r\n/)
  assert.match(file, /\r\nDTSTAMP:20261122T042000Z\r\n/)
  assert.match(file, /\r\nUID:a-1@luoshi\r\n/)
})

test('what would end a value is escaped, and no line is longer than 75 bytes', () => {
  assert.match(file, /SUMMARY:学位建设，第二批\\; 到期/)
  assert.match(file, /DESCRIPTION:省教育厅\\n剩余3个工作日/)
  const long = calendarFile('长', [{ ...entry, title: '新'.repeat(200) }], '2026-11-22T04:20:00Z')
  const lines = long.split('\r\n')
  assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75))
  assert.ok(lines.join('').replaceAll(' ', '').includes('新'.repeat(200)))
})
