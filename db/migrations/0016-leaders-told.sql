-- A unit sees no instruction, and yet what it asks is copied to the leaders who wrote on the matter (A24: 及时报告原因和
-- 进展情况). It learns their accounts only, in order to write the notice.
create function leaders_on(of_matter uuid) returns table (leader_id uuid, asks boolean)
  language sql stable security definer set search_path = :"schema", pg_temp as $$
  select i.leader_id, bool_or(i.answer_required) from matter_source s join instruction i on i.source_id = s.source_id
  where s.matter_id = of_matter and i.leader_id is not null
    and (not exists (select 1 from instruction_matter t where t.instruction_id = i.id)
      or exists (select 1 from instruction_matter t where t.instruction_id = i.id and t.matter_id = of_matter))
  group by i.leader_id order by i.leader_id $$;
