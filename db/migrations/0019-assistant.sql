-- The optional assistant: what may be asked, what was asked, and what came of it. Nothing else leans on these tables.

-- Whose idea a line was. One of the assistant's counts for nothing until a person has decided on it.
select add_columns('proposal', array[
  'origin text not null default ''reader'' check (origin in (''reader'', ''assistant''))']);

-- Where the installation's environment says the assistant is; a row each time that a worker starts with another one.
-- The key is not here: it stands in the environment alone.
create table assistant_connection (
  id uuid primary key,
  -- Null: there is none any more.
  address text,
  model text,
  has_key boolean not null,
  seconds int not null,
  recorded_at timestamptz not null
);
select give_sight('assistant_connection', 'actor() is not null', 'false');
select demand_event('assistant_connection', 'id');

-- Asking, by somebody, about a source or (without one) whether anybody answers at all.
create table assistant_request (
  id uuid primary key,
  organization_id uuid not null references organization,
  source_id uuid references source,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'failed', 'cancelled')),
  -- What was shown to whoever asked: to no other address is anything sent.
  address text not null,
  model text not null,
  characters int not null,
  portions int not null,
  asked_by uuid not null references account,
  asked_at timestamptz not null,
  tasks int not null default 0,
  hints int not null default 0,
  -- Dropped because the document does not say it; left out because it stands already.
  ungrounded int not null default 0,
  known int not null default 0,
  fault text,
  ended_at timestamptz,
  check ((state = 'waiting') = (ended_at is null)),
  check ((state = 'failed') = (fault is not null))
);
create unique index assistant_request_one on assistant_request (source_id) where state = 'waiting';
create index assistant_request_source on assistant_request (source_id, id);
create index assistant_request_organization on assistant_request (organization_id, id) where source_id is null;
-- A trial holds nothing of the house.
select give_sight('assistant_request', 'organization_id = any ((select actor_orgs())::uuid[]) or (source_id is null and actor() is not null)');
select demand_event('assistant_request', 'id');
grant update (state, tasks, hints, ungrounded, known, fault, ended_at) on assistant_request to :"app", :"worker";

-- An answer to an open question of a line, in words of the document.
create table assistant_hint (
  id uuid primary key,
  request_id uuid not null references assistant_request,
  source_id uuid not null references source,
  proposal_id uuid not null references proposal,
  field text not null check (field in ('lead', 'support', 'deadline')),
  value text not null,
  span jsonb not null,
  due date,
  -- Of the text it was drawn from: places in another text mean nothing.
  text_digest text not null,
  state text not null default 'open' check (state in ('open', 'taken', 'dismissed')),
  decided_by uuid references account,
  decided_on date,
  unique (proposal_id, field, value),
  check ((state = 'open') = (decided_by is null)),
  check ((field = 'deadline') = (due is not null))
);
create index assistant_hint_source on assistant_hint (source_id);
select give_sight('assistant_hint', 'source_id in (select s.id from source s)');
select demand_event('assistant_hint', 'source_id');
grant update (state, decided_by, decided_on) on assistant_hint to :"app";
