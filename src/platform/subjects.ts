import { sql, type RawBuilder } from 'kysely'
import type { Relation, Standing } from '#domain/permissions.ts'
import { isAmong, type Tx } from './db.ts'
import { isRegister, registers, standingsInRegister } from './registers.ts'

/** What a command acts on. `version` is the one the caller saw; appending commands leave it out. */
export type Subject = {
  readonly kind: SubjectKind
  readonly id: string
  readonly version?: number | undefined
  /**
   * Stands by: asked for sight and right, and left as it is. It is not locked, keeps its version, and the event is not
   * on it, so that those who see it are told nothing of what a unit does among its own people.
   */
  readonly aside?: boolean
}

/** Rows that are locked, in this order, whatever the input's; a root matter before its children, then by id. */
const lockable = [
  'source',
  'order_paper',
  ...registers,
  'organization',
  'account',
  'consultation',
  'period',
  'import_batch',
  'calendar_change',
  'matter',
] as const
type Lockable = (typeof lockable)[number]

type Place = { kind: Lockable; id: string }

/** Things that have no lock of their own and are reached through the rows they belong to. */
const within = {
  assignment: (id: string) => sql<Place>`select 'matter' as kind, matter_id as id from assignment where id = ${id}`,
  chase: (id: string) => sql<Place>`select 'matter' as kind, matter_id as id from chase where id = ${id}`,
  letter: (id: string) => sql<Place>`select 'matter' as kind, matter_id as id from letter where id = ${id}`,
  escalation: (id: string) => sql<Place>`select 'matter' as kind, matter_id as id from escalation where id = ${id}`,
  coordination_task: (id: string) =>
    sql<Place>`select 'coordination' as kind, coordination_id as id from coordination_task where id = ${id}`,
  plan_item: (id: string) => sql<Place>`select 'plan' as kind, plan_id as id from plan_item where id = ${id}`,
  dispute: (id: string) => sql<Place>`select 'matter' as kind, matter_id as id from dispute where id = ${id}`,
  division: (id: string) => sql<Place>`select 'source' as kind, source_id as id from division where id = ${id}`,
  paper_act: (id: string) => sql<Place>`select 'matter' as kind, matter_id as id from paper_act where id = ${id}`,
  proposal: (id: string) => sql<Place>`select 'source' as kind, source_id as id from proposal where id = ${id}`,
  instruction: (id: string) => sql<Place>`select 'source' as kind, source_id as id from instruction where id = ${id}`,
  assistant_request: (id: string) =>
    sql<Place>`select 'source' as kind, source_id as id from assistant_request where id = ${id} and source_id is not null`,
  assistant_hint: (id: string) =>
    sql<Place>`select 'source' as kind, source_id as id from assistant_hint where id = ${id}`,
  attachment: (id: string) => sql<Place>`select 'source' as kind, source_id as id from attachment where id = ${id}`,
  obligation: (id: string) =>
    sql<Place>`select 'source' as kind, source_id as id from report_obligation where id = ${id}`,
  /** A source with its accepted matters: an answer to whoever raised it may complete them. */
  answerable: (id: string) => sql<Place>`select 'source' as kind, id from source where id = ${id}
    union all select 'matter', m.id from matter_source s join matter m on m.id = s.matter_id
    where s.source_id = ${id} and m.state = 'accepted'`,
  /** A source with every matter that cites it: a corrected text changes what they cite. */
  source_citations: (id: string) => sql<Place>`select 'source' as kind, id from source where id = ${id}
    union all select 'matter', m.id from matter_source s join matter m on m.id = s.matter_id
    where s.source_id = ${id} and m.parent_assignment_id is null`,
  message: (id: string) => sql<Place>`select 'matter' as kind, matter_id as id from message where id = ${id}`,
  report: (id: string) => sql<Place>`select 'matter' as kind, matter_id as id from report where id = ${id}`,
  report_draft: (id: string) => sql<Place>`select 'matter' as kind, matter_id as id from report_draft where id = ${id}`,
  internal_division: (id: string) =>
    sql<Place>`select 'matter' as kind, matter_id as id from internal_division where id = ${id}`,
  submission: (id: string) => sql<Place>`select 'source' as kind, source_id as id from submission where id = ${id}
    union all select 'matter', m.matter_id from submission_matter m join submission s on s.id = m.submission_id
    where s.id = ${id}`,
} as const satisfies Record<string, (id: string) => RawBuilder<Place>>

