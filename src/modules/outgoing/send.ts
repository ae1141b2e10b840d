import { sql } from 'kysely'
import type { CivilDate } from '#domain/date.ts'
import { quietUntil } from '#domain/reminder.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import { settingsOf } from '#modules/settings/index.ts'
import type { App } from '#platform/app.ts'
import type { ChannelName } from '#platform/channels/channel.ts'
import { transact, type Tx } from '#platform/db.ts'
import { longJob } from '#platform/job.ts'
import { hourOf, momentOn, type Moment } from '#platform/moment.ts'

type Waiting = {
  id: string
  channel: ChannelName
  kind: 'digest' | 'urging'
  government: string
  address: string
  subject: string
  body: string
  urgent: boolean
  attempts: number
  quiet_from: number | null
  quiet_to: number | null
  /** A digest whose matters have all been handed in meanwhile has nothing to say any more. */
  isStale: boolean
}
export type Sent = { readonly sent: number; readonly failed: number; readonly held: number; readonly dropped: number }

/** A robot takes about twenty messages a minute. */
const mostAtOnce = 18
/** With an hour between them: about two days. */
const mostAttempts = 50

const nextWaiting = async (tx: Tx, at: string, open: readonly string[]): Promise<Waiting | undefined> => {
  const { rows } = await sql<Waiting>`
    select o.id, o.channel, o.kind, o.government_id as government, o.address, o.subject, o.body, o.urgent, o.attempts,
      p.quiet_from, p.quiet_to, o.kind = 'digest' and not exists (select 1 from outgoing_matter x join matter m on m.id = x.matter_id
        where x.outgoing_id = o.id and m.state in ('dispatched', 'in_progress', 'long_term') and not m.stopped) as "isStale"
    from outgoing o left join contact_preference p on p.account_id = o.account_id
    where o.state = 'waiting' and o.next_at <= ${at} and o.channel = any(${open}::text[])
    order by o.next_at, o.id limit 1 for update of o skip locked`.execute(tx)
  return rows[0]
}

/** The moment at which it may go, where that is later than now: outside quiet hours, on a working day. */
const heldUntil = async (tx: Tx, row: Waiting, moment: Moment): Promise<string | null> => {
  if (row.urgent) return null
  const of = await settingsOf(tx, row.government, ['quiet.from', 'quiet.to'])
  const hours = { from: row.quiet_from ?? of['quiet.from'], to: row.quiet_to ?? of['quiet.to'] }
  const calendar = await calendarFor(tx, row.government)
  const until: { day: CivilDate; hour: number } | null = quietUntil(calendar, moment.today, hourOf(moment), hours)
  return until === null ? null : momentOn(until.day, until.hour).at
}

const minutesAfter = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString()

/** Doubling from a minute to an hour. */
const pauseAfter = (attempts: number) => Math.min(2 ** attempts, 60)

/**
 * One message in one transaction, its row locked while it is on its way: no two workers send it, and only a process that
 * dies between the service's answer and the commit sends it again, under the same Message-ID.
 */
const sendOne = (app: App, moment: Moment, actor: string, open: readonly string[]) =>
  transact(app.database.db, { actor, today: moment.today }, async (tx): Promise<keyof Sent | null> => {
    const row = await nextWaiting(tx, moment.at, open)
    if (!row) return null
    const set = (values: { state?: 'sent' | 'dropped' | 'failed'; [column: string]: unknown }) =>
      tx.updateTable('outgoing').set(values).where('id', '=', row.id).execute()
    if (row.isStale) {
      await set({ state: 'dropped' })
      return 'dropped'
    }
    const later = await heldUntil(tx, row, moment)
    if (later !== null) {
      await set({ next_at: later })
      return 'held'
    }
    const attempts = row.attempts + 1
    try {
      await app.outside?.channels[row.channel]?.(row)
    } catch (error) {
      const said = String(error).slice(0, 300)
      const isOver = attempts >= mostAttempts
      const next = minutesAfter(moment.at, pauseAfter(row.attempts))
      await set({ attempts, error: said, next_at: next, ...(isOver ? { state: 'failed' } : {}) })
      app.log({
        level: isOver ? 'error' : 'warn',
        what: 'message not sent',
        channel: row.channel,
        id: row.id,
        error: said,
      })
      return 'failed'
    }
    await set({ state: 'sent', attempts, sent_at: moment.at, error: null })
    return 'sent'
  })

/** What waits to leave the house; a channel that is down is asked again later and repeats nothing. */
export const sendWaiting = async (app: App, moment: Moment, actor = 'system:send'): Promise<Sent> => {
  const open = Object.keys(app.outside?.channels ?? {})
  const tally = { sent: 0, failed: 0, held: 0, dropped: 0 }
  while (open.length > 0 && tally.sent + tally.failed < mostAtOnce) {
    const done = await sendOne(app, moment, actor, open)
    if (done === null) break
    tally[done] += 1
  }
  return tally
}

export const sendJob = longJob('send', (app, moment, actor) => sendWaiting(app, moment, actor), '* * * * *')
