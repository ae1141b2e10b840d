import { checkNow, ends, anEvent, onObject, type Rule } from './rule.ts'

const drop = `update matter set state = 'cancelled' where id = :parent`
const complete = `update matter set state = 'completed' where id = :parent`
const waiting = `insert into instruction (id, source_id, leader_name, leader_post, rank, instructed_on, answer_required)
  select gen_random_uuid(), source_id, '王海峰', '副省长', 40, '2026-09-12', true from matter_source where matter_id = :parent`
const onSource = `insert into event_object (event_id, object_id)
  select '00000000-0000-7000-8000-000000000001', source_id from matter_source where matter_id = :parent`

export const answerRules: readonly Rule[] = [
  {
    name: 'a matter is not dropped without an answer to whoever raised it',
    switchOff: 'drop trigger answered on matter',
    claim: ends('LS003', anEvent, onObject(':parent'), drop, checkNow),
  },
  {
    name: 'a matter is not completed while a leader who asked waits for its answer',
    switchOff: 'drop trigger answered on matter',
    claim: ends('LS003', anEvent, onObject(':parent'), onSource, waiting, complete, checkNow),
  },
]
