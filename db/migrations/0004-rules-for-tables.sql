-- What a table of this house needs, said in one line each by the migrations that follow. (0003 says the same for the
-- tables of the first three files as one list.) Run by the migrator alone.

-- What is made from here on may be read and added to by both serving roles; changing and deleting are granted by name.
alter default privileges in schema :"schema" grant select, insert on tables to :"app", :"worker";
alter default privileges in schema :"schema" revoke execute on functions from public;
alter default privileges in schema :"schema" grant execute on functions to :"app", :"worker";

-- Row security, forced: system actors see all, others what `sees` allows, nobody nothing. `writes` where it differs.
create function give_sight(of_table text, sees text, writes text default null) returns void language plpgsql as $$
begin
  execute format('create policy access on %I using (is_system() or (%s)) with check (is_system() or (%s))',
    of_table, sees, coalesce(writes, sees));
  execute format('alter table %I enable row level security, force row level security', of_table);
end $$;

-- No event, no commit: the event is on the object that `object_column` names.
create function demand_event(of_table text, object_column text) returns void language plpgsql as $$
begin
  execute format('create constraint trigger audited after insert or update or delete on %I deferrable initially deferred
    for each row execute function event_required(%L)', of_table, object_column);
end $$;

-- Stands outside "no event, no commit", for a reason.
create function excuse_from_events(of_table text, because text) returns void language sql as $$
  insert into unaudited values (of_table, because) $$;

-- As in 0001, but by name: a column that comes later stands behind `since` and `until` in the history.
create or replace function keep_history() returns trigger language plpgsql security definer
  set search_path = :"schema", pg_temp as $$
declare at timestamptz := moment(); history text := tg_table_name || '_history'; key text := tg_argv[0];
  columns text; fields text;
begin
  if at is null then raise exception 'a change of % has no moment', tg_table_name using errcode = 'LS002'; end if;
  if tg_op <> 'INSERT' then
    execute format('delete from %I where %I = ($1).%I and until is null and since = $2', history, key, key) using old, at;
    execute format('update %I set until = $2 where %I = ($1).%I and until is null', history, key, key) using old, at;
  end if;
  if tg_op <> 'DELETE' then
    select string_agg(quote_ident(attname), ', ' order by attnum), string_agg('($1).' || quote_ident(attname), ', ' order by attnum)
      into columns, fields from pg_attribute where attrelid = tg_relid and attnum > 0 and not attisdropped;
    execute format('insert into %I (%s, since, until) select %s, $2, null', history, columns, fields) using new, at;
  end if;
  return null;
end $$;

-- The owner is bound by row security, too; what its definer functions read or write of a table they reach by this.
create function let_definers_reach(of_table text) returns void language plpgsql as $$
begin
  execute format('drop policy if exists definer on %I', of_table);
  execute format('create policy definer on %I to current_user using (true) with check (true)', of_table);
end $$;

-- Columns for a table and, where its past is kept, for that, too.
create function add_columns(of_table text, definitions text[]) returns void language plpgsql as $$
declare definition text;
begin
  foreach definition in array definitions loop
    execute format('alter table %I add column %s', of_table, definition);
    if to_regclass(of_table || '_history') is not null then
      execute format('alter table %I add column %s', of_table || '_history', definition);
    end if;
  end loop;
end $$;

-- Its past can be asked for; today's rights over that day's rows.
create function keep_past(of_table text, sees text, key_column text default 'id') returns void language plpgsql as $$
declare past text := of_table || '_history';
begin
  execute format('create table %I (like %I, since timestamptz not null, until timestamptz)', past, of_table);
  execute format('create index on %I (%I, since)', past, key_column);
  execute format('alter table %I add constraint %I check (until > since)', past, past || '_forward');
  execute format('create unique index %I on %I (%I) where until is null', of_table || '_present', past, key_column);
  execute format('create index on %I (since, until)', past);
  execute format('create trigger history after insert or update or delete on %I for each row execute function keep_history(%L)',
    of_table, key_column);
  execute format('create policy access on %I for select using (is_system() or (%s))', past, replace(sees, '{row}', past));
  execute format('create policy definer on %I to current_user using (true) with check (true)', past);
  execute format('alter table %I enable row level security, force row level security', past);
  execute format('revoke insert on %I from :"app", :"worker"', past);
  perform excuse_from_events(past, 'history, written by trigger');
end $$;

-- The actor's organizations are a party to the matter, with its whole content (`full`) or with its face at least.
create function of_matter(row_column text, circle text default 'full') returns text language sql immutable as $$
  select format('exists (select 1 from matter_party p where p.matter_id = {row}.%s and p.org_id = any ((select actor_orgs())::uuid[]) %s)',
    row_column, case when circle = 'full' then 'and p.circle = ''full''' else '' end) $$;

-- A table of facts about one matter: seen by its parties, every change an event on the matter, its past kept on demand.
create function belongs_to_matter(of_table text, column_name text default 'matter_id', circle text default 'full',
  past boolean default false) returns void language plpgsql as $$
begin
  perform give_sight(of_table, replace(of_matter(column_name, circle), '{row}', of_table));
  perform demand_event(of_table, column_name);
  if past then perform keep_past(of_table, of_matter(column_name, circle)); end if;
end $$;

revoke execute on function add_columns, let_definers_reach, give_sight, demand_event, excuse_from_events, keep_past, of_matter, belongs_to_matter
  from :"app", :"worker";

