import { sql } from 'kysely'
import { previewReading, registerSource } from '#contract/sources.ts'
import { normalizeDocNumber } from '#domain/reading/header.ts'
import { refuse } from '#domain/refusal.ts'
import type { Tx } from '#platform/db.ts'
import { command } from '#platform/endpoint.ts'
import { badField, Refused } from '#platform/errors.ts'
import { insertAttachment } from './attachments.ts'
import { insertSource } from './insert.ts'
import { understandGiven } from './understand.ts'
import { sourceView } from './view.ts'

type Registered = {
  readonly sourceId: string
  readonly title: string
  readonly isSame: boolean
  readonly docNumber: string | null
}

/** The same words on the register, however they are broken into lines; else another text under the same number. */
const registeredAs = async (tx: Tx, text: string, docNumber: string | null): Promise<Registered | null> => {
  const { rows } = await sql<Registered>`
    select s.id as "sourceId", s.title, s.doc_number as "docNumber", t.digest = md5(regexp_replace(${text}, '\\s', '', 'g')) as "isSame"
    from source_text t join source s on s.id = t.source_id
    where s.state = 'registered' and t.text <> ''
      and (t.digest = md5(regexp_replace(${text}, '\\s', '', 'g')) or s.doc_number = ${docNumber})
    order by 4 desc, s.doc_number = ${docNumber} desc nulls last, s.id desc limit 1`.execute(tx)
  return rows[0] ?? null
}

export const previewReadingCommand = command(previewReading, {
  prepare: understandGiven,
  run: async ({ tx }, given, { text, reading }) => {
    if (given.text === undefined && given.fileId === undefined) throw badField('text', 'required')
    return {
      events: [{ type: 'document.previewed', changes: { length: text?.length ?? 0 } }],
      view: async () => ({
        title: reading.title,
        docNumber: reading.docNumber,
        issuer: reading.issuer,
        issuedOn: reading.issuedOn,
        tasks: reading.tasks.length,
        registered: text ? await registeredAs(tx, text, reading.docNumber) : null,
      }),
    }
  },
})

/** 登记来件: the document is read at once, and its ledger proposed in the same transaction (C11). */
export const registerSourceCommand = command(registerSource, {
  prepare: understandGiven,
  run: async (context, input, { text, reading }) => {
    const number = input.docNumber === undefined ? null : normalizeDocNumber(input.docNumber)
    const before = text && number ? await registeredAs(context.tx, text, number) : null
    // The same words under another number are another paper: forms are issued year after year.
    if (before?.isSame && before.docNumber === number)
      throw new Refused(refuse('document-registered', { field: 'docNumber', params: { title: before.title } }))
    const { id, proposals } = await insertSource(context, input, text, reading)
    if (input.fileId) await insertAttachment(context, { sourceId: id, fileId: input.fileId, kind: 'original' })
    return {
      events: [{ type: 'source.registered', on: [id], changes: { kind: input.kind, title: input.title, proposals } }],
      view: () => sourceView(context, id),
    }
  },
})
