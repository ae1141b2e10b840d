import { sql } from 'kysely'
import { digestOf, sm3, type DigestedEvent } from '#platform/audit.ts'
import type { Tx } from '#platform/db.ts'
import { job } from '#platform/job.ts'

const batch = 5_000

/** The root of a Merkle tree over digests in their order; an odd one out goes up alone. */
export const merkleRoot = (digests: readonly Buffer[]): Buffer => {
  let level: Buffer[] = [...digests]
  while (level.length > 1) {
    const above: Buffer[] = []
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i], level[i + 1]]
      if (left) above.push(right ? sm3(left, right) : left)
    }
    level = above
  }
  return level[0] ?? sm3('')
}

const sealDigest = (no: number, root: Buffer, previous: Buffer) => sm3(String(no), root, previous)

/** Gives events that are not sealed yet their place and chains the batch to the one before. Returns how many. */
export const sealBatch = async (tx: Tx, at: string): Promise<number> => {
  await sql`select pg_advisory_xact_lock(hashtext('luoshi seal ' || current_schema()))`.execute(tx)
  const { rows: events } = await sql<{ id: string; digest: Buffer }>`
    select e.id, e.digest from event e where not exists (select 1 from seal_entry s where s.event_id = e.id)
    order by e.recorded_at, e.id limit ${batch}`.execute(tx)
  if (events.length === 0) return 0
  const last = await tx.selectFrom('seal').select(['no', 'digest']).orderBy('no', 'desc').limit(1).executeTakeFirst()
  const no = (last?.no ?? 0) + 1
  const previous = last?.digest ?? sm3('')
  const root = merkleRoot(events.map((event) => event.digest))
  await tx
    .insertInto('seal')
    .values({ no, events: events.length, root, previous, digest: sealDigest(no, root, previous), sealed_at: at })
    .execute()
  await sql`insert into seal_entry (seal_no, position, event_id)
    select ${no}, i, id from unnest(${events.map((event) => event.id)}::uuid[]) with ordinality as t(id, i)`.execute(tx)
  return events.length
}

export const sealJob = job<Record<string, never>>(
  'seal',
  async ({ tx, moment }) => {
    while ((await sealBatch(tx, moment.at)) === batch);
  },
  '* * * * *',
)

export type Verdict = {
  readonly ok: boolean
  readonly events: number
  readonly sealed: number
  readonly first_bad: string | null
}

const page = 2_000

/** Every event against its own digest, every seal against its events and the seal before it. */
export const verifyTrail = async (tx: Tx): Promise<Verdict> => {
  let [after, events, bad] = ['00000000-0000-0000-0000-000000000000', 0, null as string | null]
  for (;;) {
    const { rows } = await sql<DigestedEvent & { digest: Buffer }>`
      select e.id, e.at, e.actor, e.actor_name, e.organization_id, e.role, e.on_behalf_of, e.operation, e.type, e.reason, e.changes, e.client, e.digest,
        coalesce((select array_agg(x.object_id::text) from event_object x where x.event_id = e.id), '{}') as objects
      from event e where e.id > ${after}::uuid order by e.id limit ${page}`.execute(tx)
    for (const row of rows) if (bad === null && !digestOf(row).equals(row.digest)) bad = row.id
    events += rows.length
    after = rows.at(-1)?.id ?? after
    if (rows.length < page) break
  }
  const chain = await verifySeals(tx)
  return { ok: bad === null && chain.bad === null, events, sealed: chain.sealed, first_bad: bad ?? chain.bad }
}

const verifySeals = async (tx: Tx): Promise<{ sealed: number; bad: string | null }> => {
  const seals = await tx.selectFrom('seal').selectAll().orderBy('no').execute()
  let [previous, sealed, expected] = [sm3(''), 0, 1]
  for (const seal of seals) {
    const { rows } = await sql<{ digest: Buffer }>`select e.digest from seal_entry s join event e on e.id = s.event_id
      where s.seal_no = ${seal.no} order by s.position`.execute(tx)
    const root = merkleRoot(rows.map((row) => row.digest))
    const holds =
      seal.no === expected &&
      rows.length === seal.events &&
      root.equals(seal.root) &&
      previous.equals(seal.previous) &&
      sealDigest(seal.no, root, previous).equals(seal.digest)
    if (!holds) return { sealed, bad: `seal ${seal.no}` }
    previous = seal.digest
    sealed += rows.length
    expected += 1
  }
  return { sealed, bad: null }
}
