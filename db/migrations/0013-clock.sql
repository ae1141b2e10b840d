-- The clock as a subject of its own: office hours, what moves a due day and who said so, the government's own periods,
-- the calendar as data that two people put into force, and the light from thresholds that an index holds.

-- ─── Clocks ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The local rule that a period comes from, as it read when the matter was drafted (B46).
select add_columns('clock', array['rule text']);

-- `account_id` and `at` are whoever acts and when, in every transaction that appends.
alter table clock_event
  add column minute int check (minute between 0 and 1440),
  add column fact text check (fact in ('delivery', 'receipt', 'issue')),
  add column due_before date,
  add column account_id uuid references account default actor_account(),
  add column at timestamptz default moment();

-- Minute of the due day at which it is over; null at midnight.
select add_columns('matter', array['due_minute int check (due_minute between 0 and 1440)']);

-- Handed in at 17:40 of a day that ended at 17:30.
alter table handing_in add column reported_minute int, add column due_minute int;

-- ─── The light: thresholds of domain/light.ts, said a second time and compared by a test ─────────────────────────────
create function light_rests(state text, stopped boolean) returns text language sql immutable parallel safe as $$
  select case when stopped or state in ('draft', 'proposed', 'established', 'suspended', 'cancelled', 'merged') then 'grey'
    when state in ('reported', 'under_review', 'accepted', 'completed', 'cleared', 'archived') then 'blue' end $$;
create function light_red_from(state text, stopped boolean, due date, due_minute int, milestone date, assessed text, asked date)
  returns timestamp language sql immutable parallel safe as $$
  select case when light_rests(state, stopped) is not null then null
    when assessed = 'red' then timestamp '-infinity'
    when state = 'long_term' then (milestone + 1)::timestamp
    when asked is null then due + make_interval(mins => coalesce(due_minute, 1440)) end $$;
create function light_yellow_from(state text, stopped boolean, due date, due_minute int, warn_from date, milestone date, assessed text)
  returns timestamp language sql immutable parallel safe as $$
  select case when light_rests(state, stopped) is not null then null
    when assessed = 'yellow' then timestamp '-infinity'
    when state = 'long_term' then (milestone + 1)::timestamp
    else least(case when due is not null then warn_from::timestamp end,
      due + make_interval(mins => coalesce(due_minute, 1440)), (milestone + 1)::timestamp) end $$;

alter table matter
  add column rests text generated always as (light_rests(state, stopped)) stored,
  add column red_from timestamp generated always as
    (light_red_from(state, stopped, due, due_minute, next_milestone_due, assessed_light, extension_asked_on)) stored,
  add column yellow_from timestamp generated always as
    (light_yellow_from(state, stopped, due, due_minute, warn_from, next_milestone_due, assessed_light)) stored;
-- In the history they are plain: the trigger copies what held.
alter table matter_history add column rests text, add column red_from timestamp, add column yellow_from timestamp;
update matter_history set rests = light_rests(state, stopped),
  red_from = light_red_from(state, stopped, due, due_minute, next_milestone_due, assessed_light, extension_asked_on),
  yellow_from = light_yellow_from(state, stopped, due, due_minute, warn_from, next_milestone_due, assessed_light);
-- Counts by light read this index alone.
create index matter_light on matter (supervisor_org, rests, red_from, yellow_from) include (id);

-- The moment of asking on the government's wall; of a day in the past its last minute.
create function civil_now(of_day date) returns timestamp language sql stable parallel safe as $$
  select case when (moment() at time zone 'Asia/Shanghai')::date = of_day then moment() at time zone 'Asia/Shanghai'
    else of_day + time '23:59' end $$;

-- ─── A notice that is too short has an approver by name ─────────────────────────────────────────────────────────────
create table short_notice (
  id uuid primary key,
  matter_id uuid not null references matter,
  approver text not null,
  -- Office minutes between the act and the end of the due day.
  minutes int not null,
  due date not null,
  organization_id uuid not null references organization,
  given_by uuid not null references account,
  given_on date not null
);
create index short_notice_matter on short_notice (matter_id);
select belongs_to_matter('short_notice');

-- ─── The periods of a government where the source gives none (B46) ──────────────────────────────────────────────────
create table sla_rule (
  id uuid primary key,
  government_id uuid not null references organization,
  source_kind text,
  urgency text check (urgency in ('most_urgent', 'urgent', 'plain', 'normal')),
  budget text not null check (budget in ('working_days', 'calendar_days', 'months', 'office_hours')),
  amount int not null check (amount > 0),
  rule text not null,
  unique nulls not distinct (government_id, source_kind, urgency)
);
select give_sight('sla_rule', 'actor() is not null');
select demand_event('sla_rule', 'government_id');
select keep_past('sla_rule', 'actor() is not null');

-- ─── The calendar as data: pasted by one, approved by another, put into force with a preview ─────────────────────────
create table calendar_change (
  id uuid primary key,
  government_id uuid not null references organization,
  -- `notice` replaces a year, `days` changes single days of it, `local` adds days for one government alone.
  kind text not null check (kind in ('notice', 'days', 'local')),
  year int not null check (year between 2000 and 2100),
  title text not null,
  number text,
  text text not null,
  days jsonb not null,
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'refused', 'applying', 'applied')),
  proposed_by uuid not null references account,
  proposed_on date not null,
  decided_by uuid references account,
  decided_on date,
  opinion text,
  applied_by uuid references account,
  applied_on date,
  -- Due days moved so far.
  moved int not null default 0,
  version int not null default 1,
  changed_at timestamptz not null,
  check (decided_by is null or decided_by <> proposed_by)
);
create index calendar_change_year on calendar_change (year, proposed_on);
select give_sight('calendar_change', 'actor() is not null');
select demand_event('calendar_change', 'id');
select keep_past('calendar_change', 'actor() is not null');

alter table clock_event add column change_id uuid references calendar_change;
create index clock_event_change on clock_event (change_id) where change_id is not null;

-- Every clock that still says something, without a word of its matter: what a change of the calendar would move is asked
-- by people who do not see all of it.
select let_definers_reach('clock');
select let_definers_reach('clock_event');
create function clocks_at_work(of_government uuid, after uuid, most int)
  returns table (matter_id uuid, government_id uuid, kind text, urgency text, budget text, amount int, fixed_on date, due date,
    due_minute int, due_provisional boolean, warn_from date, events jsonb)
  language sql stable security definer set search_path = :"schema", pg_temp as $$
  select m.id, m.government_id, m.kind, m.urgency, c.budget, c.amount, c.fixed_on, m.due, m.due_minute, m.due_provisional,
    m.warn_from, e.events
  from matter m join clock c on c.matter_id = m.id
  cross join lateral (select jsonb_agg(jsonb_build_array(k.kind, k.on_date, k.due, k.minute, k.reason) order by k.no) as events
    from clock_event k where k.matter_id = m.id) e
  where m.state not in ('completed', 'cleared', 'archived', 'cancelled', 'merged')
    and (of_government is null or m.government_id = of_government) and (after is null or m.id > after)
  order by m.id limit most $$;

grant update on calendar_change, sla_rule to :"app", :"worker";
grant delete on sla_rule, calendar_day to :"app", :"worker";
