import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { CivilDate } from '#domain/date.ts'
import { endStates, openStates } from '#domain/matter.ts'
import { lightSql } from '#modules/clock/index.ts'
import { systemActor, transact, type Db } from '#platform/db.ts'
import { lastMinuteOf } from '#platform/moment.ts'
import type { Known } from './known.ts'

/** Steps in which a due day may begin, move or end, each of which says so. */
const startsOrVoids = /^(order\.(issued|registered)|matter\.recalled(_to_draft)?)$/
const wantsReason =
  /^matter\.(refused|sent_back|recalled.*|disputed|dispute_.*|amended|unit_added|reassigned|due_changed|extension_asked|extension_refused|suspended|resumed|withdrawn|returned|review_reopened|instructed_again|listed|cleared|reopened|set_long_term|long_term_ended|made_routine|merged|cancelled)$/

const othersOwe = ['reported', 'under_review', 'accepted']

/** §2 of the work flow for the matter that a command was about, from its rows before and after. */
export const hold = (
  { now, before, state }: Pick<Known, 'now' | 'before' | 'state'>,
  step: string,
  outcome: 'taken' | 'refused',
): void => {
  const said = `${step} (${state})`
  assert.equal(now.state, state, `${said}: the state is another`)
  assert.ok(now.reports.startsWith(before.reports), `${said}: a unit's text was changed`)
  if (outcome === 'refused') {
    assert.deepEqual([now.version, now.events], [before.version, before.events], `${said}: refused, and yet changed`)
    return
  }
  assert.ok(now.version > before.version, `${said}: no new version`)
  assert.ok(now.events > before.events, `${said}: no event`)
  const { type = '', actor = '', reason = null, changes = {} } = now.newest ?? {}
  assert.match(actor, /^account:/, said)
  if (now.due !== before.due)
    assert.ok(startsOrVoids.test(type) || 'due' in changes, `${said}: the due day moved silently`)
  if (wantsReason.test(type)) assert.ok((reason ?? '').length > 0, `${said}: ${type} without a reason`)
  if ((openStates as readonly string[]).includes(state)) assert.equal(now.leads, 1, `${said}: one coordinating lead`)
  if (endStates.includes(state)) assert.ok(now.answered, `${said}: ended without an answer`)
  if (now.waiting || othersOwe.includes(state))
    assert.notEqual(now.light, 'red', `${said}: red while somebody else owes the next step`)
}

/**
 * The same over every matter that there is and over its whole past: what a command did to a matter that it was not
 * about would show here.
 */
export const sweep = async (db: Db, today: CivilDate, pool: readonly Known[]): Promise<void> => {
  const found = await transact(
    db,
    { actor: systemActor('test'), today },
    async (tx) => {
      const { rows } = await sql<{ id: string; what: string }>`
        select m.id, 'coordinating leads: ' || count(a.id) as what from matter m
          left join assignment a on a.matter_id = m.id and a.part = 'coordinating_lead' and a.valid_to is null
          where m.state = any(${openStates}::text[]) group by m.id having count(a.id) <> 1
        union all
        select m.id, 'ended without an answer' from matter m join matter_content c on c.matter_id = m.id
          where m.state = any(${endStates}::text[]) and c.closing_answer is null and c.outcome is null
        union all
        select m.id, 'red while somebody else owes the next step' from matter m
          where (m.state = any(${othersOwe}::text[]) or m.extension_asked_on is not null or m.stopped)
            and ${lightSql(lastMinuteOf(today))} = 'red'
        union all
        select h.id, 'the due day moved silently at ' || h.until from matter_history h
          join matter_history n on n.id = h.id and n.since = h.until
          where h.due is distinct from n.due and not exists (select 1 from event e join event_object o on o.event_id = e.id
            where o.object_id = h.id and e.at = n.since
              and (e.changes ? 'due' or e.type ~ '^(order\\.(issued|registered)|matter\\.(recalled|recalled_to_draft))$'))
        union all
        select h.id, 'a change without actor or time at ' || h.since from matter_history h
          where not exists (select 1 from event e join event_object o on o.event_id = e.id
            where o.object_id = h.id and e.at = h.since and e.actor is not null)
        union all
        select r.matter_id, 'a unit''s text was changed' from report r join report_history h on h.id = r.id
          where (h.progress, h.outcome, h.actual) is distinct from (r.progress, r.outcome, r.actual)`.execute(tx)
      const { rows: states } = await sql<{ id: string; state: string; version: number }>`
        select id, state, version from matter where id = any(${pool.map((each) => each.id)}::uuid[])`.execute(tx)
      const known = new Map(states.map((row) => [row.id, row]))
      const others = pool.filter((each) => known.get(each.id)?.state !== each.state)
      return [...rows, ...others.map(({ id, state }) => ({ id, what: `is no longer ${state}` }))]
    },
    true,
  )
  assert.deepEqual(found, [], 'the invariants hold everywhere')
}
