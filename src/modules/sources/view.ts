import { sql } from 'kysely'
import type { z } from 'zod'
import type { SourceRow, SourceView } from '#contract/sources.ts'
import type { Tx } from '#platform/db.ts'
import { found } from '#platform/errors.ts'
import { clauseCoverage } from './clauses.ts'
import { followUpsOf } from './follow-ups.ts'
import { instructionsOf } from './instruction-views.ts'
import { isCounted } from './proposal-rows.ts'
import { proposalsOf } from './proposal-views.ts'
import { submissionsOf } from './submission-views.ts'

export type Row = z.input<typeof SourceRow>
export type View = z.input<typeof SourceView>

/** Sources with what became of their clauses: proposed, still undecided, matters. */
export const sourceRows = async (
  tx: Tx,
  where: ReturnType<typeof sql>,
  tail: ReturnType<typeof sql>,
): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    select s.id, s.kind, s.state, s.title, s.doc_number as "docNumber", s.issuer, s.issued_on as "issuedOn",
      s.received_on as "receivedOn", s.urgency, s.repealed_on as "repealedOn", s.version,
      (select count(*)::int from proposal p where p.source_id = s.id and ${isCounted}) as proposals,
      (select count(*)::int from proposal p where p.source_id = s.id and p.state = 'open' and ${isCounted}) as undecided,
      (select count(*)::int from matter_source m where m.source_id = s.id) as matters
    from source s where ${where} ${tail}`.execute(tx)
  return rows
}

const factsOf = async (tx: Tx, id: string) => {
  const row = await tx
    .selectFrom('source')
    .select([
      'details',
      'published_on as publishedOn',
      'reply_due as replyDue',
      'replied_on as repliedOn',
      'confirmed_on as confirmedOn',
      'confirmed_by as confirmedBy',
      'repealed_by as repealedBy',
      'screened_on as screenedOn',
      'no_matter_reason as noMatterReason',
      'no_matter_approver as noMatterApprover',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  const { details, ...facts } = found(row)
  return { facts, details: details as Record<string, string> }
}

const attachmentsOf = async (tx: Tx, id: string): Promise<View['attachments']> => {
  const rows = await tx
    .selectFrom('attachment as a')
    .innerJoin('file as f', 'f.id', 'a.file_id')
    .select([
      'a.id',
      'a.kind',
      'f.name',
      'f.size',
      'f.media_type as mediaType',
      'a.instruction_id as instructionId',
      'a.added_on as addedOn',
    ])
    .where('a.source_id', '=', id)
    .orderBy('a.id')
    .execute()
  return rows
}

const mattersOf = async (tx: Tx, id: string): Promise<View['matters']> => {
  const { rows } = await sql<View['matters'][number]>`
    select m.id, m.title, m.number, m.state, o.short_name as "leadName", m.due, c.outcome, c.actual
    from matter_source s join matter m on m.id = s.matter_id left join organization o on o.id = m.lead_org
    left join matter_content c on c.matter_id = m.id
    where s.source_id = ${id} order by m.number nulls last, m.id`.execute(tx)
  return rows
}

const answersOf = (tx: Tx, id: string): Promise<View['answers']> =>
  tx
    .selectFrom('answer')
    .select(['id', 'instruction_id as instructionId', 'to_whom as toWhom', 'how', 'text', 'answered_on as on'])
    .where('source_id', '=', id)
    .orderBy('answered_on')
    .orderBy('id')
    .execute()

const obligationsOf = (tx: Tx, id: string): Promise<View['obligations']> =>
  tx
    .selectFrom('report_obligation')
    .select(['id', 'to_whom as toWhom', 'form', 'due', 'clause', 'done_on as doneOn', 'done_how as doneHow'])
    .where('source_id', '=', id)
    .orderBy('due')
    .orderBy('id')
    .execute()

const itemsOf = async (tx: Tx, id: string): Promise<View['items']> => {
  const rows = await tx.selectFrom('supervision_item').selectAll().where('source_id', '=', id).orderBy('no').execute()
  return rows.map((row) => ({
    no: row.no,
    title: (row.fields as { title: string }).title,
    matterId: row.matter_id,
  }))
}

const versionsOf = async (tx: Tx, id: string): Promise<View['versions']> => {
  const { rows } = await sql<View['versions'][number]>`
    select v.no, v.reason, a.name as "replacedBy", v.replaced_on as "replacedOn"
    from source_version v join account a on a.id = v.replaced_by where v.source_id = ${id} order by v.no`.execute(tx)
  return rows
}

export const coSupervisorsOf = (tx: Tx, sourceId: string): Promise<View['coSupervisors']> =>
  tx
    .selectFrom('co_supervisor')
    .select(['id', 'office', 'number', 'contact'])
    .where('source_id', '=', sourceId)
    .orderBy('office')
    .execute()

export const sourceView = async ({ tx }: { tx: Tx }, id: string): Promise<View> => {
  const row = found((await sourceRows(tx, sql`s.id = ${id}`, sql``))[0])
  const text = await tx.selectFrom('source_text').selectAll().where('source_id', '=', id).executeTakeFirst()
  const matters = await mattersOf(tx, id)
  const lines = await proposalsOf(tx, id)
  const clauses = (text?.clauses ?? []) as View['clauses']
  return {
    row,
    text: text?.text ?? '',
    clauses,
    coverage: clauseCoverage(text?.text ?? '', clauses, lines.proposals),
    ...(await factsOf(tx, id)),
    ...lines,
    followUps: await followUpsOf(tx, id, lines),
    versions: await versionsOf(tx, id),
    items: await itemsOf(tx, id),
    instructions: await instructionsOf(tx, id),
    submissions: await submissionsOf(tx, id),
    obligations: await obligationsOf(tx, id),
    coSupervisors: await coSupervisorsOf(tx, id),
    attachments: await attachmentsOf(tx, id),
    answers: await answersOf(tx, id),
    matters,
    awaitingSubmission: matters
      .filter((each) => each.state === 'accepted')
      .map(({ id: matterId, title, number }) => ({ id: matterId, title, number: number ?? null })),
  }
}
