import { sql } from 'kysely'
import type { z } from 'zod'
import type { SourceView } from '#contract/sources.ts'
import { followUps, type MatterOfLine } from '#domain/correction.ts'
import type { LinePart } from '#domain/document-identity.ts'
import type { Tx } from '#platform/db.ts'

type View = z.input<typeof SourceView>
type Row = MatterOfLine & {
  proposalId: string
  matterId: string
  title: string
  number: string | null
  leadName: string
  supportNames: string | null
}

/** What corrections ask of the matters of a source that nobody has followed up yet. */
export const followUpsOf = async (
  tx: Tx,
  sourceId: string,
  { proposals, names }: Pick<View, 'proposals' | 'names'>,
): Promise<View['followUps']> => {
  const corrected = proposals.filter(
    (each) =>
      each.followedOn === null &&
      each.matterIds.length > 0 &&
      (each.earlier ?? each.earlierText ?? each.goneOn) !== null,
  )
  if (corrected.length === 0) return []
  const { rows } = await sql<Row>`
    select k.proposal_id as "proposalId", m.id as "matterId", m.title, m.number, m.state, m.lead_org as "leadId", m.due,
      o.short_name as "leadName", a.ids as "unitIds", a.names as "supportNames"
    from proposal_matter k join matter m on m.id = k.matter_id left join organization o on o.id = m.lead_org
    cross join lateral (
      select coalesce(jsonb_agg(a.organization_id), '[]') as ids,
        string_agg(u.short_name, '、' order by u.sort_key) filter (where a.part = 'supporting') as names
      from assignment a join organization u on u.id = a.organization_id
      where a.matter_id = m.id and a.valid_to is null) a
    where k.source_id = ${sourceId} order by m.number nulls last, m.id`.execute(tx)
  const means = new Map(names.map(({ name, unitIds }) => [name, unitIds]))
  const idsOf = (said: readonly string[]) => said.flatMap((name) => means.get(name) ?? [])
  return corrected.flatMap(({ id, earlier, earlierText, goneOn, lead, support, inherited, deadline }) => {
    const changes: LinePart[] = [
      ...(earlierText === null ? [] : ['words' as const]),
      ...(['lead', 'support', 'deadline'] as const).filter((part) => earlier?.[part] !== undefined),
    ]
    const line = {
      changes,
      isGone: goneOn !== null,
      leadIds: idsOf(lead),
      supportIds: idsOf([...support, ...inherited]),
      due: deadline?.date ?? null,
    }
    return rows
      .filter((row) => row.proposalId === id)
      .flatMap((row) => {
        const present = {
          words: row.title,
          gone: row.title,
          lead: row.leadName,
          support: row.supportNames,
          deadline: row.due,
        }
        const { proposalId, matterId, title, number } = row
        return followUps(line, row).map(({ part, operation }) => ({
          proposalId,
          matterId,
          title,
          number,
          part,
          present: present[part],
          operation,
        }))
      })
  })
}
