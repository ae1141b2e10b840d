import { readingProgress, uploadFile } from '#contract/files.ts'
import type { Tx } from '#platform/db.ts'
import { command, query } from '#platform/endpoint.ts'
import { found } from '#platform/errors.ts'
import { decodeText } from '#platform/uploads/formats/plain.ts'
import { progressOf, withProgress } from '#platform/uploads/progress.ts'
import { readDocumentFile } from '#platform/uploads/read-document.ts'
import { fileRefused } from '#platform/uploads/refuse-file.ts'
import { bytesOf } from './bytes.ts'
import { keepFile } from './keep.ts'
export { scanOf, uploadScanCommand } from './scans.ts'
export { keepFile } from './keep.ts'

const scans = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', pdf: 'application/pdf' } as const

/** The file is kept as it came, and its words beside it: they are read once, before the transaction opens. */
export const uploadFileCommand = command(uploadFile, {
  prepare: async ({ call, input: { name, content, progressKey } }) => {
    const bytes = Buffer.from(content, 'base64')
    const read = await withProgress(call.actor.accountId, progressKey, (onProgress) =>
      readDocumentFile(name, bytes, { onProgress }),
    )
    if ('fault' in read) throw fileRefused(read.fault)
    const isScan = Object.values(scans).some((each) => each === read.mediaType)
    if (read.text === null && !isScan) throw fileRefused(read.why)
    return { bytes, read }
  },
  run: async (context, { name }, { bytes, read }) => {
    const { mediaType, text } = read
    const { id, event } = await keepFile(context, { name, bytes, mediaType })
    const isRecognized = text !== null && read.isRecognized
    if (text !== null)
      await context.tx.insertInto('file_text').values({ file_id: id, text, is_recognized: isRecognized }).execute()
    const unread = text === null ? read.why : null
    return {
      events: [event],
      view: async () => ({ id, name, size: bytes.length, mediaType, text, isRecognized, unread }),
    }
  },
})

export const readingProgressQuery = query(readingProgress, {
  run: async ({ actor }, { progressKey }) => ({ share: progressOf(actor.accountId, progressKey) }),
})

/** An uploaded file as it came, for whoever may see the reference. */
export const fileBytes = async (tx: Tx, folder: string, fileId: string) => {
  const file = found(
    await tx.selectFrom('file').select(['sha256', 'name', 'media_type']).where('id', '=', fileId).executeTakeFirst(),
  )
  return { name: file.name, mediaType: file.media_type, bytes: await bytesOf(folder, file.sha256) }
}

/** The words of an uploaded file, for whoever may see the reference; null for a scan that was not read. */
export const fileText = async (tx: Tx, folder: string, fileId: string): Promise<string | null> => {
  const kept = await tx.selectFrom('file_text').select('text').where('file_id', '=', fileId).executeTakeFirst()
  if (kept) return kept.text
  // Uploaded before words were kept.
  const { mediaType, bytes } = await fileBytes(tx, folder, fileId)
  return mediaType === 'text/plain' ? decodeText(bytes) : null
}
