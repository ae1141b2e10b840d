-- What the transitions beside the main line write: recall, dispute, extension, suspension, lists, other endings.

select add_columns('matter', array[
  'listed_on date', 'list_name text', 'merged_into uuid references matter',
  -- Day on which an extension was asked for that has no answer yet.
  'extension_asked_on date']);
-- The answer to whoever raised it, where a matter ends otherwise than by a completed result (C03).
select add_columns('matter_content', array['closing_answer text']);

alter table report drop constraint report_state_check,
  add constraint report_state_check check (state in ('submitted', 'returned', 'accepted', 'withdrawn'));
-- `void`: the order was recalled; the clock has not run.
alter table clock_event drop constraint clock_event_kind_check,
  add constraint clock_event_kind_check check (kind in ('start', 'stop', 'resume', 'extend', 'recalculate', 'override', 'void'));

-- A row of an order that was taken back: its number stays used.
create table recalled_row (
  id uuid primary key,
  order_id uuid not null references order_paper,
  row_no int not null,
  matter_id uuid not null references matter,
  number text not null,
  title text not null,
  lead_name text not null,
  reason text not null,
  recalled_on date not null
);
create index recalled_row_order on recalled_row (order_id);
select give_sight('recalled_row', 'order_id in (select o.id from order_paper o)');
select demand_event('recalled_row', 'matter_id');

create table extension (
  id uuid primary key,
  matter_id uuid not null references matter,
  organization_id uuid not null references organization,
  reason text not null,
  progress text not null,
  due_before date not null,
  requested_due date not null,
  asked_by uuid not null references account,
  asked_on date not null,
  state text not null default 'pending' check (state in ('pending', 'granted', 'refused')),
  granted_due date,
  opinion text,
  decided_by uuid references account,
  decided_on date
);
create unique index extension_one_pending on extension (matter_id) where state = 'pending';
create index extension_matter on extension (matter_id, asked_on);
select belongs_to_matter('extension', past => true);

create table suspension (
  id uuid primary key,
  matter_id uuid not null references matter,
  document text not null,
  reason text not null,
  from_on date not null,
  decided_by uuid not null references account,
  until_on date,
  resume_document text,
  resumed_by uuid references account
);
create unique index suspension_one_open on suspension (matter_id) where until_on is null;
select belongs_to_matter('suspension', past => true);

-- 申请改办. The unit that is proposed instead sees what is said of it here, and nothing of the matter.
create table dispute (
  id uuid primary key,
  matter_id uuid not null references matter,
  assignment_id uuid not null references assignment,
  organization_id uuid not null references organization,
  matter_title text not null,
  requirement text not null,
  reason text not null,
  proposed_org uuid references organization,
  proposal text,
  raised_by uuid not null references account,
  raised_on date not null,
  state text not null default 'open' check (state in ('open', 'decided', 'appealed', 'final')),
  appeal text,
  appealed_on date,
  unique (assignment_id)
);
create index dispute_matter on dispute (matter_id);
create index dispute_proposed on dispute (proposed_org);
create function dispute_sight(of_row text) returns text language sql immutable as $$
  select replace(of_matter('matter_id'), '{row}', of_row) || ' or ' || of_row || '.proposed_org = any ((select actor_orgs())::uuid[])' $$;
select give_sight('dispute', dispute_sight('dispute'));
select demand_event('dispute', 'matter_id');
select keep_past('dispute', dispute_sight('{row}'));
drop function dispute_sight;

-- The view of the unit that is proposed instead: given once, beside the dispute, whose row it cannot lock.
create table dispute_view (
  dispute_id uuid primary key references dispute,
  matter_id uuid not null references matter,
  agrees boolean not null,
  text text not null,
  viewed_by uuid not null references account,
  viewed_on date not null
);
select give_sight('dispute_view', 'dispute_id in (select d.id from dispute d)');
select demand_event('dispute_view', 'matter_id');

-- The office director decides first, the secretary-general for good; both stay searchable as precedents.
create table dispute_decision (
  id uuid primary key,
  dispute_id uuid not null references dispute,
  matter_id uuid not null references matter,
  level int not null check (level in (1, 2)),
  result text not null check (result in ('kept', 'reassigned')),
  organization_id uuid references organization,
  new_due date,
  decision text not null,
  decided_by uuid not null references account,
  decided_on date not null,
  unique (dispute_id, level)
);
select give_sight('dispute_decision', 'dispute_id in (select d.id from dispute d)');
select demand_event('dispute_decision', 'matter_id');

-- One notice to those concerned by a change; a consequence of an event on its subject.
create table notice (
  id uuid primary key,
  organization_id uuid references organization,
  account_id uuid references account,
  subject_id uuid not null,
  matter_id uuid references matter,
  kind text not null,
  title text not null,
  words jsonb not null default '{}',
  at timestamptz not null,
  check (num_nonnulls(organization_id, account_id) = 1)
);
create index notice_organization on notice (organization_id, at desc);
create index notice_account on notice (account_id, at desc) where account_id is not null;
select give_sight('notice', 'organization_id = any ((select actor_orgs())::uuid[]) or account_id = actor_account()', 'actor() is not null');
select demand_event('notice', 'subject_id');

create table notice_read (
  notice_id uuid not null references notice,
  account_id uuid not null references account,
  at timestamptz not null,
  primary key (notice_id, account_id)
);
select give_sight('notice_read', 'account_id = actor_account()');
select excuse_from_events('notice_read', 'read marks');

grant update on extension, suspension, dispute to :"app", :"worker";
