-- The units' side: what a unit does among its own people, what it prepares for its principal to sign, and what its
-- joint leads sign with it.

-- ─── Internal division 内部分办: the unit gives its part to a division or person of its own ──────────────────────────
create table internal_division (
  id uuid primary key,
  matter_id uuid not null references matter,
  assignment_id uuid not null references assignment,
  organization_id uuid not null references organization,
  division_id uuid references organization,
  account_id uuid references account,
  check (num_nonnulls(division_id, account_id) > 0),
  note text,
  wanted_by date,
  state text not null default 'open' check (state in ('open', 'done', 'ended')),
  answer text,
  answered_by uuid references account,
  answered_at timestamptz,
  given_by uuid not null references account,
  given_at timestamptz not null,
  version int not null default 1
);
create index internal_division_assignment on internal_division (assignment_id);
create index internal_division_matter on internal_division (matter_id);
-- Its own people only: neither who supervises the matter nor the units beside this one.
select give_sight('internal_division', 'organization_id = any ((select actor_orgs())::uuid[])
  or division_id = any ((select actor_orgs())::uuid[]) or account_id = actor_account()');
-- The event stands on the division alone, so that the trail of the matter does not tell of it.
select demand_event('internal_division', 'id');
grant update on internal_division to :"app", :"worker";

-- A division that was given a part sees the matter; its row among the parties is seen by nobody else.
alter table matter_party drop constraint matter_party_capacity_check;
alter table matter_party add constraint matter_party_capacity_check
  check (capacity in ('supervisor', 'coordinating_lead', 'joint_lead', 'supporting', 'superior', 'division'));
create policy definer on internal_division to current_user using (true) with check (true);
create or replace function expected_parties(of_matter uuid)
  returns table (matter_id uuid, org_id uuid, capacity text, circle text)
  language sql stable security definer set search_path = :"schema", pg_temp as $$
  select m.id, m.supervisor_org, 'supervisor', 'full' from matter m where m.id = of_matter
  union
  select m.id, a.organization_id, a.part, 'full' from matter m join assignment a on a.matter_id = m.id
  where m.id = of_matter and a.valid_to is null and m.dispatched_at is not null
  union
  select d.matter_id, d.division_id, 'division', 'full' from internal_division d join assignment a on a.id = d.assignment_id
  where d.matter_id = of_matter and d.state <> 'ended' and d.division_id is not null and a.valid_to is null
  union
  (with recursive above(org, parent) as (
      select u.supervisor_org, u.parent_assignment_id
      from matter m join assignment a on a.id = m.parent_assignment_id join matter u on u.id = a.matter_id
      where m.id = of_matter and m.dispatched_at is not null
      union
      select u.supervisor_org, u.parent_assignment_id
      from above join assignment a on a.id = above.parent join matter u on u.id = a.matter_id)
   select of_matter, above.org, 'superior', 'face' from above) $$;
create trigger parties_of_division after insert or update of state on internal_division
  for each row execute function parties_changed('matter_id');

-- ─── What the liaison prepares and the principal signs 草稿待签 ──────────────────────────────────────────────────────
create table report_draft (
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
  completed_on date,
  file_id uuid references file,
  -- Counts the texts: a countersignature names the one that it was put under.
  text_no int not null default 1,
  state text not null default 'open' check (state in ('open', 'signed', 'dropped')),
  report_id uuid references report,
  prepared_by uuid not null references account,
  prepared_at timestamptz not null,
  version int not null default 1
);
create index report_draft_matter on report_draft (matter_id);
create unique index report_draft_one_open on report_draft (assignment_id, kind) where state = 'open';
-- The unit's own; a completion report also before those who countersign it. Who supervises sees what is handed in.
select give_sight('report_draft', 'organization_id = any ((select actor_orgs())::uuid[]) or (kind = ''completion''
  and exists (select 1 from matter_party p where p.matter_id = report_draft.matter_id and p.capacity = ''joint_lead''
    and p.org_id = any ((select actor_orgs())::uuid[])))',
  'organization_id = any ((select actor_orgs())::uuid[])');
