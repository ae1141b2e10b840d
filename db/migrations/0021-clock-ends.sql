-- The clock to its end: a milestone warns by its own days, and what follows an explanation that was not given has a letter.

-- ─── A milestone warns before its day, by its category; `yellow_from` of domain/light.ts, said a second time ─────────
select add_columns('matter', array['next_milestone_warn_from date']);

create function light_yellow_from(state text, stopped boolean, due date, due_minute int, warn_from date, milestone date,
    milestone_warn_from date, assessed text)
  returns timestamp language sql immutable parallel safe as $$
  select case when light_rests(state, stopped) is not null then null
    when assessed = 'yellow' then timestamp '-infinity'
    when state = 'long_term' then least(case when milestone is not null then milestone_warn_from::timestamp end,
      (milestone + 1)::timestamp)
    else least(case when due is not null then warn_from::timestamp end,
      due + make_interval(mins => coalesce(due_minute, 1440)),
      case when milestone is not null then milestone_warn_from::timestamp end, (milestone + 1)::timestamp) end $$;

-- The column is made anew, and with it every index that reads it, as it stood.
do $$
declare made_again text[]; statement text;
begin
  select array_agg(pg_get_indexdef(i.indexrelid)) into made_again from pg_index i
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey::int2[])
    where i.indrelid = 'matter'::regclass and a.attname = 'yellow_from';
  alter table matter drop column yellow_from;
  alter table matter add column yellow_from timestamp generated always as (light_yellow_from(state, stopped, due, due_minute,
    warn_from, next_milestone_due, next_milestone_warn_from, assessed_light)) stored;
  foreach statement in array coalesce(made_again, '{}') loop execute statement; end loop;
end $$;
drop function light_yellow_from(text, boolean, date, int, date, date, text);

-- Milestones that are set already get their day of warning from the worker, who counts all clocks anew.
do $$
begin
  if to_regproc(format('%I.enqueue', current_schema() || '_jobs')) is not null then
    execute format($q$select %I.enqueue('clocks', json_build_object('governmentId', g.id), null, null)
      from (select distinct government_id as id from matter where next_milestone_due is not null) g$q$,
      current_schema() || '_jobs');
  end if;
end $$;
