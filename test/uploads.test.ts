import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { ZipFile } from 'yazl'
import { getOriginal, readSealed, signDraft, writeDraft } from '#contract/drafts.ts'
import { getMatter } from '#contract/matters.ts'
import { getUnitSide } from '#contract/unit-side.ts'
import { inspectZip } from '#platform/uploads/inspect-zip.ts'
import { outcomeOf } from './kernel/raw.ts'
import { inProgress } from './support/matter.ts'
import { makeWorld, type World } from './support/world.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

const zipOf = async (entries: Readonly<Record<string, Buffer>>): Promise<Buffer> => {
  const zip = new ZipFile()
  for (const [name, bytes] of Object.entries(entries)) zip.addBuffer(bytes, name)
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream as AsyncIterable<Buffer>) pieces.push(piece)
  return Buffer.concat(pieces)
}

const types = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
const rels = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
const paragraph = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`
const docx = (lines: readonly string[], more: Readonly<Record<string, Buffer>> = {}): Promise<Buffer> =>
  zipOf({
    '[Content_Types].xml': Buffer.from(types),
    '_rels/.rels': Buffer.from(rels),
    'word/document.xml': Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${lines.map(paragraph).join('')}</w:body></w:document>`,
    ),
    ...more,
  })
const lines = [
  '关于学位建设的报告',
  '一、进展情况',
  '12所学校已开工。',
  '二、存在问题',
  '用地手续未办结。',
  '省教育厅',
  '2026年9月14日',
]

const send = (name: string, bytes: Buffer) =>
  world.desk('liufang')(readSealed, { name, content: bytes.toString('base64') })

test('a sealed .docx fills in the fields, stays attached as it came, and its supervisor may read it', async () => {
  const bytes = await docx(lines)
  const read = await send('报告.docx', bytes)
  assert.deepEqual(
    [read.fields.progress, read.fields.difficulty, read.fields.signedBy, read.fields.signedOn],
    ['12所学校已开工。', '用地手续未办结。', '省教育厅', '2026-09-14'],
  )
  const { face } = await inProgress(world)
  const matterId = face.id
  const { drafts } = await world.desk('liufang')(writeDraft, {
    matterId,
    kind: 'progress',
    progress: read.fields.progress ?? '',
    difficulty: read.fields.difficulty ?? undefined,
    fileId: read.fileId,
  })
  const { version } = (await world.desk('liufang')(getMatter, { matterId })).face
  const signed = await world.desk('huangweimin')(signDraft, {
    reportDraftId: drafts[0]?.id ?? '',
    draftVersion: drafts[0]?.version ?? 0,
    version,
    signature: { how: 'system' },
  })
  const reportId = signed.reports[0]?.id ?? ''
  assert.deepEqual((await world.desk('limin')(getUnitSide, { matterId })).originals, [
    { reportId, fileName: '报告.docx' },
  ])
  const original = await world.desk('limin')(getOriginal, { reportId })
  assert.ok(Buffer.from(original.content, 'base64').equals(bytes))
  assert.equal((await outcomeOf(world.desk('hexin')(getOriginal, { reportId }))).status, 404)
})

test('a bomb, a lie, an encrypted, a broken and an empty file are refused in seconds, each with its reason', async () => {
  const bomb = await docx(lines, { 'word/media/image1.bin': Buffer.alloc(64 * 1024 * 1024) })
  const many = await zipOf(Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`${i}`, Buffer.from('x')])))
  const good = await docx(lines)
  const lying = Buffer.from(good)
  // The central directory says that the first entry is larger than it is.
  const central = lying.indexOf(Buffer.from('504b0102', 'hex'))
  lying.writeUInt32LE(9_999, central + 24)
  const locked = Buffer.from(good)
  locked.writeUInt16LE(locked.readUInt16LE(central + 8) | 1, central + 8)
  const office = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(512),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
  const cases: readonly (readonly [string, Buffer, string])[] = [
    ['炸弹.docx', bomb, 'file-too-big'],
    ['太多.docx', many, 'file-too-big'],
    ['谎报.docx', lying, 'file-broken'],
    ['加密.docx', locked, 'file-encrypted'],
    ['加密二.docx', office, 'file-encrypted'],
    ['截断.docx', good.subarray(0, good.length - 40), 'file-broken'],
    ['文本.docx', Buffer.from('只是文字'), 'file-not-what-it-says'],
    ['压缩包.docx', await zipOf({ 'a.txt': Buffer.from('x') }), 'file-not-what-it-says'],
    ['空白.docx', await docx(['　']), 'file-empty'],
    ['图片.pdf', good, 'file-not-what-it-says'],
    ['二进制.txt', Buffer.from([0, 1, 2, 3]), 'file-not-what-it-says'],
  ]
  for (const [name, bytes, code] of cases) {
    const started = performance.now()
    assert.equal((await outcomeOf(send(name, bytes))).code, code, name)
    assert.ok(performance.now() - started < 5_000, name)
  }
})

test('a zip is measured by what it inflates to, with caps on entries, bytes and ratio', async () => {
  const zip = await zipOf({ a: Buffer.alloc(3 * 1024 * 1024), b: Buffer.from('x') })
  assert.deepEqual(await inspectZip(zip, { entries: 1, bytes: 1e9, ratio: 1e9 }), { fault: 'too-big' })
  assert.deepEqual(await inspectZip(zip, { entries: 9, bytes: 1_000_000, ratio: 1e9 }), { fault: 'too-big' })
  assert.deepEqual(await inspectZip(zip, { entries: 9, bytes: 1e9, ratio: 10 }), { fault: 'too-big' })
  assert.deepEqual(await inspectZip(zip, { entries: 9, bytes: 1e9, ratio: 1e9 }), { names: new Set(['a', 'b']) })
})
