import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocumentFile, type DocumentRead } from '#platform/uploads/read-document.ts'
import { aDoc, aDocx, anOfd, aPdf, aWorkbook } from '../support/documents.ts'
import { drawSeed, sized } from '../support/soak.ts'

const lines = ['关于学位建设的通知', '一、重点任务', '（一）新增学位三千个，2026年12月底前完成。（省教育厅牵头）']
const rows = [
  ['序号', '任务', '责任单位'],
  ['1', '压减开办时间', '省数据局'],
]
const html = `<meta charset="utf-8"><p>${lines.join('</p><p>')}</p><table><tr><td rowspan="2">1</td><td>甲</td></tr></table>`

/** A generator that is the same for the same seed. */
const drawFrom = (seed: number) => {
  let state = seed >>> 0
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 0x1_0000_0000) * below)
  }
}

const interesting = [0, 1, 0x7f, 0x80, 0xff, 0x3c, 0x3e, 0x26, 0x50, 0x25]

/** One to eight wounds: bytes changed, pieces cut out, doubled, moved, the end torn off. */
const wounded = (whole: Buffer, draw: (below: number) => number): Buffer => {
  let bytes = Buffer.from(whole)
  for (let left = 1 + draw(8); left > 0; left -= 1) {
    const [at, length] = [draw(bytes.length), 1 + draw(64)]
    const kind = draw(6)
    if (kind <= 1) bytes[at] = draw(256)
    else if (kind === 2) bytes[at] = interesting[draw(interesting.length)] ?? 0
    else if (kind === 3) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
    else if (kind === 4) bytes = Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)])
    else if (draw(4) === 0) bytes = bytes.subarray(0, Math.max(8, at))
    if (bytes.length < 8) bytes = Buffer.from(whole)
  }
  return bytes
}

const isAnswer = (read: DocumentRead): boolean =>
  'fault' in read ? read.fault !== 'too-slow' : read.text === null || typeof read.text === 'string'

test('wounded files of every format end as words or as a reason, none hangs, and the others are served meanwhile', async () => {
  const files = {
    '1.docx': await aDocx([...lines, { table: rows }]),
    '2.doc': aDoc(`${lines.join('\r')}\r`),
    '3.pdf': aPdf([lines]),
    '4.ofd': await anOfd([lines]),
    '5.xlsx': aWorkbook(rows),
    '6.html': Buffer.from(html),
    '7.txt': Buffer.from(lines.join('\n')),
  }
  // Three hundred in the run that everybody waits for, fewer of those whose parser takes long to load.
  const each = (name: string) => sized(10_000, /pdf|xlsx/.test(name) ? 20 : 52)
  const draw = drawFrom(drawSeed('wounded files'))
  const before = process.memoryUsage().rss
  const ends = new Map<string, number>()
  // What a server does for everybody else: it must never wait long for a file of one.
  let longest = 0
  let last = performance.now()
  const pulse = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last - 20)
    last = now
  }, 20)
  const started = performance.now()
  let most = before
  const works = Object.entries(files).flatMap(([name, whole]) =>
    Array.from({ length: each(name) }, () => [name, wounded(whole, draw)] as const),
  )
  const inLine = works.values()
  const worker = async () => {
    for (const [name, bytes] of inLine) {
      const from = performance.now()
      const read = await readDocumentFile(name, bytes, { recognizer: { tesseract: '/nowhere', pdftoppm: '/nowhere' } })
      assert.ok(performance.now() - from < 40_000, `${name} took too long`)
      assert.ok(isAnswer(read), `${name}: ${JSON.stringify(read)}`)
      const end = 'fault' in read ? read.fault : read.text === null ? read.why : 'read'
      ends.set(end, (ends.get(end) ?? 0) + 1)
      most = Math.max(most, process.memoryUsage().rss)
    }
  }
  await Promise.all([worker(), worker()])
  clearInterval(pulse)
  console.log(
    `  ${works.length} files in ${Math.round((performance.now() - started) / 1_000)} s, longest wait of others ${Math.round(longest)} ms, ${Math.round((most - before) / 1_048_576)} MB more; ${JSON.stringify(Object.fromEntries(ends))}`,
  )
  assert.ok((ends.get('read') ?? 0) > 0, 'no wounded file could still be read')
  assert.ok((ends.get('broken') ?? 0) > 0, 'no wound was noticed')
  assert.ok(longest < 1_500, `others waited ${longest} ms`)
  assert.ok(most - before < 1_200 * 1_048_576, 'memory went over the cap')
})
