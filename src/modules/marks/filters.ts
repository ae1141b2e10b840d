import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#domain/permissions.ts'
import { dutyScopeSql } from './duty-scope.ts'

export type MarkFilters = {
  readonly themeId?: string | undefined
  readonly importance?: string | undefined
  readonly dutyScope?: string | undefined
  readonly supervision?: 'personal' | undefined
  readonly mine?: 'starred' | 'deployed' | 'personal' | 'charge' | undefined
}

const mine: Readonly<Record<NonNullable<MarkFilters['mine']>, (actor: Actor) => RawBuilder<unknown>>> = {
  starred: () => sql`m.id in (select s.matter_id from star s)`,
  /** What this very leader has asked for. */
  deployed: ({ accountId }) => sql`m.id in (select s.matter_id from matter_source s
    join instruction i on i.source_id = s.source_id where i.leader_id = ${accountId})`,
  /** 分管: led by a unit of this leader's portfolio of today. */
  charge: ({
    accountId,
  }) => sql`m.lead_org in (select p.organization_id from portfolio p where p.leader_id = ${accountId}
    and p.organization_id is not null and p.valid_from <= today() and (p.valid_to is null or p.valid_to >= today()))`,
  personal: ({ accountId }) => sql`m.id in (select p.matter_id from personal_supervision p
    where p.leader_id = ${accountId} and p.until_on is null)`,
}

/** The ledger's conditions on what stands beside a matter: themes, grade, scope, who keeps an eye on it. */
export const marksWhere = (actor: Actor, filters: MarkFilters): (RawBuilder<unknown> | undefined)[] => [
  filters.themeId === undefined
    ? undefined
    : sql`m.id in (select t.matter_id from matter_theme t where t.theme_id = ${filters.themeId})`,
  filters.importance === undefined
    ? undefined
    : sql`coalesce((select g.importance from matter_grade g where g.matter_id = m.id), 'routine') = ${filters.importance}`,
  filters.dutyScope === undefined ? undefined : sql`${dutyScopeSql} = ${filters.dutyScope}`,
  filters.supervision === undefined
    ? undefined
    : sql`m.id in (select p.matter_id from personal_supervision p where p.until_on is null)`,
  filters.mine === undefined ? undefined : mine[filters.mine](actor),
]
