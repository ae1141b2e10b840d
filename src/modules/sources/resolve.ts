import { sql } from 'kysely'
import { indexOf, membersOf, spellings, type NamedOrganization } from '#domain/naming.ts'
import { isCollective } from '#domain/reading/units.ts'
import type { Tx } from '#platform/db.ts'

type Organization = NamedOrganization & { readonly name: string }

/** Everything that is at work, with the names it bears and those it bore before a reform. */
const organizations = async (tx: Tx): Promise<readonly Organization[]> => {
  const { rows } = await sql<Organization>`
    select o.id, o.government_id as "governmentId", o.kind, o.parent_id as "parentId", o.name,
      array_remove(array[o.name, o.short_name, o.external_name], null) || coalesce((
        select array_agg(distinct n) from organization_history h, unnest(array[h.name, h.short_name]) n
        where h.id = o.id and n <> all (array[o.name, o.short_name])), '{}') as names
    from organization o where o.valid_to is null order by o.sort_key`.execute(tx)
  return rows
}

/** What the office has said once and for all. */
const settledNames = async (tx: Tx): Promise<ReadonlyMap<string, readonly string[]>> => {
  const { rows } = await sql<{ name: string; units: string[] }>`
    select n.name, n.units from document_name n where n.ended_on is null`.execute(tx)
  return new Map(rows.map((row) => [row.name, row.units]))
}

/** Names of the directory → organization, where a name is one organization's only; and names that the office settled. */
export const organizationIndex = async (tx: Tx): Promise<ReadonlyMap<string, string>> => {
  const index = new Map(indexOf(await organizations(tx)))
  for (const [name, [only, ...more]] of await settledNames(tx)) if (only && more.length === 0) index.set(name, only)
  return index
}

export type Meaning = {
  readonly name: string
  readonly unitIds: readonly string[]
  /** The office said so; else the directory did, or nobody. */
  readonly isSettled: boolean
  readonly isCollective: boolean
  /** Whom a collective most likely means, for a person to confirm. */
  readonly suggested: readonly string[]
}

/** What every name of a document means, in the eyes of the government whose paper it is. */
export const meaningsOf = async (
  tx: Tx,
  names: readonly string[],
  governmentId: string,
): Promise<readonly Meaning[]> => {
  const all = await organizations(tx)
  const settled = await settledNames(tx)
  const index = indexOf(all)
  const own = indexOf(all.filter((each) => each.governmentId === governmentId))
  const government = all.find((each) => each.id === governmentId)?.name ?? ''
  const open = new Set(all.map((each) => each.id))
  return [...new Set(names)].map((name) => {
    const said = settled.get(name)?.filter((id) => open.has(id)) ?? []
    if (said.length > 0)
      return { name, unitIds: said, isSettled: true, isCollective: isCollective(name), suggested: [] }
    if (isCollective(name))
      return { name, unitIds: [], isSettled: false, isCollective: true, suggested: membersOf(name, all, governmentId) }
    const ways = spellings(name, government)
    // Of two bureaus of one name, that of the government whose paper it is.
    const found = ways.map((each) => own.get(each) ?? index.get(each)).find((id) => id !== undefined)
    return { name, unitIds: found ? [found] : [], isSettled: false, isCollective: false, suggested: [] }
  })
}

/** What else the one unit that a name means is called; nothing for a name that means nobody, or several. */
export const otherNamesOf = async (
  tx: Tx,
  names: readonly string[],
  governmentId: string,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (names.length === 0) return new Map()
  const all = new Map((await organizations(tx)).map((each) => [each.id, each.names]))
  const meanings = await meaningsOf(tx, names, governmentId)
  return new Map(
    meanings.map(({ name, unitIds }) => [name, unitIds.length === 1 ? (all.get(unitIds[0] ?? '') ?? []) : []]),
  )
}
