import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from './db.ts'
import { newId } from './id.ts'

/** What a use case says happened. `on` are the objects it happened to; the subjects of the command are added. */
export type EventDraft = {
  readonly type: string
  readonly on?: readonly string[]
  /** It happened to `on` alone: of eighty matters decided in one go, each keeps its own reason to itself. */
  readonly alone?: boolean
  readonly reason?: string | undefined
  readonly changes?: Readonly<Record<string, unknown>>
  /** Whose signature it is, where that is not whose appointment was used. */
  readonly onBehalfOf?: string | undefined
}

export type EventHeader = {
  readonly at: string
  readonly actor: string
  readonly actorName: string | null
  readonly organizationId: string | null
  readonly role: string | null
  /** By whose lent appointment. */
  readonly onBehalfOf?: string | null
  readonly operation: string
  readonly client: string | null
}

/** The header of an act outside any appointment: the system's own, or somebody's at the door. */
export const outsideAppointments = (
  at: string,
  actor: string,
  operation: string,
  { actorName = null, client = null }: { actorName?: string | null; client?: string | null } = {},
): EventHeader => ({ at, actor, actorName, organizationId: null, role: null, operation, client })

/** JSON with sorted keys: the same facts always give the same bytes, also after a round trip through jsonb. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined)
    return `{${entries
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`)
      .join(',')}}`
  }
  return JSON.stringify(value ?? null)
}

export const sm3 = (...parts: readonly (string | Buffer)[]): Buffer => {
  const hash = createHash('sm3')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export type DigestedEvent = {
  readonly id: string
  readonly at: string
  readonly actor: string
  readonly actor_name: string | null
  readonly organization_id: string | null
  readonly role: string | null
  readonly on_behalf_of: string | null
  readonly operation: string
  readonly type: string
  readonly reason: string | null
  readonly changes: unknown
  readonly client: string | null
  readonly objects: readonly string[]
}

/** Microseconds as PostgreSQL keeps them, so that the digest survives the round trip. */
const exact = (at: string) =>
  at.replace(/\.(\d+)Z$/, (_, digits: string) => `.${digits.replace(/0+$/, '')}Z`).replace('.Z', 'Z')

export const digestOf = (event: DigestedEvent): Buffer =>
  sm3(
    canonical([
      event.id,
      exact(event.at),
      event.actor,
      event.actor_name,
      event.organization_id,
      event.role,
      event.on_behalf_of,
      event.operation,
      event.type,
      event.reason,
      event.changes,
      event.client,
      event.objects.toSorted(),
    ]),
  )

const atOnce = 200

/** Writes the events of a command into the trail, in its transaction. */
export const record = async (
  tx: Tx,
  header: EventHeader,
  drafts: readonly EventDraft[],
  subjects: readonly string[],
): Promise<string[]> => {
  const events = drafts.map((draft): DigestedEvent => ({
    id: newId(),
    at: header.at,
    actor: header.actor,
    actor_name: header.actorName,
    organization_id: header.organizationId,
    role: header.role,
    on_behalf_of: draft.onBehalfOf ?? header.onBehalfOf ?? null,
    operation: header.operation,
    type: draft.type,
    reason: draft.reason ?? null,
    changes: JSON.parse(JSON.stringify(draft.changes ?? {})),
    client: header.client,
    objects: [...new Set([...(draft.alone ? [] : subjects), ...(draft.on ?? [])])],
  }))
  // Six hundred matters that are taken over at once have an event each.
  for (let from = 0; from < events.length; from += atOnce) {
    const some = events.slice(from, from + atOnce)
    await tx
      .insertInto('event')
      .values(
        some.map((facts) => {
          const { objects: _, changes, ...columns } = facts
          return { ...columns, changes: JSON.stringify(changes), digest: digestOf(facts) }
        }),
      )
      .execute()
    const objects = some.flatMap((each) => each.objects.map((object) => [each.id, object] as const))
    if (objects.length > 0)
      await sql`insert into event_object (event_id, object_id)
        select * from unnest(${objects.map(([event]) => event)}::uuid[], ${objects.map(([, object]) => object)}::uuid[])`.execute(
        tx,
      )
  }
  return [...new Set([...subjects, ...events.flatMap((each) => each.objects)])]
}

/** A refusal or a read of evidence, through the definer function: the transaction it belongs to writes nothing. */
export const note = async (
  tx: Tx,
  header: EventHeader,
  type: string,
  objects: readonly string[],
  reason: string | null,
): Promise<void> => {
  const facts: DigestedEvent = {
    id: newId(),
    at: header.at,
    actor: header.actor,
    actor_name: header.actorName,
    organization_id: null,
    role: null,
    on_behalf_of: null,
    operation: header.operation,
    type,
    reason,
    changes: {},
    client: header.client,
    objects: [...new Set(objects)],
  }
  await sql`select note_in_trail(${facts.id}, ${facts.at}, ${facts.actor_name}, ${facts.operation}, ${facts.type}, ${facts.objects}::uuid[],
    ${facts.reason}, ${facts.client}, ${digestOf(facts)})`.execute(tx)
}
