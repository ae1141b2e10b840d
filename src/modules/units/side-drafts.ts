import { sql } from 'kysely'
import type { z } from 'zod'
import type { DraftView } from '#contract/unit-side.ts'
import type { Actor } from '#domain/permissions.ts'
import type { MatterRow } from '#modules/matters/index.ts'
import { principalOnlyFor, signersOf } from '#modules/organizations/index.ts'
import { organizationsOf } from '#platform/actor.ts'
import type { Tx } from '#platform/db.ts'

type Draft = z.input<typeof DraftView>
type Joint = Draft['joint'][number]

const jointOf = async (tx: Tx, actor: Actor, draft: { id: string; matter_id: string; text_no: number }) => {
  const { rows } = await sql<{
    id: string
    organization_id: string
    name: string
    verdict: 'agreed' | 'objected' | null
    opinion: string | null
    text_no: number | null
  }>`select a.id, a.organization_id, o.name, c.verdict, c.opinion, c.text_no from assignment a
    join organization o on o.id = a.organization_id
    left join lateral (select s.* from countersignature s where s.assignment_id = a.id and s.draft_id = ${draft.id}
      order by s.signed_at desc, s.id desc limit 1) c on true
    where a.matter_id = ${draft.matter_id} and a.part = 'joint_lead' and a.valid_to is null
    order by o.sort_key, a.id`.execute(tx)
  const ours = organizationsOf(actor)
  return rows.map((row): Joint => ({
    assignmentId: row.id,
    organizationName: row.name,
    verdict: row.text_no !== null && row.text_no < draft.text_no ? 'void' : row.verdict,
    opinion: row.opinion,
    isOurs: ours.includes(row.organization_id),
  }))
}

/** Drafts that lie open; row security hides them from the supervisor. */
export const draftsOf = async (tx: Tx, actor: Actor, matter: MatterRow): Promise<Draft[]> => {
  const rows = await tx
    .selectFrom('report_draft as d')
    .innerJoin('organization as o', 'o.id', 'd.organization_id')
    .innerJoin('account as p', 'p.id', 'd.prepared_by')
    .leftJoin('file as f', 'f.id', 'd.file_id')
    .selectAll('d')
    .select(['o.name as organization', 'p.name as preparer', 'f.name as file_name'])
    .where('d.matter_id', '=', matter.id)
    .where('d.state', '=', 'open')
    .orderBy('d.kind')
    .execute()
  const drafts: Draft[] = []
  const principalOnly = principalOnlyFor(matter)
  for (const row of rows) {
    const signers = await signersOf(tx, row.organization_id, principalOnly)
    drafts.push({
      id: row.id,
      assignmentId: row.assignment_id,
      kind: row.kind,
      organizationName: row.organization,
      progress: row.progress,
      difficulty: row.difficulty,
      nextStep: row.next_step,
      outcome: row.outcome,
      actual: row.actual,
      completedOn: row.completed_on,
      fileName: row.file_name,
      fileId: row.file_id,
      textNo: row.text_no,
      preparedBy: row.preparer,
      preparedAt: row.prepared_at,
      isOurs: organizationsOf(actor).includes(row.organization_id),
      maySign:
        signers.principal === actor.accountId || (!principalOnly && signers.leadersInCharge.includes(actor.accountId)),
      principalOnly,
      joint: row.kind === 'completion' ? await jointOf(tx, actor, row) : [],
      version: row.version,
    })
  }
  return drafts
}
