import yauzl from 'yauzl'

export type ZipLimits = {
  readonly entries: number
  /** Bytes when inflated, all entries together. */
  readonly bytes: number
  /** Inflated to packed; asked only of what is larger than a megabyte. */
  readonly ratio: number
}
export const documentLimits: ZipLimits = { entries: 2_000, bytes: 120 * 1024 * 1024, ratio: 200 }

export type ZipFault = 'encrypted' | 'too-big' | 'broken'
export type Inspected = { readonly names: ReadonlySet<string> } | { readonly fault: ZipFault }

/**
 * Inflates every entry, counting, before anything parses it: what a zip says of its sizes is not believed. A megabyte
 * that inflates to gigabytes would otherwise take the process along.
 */
export const inspectZip = async (bytes: Buffer, limits: ZipLimits = documentLimits): Promise<Inspected> => {
  const names = new Set<string>()
  let total = 0
  try {
    const zip = await yauzl.fromBufferPromise(bytes)
    if (zip.entryCount > limits.entries) return { fault: 'too-big' }
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) return { fault: 'encrypted' }
      names.add(entry.fileName)
      let inflated = 0
      for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
        inflated += piece.length
        total += piece.length
        const isBomb = inflated > 1_048_576 && inflated > limits.ratio * Math.max(1, entry.compressedSize)
        if (total > limits.bytes || isBomb) return { fault: 'too-big' }
      }
    }
  } catch {
    // Also an entry that inflates to more or less than it says.
    return { fault: 'broken' }
  }
  return { names }
}
