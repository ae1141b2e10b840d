import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { endStates, openStates } from '#domain/matter.ts'
import { systemActor, transact } from '#platform/db.ts'
import type { Known, Stage } from './stage.ts'

type Seen = { readonly due: string | null; readonly version: number; readonly events: number; readonly reports: string }
type Row = {
  due: string | null
  state: string
  version: number
  leads: number
  events: number
  reports: string
  newest: { type: string; actor: string; reason: string | null; changes: Record<string, unknown> } | null
  answered: boolean
  waiting: boolean
}

/** Steps in which a due day may begin, move or end, each of which says so. */
const startsOrVoids = /^(order\.(issued|registered)|matter\.recalled(_to_draft)?)$/
const wantsReason =
  /^matter\.(refused|sent_back|recalled.*|disputed|dispute_.*|amended|unit_added|reassigned|due_changed|extension_asked|extension_refused|suspended|resumed|withdrawn|returned|review_reopened|instructed_again|listed|cleared|reopened|set_long_term|long_term_ended|made_routine|merged|cancelled)$/

/** §2 of the work flow, after every command, from the rows themselves. */
export const watchman = (stage: Stage) => {
  const seen = new Map<string, Seen>()
  const look = (matter: Known) =>
    transact(
      stage.world.app.database.db,
      { actor: systemActor('test'), today: stage.today() },
      async (tx) => {
        const { rows } = await sql<Row>`select m.due, m.state, m.version,
          (select count(*)::int from assignment a where a.matter_id = m.id and a.part = 'coordinating_lead' and a.valid_to is null) as leads,
          (select count(*)::int from event_object o where o.object_id = m.id) as events,
          (select coalesce(string_agg(concat_ws('|', r.id, r.progress, r.outcome, r.actual), ';' order by r.id), '') from report r where r.matter_id = m.id) as reports,
          (select jsonb_build_object('type', e.type, 'actor', e.actor, 'reason', e.reason, 'changes', e.changes) from event e
            join event_object o on o.event_id = e.id where o.object_id = m.id order by e.at desc, e.id desc limit 1) as newest,
          (c.closing_answer is not null or c.outcome is not null) as answered,
          (m.extension_asked_on is not null or m.stopped) as waiting
        from matter m join matter_content c on c.matter_id = m.id where m.id = ${matter.id}`.execute(tx)
        return rows[0]
      },
      true,
    )
  return async (matter: Known, step: string, outcome: 'taken' | 'refused' | 'found'): Promise<void> => {
    const now = await look(matter)
    assert.ok(now, step)
    const before = seen.get(matter.id)
    const said = `${step} (${matter.state})`
    assert.equal(now.state, matter.state, `${said}: the state is another`)
    if (before && outcome === 'refused') {
      assert.deepEqual([now.version, now.events], [before.version, before.events], `${said}: refused, and yet changed`)
    }
    if (before && outcome === 'taken') {
      assert.ok(now.version > before.version, `${said}: no new version`)
      assert.ok(now.events > before.events, `${said}: no event`)
      if (now.due !== before.due)
        assert.ok(
          startsOrVoids.test(now.newest?.type ?? '') || 'due' in (now.newest?.changes ?? {}),
          `${said}: the due day moved silently`,
        )
    }
    if ((openStates as readonly string[]).includes(now.state))
      assert.equal(now.leads, 1, `${said}: one coordinating lead`)
    assert.match(now.newest?.actor ?? '', /^account:/, said)
    if (outcome === 'taken' && wantsReason.test(now.newest?.type ?? ''))
      assert.ok((now.newest?.reason ?? '').length > 0, `${said}: ${now.newest?.type} without a reason`)
    assert.ok(now.reports.startsWith(before?.reports ?? ''), `${said}: a unit's text was changed`)
    if (endStates.includes(matter.state)) assert.ok(now.answered, `${said}: ended without an answer`)
    const { light } = matter.view.face
    if (now.waiting || ['reported', 'under_review', 'accepted'].includes(now.state))
      assert.notEqual(light, 'red', `${said}: red while somebody else owes the next step`)
    seen.set(matter.id, { due: now.due, version: now.version, events: now.events, reports: now.reports })
  }
}
