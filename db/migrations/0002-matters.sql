-- The nouns of follow-up: what obliges, what hands down, who owes what, what was answered.

create table source (
  id uuid primary key,
  government_id uuid not null references organization,
  organization_id uuid not null references organization,
  kind text not null check (kind in ('document', 'meeting_decision', 'major_decision', 'leader_instruction',
    'superior_order', 'deputies_suggestion', 'party_committee', 'media_report', 'clue')),
  title text not null,
  doc_number text,
  issuer text,
  issued_on date,
  received_on date not null,
  origin_level int not null default 3 check (origin_level between 1 and 4),
  urgency text not null default 'normal' check (urgency in ('most_urgent', 'urgent', 'plain', 'normal')),
  file_id uuid references file,
  registered_by uuid not null references account,
  version int not null default 1,
  changed_at timestamptz not null
);
create index source_organization on source (organization_id, received_on desc, id);

-- What may be read only by the office that keeps the source: other units' lines stand in the same minutes.
create table source_text (
  source_id uuid primary key references source,
  text text not null,
  clauses jsonb not null
);

create table proposal (
  id uuid primary key,
  source_id uuid not null references source,
  no int not null,
  text text not null,
  clause text not null,
  span jsonb not null,
  lead jsonb not null,
  support jsonb not null,
  deadline jsonb,
  confidence real not null,
  questions jsonb not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'dismissed')),
  reason text,
  matter_id uuid,
  unique (source_id, no)
);

create table instruction (
  id uuid primary key,
  source_id uuid not null references source,
  leader_id uuid references account,
  leader_name text not null,
  leader_post text not null,
  rank int not null,
  instructed_on date not null,
  answer_required boolean not null,
  state text not null default 'open' check (state in ('open', 'read')),
  read_on date
);
create index instruction_source on instruction (source_id);

-- Verbatim words of a leader: for the leader and the named handlers only (A10); units see the requirement.
create table instruction_text (
  instruction_id uuid primary key references instruction,
  text text not null
);
create table instruction_handler (
  instruction_id uuid not null references instruction,
  account_id uuid not null references account,
  primary key (instruction_id, account_id)
);

create table order_paper (
  id uuid primary key,
  government_id uuid not null references organization,
  organization_id uuid not null references organization,
  series text not null,
  year int not null,
  seq int not null,
  number text not null,
  title text not null,
  contact text,
  issued_on date not null,
  issued_by uuid not null references account,
  version int not null default 1,
  changed_at timestamptz not null,
  unique (government_id, series, year, seq)
);

-- The face of a matter: what a superior sees of a child. The rest stands in matter_content, because row security
-- cannot mask columns.
create table matter (
  id uuid primary key,
  government_id uuid not null references organization,
  supervisor_org uuid not null references organization,
  parent_assignment_id uuid,
  depth int not null default 0,
  title text not null,
  kind text not null default 'one_off' check (kind in ('one_off', 'long_term', 'annual')),
  state text not null check (state in ('draft', 'proposed', 'established', 'dispatched', 'in_progress', 'reported',
    'under_review', 'accepted', 'completed', 'cleared', 'archived', 'suspended', 'long_term', 'cancelled', 'merged')),
  cycle int not null default 1,
  mandatory boolean not null default true,
  origin_level int not null,
  source_kind text not null,
  urgency text not null default 'normal',
  order_id uuid references order_paper,
  order_row int,
  number text,
  lead_org uuid references organization,
  due date,
  due_provisional boolean not null default false,
  original_due date,
  warn_from date,
  stopped boolean not null default false,
  drafted_by uuid not null references account,
  drafted_on date not null,
  approved_by uuid references account,
  checked_by uuid references account,
  needs_check boolean not null default false,
  dispatched_at timestamptz,
  handed_in_on date,
  completed_on date,
  archived_on date,
  version int not null default 1,
  changed_at timestamptz not null,
  unique (order_id, order_row)
);
create index matter_supervisor on matter (supervisor_org, state);
create index matter_due on matter (due, id);
-- The ledger's default order: originating level, what is owed before what has ended, due day.
create index matter_ledger on matter (origin_level, ((state in ('completed', 'cleared', 'archived', 'cancelled', 'merged'))::int), due, id);
create index matter_changed on matter (changed_at desc, id);
create index matter_parent on matter (parent_assignment_id) where parent_assignment_id is not null;

create table matter_content (
  matter_id uuid primary key references matter,
  target text not null default '',
  work_content text not null default '',
  requirement text not null default '',
  outcome text,
  actual text,
  lateness jsonb not null default '[]'
);

