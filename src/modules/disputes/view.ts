import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { DisputeView } from '#contract/disputes.ts'
import type { Tx } from '#platform/db.ts'
import { found } from '#platform/errors.ts'

type View = z.input<typeof DisputeView>

/** Disputes with what was decided on them, as far as the actor may see them. */
export const selectDisputes = async (
  tx: Tx,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown>,
): Promise<View[]> => {
  const { rows } = await sql<View>`
    select d.id, d.matter_id as "matterId", d.matter_title as "matterTitle", d.requirement, u.name as "organizationName",
      d.reason, d.proposed_org as "proposedOrganizationId", p.name as "proposedOrganizationName", d.proposal,
      r.name as "raisedBy", d.raised_on as "raisedOn", w.agrees as "viewAgrees", w.text as "viewText",
      v.name as "viewedBy", d.state, d.appeal,
      coalesce((select jsonb_agg(jsonb_build_object('level', e.level, 'result', e.result, 'organizationName', o.name,
          'newDue', e.new_due, 'decision', e.decision, 'decidedBy', a.name, 'decidedOn', e.decided_on) order by e.level)
        from dispute_decision e join account a on a.id = e.decided_by left join organization o on o.id = e.organization_id
        where e.dispute_id = d.id), '[]') as decisions
    from dispute d join organization u on u.id = d.organization_id join account r on r.id = d.raised_by
      left join organization p on p.id = d.proposed_org left join dispute_view w on w.dispute_id = d.id left join account v on v.id = w.viewed_by
    where ${where} ${tail}`.execute(tx)
  return rows
}

export const disputeView = async (tx: Tx, disputeId: string): Promise<View> =>
  found((await selectDisputes(tx, sql`d.id = ${disputeId}`, sql``))[0])
