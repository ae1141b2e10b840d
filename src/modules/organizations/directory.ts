import { sql } from 'kysely'
import type { z } from 'zod'
import {
  createOrganization,
  exportOrganizations,
  listOrganizations,
  type OrganizationView,
} from '#contract/organizations.ts'
import type { Tx } from '#platform/db.ts'
import { badField, found } from '#platform/errors.ts'
import { download } from '#platform/download.ts'
import { command, query } from '#platform/endpoint.ts'
import { newId } from '#platform/id.ts'
import { listing, type ListColumn } from '#platform/sheets/index.ts'

type View = z.input<typeof OrganizationView>

const views = async (tx: Tx, only?: string): Promise<View[]> => {
  const held = (
    role: string,
  ) => sql`exists (select 1 from appointment a where a.organization_id = o.id and a.role = ${role}
    and a.valid_from <= today() and (a.valid_to is null or a.valid_to >= today()))`
  const { rows } = await sql<View>`
    select o.id, o.parent_id as "parentId", o.government_id as "governmentId", o.kind, o.name, o.short_name as "shortName",
      o.sort_key as "sortKey", o.version, ${held('liaison')} as "hasLiaison",
      (select c.name from appointment a join account c on c.id = a.account_id where a.organization_id = o.id and a.role = 'principal'
        and a.valid_from <= today() and (a.valid_to is null or a.valid_to >= today()) limit 1) as "principalName"
    from organization o where o.valid_to is null ${only ? sql`and o.id = ${only}` : sql``} order by o.sort_key, o.id`.execute(
    tx,
  )
  return rows
}

export const listOrganizationsQuery = query(listOrganizations, { run: async ({ tx }) => ({ items: await views(tx) }) })

export const organizationName = async (tx: Tx, id: string): Promise<string> =>
  (await tx.selectFrom('organization').select('name').where('id', '=', id).executeTakeFirst())?.name ?? ''

const columns: readonly ListColumn<View>[] = [
  [{ zh: '机构名称', en: 'Organization' }, 36, (row) => row.name],
  [{ zh: '简称', en: 'Short name' }, 20, (row) => row.shortName],
  [{ zh: '主要负责人', en: 'Principal' }, 14, (row) => row.principalName],
  [{ zh: '联络员', en: 'Liaison' }, 10, (row) => (row.hasLiaison ? '有' : '无')],
  [{ zh: '机构序列', en: 'Order' }, 16, (row) => row.sortKey],
]
export const exportOrganizationsDownload = download(exportOrganizations, {
  run: async ({ tx, by, moment, language, reread }) =>
    listing({
      title: { zh: '组织机构名录', en: 'Organizations' },
      language,
      preparedBy: await organizationName(tx, by.organizationId),
      until: moment.today,
      columns,
      // A directory is hundreds of rows: one page.
      pages: (async function* () {
        yield await reread((again) => views(again))
      })(),
    }),
})

/** Below its parent in the official order: the parent's key, then the given one or the next number. */
const sortKeyUnder = async (
  tx: Tx,
  parent: { id: string; sort_key: string },
  given: string | undefined,
): Promise<string> => {
  const { count } = await tx
    .selectFrom('organization')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('parent_id', '=', parent.id)
    .executeTakeFirstOrThrow()
  return `${parent.sort_key}.${given ?? String(count + 1).padStart(3, '0')}`
}

export const createOrganizationCommand = command(createOrganization, {
  run: async ({ tx, moment }, input) => {
    const parent = await tx
      .selectFrom('organization')
      .select(['id', 'government_id', 'sort_key'])
      .where('id', '=', input.parentId)
      .executeTakeFirst()
    if (!parent) throw badField('parentId', 'missing')
    const id = newId()
    await tx
      .insertInto('organization')
      .values({
        id,
        parent_id: parent.id,
        government_id: input.kind === 'government' ? id : parent.government_id,
        kind: input.kind,
        name: input.name,
        short_name: input.shortName ?? input.name,
        order_code: input.orderCode ?? null,
        sort_key: await sortKeyUnder(tx, parent, input.sortKey),
        valid_from: moment.today,
        changed_at: moment.at,
      })
      .execute()
    return {
      events: [{ type: 'organization.created', on: [id], changes: { name: input.name, kind: input.kind } }],
      view: async () => found((await views(tx, id))[0]),
    }
  },
})
