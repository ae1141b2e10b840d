import type { Tx } from '#platform/db.ts'

/** Names of the directory → organization, where a name is one organization's only: full, short and outward names. */
export const organizationIndex = async (tx: Tx): Promise<ReadonlyMap<string, string>> => {
  const rows = await tx
    .selectFrom('organization')
    .select(['id', 'name', 'short_name', 'external_name'])
    .where('valid_to', 'is', null)
    .execute()
  const index = new Map<string, string | null>()
  for (const row of rows)
    for (const name of new Set([row.name, row.short_name, row.external_name]))
      if (name) index.set(name, index.has(name) && index.get(name) !== row.id ? null : row.id)
  return new Map([...index].flatMap(([name, id]) => (id ? [[name, id] as const] : [])))
}
