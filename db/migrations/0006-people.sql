-- Organizations as they change, people as they stand in for each other, who answers to which leader, who handles what.

-- ─── What only some kinds of organization have ──────────────────────────────────────────────────────────────────────
create table organization_facts (
  organization_id uuid primary key references organization,
  -- 办公室所在单位: whoever stands for the seat stands for the coordinating body.
  seat_id uuid references organization,
  ends_on date,
  -- 承担督查工作的机构 of a department; one by construction (A52, B43).
  designated_unit_id uuid references organization,
  -- Of a body without accounts.
  head_name text,
  head_phone text,
  check (seat_id <> organization_id)
);
create index organization_facts_seat on organization_facts (seat_id) where seat_id is not null;
select give_sight('organization_facts', 'actor() is not null');
select demand_event('organization_facts', 'organization_id');
select keep_past('organization_facts', 'actor() is not null', 'organization_id');
select let_definers_reach('organization_facts');
grant update on organization_facts to :"app", :"worker";

-- A name, parent or fact as of a day; one that lies ahead is applied when its day comes.
create table organization_change (
  id uuid primary key,
  organization_id uuid not null references organization,
  effective_on date not null,
  before jsonb not null,
  after jsonb not null,
  basis text,
  recorded_by uuid not null references account,
  recorded_at timestamptz not null,
  applied_at timestamptz
);
create index organization_change_organization on organization_change (organization_id, effective_on);
create index organization_change_ahead on organization_change (effective_on) where applied_at is null;
select give_sight('organization_change', 'actor() is not null');
select demand_event('organization_change', 'organization_id');
grant update (applied_at, before) on organization_change to :"app", :"worker";

-- 副联络员: a second liaison who receives while there is no first (A29).
create table deputy_appointment (appointment_id uuid primary key references appointment);
select give_sight('deputy_appointment', 'actor() is not null');
select demand_event('deputy_appointment', 'appointment_id');

-- ─── 请假委托 ───────────────────────────────────────────────────────────────────────────────────────────────────────
create table delegation (
  id uuid primary key,
  grantor_id uuid not null references account,
  delegate_id uuid not null references account,
  -- Null: all that the grantor may, all that the grantor stands for.
  actions text[],
  organization_ids uuid[],
  valid_from date not null,
  valid_to date not null,
  reason text,
  revoked_at timestamptz,
  made_at timestamptz not null,
  check (grantor_id <> delegate_id),
  check (valid_to >= valid_from)
);
create index delegation_delegate on delegation (delegate_id, valid_to);
create index delegation_grantor on delegation (grantor_id, valid_to);
-- Everybody may know who stands in for whom; only the grantor lends, and ends it (or the security administrator).
select give_sight('delegation', 'actor() is not null', 'grantor_id = actor_account() or (revoked_at is not null
  and actor_has_role(''security_admin''))');
select demand_event('delegation', 'id');
select let_definers_reach('delegation');
grant update (revoked_at) on delegation to :"app", :"worker";

-- The appointments by which somebody acts today: their own, and those lent to them, each with what it reaches. What is
-- lent is not lent on; an administrator lends nothing and is lent nothing (三员分立). loadActor asks the same.
create function acting_appointments(of_account uuid)
  returns table (appointment_id uuid, organization_id uuid, role text, post text, on_behalf_of uuid, actions text[],
    until date, reach uuid[])
  language sql stable security definer set search_path = :"schema", pg_temp as $$
  with recursive in_force as (
    select a.* from appointment a where a.valid_from <= today() and (a.valid_to is null or a.valid_to >= today())),
  lent as (
    select d.* from delegation d where d.delegate_id = of_account and d.revoked_at is null
      and d.valid_from <= today() and d.valid_to >= today()
      and exists (select 1 from account g where g.id = d.grantor_id and g.state = 'active')
      and not exists (select 1 from in_force f where f.account_id = of_account
        and f.role in ('system_admin', 'security_admin', 'audit_admin'))),
  held as (
    select row_number() over (order by h.on_behalf_of nulls first, h.id, h.until) as no, h.* from (
      select f.id, f.organization_id, f.role, f.post, null::uuid as on_behalf_of, null::text[] as actions, f.valid_to as until
      from in_force f where f.account_id = of_account
      union all
      select f.id, f.organization_id, f.role, f.post, l.grantor_id, l.actions, l.valid_to
      from lent l join in_force f on f.account_id = l.grantor_id
      where f.role not in ('system_admin', 'security_admin', 'audit_admin')
        and (l.organization_ids is null or f.organization_id = any(l.organization_ids))) h),
  reached(no, id) as (
    select h.no, h.organization_id from held h
    union
    select r.no, inside.id from reached r join (
      select o.id, o.parent_id as above from organization o where o.kind in ('office', 'inspection_body', 'division')
      union all
      select f.organization_id, f.seat_id from organization_facts f) inside on inside.above = r.id)
  select h.id, h.organization_id, h.role, h.post, h.on_behalf_of, h.actions, h.until, array_agg(r.id order by r.id)
  from held h join reached r on r.no = h.no
  group by h.no, h.id, h.organization_id, h.role, h.post, h.on_behalf_of, h.actions, h.until order by h.no $$;
select let_definers_reach('account');

create or replace function actor_orgs() returns uuid[]
  language sql stable security definer set search_path = :"schema", pg_temp as $$
  select coalesce(array_agg(distinct reached), '{}')
  from acting_appointments(actor_account()) a, unnest(a.reach) reached
  where a.role not in ('system_admin', 'security_admin', 'audit_admin') $$;

