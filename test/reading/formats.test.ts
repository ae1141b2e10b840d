import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readDocument } from '#domain/reading/read.ts'
import { readDocumentFile } from '#platform/uploads/read-document.ts'
import { aDoc, aDocx, anOfd, aPdf, aWorkbook, type Part } from '../support/documents.ts'
import { aScan } from '../support/scan.ts'

const textOf = async (name: string, bytes: Buffer): Promise<string> => {
  const read = await readDocumentFile(name, bytes)
  if ('fault' in read || read.text === null) assert.fail(`${name}: ${JSON.stringify(read)}`)
  return read.text
}

const task = '新增公办学位三千个，二〇二六年秋季学期投入使用。'
const lines = [
  '岭南省人民政府关于学位建设的通知',
  '岭府〔2026〕12号',
  '各市人民政府：',
  '一、总体要求',
  '坚持问题导向。',
  '二、重点任务',
  `（一）${task}2026年12月底前完成。（省教育厅牵头，省财政厅配合）`,
  '岭南省人民政府',
  '2026年9月1日',
]
const table = [
  ['序号', '任务', '责任单位', '完成时限'],
  ['1', '压减开办企业时间', '省市场监管局\n省数据局', '2026年12月底前'],
]
const rows = '序号\n| 任务\n| 责任单位\n| 完成时限\n1\n| 压减开办企业时间\n| 省市场监管局、省数据局\n| 2026年12月底前'

const ledgerOf = (text: string) =>
  readDocument(text).tasks.map((each) => [each.lead, each.support, each.deadline?.date ?? null])
const ledger = [[['省教育厅'], ['省财政厅'], '2026-12-31']]

test('the same document in every format says the same and gives the same ledger', async () => {
  const html = `<html><head><meta charset="utf-8"><title>无</title><style>p{}</style></head><body><nav>首页</nav>${lines.map((line) => `<p>${line}</p>`).join('')}<script>alert(1)</script></body></html>`
  const wrapped = lines.flatMap((line) => {
    const all = /^(?:一|二|（|坚)/.test(line) ? `　　${line}` : line
    return Array.from({ length: Math.ceil(all.length / 28) }, (_, i) => all.slice(i * 28, i * 28 + 28))
  })
  const files: Readonly<Record<string, Buffer>> = {
    '通知.docx': await aDocx(lines),
    '通知.doc': aDoc(`${lines.join('\r')}\r`),
    '通知.txt': Buffer.from(lines.join('\r\n')),
    '通知.html': Buffer.from(html),
    '通知.HTM': Buffer.from(html),
    '通知.pdf': aPdf([wrapped.slice(0, 8), ['— 2 —', ...wrapped.slice(8)]]),
    '通知 GBK.pdf': aPdf([wrapped.slice(0, 8), wrapped.slice(8)], 'GBK-EUC-H'),
    '通知 UCS2.pdf': aPdf([wrapped.slice(0, 8), wrapped.slice(8)], 'UniGB-UCS2-H'),
    '通知.ofd': await anOfd([wrapped.slice(0, 5), wrapped.slice(5)]),
  }
  for (const [name, bytes] of Object.entries(files)) {
    const text = await textOf(name, bytes)
    assert.deepEqual(
      text.split('\n').map((line) => line.trim()),
      lines,
      name,
    )
    assert.deepEqual(ledgerOf(text), ledger, name)
  }
})

test('a text from an older Windows is read in its own encoding, and one with a byte order mark in that', async () => {
  const gb18030 = Buffer.from('d2bbd2aac7f3cafdbeddd7d4bacbb6d4', 'hex')
  assert.equal(await textOf('旧.txt', gb18030), '一要求数据自核对')
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('督查通知', 'utf16le')])
  assert.equal(await textOf('记事本.txt', utf16), '督查通知')
})

