import assert from 'node:assert/strict'
import { column, connected, refusedWith } from './raw.ts'
import { open, altered, as, ends, checkNow, touch, anEvent, onObject, type Rule } from './rule.ts'

export const trailRules: readonly Rule[] = [
  {
    name: 'no event, no commit',
    switchOff: 'drop trigger audited on matter',
    claim: ends('LS001', touch, checkNow),
  },
  {
    name: 'an event of an earlier transaction does not count',
    switchOff: altered('event_required', 'e.xid = pg_current_xact_id() and ', ''),
    claim: ends('LS001', touch, checkNow),
  },
  {
    name: 'an event on another object does not count',
    switchOff: altered('event_required', ' and e.object_id = object', ''),
    claim: ends('LS001', touch, anEvent, onObject('gen_random_uuid()'), checkNow),
  },
  {
    name: 'the transaction of an event is the database’s to say',
    switchOff: 'grant insert (xid) on event_object to luoshi_app',
    claim: ends(
      '42501',
      anEvent,
      `insert into event_object (event_id, object_id, xid)
      values ('00000000-0000-7000-8000-000000000001', gen_random_uuid(), '1')`,
    ),
  },
  {
    name: 'nobody records an act as another’s',
    switchOff: open('event'),
    claim: async (site) =>
      as(site, 'limin', (client) => refusedWith('42501', client.query(anEvent.replace('system:test', 'system:other')))),
  },
  {
    name: 'an event is never rewritten',
    switchOff: 'grant update on event to luoshi_app',
    claim: ends('42501', `update event set reason = 'x'`),
  },
  {
    name: 'what an event was about is never removed',
    switchOff: 'grant delete on event_object to luoshi_app',
    claim: ends('42501', 'delete from event_object'),
  },
  {
    name: 'an event is sealed once',
    switchOff:
      'alter table seal_entry drop constraint seal_entry_event_id_key; grant insert on seal, seal_entry to luoshi_app',
    claim: async ({ owner }) =>
      connected(owner, async (client) => {
        const unique = `select conname::text from pg_constraint where conrelid = 'seal_entry'::regclass and contype = 'u'`
        assert.deepEqual(await column(client, unique), ['seal_entry_event_id_key'])
      }),
  },
  {
    name: 'history is not the serving role’s to write',
    switchOff: `grant delete on matter_history to luoshi_app; ${open('matter_history')}`,
    claim: ends('42501', 'delete from matter_history'),
  },
  {
    name: 'a unit’s words are never edited',
    switchOff: 'grant update on report to luoshi_app',
    claim: ends('42501', `update report set progress = 'x'`),
  },
  {
    name: 'a clock only ever grows',
    switchOff: 'grant update on clock_event to luoshi_app',
    claim: ends('42501', `update clock_event set on_date = '2026-01-01'`),
  },
]
