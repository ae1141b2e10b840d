-- Who sees what, enforced by the database itself: a forgotten filter shows nothing.

-- ─── The parties of a matter: a projection with one writer ──────────────────────────────────────────────────────────
create table matter_party (
  matter_id uuid not null references matter,
  org_id uuid not null references organization,
  capacity text not null check (capacity in ('supervisor', 'coordinating_lead', 'joint_lead', 'supporting', 'superior')),
  circle text not null check (circle in ('full', 'face')),
  primary key (matter_id, org_id, capacity)
);
create index matter_party_org on matter_party (org_id, matter_id);

-- Said once; project_parties() keeps it, and the agreement test compares. Units see nothing before the order is issued;
-- the supervisor of the matter above sees the face of what was handed further down.
create function expected_parties(of_matter uuid)
  returns table (matter_id uuid, org_id uuid, capacity text, circle text)
  language sql stable security definer set search_path = :"schema", pg_temp as $$
  select m.id, m.supervisor_org, 'supervisor', 'full' from matter m where m.id = of_matter
  union
  select m.id, a.organization_id, a.part, 'full' from matter m join assignment a on a.matter_id = m.id
  where m.id = of_matter and a.valid_to is null and m.dispatched_at is not null
  union
  (with recursive above(org, parent) as (
      select u.supervisor_org, u.parent_assignment_id
      from matter m join assignment a on a.id = m.parent_assignment_id join matter u on u.id = a.matter_id
      where m.id = of_matter and m.dispatched_at is not null
      union
      select u.supervisor_org, u.parent_assignment_id
      from above join assignment a on a.id = above.parent join matter u on u.id = a.matter_id)
   select of_matter, above.org, 'superior', 'face' from above) $$;

create function project_parties(of_matter uuid) returns void
  language sql security definer set search_path = :"schema", pg_temp as $$
  delete from matter_party p where p.matter_id = of_matter
    and not exists (select 1 from expected_parties(of_matter) e where (e.org_id, e.capacity, e.circle) = (p.org_id, p.capacity, p.circle));
  insert into matter_party select * from expected_parties(of_matter) on conflict do nothing; $$;

create function parties_changed() returns trigger language plpgsql security definer set search_path = :"schema", pg_temp as $$
declare changed uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
  perform project_parties(changed);
  -- Who supervises a matter is a superior of everything below it.
  if tg_op = 'UPDATE' and to_jsonb(new) ->> 'supervisor_org' <> to_jsonb(old) ->> 'supervisor_org' then
    perform project_parties(below.id) from (with recursive below(id) as (
        select m.id from matter m join assignment a on a.id = m.parent_assignment_id where a.matter_id = changed
        union select m.id from below join assignment a on a.matter_id = below.id join matter m on m.parent_assignment_id = a.id)
      select id from below) below;
  end if;
  return null;
end $$;
create trigger parties_of_matter after insert or update of supervisor_org, parent_assignment_id, dispatched_at on matter
  for each row execute function parties_changed('id');
create trigger parties_of_assignment after insert or update of organization_id, part, valid_to on assignment
  for each row execute function parties_changed('matter_id');

-- ─── Search: tokens are not leakproof operators' business, so a definer function joins the parties itself ────────────
create table matter_search (
  matter_id uuid primary key references matter,
  tokens tsvector not null
);
create index matter_search_tokens on matter_search using gin (tokens);

create function project_search(of_matter uuid, tokens text[]) returns void
  language sql security definer set search_path = :"schema", pg_temp as $$
  insert into matter_search values (of_matter, array_to_tsvector(tokens))
  on conflict (matter_id) do update set tokens = excluded.tokens; $$;

create function search_matters(query tsquery) returns setof uuid
  language sql stable security definer set search_path = :"schema", pg_temp as $$
  select s.matter_id from matter_search s where s.tokens @@ query and exists (
    select 1 from matter_party p where p.matter_id = s.matter_id and p.org_id = any ((select actor_orgs())::uuid[])) $$;

-- ─── One list of what stands outside "no event, no commit", with the reason ──────────────────────────────────────────
create table unaudited (table_name text primary key, reason text not null);
insert into unaudited values
  ('session', 'signing in and out is recorded as an event of its own; a session is touched at every request'),
  ('api_token', 'written by commands that record an event on the account'),
  ('sign_in_attempt', 'rate limit'),
  ('setup_link', 'exists before there is anybody to record'),
  ('idempotency_key', 'answer of a command that has recorded its own event'),
  ('number_series', 'counter; the order that took the number is recorded'),
  ('matter_party', 'projection'),
  ('matter_search', 'projection'),
  ('event', 'the trail itself'), ('event_object', 'the trail itself'),
  ('seal', 'the trail itself'), ('seal_entry', 'the trail itself'),
  ('unaudited', 'this list'), ('migration', 'written by the migrator, as owner');

