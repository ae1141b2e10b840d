-- Reporting periods, milestones and numeric targets, and what the office makes of a unit's words.

select add_columns('matter', array[
  -- Projections for the light and the lists; modules/clock/pace.ts alone writes them.
  'next_milestone_due date',
  $$assessed_light text check (assessed_light in ('yellow', 'red'))$$]);

-- 汇报频次, where the office has set one for a matter.
create table cadence (
  matter_id uuid primary key references matter,
  every text not null check (every in ('none', 'weekly', 'monthly', 'quarterly', 'by_stage')),
  reason text,
  set_by uuid not null references account,
  set_on date not null
);
select belongs_to_matter('cadence');
select keep_past('cadence', of_matter('matter_id'), 'matter_id');

-- 报送期: a record of what was asked and until when. `nominal_on` is the day the rule names, `closes_on` that day on
-- the calendar; `once` is a period that the office opened by hand.
create table period (
  id uuid primary key,
  government_id uuid not null references organization,
  organization_id uuid not null references organization,
  every text not null check (every in ('weekly', 'monthly', 'quarterly', 'by_stage', 'once')),
  title text,
  nominal_on date not null,
  closes_on date not null,
  opened_on date not null,
  opened_by uuid references account,
  state text not null default 'open' check (state in ('open', 'closed')),
  closed_at timestamptz,
  closed_by uuid references account,
  version int not null default 1,
  changed_at timestamptz not null
);
create unique index period_once_a_day on period (organization_id, every, nominal_on) where every <> 'once';
create index period_open on period (organization_id, closes_on) where state = 'open';

-- What became of one matter in one period; nothing yet while `outcome` is null.
create table period_matter (
  period_id uuid not null references period,
  matter_id uuid not null references matter,
  asked_at timestamptz not null,
  outcome text check (outcome in ('reported', 'nothing_new', 'exempt', 'missed')),
  because text check (because in ('milestone_later', 'suspended', 'handed_in', 'ended')),
  report_id uuid references report,
  decided_at timestamptz,
  decided_by uuid references account,
  primary key (period_id, matter_id),
  check ((outcome = 'exempt') = (because is not null)),
  check ((outcome is null) = (decided_at is null))
);
create index period_matter_matter on period_matter (matter_id);
create index period_matter_waiting on period_matter (matter_id) where outcome is null;
select belongs_to_matter('period_matter');

create function period_sight(of_row text) returns text language sql immutable as $$
  select format('organization_id = any ((select actor_orgs())::uuid[])
    or exists (select 1 from period_matter x where x.period_id = %s.id)', of_row) $$;
select give_sight('period', period_sight('period'));
select demand_event('period', 'id');
select keep_past('period', period_sight('{row}'));
drop function period_sight;

-- What a closed period says stays: whoever answers afterwards answers in the next one.
create function closed_period_stays() returns trigger language plpgsql as $$
begin
  if exists (select 1 from period p where p.id = old.period_id and p.state = 'closed') then
    raise exception 'period % is closed', old.period_id using errcode = 'LS003';
  end if;
  return new;
end $$;
create trigger closed_stays before update on period_matter for each row execute function closed_period_stays();

-- 阶段目标. A day that was moved keeps the first one beside it.
create table milestone (
  id uuid primary key,
  matter_id uuid not null references matter,
  no int not null,
  target text not null check (target <> ''),
  measure text,
  due date not null,
  original_due date not null,
  weight int not null check (weight between 1 and 100),
  evidence text not null default 'none' check (evidence in ('none', 'document', 'figures', 'site', 'acceptance')),
  set_by_org uuid not null references organization,
  set_by uuid not null references account,
  met_on date,
  report_id uuid references report,
  check ((met_on is null) = (report_id is null))
);
create index milestone_matter on milestone (matter_id, due);
select belongs_to_matter('milestone', past => true);

-- Annual key work: cumulative figures by quarter, as planned and as the unit reported them.
create table quarter_target (
  id uuid primary key,
  matter_id uuid not null references matter,
  year int not null check (year between 2000 and 2100),
  quarter int not null check (quarter between 1 and 4),
  unit text not null,
  planned double precision not null check (planned >= 0),
  actual double precision check (actual >= 0),
  reported_on date,
  reported_by uuid references account,
  unique (matter_id, year, quarter),
  check ((actual is null) = (reported_on is null))
);
select belongs_to_matter('quarter_target', past => true);

-- 核定进展: the office's judgement beside the unit's text, never in it.
create table assessment (
  id uuid primary key,
  matter_id uuid not null references matter,
  period_id uuid references period,
  report_id uuid references report,
  judgement text not null check (judgement in ('ahead', 'on_track', 'behind', 'stalled')),
  text text not null,
  percent int check (percent between 0 and 100),
  light text check (light in ('yellow', 'red')),
  light_reason text,
  organization_id uuid not null references organization,
  assessed_by uuid not null references account,
  assessed_at timestamptz not null,
  assessed_on date not null,
  check ((light is null) = (light_reason is null))
);
create index assessment_matter on assessment (matter_id, assessed_at desc);
create index assessment_period on assessment (period_id);
select belongs_to_matter('assessment');

-- Questions to the same unit about the same source that wait for an answer, whoever asked: who asked and when, so that
-- the second superior hears of the first. What was asked stays with the parties of that matter.
select let_definers_reach('message');
select let_definers_reach('matter_source');
create function open_questions_like(of_matter uuid)
  returns table (message_id uuid, matter_id uuid, organization_id uuid, asked_at timestamptz)
  language sql stable security definer set search_path = :"schema", pg_temp as $$
  select q.id, q.matter_id, q.organization_id, q.at
  from matter mine join matter m on m.lead_org = mine.lead_org join message q on q.matter_id = m.id
  where mine.id = of_matter and q.kind = 'question' and not exists (select 1 from message r where r.answers = q.id)
    and (m.id = mine.id or exists (select 1 from matter_source a join matter_source b on b.source_id = a.source_id
      where a.matter_id = mine.id and b.matter_id = m.id))
    and exists (select 1 from matter_party p where p.matter_id = mine.id and p.circle = 'full'
      and p.org_id = any ((select actor_orgs())::uuid[]))
  order by q.at $$;

grant update on cadence, period, period_matter, milestone, quarter_target to :"app", :"worker";
grant delete on milestone, quarter_target to :"app", :"worker";
