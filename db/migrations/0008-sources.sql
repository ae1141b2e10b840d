-- What obliges, in all its kinds; what leaders wrote on it; and that everybody who raised something gets an answer.

alter table source drop constraint source_kind_check, add constraint source_kind_check check (kind in ('document',
  'meeting_decision', 'major_decision', 'leader_instruction', 'superior_order', 'deputies_suggestion', 'cppcc_proposal',
  'party_committee', 'media_report', 'clue', 'law', 'normative_document', 'oral_assignment'));
select add_columns('source', array[
  -- A draft obliges nobody yet: publishing makes its items draft matters (A04).
  'state text not null default ''registered'' check (state in (''draft'', ''registered''))',
  'published_on date',
  -- What only one kind has and nothing counts with: a meeting's number, an outlet, an article.
  'details jsonb not null default ''{}''',
  'reply_due date', 'replied_on date', 'confirmed_on date', 'confirmed_by text', 'repealed_on date', 'repealed_by text',
  'screened_on date', 'screened_by uuid references account',
  -- Why nothing of it is supervised, and who approved that (A01).
  'no_matter_reason text', 'no_matter_approver text']);
create index source_reply on source (reply_due) where reply_due is not null and replied_on is null;

select add_columns('proposal', array[
  'ending text check (ending in (''not_a_task'', ''read_only'', ''study'', ''not_applicable''))',
  'approver text', 'decided_by uuid references account', 'decided_on date']);
alter table proposal drop constraint proposal_state_check,
  add constraint proposal_state_check check (state in ('open', 'accepted', 'dismissed', 'attached'));

select add_columns('instruction', array[
  'chain jsonb not null default ''[]''',
  'requirement text',
  'limit_given jsonb',
  'urgency text not null default ''normal'' check (urgency in (''most_urgent'', ''urgent'', ''plain'', ''normal''))',
  'disposition text not null default ''open'' check (disposition in (''open'', ''matter'', ''attached'', ''read_only'', ''study'', ''not_applicable''))',
  'reason text', 'approver text', 'decided_by uuid references account', 'decided_on date',
  -- The instruction whose submission brought this one.
  'follows uuid references instruction']);
create index instruction_leader on instruction (leader_id) where state = 'open';

-- Every table below speaks of one source and is seen with it.
create function of_source() returns text language sql immutable as $$ select 'source_id in (select s.id from source s)' $$;

-- Which matters answer an instruction; none: all matters of its source do.
create table instruction_matter (
  instruction_id uuid not null references instruction,
  matter_id uuid not null references matter,
  source_id uuid not null references source,
  primary key (instruction_id, matter_id)
);
create index instruction_matter_matter on instruction_matter (matter_id);
select give_sight('instruction_matter', of_source());
select demand_event('instruction_matter', 'source_id');

-- Scans and other papers. What belongs to an instruction shows its words: leader and handlers only.
create table attachment (
  id uuid primary key,
  source_id uuid not null references source,
  instruction_id uuid references instruction,
  file_id uuid not null references file,
  kind text not null check (kind in ('original', 'scan', 'reading', 'reply', 'confirmation')),
  added_by uuid not null references account,
  added_on date not null
);
create index attachment_source on attachment (source_id);
select give_sight('attachment', of_source() || ' and (instruction_id is null
    or instruction_id in (select h.instruction_id from instruction_handler h where h.account_id = actor_account())
    or instruction_id in (select i.id from instruction i where i.leader_id = actor_account()))', of_source());
select demand_event('attachment', 'source_id');

-- 明确要求报告贯彻落实情况的事项: to whom, by when, in which form (A12).
create table report_obligation (
  id uuid primary key,
  source_id uuid not null references source,
  to_whom text not null,
  form text not null,
  due date not null,
  clause text,
  done_on date,
  done_by uuid references account,
  done_how text
);
create index report_obligation_due on report_obligation (due) where done_on is null;
create index report_obligation_source on report_obligation (source_id);
select give_sight('report_obligation', of_source());
select demand_event('report_obligation', 'source_id');
select keep_past('report_obligation', of_source());

-- What a decision draft says about its own supervision: what, who, when.
create table supervision_item (
  id uuid primary key,
  source_id uuid not null references source,
  no int not null,
  fields jsonb not null,
  matter_id uuid references matter,
  unique (source_id, no)
);
select give_sight('supervision_item', of_source());
select demand_event('supervision_item', 'source_id');

