import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { newId } from '#platform/id.ts'

const pathOf = (folder: string, sha256: Buffer) => {
  const hex = sha256.toString('hex')
  return join(folder, hex.slice(0, 2), hex)
}

/**
 * Bytes under their SHA-256, on the disk before the transaction that refers to them, never deleted by a request. Two
 * uploads of the same bytes share a file; rights go through the reference, never the hash.
 */
export const keepBytes = async (folder: string, bytes: Buffer): Promise<Buffer> => {
  const sha256 = createHash('sha256').update(bytes).digest()
  const path = pathOf(folder, sha256)
  if (existsSync(path)) return sha256
  await mkdir(dirname(path), { recursive: true })
  const half = `${path}.${newId()}`
  const handle = await open(half, 'wx')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(half, path)
  // The name, too, has to survive a power cut.
  const directory = await open(dirname(path), 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
  return sha256
}

export const bytesOf = (folder: string, sha256: Buffer): Promise<Buffer> => readFile(pathOf(folder, sha256))