create table matter_source (
  matter_id uuid not null references matter,
  source_id uuid not null references source,
  clause text,
  quote text,
  span jsonb,
  source_title text not null,
  doc_number text,
  primary key (matter_id, source_id)
);
create index matter_source_source on matter_source (source_id);

create table assignment (
  id uuid primary key,
  matter_id uuid not null references matter,
  organization_id uuid not null references organization,
  part text not null check (part in ('coordinating_lead', 'joint_lead', 'supporting')),
  state text not null check (state in ('planned', 'sent', 'acknowledged', 'disputed', 'contributed', 'accepted',
    'returned', 'released')),
  duty text,
  valid_from timestamptz not null,
  valid_to timestamptz,
  delivered_on date,
  delivery text check (delivery in ('online', 'slip')),
  acknowledged_at timestamptz,
  acknowledged_by uuid references account,
  responsible_leader text,
  responsible_person text,
  responsible_phone text,
  contribution text,
  contributed_at timestamptz
);
create index assignment_matter on assignment (matter_id);
create index assignment_organization on assignment (organization_id, state);
-- Exactly one coordinating lead: never two open ones, never two terms that overlap, also after a change of lead.
create unique index assignment_one_lead on assignment (matter_id)
  where part = 'coordinating_lead' and valid_to is null;
create extension if not exists btree_gist;
alter table assignment add constraint assignment_lead_terms
  exclude using gist (matter_id with =, tstzrange(valid_from, valid_to) with &&) where (part = 'coordinating_lead');
alter table matter add foreign key (parent_assignment_id) references assignment;

create table clock (
  matter_id uuid primary key references matter,
  budget text not null check (budget in ('working_days', 'calendar_days', 'months', 'fixed', 'office_hours')),
  amount int,
  fixed_on date,
  basis text not null check (basis in ('explicit', 'default_30wd', 'sla')),
  check ((budget = 'fixed') = (fixed_on is not null)),
  check ((budget = 'fixed') = (amount is null))
);
create table clock_event (
  id uuid primary key,
  matter_id uuid not null references matter,
  no int not null,
  kind text not null check (kind in ('start', 'stop', 'resume', 'extend', 'recalculate', 'override')),
  on_date date,
  due date,
  reason text,
  unique (matter_id, no)
);

-- A unit's words, never edited by anybody: the serving role may change the state of a report and nothing else.
create table report (
  id uuid primary key,
  matter_id uuid not null references matter,
  assignment_id uuid not null references assignment,
  organization_id uuid not null references organization,
  kind text not null check (kind in ('progress', 'completion')),
  cycle int not null,
  progress text not null,
  difficulty text,
  next_step text,
  outcome text,
  actual text,
  signature jsonb,
  reported_by uuid not null references account,
  reported_at timestamptz not null,
  reported_on date not null,
  state text not null default 'submitted' check (state in ('submitted', 'returned', 'accepted'))
);
create index report_matter on report (matter_id, reported_at desc);

create table message (
  id uuid primary key,
  matter_id uuid not null references matter,
  organization_id uuid not null references organization,
  author_id uuid not null references account,
  kind text not null check (kind in ('question', 'answer')),
  answers uuid references message,
  text text not null,
  at timestamptz not null
);
create index message_matter on message (matter_id, at);

create table review (
  id uuid primary key,
  matter_id uuid not null references matter,
  report_id uuid not null references report,
  cycle int not null,
  result text not null check (result in ('accepted', 'returned')),
  reviewer_id uuid not null references account,
  criteria jsonb not null,
  timely boolean,
  complete boolean,
  adequate boolean,
  cause text,
  requirement text,
  new_due date,
  verification text,
  verified_by uuid references account,
  reviewed_at timestamptz not null,
  reviewed_on date not null
);
create index review_matter on review (matter_id, reviewed_at desc);

create table submission (
  id uuid primary key,
  source_id uuid not null references source,
  title text not null,
  text text not null,
  made_by uuid not null references account,
  made_on date not null
);
create index submission_source on submission (source_id);
create table submission_matter (
  submission_id uuid not null references submission,
  matter_id uuid not null references matter,
  primary key (submission_id, matter_id)
);
create table submission_reading (
  submission_id uuid not null references submission,
  instruction_id uuid not null references instruction,
  read_on date not null,
  how text not null check (how in ('system', 'paper')),
  recorded_by uuid not null references account,
  primary key (submission_id, instruction_id)
);
