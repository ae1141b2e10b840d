import yauzl from 'yauzl'

/** The parts of an inspected zip that are asked for, by name. */
export const partsOf = async (
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Promise<ReadonlyMap<string, Buffer>> => {
  const parts = new Map<string, Buffer>()
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  for await (const entry of zip.eachEntry()) {
    if (!isWanted(entry.fileName)) continue
    const pieces: Buffer[] = []
    for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) pieces.push(piece)
    parts.set(entry.fileName, Buffer.concat(pieces))
  }
  return parts
}
