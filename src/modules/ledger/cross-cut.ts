import { sql } from 'kysely'
import { crossCut } from '#contract/marks.ts'
import { query } from '#platform/endpoint.ts'
import { countLights } from './list.ts'

/** 专题分析 (B05): a matter counts under each of its themes, and once in the whole. */
export const crossCutQuery = query(crossCut, {
  run: async ({ tx, actor, moment, by }) => {
    const { rows } = await sql<{ id: string; name: string }>`select t.id, t.name from theme t
      where t.government_id = ${by.governmentId} and (t.retired_on is null
        or exists (select 1 from matter_theme m where m.theme_id = t.id)) order by t.name, t.id`.execute(tx)
    const items = []
    for (const { id, name } of rows)
      items.push({ id, name, ...(await countLights(tx, actor, moment, { themeId: id })) })
    return { items, all: await countLights(tx, actor, moment, {}) }
  },
})