-- Another office that supervises the same thing under its own number and gets its own copy of the result. The units
-- see it too: they are the ones who are asked twice.
create table co_supervisor (
  id uuid primary key,
  source_id uuid not null references source,
  office text not null,
  organization_id uuid references organization,
  number text,
  contact text
);
create index co_supervisor_source on co_supervisor (source_id);
select give_sight('co_supervisor', of_source() || ' or exists (select 1 from matter_source m where m.source_id = co_supervisor.source_id)',
  of_source());
select demand_event('co_supervisor', 'source_id');

create table submission_copy (
  submission_id uuid not null references submission,
  co_supervisor_id uuid not null references co_supervisor,
  source_id uuid not null references source,
  sent_on date not null,
  primary key (submission_id, co_supervisor_id)
);
select give_sight('submission_copy', of_source());
select demand_event('submission_copy', 'source_id');

-- 阅结, or a new instruction; by silence only where a government has said so, and then nobody recorded it.
alter table submission_reading drop constraint submission_reading_how_check,
  add constraint submission_reading_how_check check (how in ('system', 'paper', 'silence')),
  add column result text not null default 'read' check (result in ('read', 'instructed')),
  add column attachment_id uuid references attachment,
  alter column recorded_by drop not null,
  add constraint submission_reading_recorded check ((recorded_by is null) = (how = 'silence'));

-- An answer given without a submission: by letter, by telephone, on paper (C03).
create table answer (
  id uuid primary key,
  source_id uuid not null references source,
  instruction_id uuid references instruction,
  to_whom text not null,
  how text not null check (how in ('written', 'oral', 'meeting')),
  text text not null,
  answered_on date not null,
  answered_by uuid not null references account
);
create index answer_source on answer (source_id);
select give_sight('answer', of_source());
select demand_event('answer', 'source_id');

drop function of_source;

grant update on report_obligation, supervision_item to :"app", :"worker";

-- Open matters whose titles share pairs of characters with what is being registered, the most alike first.
create function similar_matters(wanted text[], most int) returns table (matter_id uuid, shared int, own int)
  language sql stable security definer set search_path = :"schema", pg_temp as $$
  select s.matter_id, (select count(*)::int from unnest(tsvector_to_array(s.tokens)) t where t = any (wanted)),
    cardinality(tsvector_to_array(s.tokens))
  from matter_search s join matter m on m.id = s.matter_id
  where s.tokens @@ array_to_string(array(select quote_literal(w) from unnest(wanted) w), ' | ')::tsquery
    and m.dispatched_at is not null and m.state not in ('cleared', 'archived', 'cancelled', 'merged')
    and m.supervisor_org = any ((select actor_orgs())::uuid[])
  order by 2 desc, m.changed_at desc limit most $$;

-- 件件有落实、事事有回音 (C03): at commit, a matter that was dropped holds the answer to whoever raised it, and one that is
-- completed keeps no leader waiting who asked its supervisor. What is taken over from older books is inserted, not ended here.
create function answered_at_end() returns trigger language plpgsql security definer set search_path = :"schema", pg_temp as $$
begin
  if new.state in ('cancelled', 'merged') and not exists (
      select 1 from matter_content c where c.matter_id = new.id and c.closing_answer is not null) then
    raise exception 'matter % ends without an answer', new.id using errcode = 'LS003';
  end if;
  if new.state = 'completed' and exists (
      select 1 from instruction i join matter_source s on s.source_id = i.source_id join source o on o.id = i.source_id
      where s.matter_id = new.id and o.organization_id = new.supervisor_org and i.answer_required and i.state = 'open'
        and (not exists (select 1 from instruction_matter t where t.instruction_id = i.id)
          or exists (select 1 from instruction_matter t where t.instruction_id = i.id and t.matter_id = new.id))) then
    raise exception 'matter % ends while a leader waits for its answer', new.id using errcode = 'LS003';
  end if;
  return null;
end $$;
create constraint trigger answered after update of state on matter deferrable initially deferred
  for each row when (old.state is distinct from new.state) execute function answered_at_end();
revoke execute on function answered_at_end from :"app", :"worker";
do $do$
declare of_table text;
begin
  foreach of_table in array array['matter_content', 'matter_source', 'source', 'instruction', 'instruction_matter'] loop
    execute format('create policy answered on %I to current_user using (true)', of_table);
  end loop;
end $do$;
