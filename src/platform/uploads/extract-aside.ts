import { parentPort, workerData } from 'node:worker_threads'
import { decodeText } from './formats/plain.ts'
import { tidy, withOurLineEnds } from './formats/table-text.ts'
import type { Format } from './formats.ts'

export type Extraction = { readonly text: string } | { readonly fault: 'broken' | 'encrypted' | 'not-what-it-says' }

const { format, bytes, isVerbatim } = workerData as { format: Format; bytes: Uint8Array; isVerbatim: boolean }

let told = 0
const onProgress = (share: number) => {
  // Once for every twentieth: the door outside has better to do.
  if (Math.floor(share * 20) <= told) return
  told = Math.floor(share * 20)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage({ progress: share })
}

/** Only the parser that is needed is loaded: starting with all of them would take longer than most files. */
const parsers: Readonly<Record<Format, (() => Promise<string | null>) | null>> = {
  docx: async () => (await import('./formats/docx.ts')).docxText(bytes, onProgress),
  doc: async () => (await import('./formats/doc.ts')).docText(bytes),
  pdf: async () => (await import('./formats/pdf.ts')).pdfText(bytes, onProgress),
  ofd: async () => (await import('./formats/ofd.ts')).ofdText(bytes, onProgress),
  xlsx: async () => (await import('./formats/sheet.ts')).sheetText(bytes),
  xls: async () => (await import('./formats/sheet.ts')).sheetText(bytes),
  html: async () => {
    const text = decodeText(bytes)
    return text === null ? null : (await import('./formats/html.ts')).htmlText(text)
  },
  txt: async () => decodeText(bytes),
  jpeg: null,
  png: null,
}

const extraction = async (): Promise<Extraction> => {
  try {
    const text = (await parsers[format]?.()) ?? null
    if (text === null) return { fault: 'not-what-it-says' }
    if (format === 'txt') return { text: isVerbatim ? text : withOurLineEnds(text) }
    return { text: tidy(text) }
  } catch (error) {
    return { fault: /password|encrypt/i.test(String(error)) ? 'encrypted' : 'broken' }
  }
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage({ answer: await extraction() })
