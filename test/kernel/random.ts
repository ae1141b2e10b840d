import { sql } from 'kysely'
import { roles, type Role } from '#domain/permissions.ts'
import type { App } from '#platform/app.ts'
import { record } from '#platform/audit.ts'
import { systemActor, transact, type Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { randomFrom, type Random } from '../../src/demo/random.ts'

export type RandomMatter = {
  readonly id: string
  readonly supervisor: string
  readonly parentAssignment: string | null
  readonly isDispatched: boolean
  readonly assignments: readonly {
    readonly id: string
    readonly organizationId: string
    readonly part: 'coordinating_lead' | 'joint_lead' | 'supporting'
    readonly isOpen: boolean
  }[]
  /** Who looks on, as long as it lasts. */
  readonly overseers: readonly { readonly organizationId: string; readonly isOpen: boolean }[]
}

const kinds = [
  'office',
  'inspection_body',
  'department',
  'division',
  'division',
  'township',
  'government',
  'coordinating_body',
] as const

const insertOrganizations = async (tx: Tx, random: Random, at: string): Promise<string[]> => {
  const ids = [newId()]
  const root = ids[0] ?? ''
  for (let i = 0; i < 24; i += 1) {
    const id = i === 0 ? root : newId()
    const kind =
      i === 0 ? 'government' : i === 1 ? 'inspection_body' : random.pick(kinds.filter((k) => k !== 'inspection_body'))
    await tx
      .insertInto('organization')
      .values({
        id,
        government_id: root,
        parent_id: i === 0 ? null : random.pick(ids),
        kind,
        name: `单位${i}`,
        short_name: `单位${i}`,
        sort_key: String(i),
        valid_from: '2026-01-01' as never,
        changed_at: at,
      })
      .execute()
    if (i > 0) ids.push(id)
    if (kind === 'coordinating_body' && i > 3)
      await tx
        .insertInto('organization_facts')
        .values({ organization_id: id, seat_id: random.pick(ids.filter((each) => each !== id)) })
        .execute()
  }
  return ids
}

/** Lent in full or in part, for a time that is over, runs or lies ahead, and some taken back. */
const lend = async (
  tx: Tx,
  random: Random,
  at: string,
  people: readonly string[],
  organizations: readonly string[],
) => {
  const ids: string[] = []
  for (let i = 0; i < 20; i += 1) {
    const [grantor, delegate] = [random.pick(people), random.pick(people)]
    if (grantor === delegate) continue
    const id = newId()
    ids.push(id)
    await tx
      .insertInto('delegation')
      .values({
        id,
        grantor_id: grantor,
        delegate_id: delegate,
        actions: random.chance(0.3) ? ['matter.decide'] : null,
        organization_ids: random.chance(0.3) ? [1, 2, 3, 4, 5, 6].map(() => random.pick(organizations)) : null,
        ...random.pick([
          { valid_from: '2026-09-01', valid_to: '2026-09-30' },
          { valid_from: '2026-09-14', valid_to: '2026-09-14' },
          { valid_from: '2026-09-01', valid_to: '2026-09-13' },
          { valid_from: '2026-09-15', valid_to: '2026-09-30' },
        ] as unknown as { valid_from: never; valid_to: never }[]),
        revoked_at: random.chance(0.1) ? at : null,
        made_at: at,
      })
      .execute()
  }
  return ids
}

const insertPeople = async (tx: Tx, random: Random, at: string, organizations: readonly string[]) => {
  const ids: string[] = []
  for (let i = 0; i < 30; i += 1) {
    const id = newId()
    ids.push(id)
    await tx
      .insertInto('account')
      .values({ id, name: `人${i}`, login: `p${i}`, changed_at: at })
      .execute()
    for (let n = random.below(3); n >= 0; n -= 1)
      await tx
        .insertInto('appointment')
        .values({
          id: newId(),
          account_id: id,
          organization_id: random.pick(organizations),
          role: random.pick<Role>(roles),
          valid_from: (random.chance(0.1) ? '2026-12-01' : '2026-01-01') as never,
          valid_to: (random.chance(0.15) ? '2026-09-13' : random.chance(0.2) ? '2026-09-14' : null) as never,
          changed_at: at,
        })
        .execute()
  }
  return ids
}

const oversee = async (
  tx: Tx,
  random: Random,
  given: { matterId: string; organizations: readonly string[]; by: string },
): Promise<RandomMatter['overseers']> => {
  if (random.chance(0.7)) return []
  const overseer = { organizationId: random.pick(given.organizations), isOpen: random.chance(0.7) }
  await tx
    .insertInto('oversight')
    .values({
      matter_id: given.matterId,
      organization_id: overseer.organizationId,
      basis: '专题询问',
      granted_by: given.by,
      granted_on: '2026-09-01' as never,
      ended_on: (overseer.isOpen ? null : '2026-09-10') as never,
    })
    .execute()
  return [overseer]
}

const insertMatter = async (
  tx: Tx,
  random: Random,
  at: string,
  given: { organizations: readonly string[]; drafter: string; above: readonly RandomMatter[] },
): Promise<RandomMatter> => {
  const { organizations, drafter, above } = given
  const parent = random.chance(0.6) ? random.pick(above.flatMap((each) => each.assignments)) : undefined
  const matter = {
    id: newId(),
    supervisor: parent?.organizationId ?? random.pick(organizations),
    parentAssignment: parent?.id ?? null,
    isDispatched: random.chance(0.8),
  }
  await tx
    .insertInto('matter')
    .values({
      id: matter.id,
      government_id: organizations[0] ?? '',
      supervisor_org: matter.supervisor,
      parent_assignment_id: matter.parentAssignment,
      title: '事项',
      state: matter.isDispatched ? 'dispatched' : 'draft',
      origin_level: 1,
      source_kind: 'document',
      drafted_by: drafter,
      drafted_on: '2026-09-14' as never,
      dispatched_at: matter.isDispatched ? at : null,
      changed_at: at,
    })
    .execute()
  const units = [...new Set([1, 2, 3].map(() => random.pick(organizations)))]
  const assignments: RandomMatter['assignments'][number][] = []
  for (const [i, organizationId] of units.entries()) {
    const part = i === 0 ? 'coordinating_lead' : random.pick(['joint_lead', 'supporting'] as const)
    const assignment = { id: newId(), organizationId, part, isOpen: random.chance(0.8) } as const
    assignments.push(assignment)
    await tx
      .insertInto('assignment')
      .values({
        id: assignment.id,
        matter_id: matter.id,
        organization_id: organizationId,
        part,
        state: assignment.isOpen ? 'sent' : 'released',
        valid_from: at,
        valid_to: assignment.isOpen ? null : sql<string>`${at}::timestamptz + interval '1 hour'`,
      })
      .execute()
  }
  const overseers = await oversee(tx, random, { matterId: matter.id, organizations, by: drafter })
  return { ...matter, assignments, overseers }
}

/** Organizations, people with present, past and future appointments, and matters handed down in chains. */
export const randomGovernment = async (app: App, seed: number) => {
  const random = randomFrom(seed)
  const { at, today } = app.now()
  const actor = systemActor('random')
  return transact(app.database.db, { actor, today }, async (tx) => {
    await sql`select set_config('luoshi.at', ${at}, true)`.execute(tx)
    const organizations = await insertOrganizations(tx, random, at)
    const accounts = await insertPeople(tx, random, at, organizations)
    const delegations = await lend(tx, random, at, accounts, organizations)
    const matters: RandomMatter[] = []
    for (let i = 0; i < 60; i += 1)
      matters.push(await insertMatter(tx, random, at, { organizations, drafter: accounts[0] ?? '', above: matters }))
    const header = { at, actor, actorName: null, organizationId: null, role: null, operation: 'random', client: null }
    const touched = [...organizations, ...accounts, ...delegations, ...matters.map((each) => each.id)]
    await record(tx, header, [{ type: 'random.made' }], touched)
    return { organizations, accounts, matters }
  })
}
