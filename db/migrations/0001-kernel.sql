-- The kernel: who acts, what is recorded, what was. Plain SQL; the migrator fills in :"schema", :"app" and :"worker".
-- Row security is forced on every table at the end of 0003.

-- ─── Who acts ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- The pipeline sets these three as the first statement of every transaction. After commit a setting reads '', so ''
-- is nobody, too.
create function actor() returns text language sql stable parallel safe as
  $$ select nullif(current_setting('luoshi.actor', true), '') $$;
create function actor_account() returns uuid language sql stable parallel safe as
  $$ select case when current_setting('luoshi.actor', true) like 'account:%'
            then substr(current_setting('luoshi.actor', true), 9)::uuid end $$;
create function is_system() returns boolean language sql stable parallel safe as
  $$ select coalesce(current_setting('luoshi.actor', true) like 'system:%', false) $$;
create function moment() returns timestamptz language sql stable parallel safe as
  $$ select nullif(current_setting('luoshi.at', true), '')::timestamptz $$;
create function today() returns date language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('luoshi.today', true), '')::date, (now() at time zone 'Asia/Shanghai')::date) $$;

-- ─── Organizations and people ───────────────────────────────────────────────────────────────────────────────────────
create table organization (
  id uuid primary key,
  government_id uuid not null references organization deferrable initially deferred,
  parent_id uuid references organization,
  kind text not null check (kind in ('government', 'office', 'inspection_body', 'department', 'division', 'township',
    'coordinating_body', 'outside')),
  name text not null,
  short_name text not null,
  external_name text,
  order_code text,
  sort_key text not null,
  valid_from date not null,
  valid_to date,
  version int not null default 1,
  changed_at timestamptz not null
);
create unique index organization_one_inspection_body on organization (government_id)
  where kind = 'inspection_body' and valid_to is null;
create index organization_parent on organization (parent_id);
-- One installation, one tree.
create unique index organization_one_root on organization ((true)) where parent_id is null;

create table account (
  id uuid primary key,
  name text not null,
  login text not null,
  phone text,
  state text not null default 'active' check (state in ('active', 'locked')),
  version int not null default 1,
  changed_at timestamptz not null
);
create unique index account_login on account (lower(login));

create table credential (
  account_id uuid primary key references account,
  password_hash text not null,
  must_change boolean not null default false,
  changed_at timestamptz not null
);

create table appointment (
  id uuid primary key,
  account_id uuid not null references account,
  organization_id uuid not null references organization,
  role text not null check (role in ('inspector', 'office_director', 'leader', 'liaison', 'principal', 'archivist',
    'system_admin', 'security_admin', 'audit_admin')),
  post text,
  valid_from date not null,
  valid_to date,
  version int not null default 1,
  changed_at timestamptz not null
);
create index appointment_account on appointment (account_id);
create index appointment_organization on appointment (organization_id, role);

-- The organizations an actor stands for: those of the business appointments in force today, with the offices and
-- divisions inside them. SECURITY DEFINER, because policies ask it and may not recurse into themselves.
create function actor_orgs() returns uuid[] language sql stable security definer set search_path = :"schema", pg_temp as $$
  with recursive own(id) as (
    select a.organization_id from appointment a
    where a.account_id = actor_account() and a.valid_from <= today() and (a.valid_to is null or a.valid_to >= today())
      and a.role not in ('system_admin', 'security_admin', 'audit_admin')
    union
    select o.id from organization o join own on o.parent_id = own.id
    where o.kind in ('office', 'inspection_body', 'division'))
  select coalesce(array_agg(id), '{}') from own $$;

create function actor_has_role(wanted text) returns boolean
  language sql stable security definer set search_path = :"schema", pg_temp as $$
  select exists (select 1 from appointment a where a.account_id = actor_account() and a.role = wanted
    and a.valid_from <= today() and (a.valid_to is null or a.valid_to >= today())) $$;

-- ─── The trail ──────────────────────────────────────────────────────────────────────────────────────────────────────
create table event (
  id uuid primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  actor text not null,
  actor_name text,
  organization_id uuid,
  role text,
  on_behalf_of uuid,
  operation text not null,
  type text not null,
  reason text,
  changes jsonb not null default '{}',
  client text,
  digest bytea not null
);
create index event_at on event (at);
create index event_xid on event (xid);

create table event_object (
  event_id uuid not null references event,
  object_id uuid not null,
  xid xid8 not null default pg_current_xact_id(),
  primary key (event_id, object_id)
);
create index event_object_object on event_object (object_id);
create index event_object_written on event_object (xid, object_id);

