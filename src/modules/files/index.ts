import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { uploadFile } from '#contract/sources.ts'
import type { Tx } from '#platform/db.ts'
import { badField, found } from '#platform/errors.ts'
import { command } from '#platform/endpoint.ts'
import { newId } from '#platform/id.ts'

const pathOf = (folder: string, sha256: Buffer) => {
  const hex = sha256.toString('hex')
  return join(folder, hex.slice(0, 2), hex)
}

/**
 * Bytes under their SHA-256, on the disk before the transaction that refers to them, never deleted by a request. Two
 * uploads of the same bytes share a file; rights go through the reference, never the hash.
 */
const keepBytes = async (folder: string, bytes: Buffer): Promise<Buffer> => {
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

/** UTF-8 where it is valid, else GB18030 as Windows offices still write it; null when it is neither. */
export const textOf = (bytes: Buffer): string | null => {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      // oxlint-disable-next-line no-control-regex -- a binary file is what is looked for
      return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? null : text.replaceAll('\r\n', '\n')
    } catch {
      continue
    }
  }
  return null
}

export const uploadFileCommand = command(uploadFile, {
  run: async ({ app, tx, actor, by, moment }, { name, content }) => {
    const bytes = Buffer.from(content, 'base64')
    const text = textOf(bytes)
    if (text === null || text.trim() === '') throw badField('content', 'not-text')
    const sha256 = await keepBytes(app.files, bytes)
    const id = newId()
    await tx
      .insertInto('file')
      .values({
        id,
        sha256,
        name,
        media_type: 'text/plain',
        size: bytes.length,
        organization_id: by.organizationId,
        uploaded_by: actor.accountId,
        uploaded_at: moment.at,
      })
      .execute()
    return {
      events: [
        { type: 'file.uploaded', on: [id], changes: { name, size: bytes.length, sha256: sha256.toString('hex') } },
      ],
      view: async () => ({ id, name, size: bytes.length, text }),
    }
  },
})

/** The text of an uploaded file, for whoever may see the reference. */
export const fileText = async (tx: Tx, folder: string, fileId: string): Promise<string> => {
  const file = found(await tx.selectFrom('file').select(['sha256']).where('id', '=', fileId).executeTakeFirst())
  return textOf(await readFile(pathOf(folder, file.sha256))) ?? ''
}
