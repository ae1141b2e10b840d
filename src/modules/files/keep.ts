import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { EventDraft } from '#platform/audit.ts'
import type { Context } from '#platform/endpoint.ts'
import { newId } from '#platform/id.ts'

export const pathOf = (folder: string, sha256: Buffer) => {
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

type Kept = { readonly name: string; readonly bytes: Buffer; readonly mediaType: string }

/** A file of the organization for which the actor acts, and the event of its upload. */
export const keepFile = async (
  { app, tx, actor, by, moment }: Context,
  { name, bytes, mediaType }: Kept,
): Promise<{ id: string; event: EventDraft }> => {
  const sha256 = await keepBytes(app.files, bytes)
  const id = newId()
  await tx
    .insertInto('file')
    .values({
      id,
      sha256,
      name,
      media_type: mediaType,
      size: bytes.length,
      organization_id: by.organizationId,
      uploaded_by: actor.accountId,
      uploaded_at: moment.at,
    })
    .execute()
  const changes = { name, size: bytes.length, sha256: sha256.toString('hex') }
  return { id, event: { type: 'file.uploaded', on: [id], changes } }
}
