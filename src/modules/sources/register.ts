import { previewReading, registerSource } from '#contract/sources.ts'
import { readDocument } from '#domain/reading/read.ts'
import { fileText } from '#modules/files/index.ts'
import { command } from '#platform/endpoint.ts'
import { insertAttachment } from './attachments.ts'
import { insertSource } from './insert.ts'
import { sourceView } from './view.ts'

export const previewReadingCommand = command(previewReading, {
  run: async (_, { text }) => {
    const reading = readDocument(text)
    return {
      events: [{ type: 'document.previewed', changes: { length: text.length } }],
      view: async () => ({
        title: reading.title,
        docNumber: reading.docNumber,
        issuer: reading.issuer,
        issuedOn: reading.issuedOn,
        tasks: reading.tasks.length,
      }),
    }
  },
})

/** 登记来件: the document is read at once, and its ledger proposed in the same transaction (C11). */
export const registerSourceCommand = command(registerSource, {
  run: async (context, input) => {
    const { app, tx } = context
    const text = input.text ?? (input.fileId ? await fileText(tx, app.files, input.fileId) : null)
    const { id, proposals } = await insertSource(context, input, text)
    if (input.fileId) await insertAttachment(context, { sourceId: id, fileId: input.fileId, kind: 'original' })
    return {
      events: [{ type: 'source.registered', on: [id], changes: { kind: input.kind, title: input.title, proposals } }],
      view: () => sourceView(context, id),
    }
  },
})
