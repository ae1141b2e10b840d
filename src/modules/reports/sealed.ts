import { getOriginal, readSealed } from '#contract/drafts.ts'
import { cutSealedReport } from '#domain/sealed-report.ts'
import { fileBytes, keepFile } from '#modules/files/index.ts'
import { command, query } from '#platform/endpoint.ts'
import { found } from '#platform/errors.ts'
import { readDocumentFile } from '#platform/uploads/read-document.ts'
import { fileRefused } from '#platform/uploads/refuse-file.ts'

/** A sealed report is uploaded, read, and prefills the fields: nobody types it twice. It stays as it came. */
export const readSealedCommand = command(readSealed, {
  run: async (context, { name, content }) => {
    const bytes = Buffer.from(content, 'base64')
    const read = await readDocumentFile(name, bytes)
    if ('fault' in read) throw fileRefused(read.fault)
    if (read.text === null) throw fileRefused(read.why)
    const { text, mediaType } = read
    const { id, event } = await keepFile(context, { name, bytes, mediaType })
    return { events: [event], view: async () => ({ fileId: id, name, fields: cutSealedReport(text) }) }
  },
})

export const getOriginalQuery = query(getOriginal, {
  subjects: ({ reportId }) => [{ kind: 'report', id: reportId }],
  run: async ({ app, tx }, { reportId }) => {
    const kept = found(
      await tx.selectFrom('report_file').select('file_id').where('report_id', '=', reportId).executeTakeFirst(),
    )
    const { name, mediaType, bytes } = await fileBytes(tx, app.files, kept.file_id)
    return { name, mediaType, content: bytes.toString('base64') }
  },
})
