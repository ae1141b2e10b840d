import { sql } from 'kysely'
import type { z } from 'zod'
import type { ProposalView, SourceView } from '#contract/sources.ts'
import { settingOf } from '#modules/settings/index.ts'
import type { Tx } from '#platform/db.ts'
import { isCounted } from './proposal-rows.ts'
import { meaningsOf } from './resolve.ts'

type View = z.input<typeof ProposalView>
type Kept = Omit<View, 'leadIds' | 'supportIds'>
type Names = z.input<typeof SourceView>['names']

/** With the assistant off, what it once suggested is shown nowhere; what a person accepted is theirs. */
const rowsOf = async (tx: Tx, sourceId: string, isAssistantOn: boolean): Promise<Kept[]> => {
  const { rows } = await sql<Kept>`
    select p.id, p.no, p.origin, p.text, p.clause, p.span, p.lead, p.support, p.inherited, p.reasons, p.deadline, p.confidence,
      p.questions, p.edited, p.earlier_text as "earlierText", p.earlier, p.gone_on as "goneOn",
      p.followed_on as "followedOn", p.followed_note as "followedNote", p.state, p.ending, p.reason, p.approver,
      a.name as "decidedBy", p.decided_on as "decidedOn", p.matter_id as "matterId",
      coalesce((select jsonb_agg(m.matter_id order by m.matter_id) from proposal_matter m where m.proposal_id = p.id), '[]') as "matterIds"
    from proposal p left join account a on a.id = p.decided_by where p.source_id = ${sourceId} and ${isAssistantOn ? sql`true` : isCounted} order by p.no`.execute(
    tx,
  )
  return rows
}

/** The lines of a source, and what the names in them mean for the office. */
export const proposalsOf = async (
  tx: Tx,
  sourceId: string,
): Promise<{ readonly proposals: View[]; readonly names: Names }> => {
  const { government_id } = await tx
    .selectFrom('source')
    .select('government_id')
    .where('id', '=', sourceId)
    .executeTakeFirstOrThrow()
  const rows = await rowsOf(tx, sourceId, await settingOf(tx, government_id, 'assistant.enabled'))
  if (rows.length === 0) return { proposals: [], names: [] }
  const written = rows.flatMap((row) => [...row.lead, ...row.support, ...row.inherited])
  const names = await meaningsOf(tx, written, government_id)
  const only = new Map(names.map(({ name, unitIds }) => [name, unitIds.length === 1 ? (unitIds[0] ?? null) : null]))
  const idsOf = (list: readonly string[]) => list.map((name) => only.get(name) ?? null)
  return {
    proposals: rows.map((row) => ({ ...row, leadIds: idsOf(row.lead), supportIds: idsOf(row.support) })),
    names: names.map((each) => ({ ...each, unitIds: [...each.unitIds], suggested: [...each.suggested] })),
  }
}
