-- The clock to its end: a milestone warns by its own days, and what follows an explanation that was not given has a letter.

-- ─── A milestone warns before its day, by its category; `yellow_from` of domain/light.ts, said a second time ─────────
select add_columns('matter', array['next_milestone_warn_from date']);

create function light_yellow_from(state text, stopped boolean, due date, due_minute int, warn_from date, milestone date,
    milestone_warn_from date, assessed text)
  returns timestamp language sql immutable parallel safe as $$
  select case when light_rests(state, stopped) is not null then null
    when assessed = 'yellow' then timestamp '-infinity'
    when state = 'long_term' then least(case when milestone is not null then milestone_warn_from::timestamp end,
      (milestone + 1)::timestamp)
    else least(case when due is not null then warn_from::timestamp end,
      due + make_interval(mins => coalesce(due_minute, 1440)),
      case when milestone is not null then milestone_warn_from::timestamp end, (milestone + 1)::timestamp) end $$;

-- The column is made anew, and with it every index that reads it, as it stood.
do $$
declare made_again text[]; statement text;
begin
  select array_agg(pg_get_indexdef(i.indexrelid)) into made_again from pg_index i
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey::int2[])
    where i.indrelid = 'matter'::regclass and a.attname = 'yellow_from';
  alter table matter drop column yellow_from;
  alter table matter add column yellow_from timestamp generated always as (light_yellow_from(state, stopped, due, due_minute,
    warn_from, next_milestone_due, next_milestone_warn_from, assessed_light)) stored;
  foreach statement in array coalesce(made_again, '{}') loop execute statement; end loop;
end $$;
drop function light_yellow_from(text, boolean, date, int, date, date, text);

-- Milestones that are set already get their day of warning from the worker, who counts all clocks anew.
do $$
begin
  if to_regproc(format('%I.enqueue', current_schema() || '_jobs')) is not null then
    execute format($q$select %I.enqueue('clocks', json_build_object('governmentId', g.id), null, null)
      from (select distinct government_id as id from matter where next_milestone_due is not null) g$q$,
      current_schema() || '_jobs');
  end if;
end $$;

-- ─── What follows: a letter with a number of its own, which asks for cause and measures once more (C20, B35) ─────────
create table letter (
  id uuid primary key,
  matter_id uuid not null references matter,
  -- The explanation that did not come, and the urging by which this letter asks again.
  because_chase_id uuid not null unique references chase,
  chase_id uuid not null unique references chase,
  instrument text not null check (instrument in ('reminder_letter', 'supervision_letter', 'talk', 'circular')),
  government_id uuid not null references organization,
  series text not null,
  year int not null,
  seq int not null,
  number text not null,
  asker_org uuid not null references organization,
  organization_id uuid not null references organization,
  -- Whoever it is for in that unit, as of that day.
  attention text,
  fact text not null,
  requirement text not null,
  due date not null,
  -- Of a talk.
  place text,
  contact text,
  -- Why a step was left out.
  reason text,
  issued_by uuid not null references account,
  issued_on date not null,
  check ((instrument = 'talk') = (place is not null)),
  unique (government_id, series, year, seq)
);
create index letter_matter on letter (matter_id);
select belongs_to_matter('letter');

-- ─── What leaves the house speaks the language of whoever it is for ─────────────────────────────────────────────────
alter table contact_preference add column language text not null default 'zh' check (language in ('zh', 'en'));
drop function reached_outside(uuid[]);
create function reached_outside(accounts uuid[])
  returns table (account_id uuid, channel text, address text, language text)
  language sql stable security definer set search_path = :"schema", pg_temp as $$
  select p.account_id, 'email', p.email, p.language from contact_preference p where p.by_email and p.account_id = any (accounts)
  union all
  select p.account_id, 'robot', coalesce(a.phone, ''), p.language from contact_preference p join account a on a.id = p.account_id
  where p.by_robot and p.account_id = any (accounts) $$;