select demand_event('report_draft', 'id');
grant update on report_draft to :"app", :"worker";

create function signed_text_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the text of % is signed', old.id using errcode = 'LS003';
end $$;
create trigger signed_text_stays before update on report_draft
  for each row when (old.state <> 'open') execute function signed_text_stays();

create table countersignature (
  id uuid primary key,
  matter_id uuid not null references matter,
  draft_id uuid not null references report_draft,
  assignment_id uuid not null references assignment,
  organization_id uuid not null references organization,
  text_no int not null,
  verdict text not null check (verdict in ('agreed', 'objected')),
  opinion text,
  signature jsonb not null,
  signed_by uuid not null references account,
  signed_at timestamptz not null
);
create index countersignature_draft on countersignature (draft_id, text_no);
create index countersignature_matter on countersignature (matter_id);
select belongs_to_matter('countersignature');

-- ─── Completed and reported are two facts; on time is both (国务院工作规则: 按时限要求办结并报告) ─────────────────────────
create table handing_in (
  report_id uuid primary key references report,
  matter_id uuid not null references matter,
  cycle int not null,
  completed_on date not null,
  reported_on date not null,
  due date
);
create index handing_in_matter on handing_in (matter_id, cycle);
select belongs_to_matter('handing_in');

-- ─── What hangs on a report: the sealed original that it was read from, and the reports that say the same ────────────
create table report_file (
  report_id uuid primary key references report,
  matter_id uuid not null references matter,
  file_id uuid not null references file
);
create index report_file_matter on report_file (matter_id);
create index report_file_file on report_file (file_id);
select belongs_to_matter('report_file');
-- Who sees the report may read its original; a joint lead, the one of the draft before it signs.
create policy attached on file for select using (exists (select 1 from report_file r where r.file_id = file.id)
  or exists (select 1 from report_draft d where d.file_id = file.id));

create table report_group (
  report_id uuid primary key references report,
  matter_id uuid not null references matter,
  group_id uuid not null
);
create index report_group_matter on report_group (matter_id);
create index report_group_group on report_group (group_id);
select belongs_to_matter('report_group');

-- ─── Agreed days of supporting units; approvers towards townships; how children add up ──────────────────────────────
create table agreed_due (
  assignment_id uuid primary key references assignment,
  matter_id uuid not null references matter,
  due date not null,
  agreed_by uuid not null references account,
  agreed_at timestamptz not null
);
create index agreed_due_matter on agreed_due (matter_id);
select belongs_to_matter('agreed_due');
grant update on agreed_due to :"app", :"worker";

create table township_approval (
  matter_id uuid primary key references matter,
  approver text not null,
  named_by uuid not null references account,
  named_at timestamptz not null
);
select belongs_to_matter('township_approval');
grant update on township_approval to :"app", :"worker";

create table roll_up (
  assignment_id uuid primary key references assignment,
  matter_id uuid not null references matter,
  rule text not null check (rule in ('all', 'weighted')),
  weights jsonb not null default '{}',
  declared_by uuid not null references account,
  declared_at timestamptz not null
);
create index roll_up_matter on roll_up (matter_id);
select belongs_to_matter('roll_up');
grant update on roll_up to :"app", :"worker";

-- Days and offices of the matters above one that the actor may see, and nothing else of them: a county is told how much
-- of the time each level has kept for itself.
create function levels_above(of_matter uuid) returns table (depth int, supervisor text, due date)
  language sql stable security definer set search_path = :"schema", pg_temp as $$
  with recursive levels(id, depth, supervisor_org, due, parent) as (
    select m.id, m.depth, m.supervisor_org, m.due, m.parent_assignment_id from matter m where m.id = of_matter
      and (is_system() or exists (select 1 from matter_party p where p.matter_id = m.id
        and p.org_id = any ((select actor_orgs())::uuid[])))
    union
    select u.id, u.depth, u.supervisor_org, u.due, u.parent_assignment_id
    from levels l join assignment a on a.id = l.parent join matter u on u.id = a.matter_id)
  select l.depth, o.name, l.due from levels l join organization o on o.id = l.supervisor_org order by l.depth $$;
