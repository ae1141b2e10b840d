-- Whether the system itself asks is the same for every row of a statement: asked once, and not a million times when the
-- lights of a million matters are counted.
create or replace function give_sight(of_table text, sees text, writes text default null) returns void language plpgsql as $$
begin
  execute format('create policy access on %I using ((select is_system()) or (%s)) with check ((select is_system()) or (%s))',
    of_table, sees, coalesce(writes, sees));
  execute format('alter table %I enable row level security, force row level security', of_table);
end $$;

do $do$
declare each record;
begin
  for each in
    select tablename, policyname, replace(qual, 'is_system()', '(select is_system())') as sees,
      replace(with_check, 'is_system()', '(select is_system())') as writes
    from pg_policies where schemaname = current_schema() and coalesce(qual, '') || coalesce(with_check, '') like '%is_system()%'
  loop
    execute format('alter policy %I on %I %s %s', each.policyname, each.tablename,
      case when each.sees is not null then 'using (' || each.sees || ')' else '' end,
      case when each.writes is not null then 'with check (' || each.writes || ')' else '' end);
  end loop;
end $do$;
