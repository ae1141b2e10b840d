-- 接受人大、政协监督 (A41): an overseeing body reads the face of those matters that it was granted, and nothing inside.
alter table appointment drop constraint appointment_role_check;
alter table appointment add constraint appointment_role_check check (role in ('inspector', 'office_director', 'leader',
  'liaison', 'principal', 'archivist', 'overseer', 'system_admin', 'security_admin', 'audit_admin'));

create table oversight (
  matter_id uuid not null references matter,
  organization_id uuid not null references organization,
  -- 依据: the resolution, the bill or the letter that asks for it.
  basis text not null,
  granted_by uuid not null references account,
  granted_on date not null,
  ended_on date,
  primary key (matter_id, organization_id)
);
create index oversight_organization on oversight (organization_id);
select belongs_to_matter('oversight');
select let_definers_reach('oversight');
grant update (basis, granted_by, granted_on, ended_on) on oversight to :"app", :"worker";

alter table matter_party drop constraint matter_party_capacity_check;
alter table matter_party add constraint matter_party_capacity_check
  check (capacity in ('supervisor', 'coordinating_lead', 'joint_lead', 'supporting', 'superior', 'division', 'overseer'));
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
  select o.matter_id, o.organization_id, 'overseer', 'face' from oversight o join matter m on m.id = o.matter_id
  where o.matter_id = of_matter and o.ended_on is null and m.dispatched_at is not null
  union
  (with recursive above(org, parent) as (
      select u.supervisor_org, u.parent_assignment_id
      from matter m join assignment a on a.id = m.parent_assignment_id join matter u on u.id = a.matter_id
      where m.id = of_matter and m.dispatched_at is not null
      union
      select u.supervisor_org, u.parent_assignment_id
      from above join assignment a on a.id = above.parent join matter u on u.id = a.matter_id)
   select of_matter, above.org, 'superior', 'face' from above) $$;
create trigger parties_of_oversight after insert or update of ended_on on oversight
  for each row execute function parties_changed('matter_id');
