import { previewReading, registerSource } from '#contract/sources.ts'
import { normalizeDocNumber } from '#domain/reading/header.ts'
import { readDocument } from '#domain/reading/read.ts'
import { refuse } from '#domain/refusal.ts'
import { fileText } from '#modules/files/index.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { civilDate } from '#domain/date.ts'
import { sourceView } from './view.ts'

/** The inspection body that keeps what is registered: the actor's own, or the one of the government. */
export const keeperOf = async ({ tx, by }: Context): Promise<string> => {
  const body = await tx
    .selectFrom('organization')
    .select('id')
    .where('government_id', '=', by.governmentId)
    .where('kind', '=', 'inspection_body')
    .where('valid_to', 'is', null)
    .executeTakeFirst()
  if (!body || !by.reach.includes(body.id)) throw new Refused(refuse('unit-has-no-inspection-body'))
  return body.id
}

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
    const { app, tx, actor, moment, by } = context
    const docNumber = input.docNumber === undefined ? null : normalizeDocNumber(input.docNumber)
    if (input.docNumber !== undefined && docNumber === null)
      throw new Refused(refuse('doc-number-form', { field: 'docNumber' }))
    const text = input.text ?? (input.fileId ? await fileText(tx, app.files, input.fileId) : null)
    if (text === null && input.kind !== 'leader_instruction')
      throw new Refused(refuse('file-missing', { field: 'text' }))
    const issuedOn = input.issuedOn === undefined ? null : civilDate(input.issuedOn)
    const reading = readDocument(text ?? '', issuedOn ? { issuedOn } : {})
    const id = newId()
    await tx
      .insertInto('source')
      .values({
        id,
        government_id: by.governmentId,
        organization_id: await keeperOf(context),
        kind: input.kind,
        title: input.title,
        doc_number: docNumber,
        issuer: input.issuer ?? null,
        issued_on: issuedOn ?? reading.issuedOn,
        received_on: input.receivedOn === undefined ? moment.today : civilDate(input.receivedOn),
        origin_level: input.originLevel,
        urgency: input.urgency,
        file_id: input.fileId ?? null,
        registered_by: actor.accountId,
        changed_at: moment.at,
      })
      .execute()
    await tx
      .insertInto('source_text')
      .values({ source_id: id, text: text ?? '', clauses: JSON.stringify(reading.clauses) })
      .execute()
    for (const [i, task] of reading.tasks.entries())
      await tx
        .insertInto('proposal')
        .values({
          id: newId(),
          source_id: id,
          no: i + 1,
          text: task.text,
          clause: task.clause,
          span: JSON.stringify(task.span),
          lead: JSON.stringify(task.lead),
          support: JSON.stringify(task.support),
          deadline: task.deadline ? JSON.stringify(task.deadline) : null,
          confidence: task.confidence,
          questions: JSON.stringify(task.questions),
        })
        .execute()
    return {
      events: [
        {
          type: 'source.registered',
          on: [id],
          changes: { kind: input.kind, title: input.title, proposals: reading.tasks.length },
        },
      ],
      view: () => sourceView(context, id),
    }
  },
})
