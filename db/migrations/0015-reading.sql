-- Documents that come as files, the names that stand in them, and what becomes of them when they come again.

-- The words of a file, read once when it came: reading a scan again costs minutes.
create table file_text (
  file_id uuid primary key references file,
  text text not null,
  is_recognized boolean not null
);
select give_sight('file_text', 'file_id in (select f.id from file f)');
select demand_event('file_text', 'file_id');

-- What a name means in the documents that an office reads: one unit (an alias), or several (各市、省有关部门). Asked once.
create table document_name (
  id uuid primary key,
  organization_id uuid not null references organization,
  name text not null,
  units uuid[] not null check (cardinality(units) between 1 and 300),
  settled_by uuid not null references account,
  settled_on date not null,
  ended_on date,
  ended_by uuid references account,
  version int not null default 1,
  changed_at timestamptz not null
);
create unique index document_name_one on document_name (organization_id, name) where ended_on is null;
select give_sight('document_name', 'organization_id = any ((select actor_orgs())::uuid[])');
select demand_event('document_name', 'id');
grant update (ended_on, ended_by, version, changed_at) on document_name to :"app";

-- Which matters came of a line: one for each of several leads, or one.
create table proposal_matter (
  proposal_id uuid not null references proposal,
  matter_id uuid not null references matter,
  source_id uuid not null references source,
  primary key (proposal_id, matter_id)
);
create index proposal_matter_matter on proposal_matter (matter_id);
create index proposal_matter_source on proposal_matter (source_id);
insert into proposal_matter (proposal_id, matter_id, source_id)
  select id, matter_id, source_id from proposal where matter_id is not null;
select give_sight('proposal_matter', 'source_id in (select s.id from source s)');
select demand_event('proposal_matter', 'source_id');

select add_columns('proposal', array[
  'reasons jsonb not null default ''[]''',
  'inherited jsonb not null default ''[]''',
  -- What a person corrected before accepting: {leadOrganizationId, dueOn}.
  'edited jsonb',
  -- The words before the document was corrected; the matter keeps its identity.
  'earlier_text text']);
-- A line that the corrected document no longer holds.
alter table proposal drop constraint proposal_state_check,
  add constraint proposal_state_check check (state in ('open', 'accepted', 'dismissed', 'attached', 'withdrawn'));

-- The texts that a corrected one replaced.
create table source_version (
  source_id uuid not null references source,
  no int not null,
  text text not null,
  file_id uuid references file,
  reason text not null,
  replaced_by uuid not null references account,
  replaced_on date not null,
  primary key (source_id, no)
);
select give_sight('source_version', 'source_id in (select s.id from source s)');
select demand_event('source_version', 'source_id');

-- The same words again, however they are broken into lines.
alter table source_text add column digest text generated always as (md5(regexp_replace(text, '\s', '', 'g'))) stored;
create index source_text_digest on source_text (digest);
grant update (text, clauses) on source_text to :"app";
grant update (clause, quote, span) on matter_source to :"app";