export type SubjectKind = Lockable | keyof typeof within

export type Locked = {
  readonly kind: Lockable
  readonly id: string
  readonly version: number
  readonly expected: number | undefined
  readonly aside?: boolean
}

const isWithin = (kind: SubjectKind): kind is keyof typeof within => Object.hasOwn(within, kind)

/** The rows behind a subject; none for one that does not exist or may not be seen: the two look alike. */
const resolve = async (
  tx: Tx,
  subject: Subject,
): Promise<(Place & { version: number | undefined; aside: boolean })[]> => {
  const { kind, id, version, aside = false } = subject
  if (!isWithin(kind)) return [{ kind, id, version, aside }]
  const { rows } = await within[kind](id).execute(tx)
  return rows.map((row) => ({
    ...row,
    version: row.kind === 'matter' || rows.length === 1 ? version : undefined,
    aside,
  }))
}

/**
 * The matters above, held still while something below them changes: a parent that is being closed or cut short waits,
 * and afterwards sees the child. Shared, so that eighty children do not queue for one parent.
 */
const holdParents = (tx: Tx, ids: readonly string[]) =>
  sql`select p.id from matter p where p.id in (select a.matter_id from matter c join assignment a on a.id = c.parent_assignment_id
        where ${isAmong('c.id', ids)}) and p.id <> all(${ids}::uuid[]) order by p.depth, p.id for share of p`.execute(
    tx,
  )

export type Missing = { readonly missing: string }

/** Locks (or, for a query, reads) every row behind the subjects in one statement a kind, in the agreed order. */
export const reach = async (
  tx: Tx,
  subjects: readonly Subject[],
  lock: boolean,
): Promise<readonly Locked[] | Missing> => {
  const wanted = []
  for (const subject of subjects) {
    const rows = await resolve(tx, subject)
    if (rows.length === 0) return { missing: subject.id }
    wanted.push(...rows)
  }
  const locked: Locked[] = []
  for (const kind of lockable) {
    const ids = [...new Set(wanted.filter((each) => each.kind === kind).map((each) => each.id))]
    if (ids.length === 0) continue
    const held = new Set(wanted.filter((each) => each.kind === kind && !each.aside).map((each) => each.id))
    if (lock && kind === 'matter') await holdParents(tx, [...held])
    const order = kind === 'matter' ? sql`depth, id` : sql`id`
    const read = (some: readonly string[], isLocking: boolean) =>
      sql<{ id: string; version: number }>`
        select id, version from ${sql.table(kind)} where ${isAmong('id', some)} order by ${order}
        ${isLocking ? sql`for no key update` : sql``}`.execute(tx)
    const { rows } = await read([...held], lock)
    const standingBy = ids.filter((id) => !held.has(id))
    if (standingBy.length > 0) rows.push(...(await read(standingBy, false)).rows)
    const versions = new Map(rows.map((row) => [row.id, row.version]))
    const expected = new Map(
      wanted.flatMap(({ id, version }) => (version === undefined ? [] : [[id, version] as const])),
    )
    for (const id of ids) {
      const version = versions.get(id)
      if (version === undefined) return { missing: id }
      locked.push({ kind, id, version, expected: expected.get(id), aside: !held.has(id) })
    }
  }
  return locked
}

/** How organizations stand to a matter: those of its parties that the actor belongs to. */
export const standingsOn = async (tx: Tx, matterId: string): Promise<Standing[]> => {
  const parties = await tx
    .selectFrom('matter_party')
    .select(['org_id', 'capacity'])
    .where('matter_id', '=', matterId)
    .execute()
  return parties.map((party) => ({ organizationId: party.org_id, relation: party.capacity }))
}

