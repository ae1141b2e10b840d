import { inspectZip, type ZipFault } from './inspect-zip.ts'
import { isCompound, isEncryptedEnvelope, isZip } from './signatures.ts'
import { workerWithLimits } from './worker-with-limits.ts'

export type DocumentFault = ZipFault | 'not-what-it-says' | 'too-slow'
export type DocumentRead = { readonly text: string } | { readonly fault: DocumentFault }

/** The words of a .docx, once its bytes have been found to be one; nothing is parsed before the zip was inspected. */
export const readDocx = async (bytes: Buffer): Promise<DocumentRead> => {
  if (isEncryptedEnvelope(bytes)) return { fault: 'encrypted' }
  if (isCompound(bytes) || !isZip(bytes)) return { fault: 'not-what-it-says' }
  const inspected = await inspectZip(bytes)
  if ('fault' in inspected) return inspected
  if (!inspected.names.has('word/document.xml')) return { fault: 'not-what-it-says' }
  const script = new URL('./document-words.ts', import.meta.url)
  const read = await workerWithLimits<DocumentRead>(script, new Uint8Array(bytes), { seconds: 20, heapMegabytes: 384 })
  return 'fault' in read ? read : read.answer
}