test('tables of documents, pages and workbooks are read as tables, units below each other as a list', async () => {
  const html = `<table>${table.map((row) => `<tr>${row.map((cell) => `<td>${cell.replace('\n', '<br>')}</td>`).join('')}</tr>`).join('')}</table>`
  assert.equal(await textOf('表.docx', await aDocx([{ table }])), rows)
  assert.equal(await textOf('表.html', Buffer.from(`<body>${html}</body>`)), rows)
  assert.equal(await textOf('表.xlsx', aWorkbook(table)), rows)
  assert.equal(
    await textOf(
      '表.doc',
      aDoc('表一\r序号\u0007任务\u0007责任单位\u0007\u0007\r1\u0007压减\u0007省数据局\u0007\u0007\r'),
    ),
    '表一\n序号\n| 任务\n| 责任单位\n1\n| 压减\n| 省数据局',
  )
  assert.deepEqual(ledgerOf(rows), [[['省市场监管局', '省数据局'], [], '2026-12-31']])
})

test('cells merged over rows say the same in each row; a page laid out by tables is taken apart', async () => {
  const merged =
    '<table><tr><td colspan="3">任务分解表</td></tr><tr><td>序号</td><td>任务</td><td>牵头单位</td></tr><tr><td>1</td><td>甲</td><td rowspan="2">省教育厅</td></tr><tr><td>2</td><td>乙</td></tr></table>'
  const laidOut = `<table><tr><td>左栏</td><td><h1>标题</h1>${merged}<p>此件公开发布</p></td></tr></table>`
  assert.equal(
    await textOf('页.html', Buffer.from(laidOut)),
    '左栏\n标题\n任务分解表\n序号\n| 任务\n| 牵头单位\n1\n| 甲\n| 省教育厅\n2\n| 乙\n| 省教育厅\n此件公开发布',
  )
})

test('numbers that the program counts itself stand in the text', async () => {
  const parts: readonly Part[] = [
    { numbered: '总体要求', level: 0 },
    { numbered: '加快建设。', level: 1 },
    { numbered: '加强监管。', level: 1 },
    { numbered: '重点任务', level: 0 },
    { numbered: '扩大供给。', level: 1 },
  ]
  assert.equal(
    await textOf('自动编号.docx', await aDocx(parts)),
    '一、总体要求\n（一）加快建设。\n（二）加强监管。\n二、重点任务\n（一）扩大供给。',
  )
})

test('what was struck out in a tracked change is not read, what was put in is', async () => {
  const body =
    '<w:p><w:r><w:t>由</w:t></w:r><w:del><w:r><w:delText>省教育厅</w:delText></w:r></w:del><w:ins><w:r><w:t>省财政厅</w:t></w:r></w:ins><w:r><w:t>牵头</w:t></w:r></w:p>'
  const bytes = await aDocx([], {
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  })
  assert.equal(await textOf('修订.docx', bytes), '由省财政厅牵头')
})

test('an external entity, a document type at all, is refused and never asked for', async () => {
  const body =
    '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
  assert.deepEqual(await readDocumentFile('实体.docx', await aDocx([], { 'word/document.xml': body })), {
    fault: 'broken',
  })
  const ofd = await anOfd([['甲']])
  assert.ok('text' in (await readDocumentFile('好.ofd', ofd)))
})

test('a scan is read where the machine has the command, and kept with a clear reason where it has not', async () => {
  const none = { tesseract: '/nowhere/tesseract', pdftoppm: '/nowhere/pdftoppm' }
  const scan = Buffer.from(aScan.content, 'base64')
  const unread = await readDocumentFile('扫描.png', scan, { recognizer: none })
  assert.deepEqual(unread, { text: null, mediaType: 'image/png', why: 'no-recognizer' })
  const folder = mkdtempSync(join(tmpdir(), 'luoshi-recognizer-'))
  const tesseract = join(folder, 'tesseract')
  writeFileSync(
    tesseract,
    '#!/bin/sh\nif [ "$1" = --list-langs ]; then echo chi_sim; exit 0; fi\n[ "$OMP_THREAD_LIMIT" = 1 ] && [ "$4" = chi_sim ] && echo "关于 学位 建设 的 通知"\n',
  )
  chmodSync(tesseract, 0o755)
  const read = await readDocumentFile('扫描.png', scan, { recognizer: { ...none, tesseract } })
  assert.deepEqual(read, { text: '关于学位建设的通知', mediaType: 'image/png', isRecognized: true })
})
