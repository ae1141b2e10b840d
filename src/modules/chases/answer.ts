import { sql } from 'kysely'
import { listUrgings, receiveChase, replyToChase } from '#contract/chases.ts'
import { endStates } from '#domain/matter.ts'
import { refuse } from '#domain/refusal.ts'
import { explanationLacks } from '#domain/urging.ts'
import { tell } from '#modules/notices/index.ts'
import { organizationsOf } from '#platform/actor.ts'
import { command, query, type Context } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'
import { chasesWhere } from './view.ts'

/** Urging changes nothing about the matter: whoever is writing a report meanwhile meets no conflict. */
const aside = ({ chaseId }: { readonly chaseId: string }) => [{ kind: 'chase' as const, id: chaseId, aside: true }]

const chaseOf = async ({ tx, by }: Context, chaseId: string) => {
  const chase = found(await tx.selectFrom('chase').selectAll().where('id', '=', chaseId).executeTakeFirst())
  if (!by.reach.includes(chase.organization_id)) throw new Refused(refuse('not-in-path'))
  return chase
}

const markRead = ({ tx, actor, moment }: Context, chase: { id: string; matter_id: string }) =>
  sql`insert into chase_receipt (chase_id, matter_id, read_by, read_at)
    values (${chase.id}, ${chase.matter_id}, ${actor.accountId}, ${moment.at}) on conflict do nothing returning chase_id`.execute(
    tx,
  )
const view = async ({ tx, actor }: Context, id: string) => found((await chasesWhere(tx, actor, sql`c.id = ${id}`))[0])

/** Once only, by somebody of the unit that was chased. */
export const receiveChaseCommand = command(receiveChase, {
  subjects: aside,
  run: async (context, { chaseId }) => {
    const chase = await chaseOf(context, chaseId)
    if ((await markRead(context, chase)).rows.length === 0) throw new Refused(refuse('register-closed'))
    return {
      events: [{ type: 'matter.chase_read', on: [chase.matter_id] }],
      view: () => view(context, chaseId),
    }
  },
})

/** A reply is also the receipt; whoever urged hears of it. */
export const replyToChaseCommand = command(replyToChase, {
  subjects: aside,
  run: async (context, { chaseId, text, cause, improvement }) => {
    const { tx, actor, moment } = context
    const chase = await chaseOf(context, chaseId)
    const before = await view(context, chaseId)
    if (before.reply !== null) throw new Refused(refuse('register-closed'))
    const lacks = explanationLacks(before.explainBy !== null, { cause, improvement })
    if (lacks) throw new Refused(lacks)
    await markRead(context, chase)
    await tx
      .insertInto('chase_reply')
      .values({
        chase_id: chaseId,
        matter_id: chase.matter_id,
        text,
        cause: before.explainBy === null ? null : (cause ?? null),
        improvement: before.explainBy === null ? null : (improvement ?? null),
        replied_by: actor.accountId,
        replied_at: moment.at,
      })
      .execute()
    await tell(context, {
      kind: 'matter.chase_replied',
      title: before.matterTitle,
      subjectId: chase.matter_id,
      matterId: chase.matter_id,
      accounts: [chase.chased_by],
      words: { unit: before.organizationName, text },
    })
    return {
      events: [{ type: 'matter.chase_replied', on: [chase.matter_id], reason: text }],
      view: () => view(context, chaseId),
    }
  },
})

export const listUrgingsQuery = query(listUrgings, {
  run: async ({ tx, actor }, { limit }) => {
    const waiting = sql`c.organization_id = any(${organizationsOf(actor)}::uuid[]) and c.how = 'message'
      and not exists (select 1 from chase_reply z where z.chase_id = c.id)
      and exists (select 1 from matter y where y.id = c.matter_id and y.state <> all(${endStates}::text[]))`
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from chase c where ${waiting}`.execute(tx)
    return { items: await chasesWhere(tx, actor, waiting, limit), total: rows[0]?.n ?? 0 }
  },
})
