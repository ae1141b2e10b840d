import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { uploadFile } from '#contract/files.ts'
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

const signatures: readonly (readonly [mediaType: string, extension: RegExp, bytes: readonly number[]])[] = [
  ['application/pdf', /\.pdf$/i, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', /\.jpe?g$/i, [0xff, 0xd8, 0xff]],
  ['image/png', /\.png$/i, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
]

/** What the bytes are, whatever the name says; a name that says otherwise is refused. */
const kindOf = (name: string, bytes: Buffer): { mediaType: string; text: string | null } => {
  const found = signatures.find(([, , magic]) => magic.every((byte, i) => bytes[i] === byte))
  if (found) {
    if (!found[1].test(name)) throw badField('content', 'file-differs')
    return { mediaType: found[0], text: null }
  }
  if (!/\.txt$/i.test(name)) throw badField('content', 'file-differs')
  const text = textOf(bytes)
  if (text === null || text.trim() === '') throw badField('content', 'not-text')
  return { mediaType: 'text/plain', text }
}

export const uploadFileCommand = command(uploadFile, {
  run: async ({ app, tx, actor, by, moment }, { name, content }) => {
    const bytes = Buffer.from(content, 'base64')
    const { mediaType, text } = kindOf(name, bytes)
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
    return {
      events: [
        { type: 'file.uploaded', on: [id], changes: { name, size: bytes.length, sha256: sha256.toString('hex') } },
      ],
      view: async () => ({ id, name, size: bytes.length, mediaType, text }),
    }
  },
})

/** An uploaded file as it came, for whoever may see the reference. */
export const fileBytes = async (tx: Tx, folder: string, fileId: string) => {
  const file = found(
    await tx.selectFrom('file').select(['sha256', 'name', 'media_type']).where('id', '=', fileId).executeTakeFirst(),
  )
  return { name: file.name, mediaType: file.media_type, bytes: await readFile(pathOf(folder, file.sha256)) }
}

/** The words of an uploaded text; null for a scan. */
export const fileText = async (tx: Tx, folder: string, fileId: string): Promise<string | null> => {
  const { mediaType, bytes } = await fileBytes(tx, folder, fileId)
  return mediaType === 'text/plain' ? textOf(bytes) : null
}
