import { sql } from 'kysely'
import { changeOrganization } from '#contract/organizations.ts'
import { civilDate } from '#domain/date.ts'
import { factsFit, type OwnFacts } from '#domain/organization.ts'
import { refuse } from '#domain/refusal.ts'
import type { Tx } from '#platform/db.ts'
import { command } from '#platform/endpoint.ts'
import { badField, found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { momentAfter } from '#platform/subjects.ts'
import { parentFor, sortKeyUnder } from './directory.ts'
import { checkFacts, factsFrom, pass, saveFacts, withBelow } from './facts.ts'
import { organizationPage } from './page.ts'

/** What a change may touch, as it is kept: ids and words, no rows. */
export type Change = OwnFacts & {
  readonly name: string
  readonly shortName: string
  readonly parentId: string | null
  readonly sortKey: string | null
  readonly orderCode: string | null
}

export const presentOf = async (tx: Tx, id: string): Promise<Change> => {
  const { rows } = await sql<Change>`
    select o.name, o.short_name as "shortName", o.parent_id as "parentId", o.sort_key as "sortKey", o.order_code as "orderCode",
      f.seat_id as "seatId", f.ends_on as "endsOn", f.designated_unit_id as "designatedUnitId", f.head_name as "headName",
      f.head_phone as "headPhone"
    from organization o left join organization_facts f on f.organization_id = o.id where o.id = ${id}`.execute(tx)
  return found(rows[0])
}

const rowOf = (tx: Tx, id: string) =>
  tx.selectFrom('organization').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** Moves an organization with everything below it: official order and government go along. Returns all it touched. */
const move = async (tx: Tx, id: string, change: Change, at: string): Promise<string[]> => {
  const row = await rowOf(tx, id)
  if (row.parent_id === null) return []
  const parent = await parentFor(tx, change.parentId ?? row.parent_id)
  const own = row.sort_key.slice(row.sort_key.lastIndexOf('.') + 1)
  const isMoved = parent.id !== row.parent_id
  if (!isMoved && (change.sortKey === null || change.sortKey === own)) return []
  const key = await sortKeyUnder(tx, parent, change.sortKey ?? (isMoved ? undefined : own))
  const ids = await withBelow(tx, id)
  const government = row.kind === 'government' ? row.government_id : parent.government_id
  const rows = await tx
    .selectFrom('organization')
    .select(['id', 'version'])
    .where('id', 'in', ids)
    .forNoKeyUpdate()
    .execute()
  await momentAfter(
    tx,
    rows.map((each) => ({ kind: 'organization' as const, id: each.id, version: each.version, expected: undefined })),
    at,
  )
  await sql`update organization set sort_key = ${key} || substr(sort_key, ${row.sort_key.length + 1}),
      parent_id = case when id = ${id} then ${parent.id} else parent_id end,
      government_id = case when government_id = ${row.government_id} then ${government} else government_id end
    where id = any(${ids}::uuid[])`.execute(tx)
  return ids
}

/** Makes a change true now. */
export const applyChange = async (tx: Tx, id: string, change: Change, at: string): Promise<string[]> => {
  const moved = await move(tx, id, change, at)
  await tx
    .updateTable('organization')
    .set({ name: change.name, short_name: change.shortName, order_code: change.orderCode })
    .where('id', '=', id)
    .execute()
  await saveFacts(tx, id, change)
  return moved
}

const different = (before: Change, after: Change): [Record<string, string | null>, Record<string, string | null>] => {
  const keys = (Object.keys(after) as (keyof Change)[]).filter((key) => before[key] !== after[key])
  return [
    Object.fromEntries(keys.map((key) => [key, before[key]])),
    Object.fromEntries(keys.map((key) => [key, after[key]])),
  ]
}

export const changeOrganizationCommand = command(changeOrganization, {
  subjects: ({ organizationId, version }) => [{ kind: 'organization', id: organizationId, version }],
  present: ({ tx }, { organizationId }) => organizationPage(tx, organizationId),
  run: async ({ tx, actor, moment }, input) => {
    const { organizationId: id, basis } = input
    const row = await rowOf(tx, id)
    if (row.valid_to !== null) throw new Refused(refuse('organization-closed'))
    const facts = factsFrom(input)
    pass(factsFit(row.kind, facts))
    await checkFacts(tx, id, facts)
    const parentId = input.parentId ?? row.parent_id
    if (row.parent_id === null && input.parentId !== undefined) throw badField('parentId', 'missing')
    if (parentId !== null && (await withBelow(tx, id)).includes(parentId))
      throw new Refused(refuse('organization-below-itself', { field: 'parentId' }))
    const before = await presentOf(tx, id)
    const last = before.sortKey?.slice(before.sortKey.lastIndexOf('.') + 1) ?? null
    const after: Change = {
      ...facts,
      name: input.name,
      shortName: input.shortName ?? input.name,
      parentId,
      sortKey: input.sortKey ?? (parentId === row.parent_id ? last : null),
      orderCode: input.orderCode ?? null,
    }
    const effectiveOn = input.effectiveOn === undefined ? moment.today : civilDate(input.effectiveOn)
    const isNow = effectiveOn <= moment.today
    const [was, becomes] = different({ ...before, sortKey: last }, after)
    const touched = isNow ? await applyChange(tx, id, after, moment.at) : []
    await tx
      .insertInto('organization_change')
      .values({
        id: newId(),
        organization_id: id,
        effective_on: effectiveOn,
        before: JSON.stringify(was),
        after: JSON.stringify(isNow ? becomes : after),
        basis: basis ?? null,
        recorded_by: actor.accountId,
        recorded_at: moment.at,
        applied_at: isNow ? moment.at : null,
      })
      .execute()
    return {
      events: [
        {
          type: isNow ? 'organization.changed' : 'organization.change_planned',
          on: touched,
          reason: basis,
          changes: { effectiveOn, before: was, after: becomes },
        },
      ],
      view: () => organizationPage(tx, id),
    }
  },
})
