import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { utils, write, type WorkSheet } from '@e965/xlsx'
import yazl from 'yazl'
import { dayOfSerial, mostRows } from '#domain/sheet.ts'
import { Refused } from '#platform/errors.ts'
import { readWorkbook } from '#platform/sheets/index.ts'

const bookOf = (sheet: WorkSheet, more: { bookType?: 'xlsx' | 'biff8'; date1904?: boolean } = {}): Buffer => {
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '台账')
  if (more.date1904) book.Workbook = { ...book.Workbook, WBProps: { date1904: true } }
  return write(book, { type: 'buffer', bookType: more.bookType ?? 'xlsx' }) as Buffer
}
const zipOf = (parts: Readonly<Record<string, Buffer>>): Promise<Buffer> => {
  const zip = new yazl.ZipFile()
  for (const [path, bytes] of Object.entries(parts)) zip.addBuffer(bytes, path)
  zip.end()
  return buffer(zip.outputStream)
}
const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'none'
  } catch (error) {
    if (error instanceof Refused) return error.refusal.refused
    throw error
  }
}

const ledger = (): WorkSheet => {
  const sheet = utils.aoa_to_sheet([
    ['督查台账', null, null],
    ['序号', '事项', '时限'],
    [1, '新增学位\r\n3000个', null],
    [2, null, '2026.9.30'],
  ])
  sheet['!merges'] = [utils.decode_range('A1:C1'), utils.decode_range('B3:B4')]
  sheet['C3'] = { t: 'n', v: 46295, z: 'yyyy/m/d' }
  for (let row = 5; row <= 1_200; row += 1) sheet[`A${row}`] = { t: 'z', s: {} }
  sheet['!ref'] = 'A1:M1200'
  return sheet
}

test('merged cells hold their value everywhere, days are civil days, and styled nothing is no row', async () => {
  for (const bookType of ['xlsx', 'biff8'] as const) {
    const [sheet] = await readWorkbook(bookOf(ledger(), { bookType }))
    assert.deepEqual(sheet?.rows, [
      ['督查台账', '督查台账', '督查台账'],
      ['序号', '事项', '时限'],
      [1, '新增学位\n3000个', { on: '2026-09-30' }],
      [2, '新增学位\n3000个', '2026.9.30'],
    ])
    assert.deepEqual(sheet?.merges[1], { top: 2, left: 1, bottom: 3, right: 1 })
  }
})

test('a serial number is a day only where its form says so, and counts from 1904 where the book says so', async () => {
  assert.equal(dayOfSerial(46295), '2026-09-30')
  assert.equal(dayOfSerial(46295 - 1462, true), '2026-09-30')
  assert.equal(dayOfSerial(0.75), null)
  const sheet = utils.aoa_to_sheet([[46295, 0.856]])
  sheet['B1'] = { t: 'n', v: 0.856, z: '0.0%', w: '85.6%' }
  const [read] = await readWorkbook(bookOf(sheet))
  assert.deepEqual(read?.rows, [[46295, '85.6%']])
})

test('what hides in a cell is taken out of it', async () => {
  const [read] = await readWorkbook(bookOf(utils.aoa_to_sheet([['督\u200b查\u202e室', '\u200b', '=1+1']])))
  assert.deepEqual(read?.rows, [['督查室', null, '=1+1']])
})

test('more rows than a ledger has are refused, just as many are read', async () => {
  const rows = (n: number) => bookOf(utils.aoa_to_sheet(Array.from({ length: n }, (_, i) => [i + 1])))
  assert.equal((await readWorkbook(rows(mostRows)))[0]?.rows.length, mostRows)
  assert.equal(await refusalOf(readWorkbook(rows(mostRows + 1))), 'sheet-too-many-rows')
})

test('a file is what its bytes are: other types, encrypted and damaged ones are refused by name', async () => {
  assert.equal(await refusalOf(readWorkbook(Buffer.from('序号,事项\n1,学位'))), 'sheet-wrong-type')
  assert.equal(await refusalOf(readWorkbook(Buffer.alloc(0))), 'sheet-wrong-type')
  assert.equal(
    await refusalOf(readWorkbook(await zipOf({ 'word/document.xml': Buffer.from('<w/>') }))),
    'sheet-wrong-type',
  )
  const whole = bookOf(ledger())
  assert.equal(await refusalOf(readWorkbook(whole.subarray(0, whole.length - 200))), 'sheet-broken')
  const sealed = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')])
  assert.equal(await refusalOf(readWorkbook(sealed)), 'sheet-encrypted')
})

test('a zip that swells is refused while it swells, whatever it says of its size', async () => {
  const bomb = await zipOf({
    'xl/workbook.xml': Buffer.from('<w/>'),
    'xl/worksheets/sheet1.xml': Buffer.alloc(40_000_000),
  })
  assert.ok(bomb.length < 100_000)
  assert.equal(await refusalOf(readWorkbook(bomb)), 'sheet-too-large')
})
