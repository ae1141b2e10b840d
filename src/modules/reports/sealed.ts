import { getOriginal, readSealed } from '#contract/drafts.ts'
import { refuse, type RefusalCode } from '#domain/refusal.ts'
import { cutSealedReport } from '#domain/sealed-report.ts'
import { fileBytes, keepFile, textOf } from '#modules/files/index.ts'
import { command, query } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'
import { readDocx, type DocumentFault } from '#platform/uploads/read-document.ts'

const refusals: Readonly<Record<DocumentFault, RefusalCode>> = {
  encrypted: 'sealed-encrypted',
  'too-big': 'sealed-too-big',
  broken: 'sealed-broken',
  'not-what-it-says': 'sealed-not-what-it-says',
  'too-slow': 'sealed-too-slow',
}
const refused = (code: RefusalCode) => new Refused(refuse(code, { field: 'content' }))

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What no screen shows and no field takes. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

const wordsOf = async (name: string, bytes: Buffer): Promise<{ text: string; mediaType: string }> => {
  if (/\.txt$/i.test(name)) {
    const text = textOf(bytes)
    if (text === null) throw refused('sealed-not-what-it-says')
    return { text, mediaType: 'text/plain' }
  }
  if (!/\.docx$/i.test(name)) throw refused('sealed-kind')
  const read = await readDocx(bytes)
  if ('fault' in read) throw refused(refusals[read.fault])
  return { text: read.text, mediaType: docx }
}

/** A sealed report is uploaded, read, and prefills the fields: nobody types it twice. It stays as it came. */
export const readSealedCommand = command(readSealed, {
  run: async (context, { name, content }) => {
    const bytes = Buffer.from(content, 'base64')
    const { text, mediaType } = await wordsOf(name, bytes)
    const words = text.replaceAll(unseen, '')
    if (words.trim() === '') throw refused('sealed-empty')
    const { id, event } = await keepFile(context, { name, bytes, mediaType })
    return { events: [event], view: async () => ({ fileId: id, name, fields: cutSealedReport(words) }) }
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