/** How the actor's organizations stand to one locked row. */
export const standingsOf = async (tx: Tx, row: Locked, accountId: string): Promise<Standing[]> => {
  if (isRegister(row.kind)) return standingsInRegister(tx, row.kind, row.id)
  switch (row.kind) {
    case 'matter':
      return standingsOn(tx, row.id)
    case 'source':
    case 'period': {
      const rows = await tx.selectFrom(row.kind).select('organization_id').where('id', '=', row.id).execute()
      return rows.map((each) => ({ organizationId: each.organization_id, relation: 'owner' }))
    }
    // Whoever handed the order down supervises every matter on it.
    case 'order_paper': {
      const rows = await tx.selectFrom('order_paper').select('organization_id').where('id', '=', row.id).execute()
      return rows.map((each) => ({ organizationId: each.organization_id, relation: 'supervisor' }))
    }
    case 'consultation': {
      const { rows } = await sql<{ organization_id: string; relation: Relation }>`
        select decider_org as organization_id, 'supervisor' as relation from consultation where id = ${row.id}
        union select organization_id, 'coordinating_lead' from consultation where id = ${row.id} and kind = 'matter'
        union select organization_id, part from consultation_row where consultation_id = ${row.id}`.execute(tx)
      return rows.map((each) => ({ organizationId: each.organization_id, relation: each.relation }))
    }
    case 'import_batch': {
      const rows = await tx.selectFrom('import_batch').select('organization_id').where('id', '=', row.id).execute()
      return rows.map((each) => ({ organizationId: each.organization_id, relation: 'owner' }))
    }
    case 'calendar_change': {
      const rows = await tx.selectFrom('calendar_change').select('government_id').where('id', '=', row.id).execute()
      return rows.map((each) => ({ organizationId: each.government_id, relation: 'owner' }))
    }
    case 'account':
      return row.id === accountId ? [{ organizationId: row.id, relation: 'self' }] : []
    case 'organization':
      return [{ organizationId: row.id, relation: 'owner' }]
  }
}

/** The same of each row; the matters of an order are asked about together. */
export const standingsOfEach = async (tx: Tx, rows: readonly Locked[], accountId: string): Promise<Standing[][]> => {
  const ids = rows.flatMap((row) => (row.kind === 'matter' ? [row.id] : []))
  const { rows: parties } =
    ids.length > 1
      ? await sql<{ matter_id: string; org_id: string; capacity: Relation }>`
          select matter_id, org_id, capacity from matter_party where matter_id = any(${ids}::uuid[])`.execute(tx)
      : { rows: [] }
  const of = Map.groupBy(parties, (each) => each.matter_id)
  const groups: Standing[][] = []
  for (const row of rows)
    groups.push(
      row.kind === 'matter' && ids.length > 1
        ? (of.get(row.id) ?? []).map((party) => ({ organizationId: party.org_id, relation: party.capacity }))
        : await standingsOf(tx, row, accountId),
    )
  return groups
}

/** The organizations whose very part the subjects name. */
export const organizationsNamed = async (tx: Tx, subjects: readonly Subject[]): Promise<readonly string[]> => {
  const ids = subjects.filter((each) => each.kind === 'assignment').map((each) => each.id)
  if (ids.length === 0) return []
  const rows = await tx.selectFrom('assignment').select('organization_id').where('id', 'in', ids).execute()
  return rows.map((row) => row.organization_id)
}

/** A locked row that a command changed gets the next version and the moment; the history trigger does the rest. */
export const bumpVersions = async (tx: Tx, rows: readonly Locked[], at: string): Promise<void> => {
  for (const kind of lockable) {
    const ids = rows.filter((each) => each.kind === kind).map((each) => each.id)
    if (ids.length > 0)
      await sql`update ${sql.table(kind)} set version = version + 1, changed_at = ${at} where ${isAmong('id', ids)}`.execute(
        tx,
      )
  }
}

/** `at` of this change: never before the row's last one, however the clocks of two servers differ. */
export const momentAfter = async (tx: Tx, rows: readonly Locked[], at: string): Promise<string> => {
  const moments = lockable.flatMap((kind) => {
    const ids = rows.filter((each) => each.kind === kind).map((each) => each.id)
    return ids.length === 0
      ? []
      : [sql`(select max(changed_at) + interval '1 microsecond' from ${sql.table(kind)} where ${isAmong('id', ids)})`]
  })
  const { rows: latest } = await sql<{ at: string }>`select x.at, set_config('luoshi.at', x.at::text, true)
    from (select greatest(${sql.join([sql`${at}::timestamptz`, ...moments])}) as at) x`.execute(tx)
  return latest[0]?.at ?? at
}