-- ─── 分管: which leader answers for an organization or a field of work, from when to when ───────────────────────────
create table portfolio (
  id uuid primary key,
  government_id uuid not null references organization,
  leader_id uuid not null references account,
  organization_id uuid references organization,
  field text,
  valid_from date not null,
  valid_to date,
  made_at timestamptz not null,
  check ((organization_id is null) <> (field is null)),
  check (valid_to >= valid_from),
  -- One leader in charge at a time (B41).
  constraint portfolio_one_leader
    exclude using gist (organization_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index portfolio_leader on portfolio (leader_id);
select give_sight('portfolio', 'actor() is not null');
select demand_event('portfolio', 'id');
select keep_past('portfolio', 'actor() is not null');
grant update (valid_to) on portfolio to :"app", :"worker";

-- The portfolio that a unit falls under on a day: its own, or the nearest above it inside its government.
create function portfolio_of(unit uuid, on_day date) returns uuid language sql stable as $$
  with recursive up(id, above, kind, n) as (
    select o.id, o.parent_id, o.kind, 0 from organization o where o.id = unit
    union all
    select o.id, o.parent_id, o.kind, up.n + 1 from up join organization o on o.id = up.above
    where up.kind <> 'government' and o.kind <> 'government')
  select p.id from up join portfolio p on p.organization_id = up.id and p.valid_from <= on_day
    and (p.valid_to is null or p.valid_to >= on_day) order by up.n limit 1 $$;

-- ─── 经办: who handles a matter, on each side of it ─────────────────────────────────────────────────────────────────
-- The drafter for the office, whoever acknowledged for a unit, until it is handed over; the latest row tells.
create table handler (
  id uuid primary key,
  matter_id uuid not null references matter,
  organization_id uuid not null references organization,
  account_id uuid not null references account,
  handed_over_by uuid not null references account,
  note text not null,
  since timestamptz not null
);
create index handler_matter on handler (matter_id, organization_id, since desc);
-- Written by the security administrator, too, when somebody leaves: who to is all that they learn.
select give_sight('handler', replace(of_matter('matter_id'), '{row}', 'handler'),
  replace(of_matter('matter_id'), '{row}', 'handler') || ' or actor_has_role(''security_admin'')');
select demand_event('handler', 'matter_id');
select let_definers_reach('handler');

create function handlers() returns table (matter_id uuid, organization_id uuid, account_id uuid)
  language sql stable as $$
  select side.matter_id, side.organization_id, coalesce((select h.account_id from handler h
      where h.matter_id = side.matter_id and h.organization_id = side.organization_id order by h.since desc, h.id desc limit 1),
    side.account_id)
  from (
    select m.id as matter_id, m.supervisor_org as organization_id, m.drafted_by as account_id from matter m
    where m.state not in ('completed', 'cleared', 'archived', 'cancelled', 'merged')
    union all
    select a.matter_id, a.organization_id, a.acknowledged_by from assignment a join matter m on m.id = a.matter_id
    where a.valid_to is null and a.acknowledged_by is not null and a.state in ('acknowledged', 'disputed', 'returned')
      and m.state not in ('completed', 'cleared', 'archived', 'cancelled', 'merged')) side $$;

-- What a leaver would leave behind. For the security administrator as well, who sees ids and nothing of the matters.
create function open_items(of_account uuid, organizations uuid[]) returns table (matter_id uuid, organization_id uuid)
  language sql stable security definer set search_path = :"schema", pg_temp as $$
  select h.matter_id, h.organization_id from handlers() h
  where h.account_id = of_account and h.organization_id = any(organizations) order by h.matter_id $$;

-- Whoever takes a matter over reads the leaders' words that its handler could read (A10: named handlers only).
create function pass_instructions(from_account uuid, to_account uuid, matters uuid[]) returns setof uuid
  language sql security definer set search_path = :"schema", pg_temp as $$
  insert into instruction_handler
  select distinct i.id, to_account from instruction i join matter_source s on s.source_id = i.source_id
    join instruction_handler h on h.instruction_id = i.id and h.account_id = from_account
  where s.matter_id = any(matters) and i.state = 'open'
  on conflict do nothing returning instruction_id $$;
select let_definers_reach('instruction');
select let_definers_reach('matter_source');
select let_definers_reach('instruction_handler');

-- Why an organization cannot be closed: numbers only, since whoever closes one sees no business (X11).
create function open_parts(of_org uuid) returns table (number text, part text)
  language sql stable security definer set search_path = :"schema", pg_temp as $$
  select m.number, a.part from assignment a join matter m on m.id = a.matter_id
  where a.organization_id = of_org and a.valid_to is null
    and m.state not in ('completed', 'cleared', 'archived', 'cancelled', 'merged')
  union all
  select m.number, 'supervisor' from matter m where m.supervisor_org = of_org
    and m.state not in ('completed', 'cleared', 'archived', 'cancelled', 'merged')
  order by 1 nulls last, 2 $$;

-- Whom an order reached in each unit, and how: the liaison, the deputy where there was no liaison, or a printed slip (A29).
create table delivery (
  assignment_id uuid primary key references assignment,
  matter_id uuid not null references matter,
  account_id uuid references account,
  how text not null check (how in ('liaison', 'deputy', 'slip')),
  delivered_at timestamptz not null,
  check ((how = 'slip') = (account_id is null))
);
create index delivery_matter on delivery (matter_id);
select belongs_to_matter('delivery');
grant update (account_id, how, delivered_at) on delivery to :"app", :"worker";