-- Sequence and chain are given afterwards, in batches, so that writers need not queue for a chain's head.
create table seal (
  no bigint primary key,
  events int not null,
  root bytea not null,
  previous bytea not null,
  digest bytea not null,
  sealed_at timestamptz not null
);
create table seal_entry (
  seal_no bigint not null references seal deferrable initially deferred,
  position int not null,
  event_id uuid not null unique references event,
  primary key (seal_no, position)
);

-- Refusals and reads of evidence: the transaction they belong to is rolled back or read-only, so a second short one
-- calls this. It takes the ids asked for whether or not such things exist.
create function note_in_trail(event_id uuid, at timestamptz, actor_name text, operation text, type text, objects uuid[],
  reason text, client text, digest bytea)
  returns void language sql security definer set search_path = :"schema", pg_temp as $$
  insert into event (id, at, actor, actor_name, operation, type, reason, client, digest)
    values (event_id, at, coalesce(actor(), 'nobody'), actor_name, operation, type, reason, client, digest);
  insert into event_object (event_id, object_id) select event_id, object from unnest(objects) object; $$;

-- No event, no commit: the constraint trigger looks, at commit, for an event of this very transaction on this object.
create function event_required() returns trigger language plpgsql security definer set search_path = :"schema", pg_temp as $$
declare object uuid := (to_jsonb(case when tg_op = 'DELETE' then old else new end) ->> tg_argv[0])::uuid;
begin
  if not exists (select 1 from event_object e where e.xid = pg_current_xact_id() and e.object_id = object) then
    raise exception 'a change of % % has no event', tg_table_name, object using errcode = 'LS001';
  end if;
  return null;
end $$;

-- ─── History ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The trigger takes the moment that the pipeline set after its lock; now() would go backwards between two waiting
-- transactions, and the demonstration writes past dates.
create function keep_history() returns trigger language plpgsql security definer set search_path = :"schema", pg_temp as $$
declare at timestamptz := moment(); history text := tg_table_name || '_history'; key text := tg_argv[0];
begin
  if at is null then raise exception 'a change of % has no moment', tg_table_name using errcode = 'LS002'; end if;
  if tg_op <> 'INSERT' then
    execute format('delete from %I where %I = ($1).%I and until is null and since = $2', history, key, key) using old, at;
    execute format('update %I set until = $2 where %I = ($1).%I and until is null', history, key, key) using old, at;
  end if;
  if tg_op <> 'DELETE' then
    execute format('insert into %I select ($1).*, $2, null', history) using new, at;
  end if;
  return null;
end $$;

-- ─── Access, keys, files, setup: outside "no event, no commit" (see unaudited in 0003) ───────────────────────────────
create table session (
  token_hash bytea primary key,
  account_id uuid not null references account,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  client text
);
create index session_account on session (account_id);

create table api_token (
  id uuid primary key,
  account_id uuid not null references account,
  name text not null,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz
);

create table sign_in_attempt (
  id uuid primary key,
  login text not null,
  client text not null,
  at timestamptz not null
);
create index sign_in_attempt_recent on sign_in_attempt (login, client, at);

create table setup_link (
  token_hash bytea primary key,
  created_at timestamptz not null,
  used_at timestamptz
);

create table idempotency_key (
  actor text not null,
  key text not null,
  operation text not null,
  body_hash bytea not null,
  status int not null,
  response jsonb,
  at timestamptz not null,
  primary key (actor, key)
);
create index idempotency_key_age on idempotency_key (at);

create table file (
  id uuid primary key,
  sha256 bytea not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  organization_id uuid not null references organization,
  uploaded_by uuid not null references account,
  uploaded_at timestamptz not null
);

-- ─── Calendar, settings, numbers ────────────────────────────────────────────────────────────────────────────────────
create table calendar_year (
  id uuid primary key,
  government_id uuid references organization,
  year int not null,
  status text not null check (status in ('published', 'provisional')),
  notice text not null,
  version int not null default 1,
  changed_at timestamptz not null
);
create unique index calendar_year_once on calendar_year (coalesce(government_id, '00000000-0000-0000-0000-000000000000'), year);

create table calendar_day (
  id uuid primary key,
  calendar_year_id uuid not null references calendar_year,
  on_date date not null,
  kind text not null check (kind in ('off', 'work')),
  name text not null,
  unique (calendar_year_id, on_date)
);

create table setting (
  id uuid primary key,
  government_id uuid not null references organization,
  key text not null,
  value jsonb not null,
  rule text,
  unique (government_id, key)
);

create table number_series (
  government_id uuid not null references organization,
  series text not null,
  year int not null,
  last_no int not null,
  primary key (government_id, series, year)
);
