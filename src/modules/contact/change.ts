import { createHash, randomBytes } from 'node:crypto'
import { changeContact, endFeed, getContact, makeFeed } from '#contract/contact.ts'
import { refuse } from '#domain/refusal.ts'
import { settingsOf } from '#modules/settings/index.ts'
import type { ChannelName } from '#platform/channels/channel.ts'
import { command, query, type Context } from '#platform/endpoint.ts'
import { badField, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'

export const feedHash = (token: string) => createHash('sha256').update(token).digest()

const view = async ({ app, tx, actor, by }: Context) => {
  const own = await tx
    .selectFrom('contact_preference')
    .selectAll()
    .where('account_id', '=', actor.accountId)
    .executeTakeFirst()
  const account = await tx.selectFrom('account').select('phone').where('id', '=', actor.accountId).executeTakeFirst()
  const feed = await tx
    .selectFrom('calendar_feed')
    .select('made_at')
    .where('account_id', '=', actor.accountId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  const of = await settingsOf(tx, by.governmentId, ['quiet.from', 'quiet.to'])
  return {
    open: Object.keys(app.outside?.channels ?? {}) as ChannelName[],
    email: own?.email ?? null,
    byEmail: own?.by_email ?? false,
    byRobot: own?.by_robot ?? false,
    phone: account?.phone ?? null,
    language: own?.language ?? ('zh' as const),
    quietFrom: own?.quiet_from ?? of['quiet.from'],
    quietTo: own?.quiet_to ?? of['quiet.to'],
    isOwnQuiet: own?.quiet_from != null,
    feed: feed ? { madeAt: feed.made_at } : null,
  }
}

export const getContactQuery = query(getContact, { run: (context) => view(context) })

/** What goes outside, and when; nobody switches off being told in the house. */
export const changeContactCommand = command(changeContact, {
  run: async (context, { email, byEmail, byRobot, language, quietFrom, quietTo }) => {
    if (byEmail && email === undefined) throw new Refused(refuse('email-missing', { field: 'email' }))
    if ((quietFrom === undefined) !== (quietTo === undefined))
      throw badField(quietFrom === undefined ? 'quietFrom' : 'quietTo', 'required')
    const { tx, actor } = context
    const values = {
      email: email ?? null,
      by_email: byEmail,
      by_robot: byRobot,
      ...(language === undefined ? {} : { language }),
      ...(quietFrom === undefined ? {} : { quiet_from: quietFrom, quiet_to: quietTo }),
    }
    await tx
      .insertInto('contact_preference')
      .values({ account_id: actor.accountId, ...values })
      .onConflict((conflict) => conflict.column('account_id').doUpdateSet(values))
      .execute()
    return {
      events: [{ type: 'contact.changed', on: [actor.accountId], changes: { byEmail, byRobot, language } }],
      view: () => view(context),
    }
  },
})

const endLive = ({ tx, actor, moment }: Context) =>
  tx
    .updateTable('calendar_feed')
    .set({ ended_at: moment.at })
    .where('account_id', '=', actor.accountId)
    .where('ended_at', 'is', null)
    .execute()

/** The address is the key: kept as a hash, said once, and the one before it ends. */
export const makeFeedCommand = command(makeFeed, {
  run: async (context) => {
    const { tx, actor, moment } = context
    const token = randomBytes(24).toString('base64url')
    await endLive(context)
    await tx
      .insertInto('calendar_feed')
      .values({ id: newId(), account_id: actor.accountId, token_hash: feedHash(token), made_at: moment.at })
      .execute()
    return {
      events: [{ type: 'feed.made', on: [actor.accountId] }],
      view: async () => ({ path: `/calendar/${token}.ics` }),
    }
  },
})

export const endFeedCommand = command(endFeed, {
  run: async (context) => {
    await endLive(context)
    return { events: [{ type: 'feed.ended', on: [context.actor.accountId] }], view: () => view(context) }
  },
})
