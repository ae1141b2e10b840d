import { uploadFile } from '#contract/files.ts'
import type { Tx } from '#platform/db.ts'
import { badField, found } from '#platform/errors.ts'
import { command } from '#platform/endpoint.ts'
import { bytesOf } from './bytes.ts'
import { keepFile } from './keep.ts'
import { scanType } from './scans.ts'
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
    const { id, event } = await keepFile(context, { name, bytes, mediaType })
    return { events: [event], view: async () => ({ id, name, size: bytes.length, mediaType, text }) }
  },
})

/** An uploaded file as it came, for whoever may see the reference. */
export const fileBytes = async (tx: Tx, folder: string, fileId: string) => {
  const file = found(
    await tx.selectFrom('file').select(['sha256', 'name', 'media_type']).where('id', '=', fileId).executeTakeFirst(),
  )
  return { name: file.name, mediaType: file.media_type, bytes: await bytesOf(folder, file.sha256) }
}

/** The words of an uploaded text, for whoever may see the reference; null for a scan. */
export const fileText = async (tx: Tx, folder: string, fileId: string): Promise<string | null> => {
  const { mediaType, bytes } = await fileBytes(tx, folder, fileId)
  return mediaType === 'text/plain' ? textOf(bytes) : null
}
