import { uploadScan } from '#contract/paper-acts.ts'
import type { Tx } from '#platform/db.ts'
import { command } from '#platform/endpoint.ts'
import { badField, found } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { bytesOf, keepBytes } from './bytes.ts'

const most = 14 * 1024 * 1024

/** What a scan may be, by the bytes it begins with; its name has to agree. */
const kinds = [
  { mediaType: 'application/pdf', extension: /\.pdf$/i, magic: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mediaType: 'image/jpeg', extension: /\.jpe?g$/i, magic: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/png', extension: /\.png$/i, magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
] as const

export const uploadScanCommand = command(uploadScan, {
  run: async ({ app, tx, actor, by, moment }, { name, content }) => {
    const bytes = Buffer.from(content, 'base64')
    if (bytes.length > most) throw badField('content', 'too-large-scan')
    const kind = kinds.find(({ magic }) => magic.every((byte, i) => bytes[i] === byte))
    if (!kind || !kind.extension.test(name)) throw badField('content', 'not-a-scan')
    const { mediaType } = kind
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
      view: async () => ({ id, name, mediaType, size: bytes.length }),
    }
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
