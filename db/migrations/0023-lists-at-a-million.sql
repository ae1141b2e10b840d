-- Lists, counts and exports of a million matters (bench/clock): each order of the ledger has an index that says just
-- that order, its keys included; each light is a range; whoever is party to few finds them without reading all.

-- ─── A light that never comes has a moment, too ─────────────────────────────────────────────────────────────────────
-- With `infinity` in place of null green and yellow are one range of an index each, and not two.
create or replace function light_red_from(state text, stopped boolean, due date, due_minute int, milestone date, assessed text, asked date)
  returns timestamp language sql immutable parallel safe as $$
  select case when light_rests(state, stopped) is not null then null
    when assessed = 'red' then timestamp '-infinity'
    when state = 'long_term' then coalesce((milestone + 1)::timestamp, timestamp 'infinity')
    when asked is null then coalesce(due + make_interval(mins => coalesce(due_minute, 1440)), timestamp 'infinity')
    else timestamp 'infinity' end $$;
create or replace function light_yellow_from(state text, stopped boolean, due date, due_minute int, warn_from date, milestone date,
    milestone_warn_from date, assessed text)
  returns timestamp language sql immutable parallel safe as $$
  select case when light_rests(state, stopped) is not null then null
    when assessed = 'yellow' then timestamp '-infinity'
    when state = 'long_term' then coalesce(least(case when milestone is not null then milestone_warn_from::timestamp end,
      (milestone + 1)::timestamp), timestamp 'infinity')
    else coalesce(least(case when due is not null then warn_from::timestamp end,
      due + make_interval(mins => coalesce(due_minute, 1440)),
      case when milestone is not null then milestone_warn_from::timestamp end, (milestone + 1)::timestamp),
      timestamp 'infinity') end $$;

drop index matter_light;
alter table matter drop column red_from, drop column yellow_from;
alter table matter
  add column red_from timestamp generated always as
    (light_red_from(state, stopped, due, due_minute, next_milestone_due, assessed_light, extension_asked_on)) stored,
  add column yellow_from timestamp generated always as
    (light_yellow_from(state, stopped, due, due_minute, warn_from, next_milestone_due, next_milestone_warn_from,
      assessed_light)) stored;
update matter_history set
  red_from = light_red_from(state, stopped, due, due_minute, next_milestone_due, assessed_light, extension_asked_on),
  yellow_from = light_yellow_from(state, stopped, due, due_minute, warn_from, next_milestone_due, next_milestone_warn_from,
      assessed_light);

-- Without the id many entries share a key, and the index is a tenth of what it was: a count reads it alone.
create index matter_light on matter (supervisor_org, rests, red_from, yellow_from);

-- What an office that supervises all sees first. Row security would look into every row for its id; here the one
-- condition that makes the rows the actor's is part of the index.
create function supervised_lights(asked timestamp) returns table (light text, n bigint)
  language sql stable security definer set search_path = :"schema", pg_temp as $$
  with mine as (select actor_orgs() as orgs)
  select 'grey', count(*) from matter m where m.supervisor_org = any ((select orgs from mine)::uuid[]) and m.rests = 'grey'
  union all
  select 'blue', count(*) from matter m where m.supervisor_org = any ((select orgs from mine)::uuid[]) and m.rests = 'blue'
  union all
  select 'red', count(*) from matter m where m.supervisor_org = any ((select orgs from mine)::uuid[])
    and m.rests is null and m.red_from <= asked
  union all
  select 'yellow', count(*) from matter m where m.supervisor_org = any ((select orgs from mine)::uuid[])
    and m.rests is null and m.red_from > asked and m.yellow_from <= asked
  union all
  select 'green', count(*) from matter m where m.supervisor_org = any ((select orgs from mine)::uuid[])
    and m.rests is null and m.red_from > asked and m.yellow_from > asked $$;

-- The moment of asking comes with the question.
drop function civil_now(date);

-- ─── The orders of the ledger ───────────────────────────────────────────────────────────────────────────────────────
drop index matter_due, matter_ledger, matter_changed;
create index matter_due on matter (coalesce(due, 'infinity'::date), id);
create index matter_due_latest on matter (coalesce(due, '-infinity'::date), id);
create index matter_ledger on matter (origin_level, ((state in ('completed', 'cleared', 'archived', 'cancelled', 'merged'))::int),
  coalesce(due, 'infinity'::date), id);
create index matter_changed on matter (changed_at, id);
create index matter_number on matter (coalesce(number, '￿'), id);

-- ─── Parties by capacity ────────────────────────────────────────────────────────────────────────────────────────────
drop index matter_party_org;
create index matter_party_org on matter_party (org_id, capacity, matter_id);
