import { sql } from 'kysely'
import type { InputOf, Operation, OutputOf } from '#contract/operation.ts'
import type { Actor, Role } from '#domain/permissions.ts'
import { loadActor } from '#platform/actor.ts'
import { periodsJob } from '#modules/periods/index.ts'
import type { App } from '#platform/app.ts'
import { accountActor, systemActor, transact, type Tx } from '#platform/db.ts'
import { ApiError, found, Refused } from '#platform/errors.ts'
import type { Moment } from '#platform/moment.ts'
import { endpoints } from '../endpoints.ts'
import type { Government, Person } from './people.ts'

/** A matter was taken over by somebody at work in the demonstration: its story ends where they began. */
export class Abandoned extends Error {}

export type Standing = {
  readonly id: string
  readonly version: number
  readonly state: string
  readonly due: string | null
  readonly assignments: readonly { readonly id: string; readonly organizationId: string; readonly part: string }[]
}

/**
 * Runs the commands of the story. Every act carries its tag into the trail as its client, in the transaction of the act
 * itself: what stands there has been done, and a loader that was killed goes on behind it.
 */
export type Teller = {
  readonly has: (tag: string) => boolean
  readonly done: () => number
  /** How far an earlier loader came: what looks around before it acts is not done a second time behind this moment. */
  readonly isTold: (moment: Moment) => boolean
  readonly act: <T extends Operation>(
    tag: string,
    who: Person,
    operation: T,
    input: InputOf<T>,
    moment: Moment,
  ) => Promise<OutputOf<T> | null>
  readonly matter: (no: string) => Promise<Standing>
  readonly source: (no: string) => Promise<{ id: string; version: number }>
  readonly person: (login: string) => Person
  readonly at: (organization: string, role: Role) => Person
  readonly organization: (key: string) => string
  /** What the calendar does by itself, on a day of the story. */
  readonly keepPeriods: (moment: Moment) => Promise<void>
  readonly read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
}

const mark = 'demo:'

/** What the trail says is done, and which rows it made: `m3-4` is a matter, `m3` the source it comes from. */
const readDone = async (tx: Tx) => {
  const { rows } = await sql<{
    client: string
  }>`select distinct client from event where client like ${`${mark}%`}`.execute(tx)
  const made = await sql<{ client: string; id: string }>`
    select distinct on (e.client) e.client, coalesce(m.id, s.id) as id from event e join event_object o on o.event_id = e.id
      left join matter m on m.id = o.object_id left join source s on s.id = o.object_id
    where (e.client like ${`${mark}%.draft`} and m.id is not null) or (e.client like ${`${mark}%.source`} and s.id is not null)
    order by e.client, m.depth desc`.execute(tx)
  const until = await sql<{
    at: string | null
  }>`select max(at) as at from event where client like ${`${mark}%`}`.execute(tx)
  const bare = (client: string) => client.slice(mark.length)
  return {
    until: until.rows[0]?.at ?? null,
    tags: new Set(rows.map((row) => bare(row.client))),
    ids: new Map(made.rows.map((row) => [bare(row.client), row.id])),
  }
}

export const tellerOf = async (app: App, government: Government): Promise<Teller> => {
  const system = { actor: systemActor('demo'), today: app.now().today }
  const read = <T>(work: (tx: Tx) => Promise<T>) => transact(app.database.db, system, work, true)
  const { tags, ids, until } = await read(readDone)
  const actors = new Map<string, Actor>()
  const people = [...government.people.values()]
  const posts = new Map(people.map((each) => [`${each.at} ${each.role}`, each]))

  const actorOf = async (accountId: string, moment: Moment): Promise<Actor> => {
    const known = actors.get(accountId)
    if (known) return known
    const as = { actor: accountActor(accountId), today: moment.today }
    const actor = found(await transact(app.database.db, as, (tx) => loadActor(tx, accountId), true))
    actors.set(accountId, actor)
    return actor
  }
  const idOf = (tag: string): string => {
    const id = ids.get(tag)
    if (!id) throw new Abandoned(`${tag} was never made`)
    return id
  }
  const act: Teller['act'] = async (tag, who, operation, input, moment) => {
    if (tags.has(tag)) return null
    const endpoint = endpoints.find((each) => each.operation.id === operation.id)
    if (!endpoint) throw new Error(`no endpoint for ${operation.id}`)
    const actor = await actorOf(who.accountId, moment)
    const makes = tag.endsWith('.draft') || tag.endsWith('.source')
    const isUnanswered = !makes && !tag.endsWith('.ask')
    try {
      const call = {
        actor,
        input,
        language: 'zh',
        client: `${mark}${tag}`,
        moment,
        isQuiet: true,
        isUnanswered,
      } as const
      const answer = (await endpoint.call(app, call)) as OutputOf<typeof operation>
      tags.add(tag)
      const made = answer as { face?: { id: string }; row?: { id: string } } | null
      const id = made?.face?.id ?? made?.row?.id
      if (id && makes) ids.set(tag, id)
      return answer
    } catch (error) {
      if (error instanceof Refused || (error instanceof ApiError && error.status < 500))
        throw new Abandoned(`${tag} ${operation.id}: ${JSON.stringify(error)} ${error.message}`)
      throw error
    }
  }
  return {
    act,
    read,
    keepPeriods: (moment) => periodsJob.run({ ...app, now: () => moment }, {}),
    isTold: (moment) => until !== null && Date.parse(moment.at) <= Date.parse(until),
    has: (tag) => tags.has(tag),
    done: () => tags.size,
    matter: (no) => {
      const id = idOf(`${no}.draft`)
      return read(async (tx) => {
        const { rows } =
          await sql<Standing>`select m.id, m.version, m.state, m.due, (select coalesce(json_agg(json_build_object(
            'id', a.id, 'organizationId', a.organization_id, 'part', a.part) order by a.part, a.id), '[]')
          from assignment a where a.matter_id = m.id and a.valid_to is null) as assignments
          from matter m where m.id = ${id}`.execute(tx)
        return found(rows[0])
      })
    },
    source: (no) => {
      const id = idOf(`${no}.source`)
      return read((tx) =>
        tx.selectFrom('source').select(['id', 'version']).where('id', '=', id).executeTakeFirstOrThrow(),
      )
    },
    person: (login) => {
      const person = government.people.get(login)
      if (!person) throw new Error(`demo: nobody is called ${login}`)
      return person
    },
    at: (organization, role) => {
      const person = posts.get(`${organization} ${role}`)
      if (!person) throw new Error(`demo: ${organization} has no ${role}`)
      return person
    },
    organization: (key) => {
      const id = government.organizations.get(key)
      if (!id) throw new Error(`demo: no organization ${key}`)
      return id
    },
  }
}
