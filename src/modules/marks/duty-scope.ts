import { sql } from 'kysely'
import { settings } from '#domain/settings.ts'

/**
 * Three duty scopes (C09): what comes from above this government's level is the superior's; what a lower government
 * or township leads is the lower organs'; the rest this level's own. What somebody has said goes before.
 */
export const dutyScopeSql = sql<string>`coalesce((select g.duty_scope from matter_grade g where g.matter_id = m.id),
  case when m.origin_level < coalesce((select (s.value #>> '{}')::int from setting s
      where s.government_id = m.government_id and s.key = 'government.level'), ${settings['government.level'].standard}::int)
    then 'superior'
  when exists (select 1 from organization o where o.id = m.lead_org and o.kind in ('government', 'township')
      and o.id <> m.government_id) then 'lower'
  else 'same_level' end)`
