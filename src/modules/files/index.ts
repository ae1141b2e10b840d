import { uploadFile } from '#contract/sources.ts'
import type { Tx } from '#platform/db.ts'
import { badField, found } from '#platform/errors.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { newId } from '#platform/id.ts'
import { bytesOf, keepBytes } from './bytes.ts'
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

export const uploadFileCommand = command(uploadFile, {
  run: async (context, { name, content }) => {
    const bytes = Buffer.from(content, 'base64')
    const text = textOf(bytes)
    if (text === null || text.trim() === '') throw badField('content', 'not-text')
    const { id, sha256 } = await insertFile(context, { name, mediaType: 'text/plain', bytes })
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
  return textOf(await bytesOf(folder, file.sha256)) ?? ''
}