-- ─── History, audit and row security, table by table ────────────────────────────────────────────────────────────────
do $do$
declare
  -- Tables whose past can be asked for ("as of"), with the column that names a row.
  historic constant text[][] := array[
    ['organization','id'], ['account','id'], ['appointment','id'], ['calendar_year','id'], ['calendar_day','id'],
    ['setting','id'],
    ['source','id'], ['proposal','id'], ['instruction','id'], ['order_paper','id'], ['matter','id'],
    ['matter_content','matter_id'], ['assignment','id'], ['clock','matter_id'], ['report','id']];
  -- Tables whose change needs an event, with the column that names the object of that event.
  audited constant text[][] := array[
    ['organization','id'], ['account','id'], ['credential','account_id'], ['appointment','account_id'], ['file','id'],
    ['calendar_year','id'], ['calendar_day','calendar_year_id'], ['setting','government_id'], ['source','id'],
    ['source_text','source_id'], ['proposal','source_id'], ['instruction','source_id'],
    ['instruction_text','instruction_id'], ['instruction_handler','instruction_id'], ['order_paper','id'],
    ['matter','id'], ['matter_content','matter_id'], ['matter_source','matter_id'], ['assignment','matter_id'],
    ['clock','matter_id'], ['clock_event','matter_id'], ['report','matter_id'], ['message','matter_id'],
    ['review','matter_id'], ['submission','source_id'], ['submission_matter','matter_id'],
    ['submission_reading','submission_id']];
  mine constant text := 'org_id = any ((select actor_orgs())::uuid[])';
  -- Correlated, with {row} for the table: the planner probes the parties row by row where few rows are wanted, and hashes
  -- them where many are; as an uncorrelated IN it would read all parties of the actor for the sake of one matter.
  party constant text := 'exists (select 1 from matter_party p where p.matter_id = {row}.%s and p.' || mine;
  full_circle constant text := format(party, 'matter_id') || ' and p.circle = ''full'')';
  somebody constant text := 'actor() is not null';
  of_source constant text := 'source_id in (select s.id from source s)';
  -- Who may see (and write) the rows of a table. System actors come on top; nobody sees nothing.
  rights constant text[][] := array[
    ['organization', somebody], ['account', somebody], ['appointment', somebody],
    ['credential', 'account_id = actor_account() or actor_has_role(''system_admin'')'],
    ['session', 'account_id = actor_account() or actor_has_role(''system_admin'')'],
    ['api_token', 'account_id = actor_account()'], ['sign_in_attempt', 'false'], ['setup_link', 'false'],
    ['idempotency_key', 'actor = actor()'],
    ['file', 'organization_id = any ((select actor_orgs())::uuid[])'],
    ['calendar_year', somebody], ['calendar_day', somebody], ['setting', somebody], ['number_series', somebody],
    ['unaudited', somebody], ['migration', 'false'],
    ['source', 'organization_id = any ((select actor_orgs())::uuid[])'],
    ['source_text', of_source], ['proposal', of_source], ['instruction', of_source], ['submission', of_source],
    ['instruction_handler', 'account_id = actor_account() or instruction_id in (select i.id from instruction i)'],
    ['instruction_text', 'instruction_id in (select h.instruction_id from instruction_handler h where h.account_id = actor_account())
       or instruction_id in (select i.id from instruction i where i.leader_id = actor_account())'],
    ['submission_reading', 'submission_id in (select s.id from submission s)'],
    ['order_paper', 'organization_id = any ((select actor_orgs())::uuid[])
       or exists (select 1 from matter m where m.order_id = {row}.id)'],
    -- The supervisor is a party like the others; asked of the row itself first, it spares an office that supervises
    -- everything the look into the parties.
    ['matter', 'supervisor_org = any ((select actor_orgs())::uuid[]) or ' || format(party, 'id') || ')'],
    ['matter_content', full_circle], ['matter_source', full_circle], ['assignment', full_circle],
    ['clock', full_circle], ['clock_event', full_circle], ['message', full_circle], ['review', full_circle],
    ['submission_matter', full_circle],
    -- A superior sees what was submitted for a child matter, and no report before that.
    ['report', full_circle || ' or (kind = ''completion'' and ' || format(party, 'matter_id') || '))'],
    ['matter_party', mine], ['matter_search', 'false'],
    ['event_object', 'actor_has_role(''audit_admin'') or ' || format(party, 'object_id') || ' and p.circle = ''full'')
       or exists (select 1 from source s where s.id = {row}.object_id)'],
    ['event', 'actor_has_role(''audit_admin'') or actor = actor()
       or exists (select 1 from event_object o where o.event_id = {row}.id)'],
    ['seal', 'actor_has_role(''audit_admin'')'], ['seal_entry', 'actor_has_role(''audit_admin'')']];
  entry text[];
  sees text;
  writes text;
begin
  foreach entry slice 1 in array rights loop
    sees := replace('is_system() or (' || entry[2] || ')', '{row}', entry[1]);
    -- What the actor may not see yet because the row makes it visible.
    writes := case entry[1]
      when 'instruction_text' then somebody
      -- Nobody records an act as another's; the doors before sign-in act as the system.
      when 'event' then 'is_system() or actor = actor()' when 'event_object' then somebody
      else sees end;
    execute format('create policy access on %I using (%s) with check (%s)', entry[1], sees, writes);
  end loop;

  foreach entry slice 1 in array historic loop
    execute format('create table %I (like %I, since timestamptz not null, until timestamptz)', entry[1] || '_history', entry[1]);
    execute format('create index on %I (%I, since)', entry[1] || '_history', entry[2]);
    -- The past of a row never overlaps itself: a moment that goes backwards fails instead of being written.
    execute format('alter table %I add constraint %I check (until > since)', entry[1] || '_history', entry[1] || '_forward');
    execute format('create unique index %I on %I (%I) where until is null', entry[1] || '_present', entry[1] || '_history', entry[2]);
    execute format('create index on %I (since, until)', entry[1] || '_history');
    execute format('create trigger history after insert or update or delete on %I for each row execute function keep_history(%L)',
      entry[1], entry[2]);
    -- Today's rights over that day's rows: the policy of the table itself, said of its history.
    for i in 1 .. array_length(rights, 1) loop
      if rights[i][1] = entry[1] then
        sees := replace('is_system() or (' || rights[i][2] || ')', '{row}', entry[1] || '_history');
      end if;
    end loop;
    execute format('create policy access on %I for select using (%s)', entry[1] || '_history', sees);
    insert into unaudited values (entry[1] || '_history', 'history, written by trigger');
  end loop;

  foreach entry slice 1 in array audited loop
    execute format('create constraint trigger audited after insert or update or delete on %I deferrable initially deferred
      for each row execute function event_required(%L)', entry[1], entry[2]);
  end loop;

  -- The owner is bound by row security like everybody else; its definer functions reach these tables and no others.
  foreach sees in array array['organization','appointment','event','event_object','matter','assignment','migration','matter_party',
      'matter_search'] loop
    execute format('create policy definer on %I to current_user using (true) with check (true)', sees);
  end loop;
  foreach entry slice 1 in array historic loop
    execute format('create policy definer on %I to current_user using (true) with check (true)', entry[1] || '_history');
  end loop;

  for sees in select c.relname from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' loop
    execute format('alter table %I enable row level security, force row level security', sees);
  end loop;
end $do$;

-- ─── What the serving and the working role may do at all ────────────────────────────────────────────────────────────
grant usage on schema :"schema" to :"app", :"worker";
grant select, insert on all tables in schema :"schema" to :"app", :"worker";
revoke insert on unaudited, migration, seal, seal_entry, matter_party, matter_search from :"app";
revoke insert on unaudited, migration, matter_party, matter_search from :"worker";
do $do$
declare t text;
begin
  -- From the catalogue: of the list above row security shows the migrator nothing, since it is nobody.
  for t in select c.relname from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
      and c.relname like '%\_history' loop
    execute format('revoke insert on %I from :"app", :"worker"', t);
  end loop;
end $do$;
-- xid and recorded_at of an event are the database's to say.
revoke insert on event, event_object from :"app", :"worker";
grant insert (id, at, actor, actor_name, organization_id, role, on_behalf_of, operation, type, reason, changes, client, digest)
  on event to :"app", :"worker";
grant insert (event_id, object_id) on event_object to :"app", :"worker";
grant update on organization, account, credential, appointment, session, api_token, setup_link, calendar_year, setting,
  number_series, idempotency_key, source, proposal, instruction, order_paper, matter, matter_content, assignment, clock to :"app", :"worker";
grant update (state) on report to :"app", :"worker";
grant delete on session to :"app";
grant delete on session, idempotency_key, sign_in_attempt to :"worker";
revoke all on all functions in schema :"schema" from public;
grant execute on all functions in schema :"schema" to :"app", :"worker";
-- It answers for every matter, whoever asks.
revoke execute on function expected_parties from :"app", :"worker";
