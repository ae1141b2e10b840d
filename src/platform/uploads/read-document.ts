import { Worker } from 'node:worker_threads'
import { inspectZip, type ZipFault } from './inspect-zip.ts'

const seconds = 20
export type DocumentFault = ZipFault | 'not-what-it-says' | 'too-slow'
export type DocumentRead = { readonly text: string } | { readonly fault: DocumentFault }

/** A bounded heap and a bounded time: a document made to hurt hurts only its thread. */
const parseAside = (bytes: Buffer): Promise<DocumentRead> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./document-words.ts', import.meta.url), {
      workerData: new Uint8Array(bytes),
      resourceLimits: { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 48 },
      env: {},
      execArgv: [],
    })
    const late = setTimeout(() => {
      resolve({ fault: 'too-slow' })
      void worker.terminate()
    }, seconds * 1_000)
    worker.once('message', (read: DocumentRead) => resolve(read))
    worker.once('error', () => resolve({ fault: 'too-big' }))
    worker.once('exit', () => {
      clearTimeout(late)
      resolve({ fault: 'broken' })
    })
  })

const startsWith = (bytes: Buffer, hex: string) => bytes.subarray(0, hex.length / 2).equals(Buffer.from(hex, 'hex'))
/** The envelope in which Office keeps an encrypted .docx, which is also that of the old .doc. */
const isCompound = (bytes: Buffer) => startsWith(bytes, 'd0cf11e0a1b11ae1')

/** The words of a .docx, once its bytes have been found to be one; nothing is parsed before the zip was inspected. */
export const readDocx = async (bytes: Buffer): Promise<DocumentRead> => {
  if (isCompound(bytes))
    return { fault: bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'not-what-it-says' }
  if (!startsWith(bytes, '504b0304')) return { fault: 'not-what-it-says' }
  const inspected = await inspectZip(bytes)
  if ('fault' in inspected) return inspected
  if (!inspected.names.has('word/document.xml')) return { fault: 'not-what-it-says' }
  return parseAside(bytes)
}
