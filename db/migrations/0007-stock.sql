-- Ledgers that an office kept before: the file as it was handed in, how its columns were understood, and what of every
-- row is kept beside the matter that it became.

create table import_batch (
  id uuid primary key,
  government_id uuid not null references organization,
  organization_id uuid not null references organization,
  file_id uuid not null references file,
  file_name text not null,
  sha256 bytea not null,
  plan jsonb not null,
  state text not null default 'open' check (state in ('open', 'taken_over')),
  made_by uuid not null references account,
  made_on date not null,
  sheet_name text,
  source_id uuid references source,
  matters int,
  taken_over_by uuid references account,
  taken_over_on date,
  version int not null default 1,
  changed_at timestamptz not null
);
create index import_batch_organization on import_batch (organization_id, made_on desc, id);
create index import_batch_file on import_batch (sha256);

-- The grids, parsed once: the dry run and the taking over look at the very same cells.
create table import_sheet (
  batch_id uuid not null references import_batch,
  no int not null,
  sheet jsonb not null,
  primary key (batch_id, no)
);

select give_sight('import_batch', 'organization_id = any ((select actor_orgs())::uuid[])');
select give_sight('import_sheet', 'batch_id in (select b.id from import_batch b)');
select demand_event('import_batch', 'id');
select demand_event('import_sheet', 'batch_id');
grant update on import_batch to :"app";

-- The row as it stood, for the parties of the matter.
create table stock_note (
  matter_id uuid primary key references matter,
  batch_id uuid not null references import_batch,
  row int not null,
  section text,
  old_number text,
  cells jsonb not null,
  unique (batch_id, row)
);
select belongs_to_matter('stock_note');

-- Leaders' words and the office's own remarks stood in the same row; units see neither (A10).
create table stock_office_note (
  matter_id uuid primary key references matter,
  batch_id uuid not null references import_batch,
  cells jsonb not null
);
select give_sight('stock_office_note', 'batch_id in (select b.id from import_batch b)');
select demand_event('stock_office_note', 'matter_id');

-- Parties of assignments that are added are projected once a matter and statement, not once a row: six hundred matters
-- with three units each are one statement.
create function parties_of_added() returns trigger language plpgsql security definer set search_path = :"schema", pg_temp as $$
begin
  perform project_parties(each.matter_id) from (select distinct matter_id from added) each;
  return null;
end $$;
drop trigger parties_of_assignment on assignment;
create trigger parties_of_assignment after update of organization_id, part, valid_to on assignment
  for each row execute function parties_changed('matter_id');
create trigger parties_of_added after insert on assignment referencing new table as added
  for each statement execute function parties_of_added();
