-- One order to many units: what is drafted together, what units say to it before it goes out, who was chased, what the
-- office sums up, and the acts that were given on paper.

-- ─── 分办方案: matters drafted in one go from one source, to go out as one order ──────────────────────────────────────
create table division (
  id uuid primary key,
  organization_id uuid not null references organization,
  source_id uuid not null references source,
  title text not null,
  drafted_by uuid not null references account,
  drafted_on date not null
);
create index division_organization on division (organization_id, drafted_on desc);
create table division_matter (
  matter_id uuid primary key references matter,
  division_id uuid not null references division,
  no int not null,
  unique (division_id, no)
);
select give_sight('division', 'organization_id = any ((select actor_orgs())::uuid[])');
select give_sight('division_matter', 'division_id in (select d.id from division d)');
select demand_event('division', 'id');
select demand_event('division_matter', 'matter_id');

-- ─── 征求意见: a draft division before it is issued (B16), or a running matter among its units (C26) ──────────────────
create table consultation (
  id uuid primary key,
  -- Who asks, and who decides where somebody disagrees.
  organization_id uuid not null references organization,
  decider_org uuid not null references organization,
  kind text not null check (kind in ('division', 'matter')),
  division_id uuid references division,
  matter_id uuid references matter,
  title text not null,
  text text not null,
  reply_by date not null,
  opened_by uuid not null references account,
  opened_on date not null,
  version int not null default 1,
  changed_at timestamptz not null,
  check (division_id is null or kind = 'division'),
  check ((kind = 'matter') = (matter_id is not null))
);
-- One unit's part. A draft matter cannot be seen by its units, so the row carries what they are asked about. The asker
-- stands here, too: a policy that looked it up would ask the policy that asks this one.
create table consultation_row (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  matter_id uuid not null references matter,
  asker_org uuid not null references organization,
  decider_org uuid not null references organization,
  organization_id uuid not null references organization,
  part text not null check (part in ('coordinating_lead', 'joint_lead', 'supporting')),
  excerpt jsonb not null,
  state text not null default 'asked' check (state in ('asked', 'agreed', 'disputed', 'settled')),
  opinion text,
  answered_at timestamptz,
  answered_by uuid references account,
  outcome text check (outcome in ('kept', 'changed')),
  decision text,
  decided_by uuid references account,
  decided_at timestamptz,
  unique (consultation_id, matter_id, organization_id),
  check ((state = 'settled') = (decision is not null))
);
create index consultation_row_matter on consultation_row (matter_id);
create index consultation_row_unit on consultation_row (organization_id, state);
create index consultation_matter on consultation (matter_id) where matter_id is not null;
do $do$
declare
  mine constant text := '%s = any ((select actor_orgs())::uuid[])';
  row_sight constant text := format(mine, 'organization_id') || ' or ' || format(mine, 'asker_org') || ' or ' || format(mine, 'decider_org');
  sight constant text := format(mine, 'organization_id') || ' or ' || format(mine, 'decider_org')
    || ' or exists (select 1 from consultation_row r where r.consultation_id = {row}.id)';
begin
  perform give_sight('consultation_row', row_sight);
  perform keep_past('consultation_row', row_sight);
  perform give_sight('consultation', replace(sight, '{row}', 'consultation'));
end $do$;
select demand_event('consultation', 'id');
select demand_event('consultation_row', 'consultation_id');
grant update on consultation, consultation_row to :"app", :"worker";

-- ─── 催办: one line each, counted on whoever chased ──────────────────────────────────────────────────────────────────
create table chase (
  id uuid primary key,
  matter_id uuid not null references matter,
  assignment_id uuid not null references assignment,
  organization_id uuid not null references organization,
  asker_org uuid not null references organization,
  how text not null check (how in ('phone', 'message', 'visit', 'paper')),
  spoke_with text,
  said text not null,
  chased_by uuid not null references account,
  chased_at timestamptz not null,
  chased_on date not null
);
create index chase_matter on chase (matter_id, chased_at desc);
create index chase_asker on chase (asker_org, chased_on);
select belongs_to_matter('chase');

-- ─── 汇总、整件办结: what the office says of an order as a whole; its units do not see it ──────────────────────────────
create table order_outcome (
  id uuid primary key references order_paper,
  organization_id uuid not null references organization,
  summary text,
  summed_up_by uuid references account,
  summed_up_on date,
  closed_by uuid references account,
  closed_on date,
  exceptions jsonb not null default '[]'
);
select give_sight('order_outcome', 'organization_id = any ((select actor_orgs())::uuid[])');
select demand_event('order_outcome', 'id');
select keep_past('order_outcome', 'organization_id = any ((select actor_orgs())::uuid[])');
grant update on order_outcome to :"app", :"worker";

-- ─── 纸质办理登记: an act given on paper, recorded for its signer ─────────────────────────────────────────────────────
create table paper_act (
  id uuid primary key,
  matter_id uuid not null references matter,
  step text not null check (step in ('approval', 'issue', 'acknowledgement', 'reading', 'opinion', 'reply', 'other')),
  signer text not null,
  signer_post text,
  signer_id uuid references account,
  organization_id uuid not null references organization,
  signed_on date not null,
  words text,
  file_id uuid references file,
  recorded_by uuid not null references account,
  recorded_at timestamptz not null
);
create index paper_act_matter on paper_act (matter_id, recorded_at desc);
create index paper_act_file on paper_act (file_id) where file_id is not null;
select belongs_to_matter('paper_act');
-- Rights to a scan go through what refers to it.
create policy through_paper_act on file for select using (exists (select 1 from paper_act p where p.file_id = file.id));
