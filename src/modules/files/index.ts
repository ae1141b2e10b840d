import { uploadFile } from '#contract/sources.ts'
import type { Tx } from '#platform/db.ts'
import { badField, found } from '#platform/errors.ts'
import { command } from '#platform/endpoint.ts'
import { bytesOf } from './bytes.ts'
import { keepFile } from './keep.ts'
export { scanOf, uploadScanCommand } from './scans.ts'
export { keepFile } from './keep.ts'

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
  run: async (context, { name, content }) => {
    const bytes = Buffer.from(content, 'base64')
    const text = textOf(bytes)
    if (text === null || text.trim() === '') throw badField('content', 'not-text')
    const { id, event } = await keepFile(context, { name, bytes, mediaType: 'text/plain' })
    return { events: [event], view: async () => ({ id, name, size: bytes.length, text }) }
  },
})

/** An uploaded file as it came, for whoever may see the reference. */
export const fileBytes = async (tx: Tx, folder: string, fileId: string) => {
  const file = found(
    await tx.selectFrom('file').select(['sha256', 'name', 'media_type']).where('id', '=', fileId).executeTakeFirst(),
  )
  return { name: file.name, mediaType: file.media_type, bytes: await bytesOf(folder, file.sha256) }
}

/** The text of an uploaded file, for whoever may see the reference. */
export const fileText = async (tx: Tx, folder: string, fileId: string): Promise<string> => {
  return textOf((await fileBytes(tx, folder, fileId)).bytes) ?? ''
}
