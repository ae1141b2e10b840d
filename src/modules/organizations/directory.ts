import { sql } from 'kysely'
import type { z } from 'zod'
import {
  createOrganization,
  exportOrganizations,
  listOrganizations,
  type OrganizationView,
} from '#contract/organizations.ts'
import { factsFit } from '#domain/organization.ts'
import type { Tx } from '#platform/db.ts'
import { badField, found } from '#platform/errors.ts'
import { download } from '#platform/download.ts'
import { command, query, type Context } from '#platform/endpoint.ts'
import { newId } from '#platform/id.ts'
import { listing, type ListColumn } from '#platform/sheets/index.ts'
import { checkFacts, factsFrom, oneInspectionBody, pass, saveFacts } from './facts.ts'

type View = z.input<typeof OrganizationView>

/** Organizations at work in official order, or one, whether it still is or not. */
export const organizationViews = async (tx: Tx, only?: string): Promise<View[]> => {
  const { rows } = await sql<View>`
    select o.id, o.parent_id as "parentId", o.government_id as "governmentId", o.kind, o.name, o.short_name as "shortName",
      o.sort_key as "sortKey", o.order_code as "orderCode", o.version, f.seat_id as "seatId", f.ends_on as "endsOn",
      f.designated_unit_id as "designatedUnitId", f.head_name as "headName", f.head_phone as "headPhone",
      coalesce(h.liaison, false) as "hasLiaison", h.principal as "principalName"
    from organization o left join organization_facts f on f.organization_id = o.id
    left join (select a.organization_id, bool_or(a.role = 'liaison' and c.state = 'active') as liaison,
        max(c.name) filter (where a.role = 'principal') as principal
      from appointment a join account c on c.id = a.account_id
      where a.role in ('liaison', 'principal') and a.valid_from <= today() and (a.valid_to is null or a.valid_to >= today())
      group by a.organization_id) h on h.organization_id = o.id
    where ${only ? sql`o.id = ${only}` : sql`o.valid_to is null`} order by o.sort_key, o.id`.execute(tx)
  return rows
}

export const listOrganizationsQuery = query(listOrganizations, {
  run: async ({ tx }) => ({ items: await organizationViews(tx) }),
})

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
        yield await reread((again) => organizationViews(again))
      })(),
    }),
})

/** Below its parent in the official order: the parent's key, then the given one or the next number. */
export const sortKeyUnder = async (
  tx: Tx,
  parent: { id: string; sort_key: string },
  given: string | undefined,
): Promise<string> => {
  if (given !== undefined) return `${parent.sort_key}.${given}`
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(substring(sort_key from '\\.([0-9]{1,6})$')::int), 0) + 1 as next
    from organization where parent_id = ${parent.id}`.execute(tx)
  return `${parent.sort_key}.${String(rows[0]?.next ?? 1).padStart(3, '0')}`
}

export const parentFor = async (tx: Tx, parentId: string) => {
  const parent = await tx
    .selectFrom('organization')
    .select(['id', 'government_id', 'sort_key'])
    .where('id', '=', parentId)
    .where('valid_to', 'is', null)
    .executeTakeFirst()
  if (!parent) throw badField('parentId', 'missing')
  return parent
}

export type NewOrganization = Omit<z.output<typeof createOrganization.input>, never>

/** The rows of a new organization. */
export const insertOrganization = async (
  { tx, moment }: Pick<Context, 'tx' | 'moment'>,
  input: NewOrganization,
): Promise<string> => {
  const parent = await parentFor(tx, input.parentId)
  const facts = factsFrom(input)
  pass(factsFit(input.kind, facts))
  await checkFacts(tx, null, facts)
  if (input.kind === 'inspection_body') await oneInspectionBody(tx, parent.government_id)
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
  if (Object.values(facts).some((each) => each !== null)) await saveFacts(tx, id, facts)
  return id
}

export const createOrganizationCommand = command(createOrganization, {
  run: async (context, input) => {
    const id = await insertOrganization(context, input)
    return {
      events: [{ type: 'organization.created', on: [id], changes: { name: input.name, kind: input.kind } }],
      view: async () => found((await organizationViews(context.tx, id))[0]),
    }
  },
})
