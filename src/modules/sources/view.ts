import { sql } from 'kysely'
import type { z } from 'zod'
import type { ProposalView, SourceRow, SourceView, SubmissionView } from '#contract/sources.ts'
import type { Tx } from '#platform/db.ts'
import { found } from '#platform/errors.ts'
import { organizationIndex } from './resolve.ts'

export type Row = z.input<typeof SourceRow>
export type View = z.input<typeof SourceView>

/** Sources with what became of their clauses: proposed, still undecided, matters. */
export const sourceRows = async (
  tx: Tx,
  where: ReturnType<typeof sql>,
  tail: ReturnType<typeof sql>,
): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    select s.id, s.kind, s.title, s.doc_number as "docNumber", s.issuer, s.issued_on as "issuedOn", s.received_on as "receivedOn",
      s.urgency, s.version, (select count(*)::int from proposal p where p.source_id = s.id) as proposals,
      (select count(*)::int from proposal p where p.source_id = s.id and p.state = 'open') as undecided,
      (select count(*)::int from matter_source m where m.source_id = s.id) as matters
    from source s where ${where} ${tail}`.execute(tx)
  return rows
}

type Deadline = { raw: string; date: string | null; kind: string }

const proposalsOf = async (tx: Tx, sourceId: string): Promise<z.input<typeof ProposalView>[]> => {
  const rows = await tx.selectFrom('proposal').selectAll().where('source_id', '=', sourceId).orderBy('no').execute()
  const index = await organizationIndex(tx)
  return rows.map((row) => {
    const [lead, support] = [row.lead as string[], row.support as string[]]
    return {
      id: row.id,
      no: row.no,
      text: row.text,
      clause: row.clause,
      span: row.span as [number, number][],
      lead,
      support,
      leadIds: lead.map((name) => index.get(name) ?? null),
      supportIds: support.map((name) => index.get(name) ?? null),
      deadline: row.deadline as Deadline | null,
      confidence: row.confidence,
      questions: row.questions as string[],
      state: row.state,
      reason: row.reason,
      matterId: row.matter_id,
    }
  })
}

const submissionsOf = async (tx: Tx, sourceId: string): Promise<z.input<typeof SubmissionView>[]> => {
  const rows = await tx
    .selectFrom('submission')
    .selectAll()
    .where('source_id', '=', sourceId)
    .orderBy('made_on')
    .orderBy('id')
    .execute()
  const views = []
  for (const row of rows) {
    const matters = await tx
      .selectFrom('submission_matter')
      .select('matter_id')
      .where('submission_id', '=', row.id)
      .execute()
    const readings = await tx
      .selectFrom('submission_reading')
      .select('instruction_id')
      .where('submission_id', '=', row.id)
      .execute()
    views.push({
      id: row.id,
      title: row.title,
      text: row.text,
      madeOn: row.made_on,
      matterIds: matters.map((each) => each.matter_id),
      read: readings.map((each) => each.instruction_id),
    })
  }
  return views
}

export const sourceView = async ({ tx }: { tx: Tx }, id: string): Promise<View> => {
  const row = found((await sourceRows(tx, sql`s.id = ${id}`, sql``))[0])
  const text = await tx.selectFrom('source_text').selectAll().where('source_id', '=', id).executeTakeFirst()
  const instructions = await tx
    .selectFrom('instruction as i')
    .leftJoin('instruction_text as t', 't.instruction_id', 'i.id')
    .selectAll('i')
    .select('t.text')
    .where('i.source_id', '=', id)
    .orderBy('i.rank')
    .orderBy('i.instructed_on')
    .execute()
  const awaiting = await tx
    .selectFrom('matter as m')
    .innerJoin('matter_source as s', 's.matter_id', 'm.id')
    .select(['m.id', 'm.title', 'm.number'])
    .where('s.source_id', '=', id)
    .where('m.state', '=', 'accepted')
    .orderBy('m.number')
    .execute()
  return {
    row,
    text: text?.text ?? '',
    clauses: (text?.clauses ?? []) as View['clauses'],
    proposals: await proposalsOf(tx, id),
    instructions: instructions.map((each) => ({
      id: each.id,
      leaderId: each.leader_id,
      leaderName: each.leader_name,
      leaderPost: each.leader_post,
      instructedOn: each.instructed_on,
      answerRequired: each.answer_required,
      state: each.state,
      readOn: each.read_on,
      text: each.text,
    })),
    submissions: await submissionsOf(tx, id),
    awaitingSubmission: awaiting,
  }
}
