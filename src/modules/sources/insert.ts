import { civilDate } from '#domain/date.ts'
import { normalizeDocNumber } from '#domain/reading/header.ts'
import { refuse } from '#domain/refusal.ts'
import { sourceLacks, type SourceDetails, type SourceKind } from '#domain/source.ts'
import { inspectionBodyOf } from '#modules/registers/index.ts'
import type { Context } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { keptClauses } from './clauses.ts'
import { insertProposals, tasksOf } from './proposal-rows.ts'
import { readWhole, type Understanding } from './read-whole.ts'

export type SourceGiven = {
  kind: SourceKind
  state?: 'draft' | 'registered'
  title: string
  docNumber?: string | undefined
  issuer?: string | undefined
  issuedOn?: string | undefined
  receivedOn?: string | undefined
  urgency?: 'most_urgent' | 'urgent' | 'plain' | 'normal'
  originLevel: number
  details: SourceDetails
  replyDue?: string | undefined
  fileId?: string | undefined
}

/** Sources, and what is said about their words, are kept by the inspection body and nobody else. */
export const keeperOf = async ({ tx, by }: Context): Promise<string> => {
  const body = await inspectionBodyOf(tx, by)
  if (body === null) throw new Refused(refuse('unit-has-no-inspection-body'))
  return body
}

/** 国办发[2008]120号 is kept as 国办发〔2008〕120号, and anything else that is no number is refused (A08). */
export const docNumberOf = (given: string | undefined): string | null => {
  if (given === undefined) return null
  const number = normalizeDocNumber(given)
  if (number === null) throw new Refused(refuse('doc-number-form', { field: 'docNumber' }))
  return number
}

const dateOf = (given: string | undefined) => (given === undefined ? null : civilDate(given))

/** A source with its text, read at once; the proposals of a draft wait for its publication. */
export const insertSource = async (
  context: Context,
  given: SourceGiven,
  text: string | null,
  understood?: Understanding,
): Promise<{ id: string; proposals: number }> => {
  const { tx, actor, moment, by } = context
  const [docNumber, issuedOn] = [docNumberOf(given.docNumber), dateOf(given.issuedOn)]
  const isDraft = given.state === 'draft'
  const reading = understood ?? readWhole(text ?? '', issuedOn ? { issuedOn } : {})
  const issued = issuedOn ?? reading.issuedOn
  const lacks = sourceLacks({
    kind: given.kind,
    details: given.details,
    issuer: given.issuer ?? reading.issuer,
    issuedOn: isDraft ? 'later' : issued,
    docNumber,
    replyDue: given.replyDue ?? null,
    hasText: text !== null || given.fileId !== undefined,
  })
  if (lacks) throw new Refused(lacks)
  const id = newId()
  await tx
    .insertInto('source')
    .values({
      id,
      government_id: by.governmentId,
      organization_id: await keeperOf(context),
      kind: given.kind,
      state: given.state ?? 'registered',
      title: given.title,
      doc_number: docNumber,
      issuer: given.issuer ?? null,
      issued_on: isDraft ? null : issued,
      received_on: dateOf(given.receivedOn) ?? moment.today,
      origin_level: given.originLevel,
      urgency: given.urgency ?? 'normal',
      file_id: given.fileId ?? null,
      registered_by: actor.accountId,
      details: JSON.stringify(given.details),
      reply_due: dateOf(given.replyDue),
      changed_at: moment.at,
    })
    .execute()
  await tx
    .insertInto('source_text')
    .values({
      source_id: id,
      text: text ?? '',
      clauses: JSON.stringify(keptClauses(reading.clauses, reading.obligations)),
    })
    .execute()
  const tasks = isDraft ? [] : tasksOf(given.kind, text ?? '', reading)
  await insertProposals(tx, id, tasks, 1)
  return { id, proposals: tasks.length }
}
