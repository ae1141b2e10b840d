import { uploadFile } from '#contract/files.ts'
import type { Tx } from '#platform/db.ts'
import { badField, found } from '#platform/errors.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { newId } from '#platform/id.ts'
import { bytesOf, keepBytes } from './bytes.ts'
import { scanType } from './scans.ts'
export { scanOf, uploadScanCommand } from './scans.ts'

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

type NewFile = { readonly name: string; readonly mediaType: string; readonly bytes: Buffer }

/** Keeps bytes under their digest and a row that refers to them; who may read goes by the row. */
export const insertFile = async (
  { app, tx, actor, by, moment }: Context,
  { name, mediaType, bytes }: NewFile,
): Promise<{ id: string; sha256: Buffer }> => {
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
  return { id, sha256 }
}

/** A text is read, a scan is kept; what the name says has to agree with the bytes. */
const kindOf = (name: string, bytes: Buffer): { mediaType: string; text: string | null } => {
  if (!/\.txt$/i.test(name)) {
    const mediaType = scanType(name, bytes)
    if (!mediaType) throw badField('content', 'file-differs')
    return { mediaType, text: null }
  }
  const text = textOf(bytes)
  if (text === null || text.trim() === '') throw badField('content', 'not-text')
  return { mediaType: 'text/plain', text }
}

export const uploadFileCommand = command(uploadFile, {
  run: async (context, { name, content }) => {
    const bytes = Buffer.from(content, 'base64')
    const { mediaType, text } = kindOf(name, bytes)
    const { id, sha256 } = await insertFile(context, { name, mediaType, bytes })
    return {
      events: [
        { type: 'file.uploaded', on: [id], changes: { name, size: bytes.length, sha256: sha256.toString('hex') } },
      ],
      view: async () => ({ id, name, size: bytes.length, mediaType, text }),
    }
  },
})

/** The words of an uploaded text, for whoever may see the reference; null for a scan. */
export const fileText = async (tx: Tx, folder: string, fileId: string): Promise<string | null> => {
  const file = found(
    await tx.selectFrom('file').select(['sha256', 'media_type']).where('id', '=', fileId).executeTakeFirst(),
  )
  return file.media_type === 'text/plain' ? textOf(await bytesOf(folder, file.sha256)) : null
}
