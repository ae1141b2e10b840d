import { attachFile, readAttachment } from '#contract/files.ts'
import { scanOf } from '#modules/files/index.ts'
import { command, query, type Context } from '#platform/endpoint.ts'
import { badField, found } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { sourceView } from './view.ts'

type Given = {
  sourceId: string
  fileId: string
  kind: 'original' | 'scan' | 'reading' | 'reply' | 'confirmation'
  instructionId?: string | undefined
}

/** Ties an uploaded file to a source; from then on this reference, not the file, says who may open it. */
export const insertAttachment = async ({ tx, actor, moment }: Context, given: Given): Promise<string> => {
  const file = await tx.selectFrom('file').select('id').where('id', '=', given.fileId).executeTakeFirst()
  if (!file) throw badField('fileId', 'missing')
  const id = newId()
  await tx
    .insertInto('attachment')
    .values({
      id,
      source_id: given.sourceId,
      instruction_id: given.instructionId ?? null,
      file_id: given.fileId,
      kind: given.kind,
      added_by: actor.accountId,
      added_on: moment.today,
    })
    .execute()
  return id
}

export const attachFileCommand = command(attachFile, {
  subjects: ({ sourceId, version }) => [{ kind: 'source', id: sourceId, version }],
  present: (context, { sourceId }) => sourceView(context, sourceId),
  run: async (context, given) => {
    if (given.instructionId) {
      const instruction = await context.tx
        .selectFrom('instruction')
        .select('id')
        .where('id', '=', given.instructionId)
        .where('source_id', '=', given.sourceId)
        .executeTakeFirst()
      if (!instruction) throw badField('instructionId', 'missing')
    }
    const attachment = await insertAttachment(context, given)
    return {
      events: [{ type: 'attachment.added', changes: { attachment, kind: given.kind } }],
      view: () => sourceView(context, given.sourceId),
    }
  },
})

export const readAttachmentQuery = query(readAttachment, {
  subjects: ({ attachmentId }) => [{ kind: 'attachment', id: attachmentId }],
  run: async ({ app, tx }, { attachmentId }) => {
    const { file_id } = found(
      await tx.selectFrom('attachment').select('file_id').where('id', '=', attachmentId).executeTakeFirst(),
    )
    return scanOf(tx, app.files, file_id)
  },
})
