import { sql } from 'kysely'
import type { MatterState } from '#domain/matter.ts'
import { canonical, type EventDraft } from '#platform/audit.ts'
import type { Context } from '#platform/endpoint.ts'
import type { Subject } from '#platform/subjects.ts'
import { selectFaces } from './faces.ts'

type Versioned = { readonly id: string; readonly version: number }
export type Answered = {
  readonly id: string
  readonly type: string
  readonly reason?: string | undefined
  readonly changes?: Readonly<Record<string, unknown>>
}

export const lockEach = (matters: readonly Versioned[]): Subject[] =>
  matters.map(({ id, version }) => ({ kind: 'matter', id, version }))

/** One event for all matters that were answered alike; what one was told stands in the trail of no other. */
export const byAnswer = (answered: readonly Answered[]): [EventDraft, ...EventDraft[]] => {
  const alike = new Map<string, EventDraft & { on: string[] }>()
  for (const { id, type, reason, changes = {} } of answered) {
    const key = canonical([type, reason, changes])
    const draft = alike.get(key) ?? { type, on: [], alone: true, reason, changes }
    draft.on.push(id)
    alike.set(key, draft)
  }
  const [first, ...others] = alike.values()
  if (!first) throw new Error('nothing was answered')
  return [first, ...others]
}

type Viewing = Pick<Context, 'tx' | 'actor' | 'moment'>

export const facesOf = async ({ tx, actor, moment }: Viewing, matters: readonly { readonly id: string }[]) => {
  const ids = matters.map((each) => each.id)
  return { items: await selectFaces(tx, actor, moment, sql`m.id = any(${ids}::uuid[])`, sql`order by m.id`) }
}

/** What a bulk act leaves behind, without asking for the whole of every matter. */
export const changedMatters = async ({ tx }: Viewing, matters: readonly { readonly id: string }[]) => {
  const ids = matters.map((each) => each.id)
  const { rows } = await sql<{ id: string; state: MatterState; version: number }>`
    select id, state, version from matter where id = any(${ids}::uuid[]) order by id`.execute(tx)
  return { items: rows }
}
