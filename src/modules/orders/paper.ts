import { sql } from 'kysely'
import type { z } from 'zod'
import { getScan, listPaperActs, recordPaperAct, type PaperActView } from '#contract/paper-acts.ts'
import { civilDate } from '#domain/date.ts'
import type { PaperStep } from '#domain/paper.ts'
import { refuse } from '#domain/refusal.ts'
import { scanOf } from '#modules/files/index.ts'
import type { Tx } from '#platform/db.ts'
import { command, query, type Context } from '#platform/endpoint.ts'
import { badField, found, notFound, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'

type Given = {
  matterId: string
  step: PaperStep
  signer: string
  signerPost?: string | undefined
  signerId?: string
  signedOn: string
  words?: string | undefined
  fileId?: string | undefined
  organizationId: string
}

export const insertPaperAct = async ({ tx, actor, moment }: Context, given: Given): Promise<string> => {
  // A scan is referred to by whoever may see it; the reference is then what others see it through.
  if (given.fileId) {
    const file = await tx.selectFrom('file').select('id').where('id', '=', given.fileId).executeTakeFirst()
    if (!file) throw badField('fileId', 'missing')
  }
  const id = newId()
  await tx
    .insertInto('paper_act')
    .values({
      id,
      matter_id: given.matterId,
      step: given.step,
      signer: given.signer,
      signer_post: given.signerPost ?? null,
      signer_id: given.signerId ?? null,
      organization_id: given.organizationId,
      signed_on: civilDate(given.signedOn),
      words: given.words ?? null,
      file_id: given.fileId ?? null,
      recorded_by: actor.accountId,
      recorded_at: moment.at,
    })
    .execute()
  return id
}

const actsOf = async (tx: Tx, matterId: string) => {
  const { rows } = await sql<z.input<typeof PaperActView>>`
    select p.id, p.step, p.signer, p.signer_post as "signerPost", p.signed_on as "signedOn", p.words, a.name as "recordedBy",
      p.recorded_at as "recordedAt", case when f.id is not null then
        jsonb_build_object('name', f.name, 'mediaType', f.media_type, 'size', f.size) end as scan
    from paper_act p join account a on a.id = p.recorded_by left join file f on f.id = p.file_id
    where p.matter_id = ${matterId} order by p.signed_on desc, p.recorded_at desc, p.id`.execute(tx)
  return { items: rows }
}

export const recordPaperActCommand = command(recordPaperAct, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async (context, input) => {
    if (input.signedOn > context.moment.today) throw new Refused(refuse('signed-later', { field: 'signedOn' }))
    const id = await insertPaperAct(context, { ...input, organizationId: context.by.organizationId })
    return {
      events: [
        {
          type: 'paper.recorded',
          on: [id],
          changes: { step: input.step, signer: input.signer, on: input.signedOn },
        },
      ],
      view: () => actsOf(context.tx, input.matterId),
    }
  },
})

export const listPaperActsQuery = query(listPaperActs, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: ({ tx }, { matterId }) => actsOf(tx, matterId),
})

export const getScanQuery = query(getScan, {
  subjects: ({ paperActId }) => [{ kind: 'paper_act', id: paperActId }],
  run: async ({ tx, app }, { paperActId }) => {
    const { file_id: fileId } = found(
      await tx.selectFrom('paper_act').select('file_id').where('id', '=', paperActId).executeTakeFirst(),
    )
    if (fileId === null) throw notFound()
    return scanOf(tx, app.files, fileId)
  },
})
