import { sql } from 'kysely'
import type { z } from 'zod'
import { suggestMatters } from '#contract/instructions.ts'
import { searchTokens } from '#domain/search.ts'
import { query } from '#platform/endpoint.ts'

type Item = z.input<typeof suggestMatters.output>['items'][number]
type Found = Omit<Item, 'likeness'> & { shared: number; own: number }

const [looked, shown, least, sameUnit] = [40, 5, 0.34, 0.2] as const

/**
 * 已有事项优先: open matters whose titles have most of the same pairs of characters, those of the same unit first.
 * A title is short and an instruction long, so likeness is measured against the shorter of the two.
 */
export const suggestMattersQuery = query(suggestMatters, {
  run: async ({ tx }, { text, organizationId }) => {
    const wanted = searchTokens(text ?? '').filter((token) => token.length > 1)
    if (wanted.length === 0) return { items: [] }
    const { rows } = await sql<Found>`
      select m.id, m.title, m.number, m.state, o.short_name as "leadName", m.lead_org as "leadOrganizationId", m.due,
        m.version, f.shared, f.own
      from similar_matters(${wanted}::text[], ${looked}) f join matter m on m.id = f.matter_id
      left join organization o on o.id = m.lead_org`.execute(tx)
    const items = rows.map(({ shared, own, ...row }): Item => {
      const alike = shared / Math.max(1, Math.min(own, wanted.length))
      const bonus = organizationId && row.leadOrganizationId === organizationId ? sameUnit : 0
      return { ...row, likeness: Math.min(1, alike + bonus) }
    })
    return {
      items: items
        .filter((each) => each.likeness >= least)
        .toSorted((a, b) => b.likeness - a.likeness)
        .slice(0, shown),
    }
  },
})
