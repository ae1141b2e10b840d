import { sql } from 'kysely'
import { outsideWords } from '#contract/words/outside.ts'
import { calendarFile, type CalendarEntry } from '#domain/ical.ts'
import { openStates } from '#domain/matter.ts'
import { selectFaces, visibleMatters } from '#modules/matters/index.ts'
import { loadActor } from '#platform/actor.ts'
import type { App } from '#platform/app.ts'
import { accountActor, systemActor, transact } from '#platform/db.ts'
import { feedHash } from './change.ts'

const most = 500

type Stage = { id: string; target: string; due: CalendarEntry['on']; title: string }

/**
 * The days that somebody is held to, for the calendar of their phone. Read under their own rights of today: whoever has
 * left office, or ended the feed, has nothing there any more. `null` where there is no such feed.
 */
export const calendarOf = async (app: App, token: string): Promise<string | null> => {
  const moment = app.now()
  const found = await transact(
    app.database.db,
    { actor: systemActor('feed'), today: moment.today },
    (tx) =>
      tx
        .selectFrom('calendar_feed as f')
        .leftJoin('contact_preference as p', 'p.account_id', 'f.account_id')
        .select(['f.account_id', 'p.language'])
        .where('f.token_hash', '=', feedHash(token))
        .where('f.ended_at', 'is', null)
        .executeTakeFirst(),
    true,
  )
  if (!found) return null
  const words = outsideWords[found.language ?? 'zh']
  const as = { actor: accountActor(found.account_id), today: moment.today }
  return transact(
    app.database.db,
    as,
    async (tx) => {
      const actor = await loadActor(tx, found.account_id)
      if (!actor) return null
      const open = sql`${visibleMatters(actor)} and m.state = any(${[...openStates]}::text[]) and m.dispatched_at is not null`
      const faces = await selectFaces(
        tx,
        actor,
        moment,
        sql`${open} and m.due is not null`,
        sql`order by m.due, m.id limit ${most}`,
      )
      const { rows: stages } = await sql<Stage>`select s.id, s.target, s.due, m.title from milestone s
        join matter m on m.id = s.matter_id where s.met_on is null and ${open} order by s.due, s.id limit ${most}`.execute(
        tx,
      )
      const entries: CalendarEntry[] = [
        ...faces.flatMap((face) =>
          face.due === null
            ? []
            : [
                {
                  id: face.id,
                  on: face.due as CalendarEntry['on'],
                  title: words.feedDue(face.title),
                  note: [face.number, face.leadName].filter((each) => each !== null).join('\n'),
                },
              ],
        ),
        ...stages.map((stage) => ({
          id: stage.id,
          on: stage.due,
          title: words.feedStage(stage.target),
          note: stage.title,
        })),
      ]
      return calendarFile(words.feed, entries, moment.at)
    },
    true,
  )
}
