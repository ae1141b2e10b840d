-- The past of a table is kept a statement at a time and no longer a row at a time: of ten thousand due days moved by a
-- holiday, nine tenths of the time went into planning three statements for each row. They are planned anew for every
-- statement all the same: a plan made while a history was small would read the whole of it later.
create or replace function keep_history() returns trigger language plpgsql security definer
  set search_path = :"schema", pg_temp as $$
declare at timestamptz := moment(); history text := tg_table_name || '_history'; key text := tg_argv[0];
  columns text; changed boolean;
begin
  if tg_op = 'INSERT' then changed := exists (select from becomes); else changed := exists (select from was); end if;
  if not changed then return null; end if;
  if at is null then raise exception 'a change of % has no moment', tg_table_name using errcode = 'LS002'; end if;
  if tg_op <> 'INSERT' then
    execute format('delete from %I past using was where past.%I = was.%I and past.until is null and past.since = $1',
      history, key, key) using at;
    execute format('update %I past set until = $1 from was where past.%I = was.%I and past.until is null',
      history, key, key) using at;
  end if;
  if tg_op <> 'DELETE' then
    -- By name: a column that comes later stands behind `since` and `until` in the history.
    select string_agg(quote_ident(attname), ', ' order by attnum) into columns
      from pg_attribute where attrelid = tg_relid and attnum > 0 and not attisdropped;
    execute format('insert into %I (%s, since, until) select %s, $1, null from becomes', history, columns, columns) using at;
  end if;
  return null;
end $$;

create function watch_history(of_table text, key_column text) returns void language plpgsql as $$
begin
  execute format('create trigger history_insert after insert on %I referencing new table as becomes
    for each statement execute function keep_history(%L)', of_table, key_column);
  execute format('create trigger history_update after update on %I referencing old table as was new table as becomes
    for each statement execute function keep_history(%L)', of_table, key_column);
  execute format('create trigger history_delete after delete on %I referencing old table as was
    for each statement execute function keep_history(%L)', of_table, key_column);
end $$;

create or replace function keep_past(of_table text, sees text, key_column text default 'id') returns void language plpgsql as $$
declare past text := of_table || '_history';
begin
  execute format('create table %I (like %I, since timestamptz not null, until timestamptz)', past, of_table);
  execute format('create index on %I (%I, since)', past, key_column);
  execute format('alter table %I add constraint %I check (until > since)', past, past || '_forward');
  execute format('create unique index %I on %I (%I) where until is null', of_table || '_present', past, key_column);
  execute format('create index on %I (since, until)', past);
  perform watch_history(of_table, key_column);
  execute format('create policy access on %I for select using ((select is_system()) or (%s))', past, replace(sees, '{row}', past));
  execute format('create policy definer on %I to current_user using (true) with check (true)', past);
  execute format('alter table %I enable row level security, force row level security', past);
  execute format('revoke insert on %I from :"app", :"worker"', past);
  perform excuse_from_events(past, 'history, written by trigger');
end $$;

do $do$
declare of_table text; key_column text;
begin
  for of_table, key_column in select relname, trim(trailing '\000' from encode(tgargs, 'escape'))
    from pg_trigger join pg_class on pg_class.oid = tgrelid
    where tgname = 'history' and relnamespace = current_schema()::regnamespace
  loop
    execute format('drop trigger history on %I', of_table);
    perform watch_history(of_table, key_column);
  end loop;
end $do$;

revoke execute on function watch_history from :"app", :"worker";
