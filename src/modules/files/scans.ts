import { uploadScan } from '#contract/paper-acts.ts'
import type { Tx } from '#platform/db.ts'
import { command } from '#platform/endpoint.ts'
import { badField, found } from '#platform/errors.ts'
import { bytesOf } from './bytes.ts'
import { keepFile } from './keep.ts'

const most = 14 * 1024 * 1024

/** What a scan may be, by the bytes it begins with; its name has to agree. */
const kinds = [
  { mediaType: 'application/pdf', extension: /\.pdf$/i, magic: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mediaType: 'image/jpeg', extension: /\.jpe?g$/i, magic: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/png', extension: /\.png$/i, magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
] as const

/** The media type of a scan; null for anything else, and for a name that says otherwise than the bytes. */
export const scanType = (name: string, bytes: Buffer): string | null => {
  const kind = kinds.find(({ magic }) => magic.every((byte, i) => bytes[i] === byte))
  return kind && kind.extension.test(name) ? kind.mediaType : null
}

export const uploadScanCommand = command(uploadScan, {
  run: async (context, { name, content }) => {
    const bytes = Buffer.from(content, 'base64')
    if (bytes.length > most) throw badField('content', 'too-large-scan')
    const mediaType = scanType(name, bytes)
    if (!mediaType) throw badField('content', 'not-a-scan')
    const { id, event } = await keepFile(context, { name, bytes, mediaType })
    return { events: [event], view: async () => ({ id, name, mediaType, size: bytes.length }) }
  },
})

/** The bytes of a scan, for whoever may see what refers to it. */
export const scanOf = async (tx: Tx, folder: string, fileId: string) => {
  const file = found(
    await tx.selectFrom('file').select(['sha256', 'name', 'media_type']).where('id', '=', fileId).executeTakeFirst(),
  )
  const content = (await bytesOf(folder, file.sha256)).toString('base64')
  return { name: file.name, mediaType: file.media_type, content }
}
