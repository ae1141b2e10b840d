-- Registers and boards around follow-up: problems and what is suggested, coordinated, escalated and asked for because of
-- them; plans; themes, grades and marks of matters; a leader's own page; guidance to lower bodies.

-- ─── Problems, and what follows from them ───────────────────────────────────────────────────────────────────────────
create table problem (
  id uuid primary key,
  government_id uuid not null references organization,
  organization_id uuid not null references organization,
  matter_id uuid references matter,
  title text not null,
  description text not null,
  kind text not null check (kind in ('delay', 'quality', 'funds', 'policy', 'coordination', 'other')),
  severity text not null check (severity in ('minor', 'major', 'critical')),
  addressee_org uuid not null references organization,
  first_seen date not null,
  registered_by uuid not null references account,
  reported_to text,
  reported_on date,
  cause text,
  cause_note text,
  answer text,
  answered_by uuid references account,
  answered_on date,
  result text,
  closed_on date,
  state text not null default 'open' check (state in ('open', 'reported', 'closed')),
  version int not null default 1,
  changed_at timestamptz not null,
  check (state = 'open' or reported_on is not null)
);
create index problem_open on problem (organization_id, state, first_seen);
create index problem_matter on problem (matter_id) where matter_id is not null;

create table policy_suggestion (
  id uuid primary key,
  government_id uuid not null references organization,
  organization_id uuid not null references organization,
  problem_id uuid not null references problem,
  policy text not null,
  clause text,
  text text not null,
  addressee text not null,
  addressee_org uuid references organization,
  submitted_by uuid not null references account,
  submitted_on date not null,
  state text not null default 'submitted' check (state in ('submitted', 'adopted', 'declined')),
  reason text,
  decided_on date,
  version int not null default 1,
  changed_at timestamptz not null,
  check (state <> 'declined' or reason is not null)
);
create index policy_suggestion_problem on policy_suggestion (problem_id);

create table coordination (
  id uuid primary key,
  government_id uuid not null references organization,
  organization_id uuid not null references organization,
  matter_id uuid references matter,
  title text not null,
  issue text not null,
  addressee_org uuid not null references organization,
  due date not null,
  opened_by uuid not null references account,
  opened_on date not null,
  decision text,
  decided_on date,
  closed_on date,
  state text not null default 'open' check (state in ('open', 'decided', 'closed')),
  version int not null default 1,
  changed_at timestamptz not null,
  check (state = 'open' or decision is not null)
);
create index coordination_matter on coordination (matter_id) where matter_id is not null;
create table coordination_party (
  coordination_id uuid not null references coordination,
  organization_id uuid not null references organization,
  primary key (coordination_id, organization_id)
);
create table coordination_task (
  id uuid primary key,
  coordination_id uuid not null references coordination,
  organization_id uuid not null references organization,
  text text not null,
  due date not null,
  answer text,
  answered_by uuid references account,
  answered_on date
);
create index coordination_task_of on coordination_task (coordination_id);
create index coordination_task_open on coordination_task (organization_id, due) where answered_on is null;

create table escalation (
  id uuid primary key,
  matter_id uuid not null references matter,
  issue text not null,
  tried text not null,
  proposal text not null,
  addressee text not null,
  sent_by uuid not null references account,
  sent_on date not null,
  reply text,
  replied_on date,
  check ((reply is null) = (replied_on is null))
);
create index escalation_matter on escalation (matter_id);
-- A matter waits for one answer of its superior at a time.
create unique index escalation_one_open on escalation (matter_id) where reply is null;

create table help_request (
  id uuid primary key,
  government_id uuid not null references organization,
  organization_id uuid not null references organization,
  matter_id uuid references matter,
  title text not null,
  text text not null,
  owner_id uuid not null references account,
  asked_by uuid not null references account,
  asked_on date not null,
  answer text,
  answered_on date,
  version int not null default 1,
  changed_at timestamptz not null,
  check ((answer is null) = (answered_on is null))
);

-- ─── Plans ──────────────────────────────────────────────────────────────────────────────────────────────────────────
create table plan (
  id uuid primary key,
  government_id uuid not null references organization,
  organization_id uuid not null references organization,
  kind text not null check (kind in ('annual', 'monthly', 'inspection')),
  title text not null,
  period text not null,
  purpose text,
  method text,
  team text,
  called_on date not null,
  drafted_by uuid not null references account,
  submitted_on date,
  approved_by uuid references account,
  approved_on date,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'approved')),
  version int not null default 1,
  changed_at timestamptz not null,
  -- Office drafts, government approves (C06): never one person.
  check (approved_by <> drafted_by)
);
create table plan_item (
  id uuid primary key,
  plan_id uuid not null references plan,
  no int not null,
  text text not null,
  organization_id uuid references organization,
  planned_on date not null,
  dropped boolean not null default false,
  done_on date,
  result text,
  unique (plan_id, no)
);
create table plan_amendment (
  id uuid primary key,
  plan_id uuid not null references plan,
  item_id uuid not null references plan_item,
  kind text not null check (kind in ('added', 'moved', 'dropped')),
  before text,
  after text,
  reason text not null,
  amended_by uuid not null references account,
  amended_on date not null
);
create index plan_amendment_plan on plan_amendment (plan_id);
create table activity (
  id uuid primary key,
  plan_id uuid not null references plan,
  title text not null,
  starts_on date not null,
  ends_on date not null,
  team text not null,
  scheduled_by uuid not null references account,
  check (ends_on >= starts_on)
);
create index activity_calendar on activity (starts_on);
create table activity_target (
  activity_id uuid not null references activity,
  organization_id uuid not null references organization,
  primary key (activity_id, organization_id)
);

