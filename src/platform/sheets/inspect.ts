import yauzl from 'yauzl'
import { refuse } from '#domain/refusal.ts'
import { Refused } from '../errors.ts'

export type ZipLimits = {
  readonly entries: number
  /** Bytes when inflated, all entries together. */
  readonly bytes: number
  /** Inflated to packed; asked only of what is larger than a megabyte. */
  readonly ratio: number
}
const sheetLimits: ZipLimits = { entries: 2_000, bytes: 150 * 1024 * 1024, ratio: 200 }

const tooLarge = () => new Refused(refuse('sheet-too-large', { field: 'content' }))
const encrypted = () => new Refused(refuse('sheet-encrypted', { field: 'content' }))

/**
 * Inflates every entry, counting: what a zip says of its sizes is not believed. Answers with the names inside.
 * A workbook of a megabyte that inflates to gigabytes would otherwise take the process along.
 */
export const inspectZip = async (bytes: Buffer, limits: ZipLimits = sheetLimits): Promise<ReadonlySet<string>> => {
  const zip = await yauzl.fromBufferPromise(bytes).catch(() => {
    throw new Refused(refuse('sheet-broken', { field: 'content' }))
  })
  if (zip.entryCount > limits.entries) throw tooLarge()
  const names = new Set<string>()
  let total = 0
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw encrypted()
      names.add(entry.fileName)
      let inflated = 0
      for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
        inflated += piece.length
        total += piece.length
        const isBomb = inflated > 1_048_576 && inflated > limits.ratio * Math.max(1, entry.compressedSize)
        if (total > limits.bytes || isBomb) throw tooLarge()
      }
    }
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused(refuse('sheet-broken', { field: 'content' }))
  }
  return names
}

const isZip = (bytes: Buffer) => bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))
/** The older binary workbook, and the envelope in which an encrypted new one lies. */
const isCompound = (bytes: Buffer) => bytes.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))

/** By its content, not by its name, a workbook that may be opened; refused otherwise. */
export const inspectWorkbook = async (bytes: Buffer): Promise<void> => {
  if (isCompound(bytes)) {
    if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw encrypted()
    if (bytes.includes(Buffer.from('Workbook', 'utf16le')) || bytes.includes(Buffer.from('Book', 'utf16le'))) return
  }
  if (isZip(bytes) && (await inspectZip(bytes)).has('xl/workbook.xml')) return
  throw new Refused(refuse('sheet-wrong-type', { field: 'content' }))
}