-- ─── What a matter is, beside its state ─────────────────────────────────────────────────────────────────────────────
create table theme (
  id uuid primary key,
  government_id uuid not null references organization,
  name text not null,
  retired_on date,
  unique (government_id, name)
);
create table matter_theme (
  matter_id uuid not null references matter,
  theme_id uuid not null references theme,
  primary key (matter_id, theme_id)
);
create index matter_theme_theme on matter_theme (theme_id);
create table matter_grade (
  matter_id uuid primary key references matter,
  importance text check (importance in ('key', 'important', 'routine')),
  -- Where the derived scope is not the right one.
  duty_scope text check (duty_scope in ('superior', 'same_level', 'lower'))
);
create table personal_supervision (
  matter_id uuid not null references matter,
  leader_id uuid not null references account,
  since_on date not null,
  until_on date,
  primary key (matter_id, leader_id)
);
create table star (
  account_id uuid not null references account,
  matter_id uuid not null references matter,
  primary key (account_id, matter_id)
);
-- How deep an acceptance looked: by what method it was verified, and the note for each criterion that needed one.
create table review_depth (
  review_id uuid primary key references review,
  matter_id uuid not null references matter,
  method text not null check (method in ('desk', 'field')),
  notes jsonb not null default '[]'
);
create index review_depth_matter on review_depth (matter_id);

-- ─── A leader's words before the office has registered them ─────────────────────────────────────────────────────────
create table instruction_draft (
  id uuid primary key,
  government_id uuid not null references organization,
  organization_id uuid not null references organization,
  matter_id uuid not null references matter,
  leader_id uuid not null references account,
  leader_post text not null,
  written_on date not null,
  answer_required boolean not null,
  source_id uuid references source,
  version int not null default 1,
  changed_at timestamptz not null
);
create table instruction_draft_text (
  draft_id uuid primary key references instruction_draft,
  text text not null
);

-- 催办 by a leader comes back with a receipt: who of the unit has read it, and when.
create table chase_receipt (
  chase_id uuid primary key references chase,
  matter_id uuid not null references matter,
  read_by uuid not null references account,
  read_at timestamptz not null
);

create table guidance_note (
  id uuid primary key,
  government_id uuid not null references organization,
  organization_id uuid not null references organization,
  addressee_org uuid not null references organization,
  title text not null,
  text text not null,
  sent_by uuid not null references account,
  sent_on date not null,
  read_by uuid references account,
  read_on date,
  version int not null default 1,
  changed_at timestamptz not null
);

-- ─── Who sees what ──────────────────────────────────────────────────────────────────────────────────────────────────
-- Coordinations to which the actor's organizations were asked. A definer function, since the table of the invited is
-- itself seen through the coordination.
create function invited_to() returns setof uuid
  language sql stable security definer set search_path = :"schema", pg_temp as $$
  select p.coordination_id from coordination_party p where p.organization_id = any ((select actor_orgs())::uuid[]) $$;
select let_definers_reach('coordination_party');

do $do$
declare
  kept constant text := 'organization_id = any ((select actor_orgs())::uuid[])';
  addressed constant text := kept || ' or addressee_org = any ((select actor_orgs())::uuid[])';
  of_plan constant text := 'plan_id in (select p.id from plan p)';
  handler constant text := '(actor_has_role(''inspector'') or actor_has_role(''office_director''))';
begin
  perform give_sight('problem', addressed);
  perform give_sight('policy_suggestion', addressed);
  perform give_sight('coordination', addressed || ' or id in (select invited_to())');
  perform give_sight('coordination_party', 'coordination_id in (select c.id from coordination c)');
  perform give_sight('coordination_task', 'coordination_id in (select c.id from coordination c)');
  perform give_sight('help_request', kept);
  perform give_sight('plan', kept);
  perform give_sight('plan_item', of_plan);
  perform give_sight('plan_amendment', of_plan);
  perform give_sight('activity', of_plan);
  perform give_sight('activity_target', 'activity_id in (select a.id from activity a)');
  perform give_sight('theme', 'actor() is not null');
  perform give_sight('star', 'account_id = actor_account()');
  perform give_sight('instruction_draft', kept || ' or leader_id = actor_account()');
  perform give_sight('instruction_draft_text', 'draft_id in (select d.id from instruction_draft d
    where d.leader_id = actor_account() or ' || handler || ')');
  perform give_sight('guidance_note', addressed);

  perform demand_event('problem', 'id');
  perform demand_event('policy_suggestion', 'id');
  perform demand_event('coordination', 'id');
  perform demand_event('coordination_party', 'coordination_id');
  perform demand_event('coordination_task', 'coordination_id');
  perform demand_event('help_request', 'id');
  perform demand_event('plan', 'id');
  perform demand_event('plan_item', 'plan_id');
  perform demand_event('plan_amendment', 'plan_id');
  perform demand_event('activity', 'plan_id');
  perform demand_event('activity_target', 'activity_id');
  perform demand_event('theme', 'id');
  perform demand_event('instruction_draft', 'id');
  perform demand_event('instruction_draft_text', 'draft_id');
  perform demand_event('guidance_note', 'id');
  perform excuse_from_events('star', 'a reader’s own mark; who looks closely at what is nobody else’s business');

  perform belongs_to_matter('escalation');
  perform belongs_to_matter('matter_theme');
  perform belongs_to_matter('matter_grade');
  perform belongs_to_matter('personal_supervision');
  perform belongs_to_matter('review_depth');
  perform belongs_to_matter('chase_receipt');
end $do$;

grant update on problem, policy_suggestion, coordination, coordination_task, escalation, help_request, plan, plan_item,
  theme, matter_grade, personal_supervision, instruction_draft, guidance_note to :"app", :"worker";
grant delete on star, matter_theme to :"app";
