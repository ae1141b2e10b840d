-- Printed from the catalogue of a migrated database by `npm run print`; the migrations are in db/migrations.

create table account (
  id uuid not null,
  name text not null,
  login text not null,
  phone text,
  state text not null default 'active'::text,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_state_check CHECK ((state = ANY (ARRAY['active'::text, 'locked'::text])))
);
CREATE UNIQUE INDEX account_login ON luoshi.account USING btree (lower(login));
alter table account enable, force row level security;
create policy access on account for all to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)))
  with check ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
create policy definer on account for all to luoshi
  using (true)
  with check (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.account DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.account REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.account REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.account REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant insert, select, update on account to luoshi_app;
grant insert, select, update on account to luoshi_worker;

create table account_history (
  id uuid not null,
  name text not null,
  login text not null,
  phone text,
  state text not null,
  version integer not null,
  changed_at timestamp with time zone not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint account_forward CHECK ((until > since))
);
CREATE INDEX account_history_id_since_idx ON luoshi.account_history USING btree (id, since);
CREATE INDEX account_history_since_until_idx ON luoshi.account_history USING btree (since, until);
CREATE UNIQUE INDEX account_present ON luoshi.account_history USING btree (id) WHERE (until IS NULL);
alter table account_history enable, force row level security;
create policy access on account_history for select to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
create policy definer on account_history for all to luoshi
  using (true)
  with check (true);
grant select on account_history to luoshi_app;
grant select on account_history to luoshi_worker;

create table activity (
  id uuid not null,
  plan_id uuid not null,
  title text not null,
  starts_on date not null,
  ends_on date not null,
  team text not null,
  scheduled_by uuid not null,
  constraint activity_pkey PRIMARY KEY (id),
  constraint activity_check CHECK ((ends_on >= starts_on)),
  constraint activity_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plan(id),
  constraint activity_scheduled_by_fkey FOREIGN KEY (scheduled_by) REFERENCES account(id)
);
CREATE INDEX activity_calendar ON luoshi.activity USING btree (starts_on);
alter table activity enable, force row level security;
create policy access on activity for all to public
  using ((( SELECT is_system() AS is_system) OR (plan_id IN ( SELECT p.id
   FROM plan p))))
  with check ((( SELECT is_system() AS is_system) OR (plan_id IN ( SELECT p.id
   FROM plan p))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.activity DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('plan_id');
grant insert, select on activity to luoshi_app;
grant insert, select on activity to luoshi_worker;

create table activity_target (
  activity_id uuid not null,
  organization_id uuid not null,
  constraint activity_target_pkey PRIMARY KEY (activity_id, organization_id),
  constraint activity_target_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id),
  constraint activity_target_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
alter table activity_target enable, force row level security;
create policy access on activity_target for all to public
  using ((( SELECT is_system() AS is_system) OR (activity_id IN ( SELECT a.id
   FROM activity a))))
  with check ((( SELECT is_system() AS is_system) OR (activity_id IN ( SELECT a.id
   FROM activity a))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.activity_target DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('activity_id');
grant insert, select on activity_target to luoshi_app;
grant insert, select on activity_target to luoshi_worker;

create table agreed_due (
  assignment_id uuid not null,
  matter_id uuid not null,
  due date not null,
  agreed_by uuid not null,
  agreed_at timestamp with time zone not null,
  constraint agreed_due_pkey PRIMARY KEY (assignment_id),
  constraint agreed_due_agreed_by_fkey FOREIGN KEY (agreed_by) REFERENCES account(id),
  constraint agreed_due_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES assignment(id),
  constraint agreed_due_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
);
CREATE INDEX agreed_due_matter ON luoshi.agreed_due USING btree (matter_id);
alter table agreed_due enable, force row level security;
create policy access on agreed_due for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = agreed_due.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = agreed_due.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.agreed_due DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select, update on agreed_due to luoshi_app;
grant insert, select, update on agreed_due to luoshi_worker;

create table answer (
  id uuid not null,
  source_id uuid not null,
  instruction_id uuid,
  to_whom text not null,
  how text not null,
  text text not null,
  answered_on date not null,
  answered_by uuid not null,
  constraint answer_pkey PRIMARY KEY (id),
  constraint answer_how_check CHECK ((how = ANY (ARRAY['written'::text, 'oral'::text, 'meeting'::text]))),
  constraint answer_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES account(id),
  constraint answer_instruction_id_fkey FOREIGN KEY (instruction_id) REFERENCES instruction(id),
  constraint answer_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id)
);
CREATE INDEX answer_source ON luoshi.answer USING btree (source_id);
alter table answer enable, force row level security;
create policy access on answer for all to public
  using ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))))
  with check ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.answer DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('source_id');
grant insert, select on answer to luoshi_app;
grant insert, select on answer to luoshi_worker;

create table api_token (
  id uuid not null,
  account_id uuid not null,
  name text not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_token_pkey PRIMARY KEY (id),
  constraint api_token_token_hash_key UNIQUE (token_hash),
  constraint api_token_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
);
alter table api_token enable, force row level security;
create policy access on api_token for all to public
  using ((( SELECT is_system() AS is_system) OR (account_id = actor_account())))
  with check ((( SELECT is_system() AS is_system) OR (account_id = actor_account())));
grant insert, select, update on api_token to luoshi_app;
grant insert, select, update on api_token to luoshi_worker;

create table appointment (
  id uuid not null,
  account_id uuid not null,
  organization_id uuid not null,
  role text not null,
  post text,
  valid_from date not null,
  valid_to date,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint appointment_pkey PRIMARY KEY (id),
  constraint appointment_role_check CHECK ((role = ANY (ARRAY['inspector'::text, 'office_director'::text, 'leader'::text, 'liaison'::text, 'principal'::text, 'archivist'::text, 'overseer'::text, 'system_admin'::text, 'security_admin'::text, 'audit_admin'::text]))),
  constraint appointment_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint appointment_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
CREATE INDEX appointment_account ON luoshi.appointment USING btree (account_id);
CREATE INDEX appointment_organization ON luoshi.appointment USING btree (organization_id, role);
alter table appointment enable, force row level security;
create policy access on appointment for all to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)))
  with check ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
create policy definer on appointment for all to luoshi
  using (true)
  with check (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.appointment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('account_id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.appointment REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.appointment REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.appointment REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant insert, select, update on appointment to luoshi_app;
grant insert, select, update on appointment to luoshi_worker;

create table appointment_history (
  id uuid not null,
  account_id uuid not null,
  organization_id uuid not null,
  role text not null,
  post text,
  valid_from date not null,
  valid_to date,
  version integer not null,
  changed_at timestamp with time zone not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint appointment_forward CHECK ((until > since))
);
CREATE INDEX appointment_history_id_since_idx ON luoshi.appointment_history USING btree (id, since);
CREATE INDEX appointment_history_since_until_idx ON luoshi.appointment_history USING btree (since, until);
CREATE UNIQUE INDEX appointment_present ON luoshi.appointment_history USING btree (id) WHERE (until IS NULL);
alter table appointment_history enable, force row level security;
create policy access on appointment_history for select to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
create policy definer on appointment_history for all to luoshi
  using (true)
  with check (true);
grant select on appointment_history to luoshi_app;
grant select on appointment_history to luoshi_worker;

create table assessment (
  id uuid not null,
  matter_id uuid not null,
  period_id uuid,
  report_id uuid,
  judgement text not null,
  text text not null,
  percent integer,
  light text,
  light_reason text,
  organization_id uuid not null,
  assessed_by uuid not null,
  assessed_at timestamp with time zone not null,
  assessed_on date not null,
  constraint assessment_pkey PRIMARY KEY (id),
  constraint assessment_check CHECK (((light IS NULL) = (light_reason IS NULL))),
  constraint assessment_judgement_check CHECK ((judgement = ANY (ARRAY['ahead'::text, 'on_track'::text, 'behind'::text, 'stalled'::text]))),
  constraint assessment_light_check CHECK ((light = ANY (ARRAY['yellow'::text, 'red'::text]))),
  constraint assessment_percent_check CHECK (((percent >= 0) AND (percent <= 100))),
  constraint assessment_assessed_by_fkey FOREIGN KEY (assessed_by) REFERENCES account(id),
  constraint assessment_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint assessment_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint assessment_period_id_fkey FOREIGN KEY (period_id) REFERENCES period(id),
  constraint assessment_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id)
);
CREATE INDEX assessment_matter ON luoshi.assessment USING btree (matter_id, assessed_at DESC);
CREATE INDEX assessment_period ON luoshi.assessment USING btree (period_id);
alter table assessment enable, force row level security;
create policy access on assessment for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = assessment.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = assessment.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.assessment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on assessment to luoshi_app;
grant insert, select on assessment to luoshi_worker;

create table assignment (
  id uuid not null,
  matter_id uuid not null,
  organization_id uuid not null,
  part text not null,
  state text not null,
  duty text,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  delivered_on date,
  delivery text,
  acknowledged_at timestamp with time zone,
  acknowledged_by uuid,
  responsible_leader text,
  responsible_person text,
  responsible_phone text,
  contribution text,
  contributed_at timestamp with time zone,
  constraint assignment_pkey PRIMARY KEY (id),
  constraint assignment_delivery_check CHECK ((delivery = ANY (ARRAY['online'::text, 'slip'::text]))),
  constraint assignment_part_check CHECK ((part = ANY (ARRAY['coordinating_lead'::text, 'joint_lead'::text, 'supporting'::text]))),
  constraint assignment_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'sent'::text, 'acknowledged'::text, 'disputed'::text, 'contributed'::text, 'accepted'::text, 'returned'::text, 'released'::text]))),
  constraint assignment_lead_terms EXCLUDE USING gist (matter_id WITH =, tstzrange(valid_from, valid_to) WITH &&) WHERE ((part = 'coordinating_lead'::text)),
  constraint assignment_acknowledged_by_fkey FOREIGN KEY (acknowledged_by) REFERENCES account(id),
  constraint assignment_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint assignment_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
CREATE INDEX assignment_matter ON luoshi.assignment USING btree (matter_id);
CREATE UNIQUE INDEX assignment_one_lead ON luoshi.assignment USING btree (matter_id) WHERE ((part = 'coordinating_lead'::text) AND (valid_to IS NULL));
CREATE INDEX assignment_organization ON luoshi.assignment USING btree (organization_id, state);
alter table assignment enable, force row level security;
create policy access on assignment for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = assignment.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = assignment.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
create policy definer on assignment for all to luoshi
  using (true)
  with check (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.assignment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.assignment REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.assignment REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.assignment REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER parties_of_added AFTER INSERT ON luoshi.assignment REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION parties_of_added();
CREATE TRIGGER parties_of_assignment AFTER UPDATE OF organization_id, part, valid_to ON luoshi.assignment FOR EACH ROW EXECUTE FUNCTION parties_changed('matter_id');
grant insert, select, update on assignment to luoshi_app;
grant insert, select, update on assignment to luoshi_worker;

create table assignment_history (
  id uuid not null,
  matter_id uuid not null,
  organization_id uuid not null,
  part text not null,
  state text not null,
  duty text,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  delivered_on date,
  delivery text,
  acknowledged_at timestamp with time zone,
  acknowledged_by uuid,
  responsible_leader text,
  responsible_person text,
  responsible_phone text,
  contribution text,
  contributed_at timestamp with time zone,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint assignment_forward CHECK ((until > since))
);
CREATE INDEX assignment_history_id_since_idx ON luoshi.assignment_history USING btree (id, since);
CREATE INDEX assignment_history_since_until_idx ON luoshi.assignment_history USING btree (since, until);
CREATE UNIQUE INDEX assignment_present ON luoshi.assignment_history USING btree (id) WHERE (until IS NULL);
alter table assignment_history enable, force row level security;
create policy access on assignment_history for select to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = assignment_history.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
create policy definer on assignment_history for all to luoshi
  using (true)
  with check (true);
grant select on assignment_history to luoshi_app;
grant select on assignment_history to luoshi_worker;

create table assistant_connection (
  id uuid not null,
  address text,
  model text,
  has_key boolean not null,
  seconds integer not null,
  recorded_at timestamp with time zone not null,
  constraint assistant_connection_pkey PRIMARY KEY (id)
);
alter table assistant_connection enable, force row level security;
create policy access on assistant_connection for all to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)))
  with check ((( SELECT is_system() AS is_system) OR false));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.assistant_connection DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
grant insert, select on assistant_connection to luoshi_app;
grant insert, select on assistant_connection to luoshi_worker;

create table assistant_hint (
  id uuid not null,
  request_id uuid not null,
  source_id uuid not null,
  proposal_id uuid not null,
  field text not null,
  value text not null,
  span jsonb not null,
  due date,
  text_digest text not null,
  state text not null default 'open'::text,
  decided_by uuid,
  decided_on date,
  constraint assistant_hint_pkey PRIMARY KEY (id),
  constraint assistant_hint_proposal_id_field_value_key UNIQUE (proposal_id, field, value),
  constraint assistant_hint_check CHECK (((state = 'open'::text) = (decided_by IS NULL))),
  constraint assistant_hint_check1 CHECK (((field = 'deadline'::text) = (due IS NOT NULL))),
  constraint assistant_hint_field_check CHECK ((field = ANY (ARRAY['lead'::text, 'support'::text, 'deadline'::text]))),
  constraint assistant_hint_state_check CHECK ((state = ANY (ARRAY['open'::text, 'taken'::text, 'dismissed'::text]))),
  constraint assistant_hint_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id),
  constraint assistant_hint_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id),
  constraint assistant_hint_request_id_fkey FOREIGN KEY (request_id) REFERENCES assistant_request(id),
  constraint assistant_hint_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id)
);
CREATE INDEX assistant_hint_source ON luoshi.assistant_hint USING btree (source_id);
alter table assistant_hint enable, force row level security;
create policy access on assistant_hint for all to public
  using ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))))
  with check ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.assistant_hint DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('source_id');
grant insert, select on assistant_hint to luoshi_app;
grant insert, select on assistant_hint to luoshi_worker;
grant update (state, decided_by, decided_on) on assistant_hint to luoshi_app;

create table assistant_request (
  id uuid not null,
  organization_id uuid not null,
  source_id uuid,
  state text not null default 'waiting'::text,
  address text not null,
  model text not null,
  characters integer not null,
  portions integer not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  tasks integer not null default 0,
  hints integer not null default 0,
  ungrounded integer not null default 0,
  known integer not null default 0,
  fault text,
  ended_at timestamp with time zone,
  constraint assistant_request_pkey PRIMARY KEY (id),
  constraint assistant_request_check CHECK (((state = 'waiting'::text) = (ended_at IS NULL))),
  constraint assistant_request_check1 CHECK (((state = 'failed'::text) = (fault IS NOT NULL))),
  constraint assistant_request_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'failed'::text, 'cancelled'::text]))),
  constraint assistant_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES account(id),
  constraint assistant_request_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint assistant_request_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id)
);
CREATE UNIQUE INDEX assistant_request_one ON luoshi.assistant_request USING btree (source_id) WHERE (state = 'waiting'::text);
CREATE INDEX assistant_request_organization ON luoshi.assistant_request USING btree (organization_id, id) WHERE (source_id IS NULL);
CREATE INDEX assistant_request_source ON luoshi.assistant_request USING btree (source_id, id);
alter table assistant_request enable, force row level security;
create policy access on assistant_request for all to public
  using ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR ((source_id IS NULL) AND (actor() IS NOT NULL)))))
  with check ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR ((source_id IS NULL) AND (actor() IS NOT NULL)))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.assistant_request DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
grant insert, select on assistant_request to luoshi_app;
grant insert, select on assistant_request to luoshi_worker;
grant update (state, tasks, hints, ungrounded, known, fault, ended_at) on assistant_request to luoshi_app;
grant update (state, tasks, hints, ungrounded, known, fault, ended_at) on assistant_request to luoshi_worker;

create table attachment (
  id uuid not null,
  source_id uuid not null,
  instruction_id uuid,
  file_id uuid not null,
  kind text not null,
  added_by uuid not null,
  added_on date not null,
  constraint attachment_pkey PRIMARY KEY (id),
  constraint attachment_kind_check CHECK ((kind = ANY (ARRAY['original'::text, 'scan'::text, 'reading'::text, 'reply'::text, 'confirmation'::text]))),
  constraint attachment_added_by_fkey FOREIGN KEY (added_by) REFERENCES account(id),
  constraint attachment_file_id_fkey FOREIGN KEY (file_id) REFERENCES file(id),
  constraint attachment_instruction_id_fkey FOREIGN KEY (instruction_id) REFERENCES instruction(id),
  constraint attachment_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id)
);
CREATE INDEX attachment_source ON luoshi.attachment USING btree (source_id);
alter table attachment enable, force row level security;
create policy access on attachment for all to public
  using ((( SELECT is_system() AS is_system) OR ((source_id IN ( SELECT s.id
   FROM source s)) AND ((instruction_id IS NULL) OR (instruction_id IN ( SELECT h.instruction_id
   FROM instruction_handler h
  WHERE (h.account_id = actor_account()))) OR (instruction_id IN ( SELECT i.id
   FROM instruction i
  WHERE (i.leader_id = actor_account())))))))
  with check ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.attachment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('source_id');
grant insert, select on attachment to luoshi_app;
grant insert, select on attachment to luoshi_worker;

create table cadence (
  matter_id uuid not null,
  every text not null,
  reason text,
  set_by uuid not null,
  set_on date not null,
  constraint cadence_pkey PRIMARY KEY (matter_id),
  constraint cadence_every_check CHECK ((every = ANY (ARRAY['none'::text, 'weekly'::text, 'monthly'::text, 'quarterly'::text, 'by_stage'::text]))),
  constraint cadence_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint cadence_set_by_fkey FOREIGN KEY (set_by) REFERENCES account(id)
);
alter table cadence enable, force row level security;
create policy access on cadence for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = cadence.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = cadence.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.cadence DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.cadence REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('matter_id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.cadence REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('matter_id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.cadence REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('matter_id');
grant insert, select, update on cadence to luoshi_app;
grant insert, select, update on cadence to luoshi_worker;

create table cadence_history (
  matter_id uuid not null,
  every text not null,
  reason text,
  set_by uuid not null,
  set_on date not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint cadence_history_forward CHECK ((until > since))
);
CREATE INDEX cadence_history_matter_id_since_idx ON luoshi.cadence_history USING btree (matter_id, since);
CREATE INDEX cadence_history_since_until_idx ON luoshi.cadence_history USING btree (since, until);
CREATE UNIQUE INDEX cadence_present ON luoshi.cadence_history USING btree (matter_id) WHERE (until IS NULL);
alter table cadence_history enable, force row level security;
create policy access on cadence_history for select to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = cadence_history.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
create policy definer on cadence_history for all to luoshi
  using (true)
  with check (true);
grant select on cadence_history to luoshi_app;
grant select on cadence_history to luoshi_worker;

create table calendar_change (
  id uuid not null,
  government_id uuid not null,
  kind text not null,
  year integer not null,
  title text not null,
  number text,
  text text not null,
  days jsonb not null,
  state text not null default 'proposed'::text,
  proposed_by uuid not null,
  proposed_on date not null,
  decided_by uuid,
  decided_on date,
  opinion text,
  applied_by uuid,
  applied_on date,
  moved integer not null default 0,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint calendar_change_pkey PRIMARY KEY (id),
  constraint calendar_change_check CHECK (((decided_by IS NULL) OR (decided_by <> proposed_by))),
  constraint calendar_change_kind_check CHECK ((kind = ANY (ARRAY['notice'::text, 'days'::text, 'local'::text]))),
  constraint calendar_change_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'approved'::text, 'refused'::text, 'applying'::text, 'applied'::text]))),
  constraint calendar_change_year_check CHECK (((year >= 2000) AND (year <= 2100))),
  constraint calendar_change_applied_by_fkey FOREIGN KEY (applied_by) REFERENCES account(id),
  constraint calendar_change_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id),
  constraint calendar_change_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id),
  constraint calendar_change_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES account(id)
);
CREATE INDEX calendar_change_year ON luoshi.calendar_change USING btree (year, proposed_on);
alter table calendar_change enable, force row level security;
create policy access on calendar_change for all to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)))
  with check ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.calendar_change DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.calendar_change REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.calendar_change REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.calendar_change REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant insert, select, update on calendar_change to luoshi_app;
grant insert, select, update on calendar_change to luoshi_worker;

create table calendar_change_history (
  id uuid not null,
  government_id uuid not null,
  kind text not null,
  year integer not null,
  title text not null,
  number text,
  text text not null,
  days jsonb not null,
  state text not null,
  proposed_by uuid not null,
  proposed_on date not null,
  decided_by uuid,
  decided_on date,
  opinion text,
  applied_by uuid,
  applied_on date,
  moved integer not null,
  version integer not null,
  changed_at timestamp with time zone not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint calendar_change_history_forward CHECK ((until > since))
);
CREATE INDEX calendar_change_history_id_since_idx ON luoshi.calendar_change_history USING btree (id, since);
CREATE INDEX calendar_change_history_since_until_idx ON luoshi.calendar_change_history USING btree (since, until);
CREATE UNIQUE INDEX calendar_change_present ON luoshi.calendar_change_history USING btree (id) WHERE (until IS NULL);
alter table calendar_change_history enable, force row level security;
create policy access on calendar_change_history for select to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
create policy definer on calendar_change_history for all to luoshi
  using (true)
  with check (true);
grant select on calendar_change_history to luoshi_app;
grant select on calendar_change_history to luoshi_worker;

create table calendar_day (
  id uuid not null,
  calendar_year_id uuid not null,
  on_date date not null,
  kind text not null,
  name text not null,
  constraint calendar_day_pkey PRIMARY KEY (id),
  constraint calendar_day_calendar_year_id_on_date_key UNIQUE (calendar_year_id, on_date),
  constraint calendar_day_kind_check CHECK ((kind = ANY (ARRAY['off'::text, 'work'::text]))),
  constraint calendar_day_calendar_year_id_fkey FOREIGN KEY (calendar_year_id) REFERENCES calendar_year(id)
);
alter table calendar_day enable, force row level security;
create policy access on calendar_day for all to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)))
  with check ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.calendar_day DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('calendar_year_id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.calendar_day REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.calendar_day REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.calendar_day REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant delete, insert, select on calendar_day to luoshi_app;
grant delete, insert, select on calendar_day to luoshi_worker;

create table calendar_day_history (
  id uuid not null,
  calendar_year_id uuid not null,
  on_date date not null,
  kind text not null,
  name text not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint calendar_day_forward CHECK ((until > since))
);
CREATE INDEX calendar_day_history_id_since_idx ON luoshi.calendar_day_history USING btree (id, since);
CREATE INDEX calendar_day_history_since_until_idx ON luoshi.calendar_day_history USING btree (since, until);
CREATE UNIQUE INDEX calendar_day_present ON luoshi.calendar_day_history USING btree (id) WHERE (until IS NULL);
alter table calendar_day_history enable, force row level security;
create policy access on calendar_day_history for select to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
create policy definer on calendar_day_history for all to luoshi
  using (true)
  with check (true);
grant select on calendar_day_history to luoshi_app;
grant select on calendar_day_history to luoshi_worker;

create table calendar_feed (
  id uuid not null,
  account_id uuid not null,
  token_hash bytea not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint calendar_feed_pkey PRIMARY KEY (id),
  constraint calendar_feed_token_hash_key UNIQUE (token_hash),
  constraint calendar_feed_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
);
CREATE UNIQUE INDEX calendar_feed_one_live ON luoshi.calendar_feed USING btree (account_id) WHERE (ended_at IS NULL);
alter table calendar_feed enable, force row level security;
create policy access on calendar_feed for all to public
  using ((( SELECT is_system() AS is_system) OR (account_id = actor_account())))
  with check ((( SELECT is_system() AS is_system) OR (account_id = actor_account())));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.calendar_feed DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('account_id');
grant insert, select on calendar_feed to luoshi_app;
grant insert, select on calendar_feed to luoshi_worker;
grant update (ended_at) on calendar_feed to luoshi_app;
grant update (ended_at) on calendar_feed to luoshi_worker;

create table calendar_year (
  id uuid not null,
  government_id uuid,
  year integer not null,
  status text not null,
  notice text not null,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint calendar_year_pkey PRIMARY KEY (id),
  constraint calendar_year_status_check CHECK ((status = ANY (ARRAY['published'::text, 'provisional'::text]))),
  constraint calendar_year_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id)
);
CREATE UNIQUE INDEX calendar_year_once ON luoshi.calendar_year USING btree (COALESCE(government_id, '00000000-0000-0000-0000-000000000000'::uuid), year);
alter table calendar_year enable, force row level security;
create policy access on calendar_year for all to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)))
  with check ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.calendar_year DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.calendar_year REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.calendar_year REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.calendar_year REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant insert, select, update on calendar_year to luoshi_app;
grant insert, select, update on calendar_year to luoshi_worker;

create table calendar_year_history (
  id uuid not null,
  government_id uuid,
  year integer not null,
  status text not null,
  notice text not null,
  version integer not null,
  changed_at timestamp with time zone not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint calendar_year_forward CHECK ((until > since))
);
CREATE INDEX calendar_year_history_id_since_idx ON luoshi.calendar_year_history USING btree (id, since);
CREATE INDEX calendar_year_history_since_until_idx ON luoshi.calendar_year_history USING btree (since, until);
CREATE UNIQUE INDEX calendar_year_present ON luoshi.calendar_year_history USING btree (id) WHERE (until IS NULL);
alter table calendar_year_history enable, force row level security;
create policy access on calendar_year_history for select to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
create policy definer on calendar_year_history for all to luoshi
  using (true)
  with check (true);
grant select on calendar_year_history to luoshi_app;
grant select on calendar_year_history to luoshi_worker;

create table chase (
  id uuid not null,
  matter_id uuid not null,
  assignment_id uuid not null,
  organization_id uuid not null,
  asker_org uuid not null,
  how text not null,
  spoke_with text,
  said text not null,
  chased_by uuid not null,
  chased_at timestamp with time zone not null,
  chased_on date not null,
  constraint chase_pkey PRIMARY KEY (id),
  constraint chase_how_check CHECK ((how = ANY (ARRAY['phone'::text, 'message'::text, 'visit'::text, 'paper'::text]))),
  constraint chase_asker_org_fkey FOREIGN KEY (asker_org) REFERENCES organization(id),
  constraint chase_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES assignment(id),
  constraint chase_chased_by_fkey FOREIGN KEY (chased_by) REFERENCES account(id),
  constraint chase_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint chase_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
CREATE INDEX chase_asker ON luoshi.chase USING btree (asker_org, chased_on);
CREATE INDEX chase_matter ON luoshi.chase USING btree (matter_id, chased_at DESC);
CREATE INDEX chase_unit ON luoshi.chase USING btree (organization_id, chased_on);
alter table chase enable, force row level security;
create policy access on chase for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = chase.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = chase.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
create policy definer on chase for all to luoshi
  using (true)
  with check (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.chase DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on chase to luoshi_app;
grant insert, select on chase to luoshi_worker;

create table chase_receipt (
  chase_id uuid not null,
  matter_id uuid not null,
  read_by uuid not null,
  read_at timestamp with time zone not null,
  constraint chase_receipt_pkey PRIMARY KEY (chase_id),
  constraint chase_receipt_chase_id_fkey FOREIGN KEY (chase_id) REFERENCES chase(id),
  constraint chase_receipt_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint chase_receipt_read_by_fkey FOREIGN KEY (read_by) REFERENCES account(id)
);
alter table chase_receipt enable, force row level security;
create policy access on chase_receipt for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = chase_receipt.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = chase_receipt.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.chase_receipt DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on chase_receipt to luoshi_app;
grant insert, select on chase_receipt to luoshi_worker;

create table chase_reply (
  chase_id uuid not null,
  matter_id uuid not null,
  text text not null,
  cause text,
  improvement text,
  replied_by uuid not null,
  replied_at timestamp with time zone not null,
  constraint chase_reply_pkey PRIMARY KEY (chase_id),
  constraint chase_reply_check CHECK (((cause IS NULL) = (improvement IS NULL))),
  constraint chase_reply_chase_id_fkey FOREIGN KEY (chase_id) REFERENCES chase(id),
  constraint chase_reply_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint chase_reply_replied_by_fkey FOREIGN KEY (replied_by) REFERENCES account(id)
);
CREATE INDEX chase_reply_matter ON luoshi.chase_reply USING btree (matter_id);
alter table chase_reply enable, force row level security;
create policy access on chase_reply for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = chase_reply.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = chase_reply.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.chase_reply DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on chase_reply to luoshi_app;
grant insert, select on chase_reply to luoshi_worker;

create table clock (
  matter_id uuid not null,
  budget text not null,
  amount integer,
  fixed_on date,
  basis text not null,
  rule text,
  constraint clock_pkey PRIMARY KEY (matter_id),
  constraint clock_basis_check CHECK ((basis = ANY (ARRAY['explicit'::text, 'default_30wd'::text, 'sla'::text]))),
  constraint clock_budget_check CHECK ((budget = ANY (ARRAY['working_days'::text, 'calendar_days'::text, 'months'::text, 'fixed'::text, 'office_hours'::text]))),
  constraint clock_check CHECK (((budget = 'fixed'::text) = (fixed_on IS NOT NULL))),
  constraint clock_check1 CHECK (((budget = 'fixed'::text) = (amount IS NULL))),
  constraint clock_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
);
alter table clock enable, force row level security;
create policy access on clock for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = clock.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = clock.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
create policy definer on clock for all to luoshi
  using (true)
  with check (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.clock DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.clock REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('matter_id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.clock REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('matter_id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.clock REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('matter_id');
grant insert, select, update on clock to luoshi_app;
grant insert, select, update on clock to luoshi_worker;

create table clock_event (
  id uuid not null,
  matter_id uuid not null,
  no integer not null,
  kind text not null,
  on_date date,
  due date,
  reason text,
  minute integer,
  fact text,
  due_before date,
  account_id uuid default actor_account(),
  at timestamp with time zone default moment(),
  change_id uuid,
  constraint clock_event_pkey PRIMARY KEY (id),
  constraint clock_event_matter_id_no_key UNIQUE (matter_id, no),
  constraint clock_event_fact_check CHECK ((fact = ANY (ARRAY['delivery'::text, 'receipt'::text, 'issue'::text]))),
  constraint clock_event_kind_check CHECK ((kind = ANY (ARRAY['start'::text, 'stop'::text, 'resume'::text, 'extend'::text, 'recalculate'::text, 'override'::text, 'void'::text]))),
  constraint clock_event_minute_check CHECK (((minute >= 0) AND (minute <= 1440))),
  constraint clock_event_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint clock_event_change_id_fkey FOREIGN KEY (change_id) REFERENCES calendar_change(id),
  constraint clock_event_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
);
CREATE INDEX clock_event_change ON luoshi.clock_event USING btree (change_id) WHERE (change_id IS NOT NULL);
alter table clock_event enable, force row level security;
create policy access on clock_event for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = clock_event.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = clock_event.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
create policy definer on clock_event for all to luoshi
  using (true)
  with check (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.clock_event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on clock_event to luoshi_app;
grant insert, select on clock_event to luoshi_worker;

create table clock_history (
  matter_id uuid not null,
  budget text not null,
  amount integer,
  fixed_on date,
  basis text not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  rule text,
  constraint clock_forward CHECK ((until > since))
);
CREATE INDEX clock_history_matter_id_since_idx ON luoshi.clock_history USING btree (matter_id, since);
CREATE INDEX clock_history_since_until_idx ON luoshi.clock_history USING btree (since, until);
CREATE UNIQUE INDEX clock_present ON luoshi.clock_history USING btree (matter_id) WHERE (until IS NULL);
alter table clock_history enable, force row level security;
create policy access on clock_history for select to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = clock_history.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
create policy definer on clock_history for all to luoshi
  using (true)
  with check (true);
grant select on clock_history to luoshi_app;
grant select on clock_history to luoshi_worker;

create table co_supervisor (
  id uuid not null,
  source_id uuid not null,
  office text not null,
  organization_id uuid,
  number text,
  contact text,
  constraint co_supervisor_pkey PRIMARY KEY (id),
  constraint co_supervisor_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint co_supervisor_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id)
);
CREATE INDEX co_supervisor_source ON luoshi.co_supervisor USING btree (source_id);
alter table co_supervisor enable, force row level security;
create policy access on co_supervisor for all to public
  using ((( SELECT is_system() AS is_system) OR ((source_id IN ( SELECT s.id
   FROM source s)) OR (EXISTS ( SELECT 1
   FROM matter_source m
  WHERE (m.source_id = co_supervisor.source_id))))))
  with check ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.co_supervisor DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('source_id');
grant insert, select on co_supervisor to luoshi_app;
grant insert, select on co_supervisor to luoshi_worker;

create table consultation (
  id uuid not null,
  organization_id uuid not null,
  decider_org uuid not null,
  kind text not null,
  division_id uuid,
  matter_id uuid,
  title text not null,
  text text not null,
  reply_by date not null,
  opened_by uuid not null,
  opened_on date not null,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint consultation_pkey PRIMARY KEY (id),
  constraint consultation_check CHECK (((division_id IS NULL) OR (kind = 'division'::text))),
  constraint consultation_check1 CHECK (((kind = 'matter'::text) = (matter_id IS NOT NULL))),
  constraint consultation_kind_check CHECK ((kind = ANY (ARRAY['division'::text, 'matter'::text]))),
  constraint consultation_decider_org_fkey FOREIGN KEY (decider_org) REFERENCES organization(id),
  constraint consultation_division_id_fkey FOREIGN KEY (division_id) REFERENCES division(id),
  constraint consultation_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint consultation_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES account(id),
  constraint consultation_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
CREATE INDEX consultation_matter ON luoshi.consultation USING btree (matter_id) WHERE (matter_id IS NOT NULL);
alter table consultation enable, force row level security;
create policy access on consultation for all to public
  using ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (decider_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (EXISTS ( SELECT 1
   FROM consultation_row r
  WHERE (r.consultation_id = consultation.id))))))
  with check ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (decider_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (EXISTS ( SELECT 1
   FROM consultation_row r
  WHERE (r.consultation_id = consultation.id))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.consultation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
grant insert, select, update on consultation to luoshi_app;
grant insert, select, update on consultation to luoshi_worker;

create table consultation_row (
  id uuid not null,
  consultation_id uuid not null,
  matter_id uuid not null,
  asker_org uuid not null,
  decider_org uuid not null,
  organization_id uuid not null,
  part text not null,
  excerpt jsonb not null,
  state text not null default 'asked'::text,
  opinion text,
  answered_at timestamp with time zone,
  answered_by uuid,
  outcome text,
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint consultation_row_pkey PRIMARY KEY (id),
  constraint consultation_row_consultation_id_matter_id_organization_id_key UNIQUE (consultation_id, matter_id, organization_id),
  constraint consultation_row_check CHECK (((state = 'settled'::text) = (decision IS NOT NULL))),
  constraint consultation_row_outcome_check CHECK ((outcome = ANY (ARRAY['kept'::text, 'changed'::text]))),
  constraint consultation_row_part_check CHECK ((part = ANY (ARRAY['coordinating_lead'::text, 'joint_lead'::text, 'supporting'::text]))),
  constraint consultation_row_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'agreed'::text, 'disputed'::text, 'settled'::text]))),
  constraint consultation_row_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES account(id),
  constraint consultation_row_asker_org_fkey FOREIGN KEY (asker_org) REFERENCES organization(id),
  constraint consultation_row_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES consultation(id),
  constraint consultation_row_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id),
  constraint consultation_row_decider_org_fkey FOREIGN KEY (decider_org) REFERENCES organization(id),
  constraint consultation_row_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint consultation_row_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
CREATE INDEX consultation_row_matter ON luoshi.consultation_row USING btree (matter_id);
CREATE INDEX consultation_row_unit ON luoshi.consultation_row USING btree (organization_id, state);
alter table consultation_row enable, force row level security;
create policy access on consultation_row for all to public
  using ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (asker_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (decider_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])))))
  with check ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (asker_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (decider_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.consultation_row DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('consultation_id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.consultation_row REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.consultation_row REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.consultation_row REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant insert, select, update on consultation_row to luoshi_app;
grant insert, select, update on consultation_row to luoshi_worker;

create table consultation_row_history (
  id uuid not null,
  consultation_id uuid not null,
  matter_id uuid not null,
  asker_org uuid not null,
  decider_org uuid not null,
  organization_id uuid not null,
  part text not null,
  excerpt jsonb not null,
  state text not null,
  opinion text,
  answered_at timestamp with time zone,
  answered_by uuid,
  outcome text,
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint consultation_row_history_forward CHECK ((until > since))
);
CREATE INDEX consultation_row_history_id_since_idx ON luoshi.consultation_row_history USING btree (id, since);
CREATE INDEX consultation_row_history_since_until_idx ON luoshi.consultation_row_history USING btree (since, until);
CREATE UNIQUE INDEX consultation_row_present ON luoshi.consultation_row_history USING btree (id) WHERE (until IS NULL);
alter table consultation_row_history enable, force row level security;
create policy access on consultation_row_history for select to public
  using ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (asker_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (decider_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])))));
create policy definer on consultation_row_history for all to luoshi
  using (true)
  with check (true);
grant select on consultation_row_history to luoshi_app;
grant select on consultation_row_history to luoshi_worker;

create table contact_preference (
  account_id uuid not null,
  email text,
  by_email boolean not null default false,
  by_robot boolean not null default false,
  quiet_from integer,
  quiet_to integer,
  language text not null default 'zh'::text,
  constraint contact_preference_pkey PRIMARY KEY (account_id),
  constraint contact_preference_check CHECK (((NOT by_email) OR (email IS NOT NULL))),
  constraint contact_preference_check1 CHECK (((quiet_from IS NULL) = (quiet_to IS NULL))),
  constraint contact_preference_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint contact_preference_quiet_from_check CHECK (((quiet_from >= 0) AND (quiet_from <= 23))),
  constraint contact_preference_quiet_to_check CHECK (((quiet_to >= 0) AND (quiet_to <= 23))),
  constraint contact_preference_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
);
alter table contact_preference enable, force row level security;
create policy access on contact_preference for all to public
  using ((( SELECT is_system() AS is_system) OR (account_id = actor_account())))
  with check ((( SELECT is_system() AS is_system) OR (account_id = actor_account())));
create policy definer on contact_preference for all to luoshi
  using (true)
  with check (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.contact_preference DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('account_id');
grant insert, select, update on contact_preference to luoshi_app;
grant insert, select, update on contact_preference to luoshi_worker;

create table coordination (
  id uuid not null,
  government_id uuid not null,
  organization_id uuid not null,
  matter_id uuid,
  title text not null,
  issue text not null,
  addressee_org uuid not null,
  due date not null,
  opened_by uuid not null,
  opened_on date not null,
  decision text,
  decided_on date,
  closed_on date,
  state text not null default 'open'::text,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint coordination_pkey PRIMARY KEY (id),
  constraint coordination_check CHECK (((state = 'open'::text) OR (decision IS NOT NULL))),
  constraint coordination_state_check CHECK ((state = ANY (ARRAY['open'::text, 'decided'::text, 'closed'::text]))),
  constraint coordination_addressee_org_fkey FOREIGN KEY (addressee_org) REFERENCES organization(id),
  constraint coordination_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id),
  constraint coordination_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint coordination_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES account(id),
  constraint coordination_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
CREATE INDEX coordination_matter ON luoshi.coordination USING btree (matter_id) WHERE (matter_id IS NOT NULL);
alter table coordination enable, force row level security;
create policy access on coordination for all to public
  using ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (addressee_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (id IN ( SELECT invited_to() AS invited_to)))))
  with check ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (addressee_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (id IN ( SELECT invited_to() AS invited_to)))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.coordination DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
grant insert, select, update on coordination to luoshi_app;
grant insert, select, update on coordination to luoshi_worker;

create table coordination_party (
  coordination_id uuid not null,
  organization_id uuid not null,
  constraint coordination_party_pkey PRIMARY KEY (coordination_id, organization_id),
  constraint coordination_party_coordination_id_fkey FOREIGN KEY (coordination_id) REFERENCES coordination(id),
  constraint coordination_party_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
alter table coordination_party enable, force row level security;
create policy access on coordination_party for all to public
  using ((( SELECT is_system() AS is_system) OR (coordination_id IN ( SELECT c.id
   FROM coordination c))))
  with check ((( SELECT is_system() AS is_system) OR (coordination_id IN ( SELECT c.id
   FROM coordination c))));
create policy definer on coordination_party for all to luoshi
  using (true)
  with check (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.coordination_party DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('coordination_id');
grant insert, select on coordination_party to luoshi_app;
grant insert, select on coordination_party to luoshi_worker;

create table coordination_task (
  id uuid not null,
  coordination_id uuid not null,
  organization_id uuid not null,
  text text not null,
  due date not null,
  answer text,
  answered_by uuid,
  answered_on date,
  constraint coordination_task_pkey PRIMARY KEY (id),
  constraint coordination_task_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES account(id),
  constraint coordination_task_coordination_id_fkey FOREIGN KEY (coordination_id) REFERENCES coordination(id),
  constraint coordination_task_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
CREATE INDEX coordination_task_of ON luoshi.coordination_task USING btree (coordination_id);
CREATE INDEX coordination_task_open ON luoshi.coordination_task USING btree (organization_id, due) WHERE (answered_on IS NULL);
alter table coordination_task enable, force row level security;
create policy access on coordination_task for all to public
  using ((( SELECT is_system() AS is_system) OR (coordination_id IN ( SELECT c.id
   FROM coordination c))))
  with check ((( SELECT is_system() AS is_system) OR (coordination_id IN ( SELECT c.id
   FROM coordination c))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.coordination_task DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('coordination_id');
grant insert, select, update on coordination_task to luoshi_app;
grant insert, select, update on coordination_task to luoshi_worker;

create table countersignature (
  id uuid not null,
  matter_id uuid not null,
  draft_id uuid not null,
  assignment_id uuid not null,
  organization_id uuid not null,
  text_no integer not null,
  verdict text not null,
  opinion text,
  signature jsonb not null,
  signed_by uuid not null,
  signed_at timestamp with time zone not null,
  constraint countersignature_pkey PRIMARY KEY (id),
  constraint countersignature_verdict_check CHECK ((verdict = ANY (ARRAY['agreed'::text, 'objected'::text]))),
  constraint countersignature_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES assignment(id),
  constraint countersignature_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES report_draft(id),
  constraint countersignature_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint countersignature_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint countersignature_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES account(id)
);
CREATE INDEX countersignature_draft ON luoshi.countersignature USING btree (draft_id, text_no);
CREATE INDEX countersignature_matter ON luoshi.countersignature USING btree (matter_id);
alter table countersignature enable, force row level security;
create policy access on countersignature for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = countersignature.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = countersignature.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.countersignature DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on countersignature to luoshi_app;
grant insert, select on countersignature to luoshi_worker;

create table credential (
  account_id uuid not null,
  password_hash text not null,
  must_change boolean not null default false,
  changed_at timestamp with time zone not null,
  constraint credential_pkey PRIMARY KEY (account_id),
  constraint credential_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
);
alter table credential enable, force row level security;
create policy access on credential for all to public
  using ((( SELECT is_system() AS is_system) OR ((account_id = actor_account()) OR actor_has_role('system_admin'::text))))
  with check ((( SELECT is_system() AS is_system) OR ((account_id = actor_account()) OR actor_has_role('system_admin'::text))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.credential DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('account_id');
grant insert, select, update on credential to luoshi_app;
grant insert, select, update on credential to luoshi_worker;

create table delegation (
  id uuid not null,
  grantor_id uuid not null,
  delegate_id uuid not null,
  actions text[],
  organization_ids uuid[],
  valid_from date not null,
  valid_to date not null,
  reason text,
  revoked_at timestamp with time zone,
  made_at timestamp with time zone not null,
  constraint delegation_pkey PRIMARY KEY (id),
  constraint delegation_check CHECK ((grantor_id <> delegate_id)),
  constraint delegation_check1 CHECK ((valid_to >= valid_from)),
  constraint delegation_delegate_id_fkey FOREIGN KEY (delegate_id) REFERENCES account(id),
  constraint delegation_grantor_id_fkey FOREIGN KEY (grantor_id) REFERENCES account(id)
);
CREATE INDEX delegation_delegate ON luoshi.delegation USING btree (delegate_id, valid_to);
CREATE INDEX delegation_grantor ON luoshi.delegation USING btree (grantor_id, valid_to);
alter table delegation enable, force row level security;
create policy access on delegation for all to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)))
  with check ((( SELECT is_system() AS is_system) OR ((grantor_id = actor_account()) OR ((revoked_at IS NOT NULL) AND actor_has_role('security_admin'::text)))));
create policy definer on delegation for all to luoshi
  using (true)
  with check (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.delegation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
grant insert, select on delegation to luoshi_app;
grant insert, select on delegation to luoshi_worker;
grant update (revoked_at) on delegation to luoshi_app;
grant update (revoked_at) on delegation to luoshi_worker;

create table delivery (
  assignment_id uuid not null,
  matter_id uuid not null,
  account_id uuid,
  how text not null,
  delivered_at timestamp with time zone not null,
  constraint delivery_pkey PRIMARY KEY (assignment_id),
  constraint delivery_check CHECK (((how = 'slip'::text) = (account_id IS NULL))),
  constraint delivery_how_check CHECK ((how = ANY (ARRAY['liaison'::text, 'deputy'::text, 'slip'::text]))),
  constraint delivery_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint delivery_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES assignment(id),
  constraint delivery_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
);
CREATE INDEX delivery_matter ON luoshi.delivery USING btree (matter_id);
alter table delivery enable, force row level security;
create policy access on delivery for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = delivery.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = delivery.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.delivery DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on delivery to luoshi_app;
grant insert, select on delivery to luoshi_worker;
grant update (account_id, how, delivered_at) on delivery to luoshi_app;
grant update (account_id, how, delivered_at) on delivery to luoshi_worker;

create table deputy_appointment (
  appointment_id uuid not null,
  constraint deputy_appointment_pkey PRIMARY KEY (appointment_id),
  constraint deputy_appointment_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointment(id)
);
alter table deputy_appointment enable, force row level security;
create policy access on deputy_appointment for all to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)))
  with check ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.deputy_appointment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('appointment_id');
grant insert, select on deputy_appointment to luoshi_app;
grant insert, select on deputy_appointment to luoshi_worker;

create table dispute (
  id uuid not null,
  matter_id uuid not null,
  assignment_id uuid not null,
  organization_id uuid not null,
  matter_title text not null,
  requirement text not null,
  reason text not null,
  proposed_org uuid,
  proposal text,
  raised_by uuid not null,
  raised_on date not null,
  state text not null default 'open'::text,
  appeal text,
  appealed_on date,
  constraint dispute_pkey PRIMARY KEY (id),
  constraint dispute_assignment_id_key UNIQUE (assignment_id),
  constraint dispute_state_check CHECK ((state = ANY (ARRAY['open'::text, 'decided'::text, 'appealed'::text, 'final'::text]))),
  constraint dispute_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES assignment(id),
  constraint dispute_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint dispute_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint dispute_proposed_org_fkey FOREIGN KEY (proposed_org) REFERENCES organization(id),
  constraint dispute_raised_by_fkey FOREIGN KEY (raised_by) REFERENCES account(id)
);
CREATE INDEX dispute_matter ON luoshi.dispute USING btree (matter_id);
CREATE INDEX dispute_proposed ON luoshi.dispute USING btree (proposed_org);
alter table dispute enable, force row level security;
create policy access on dispute for all to public
  using ((( SELECT is_system() AS is_system) OR ((EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = dispute.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text)))) OR (proposed_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])))))
  with check ((( SELECT is_system() AS is_system) OR ((EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = dispute.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text)))) OR (proposed_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.dispute DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.dispute REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.dispute REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.dispute REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant insert, select, update on dispute to luoshi_app;
grant insert, select, update on dispute to luoshi_worker;

create table dispute_decision (
  id uuid not null,
  dispute_id uuid not null,
  matter_id uuid not null,
  level integer not null,
  result text not null,
  organization_id uuid,
  new_due date,
  decision text not null,
  decided_by uuid not null,
  decided_on date not null,
  constraint dispute_decision_pkey PRIMARY KEY (id),
  constraint dispute_decision_dispute_id_level_key UNIQUE (dispute_id, level),
  constraint dispute_decision_level_check CHECK ((level = ANY (ARRAY[1, 2]))),
  constraint dispute_decision_result_check CHECK ((result = ANY (ARRAY['kept'::text, 'reassigned'::text]))),
  constraint dispute_decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id),
  constraint dispute_decision_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id),
  constraint dispute_decision_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint dispute_decision_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
alter table dispute_decision enable, force row level security;
create policy access on dispute_decision for all to public
  using ((( SELECT is_system() AS is_system) OR (dispute_id IN ( SELECT d.id
   FROM dispute d))))
  with check ((( SELECT is_system() AS is_system) OR (dispute_id IN ( SELECT d.id
   FROM dispute d))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.dispute_decision DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on dispute_decision to luoshi_app;
grant insert, select on dispute_decision to luoshi_worker;

create table dispute_history (
  id uuid not null,
  matter_id uuid not null,
  assignment_id uuid not null,
  organization_id uuid not null,
  matter_title text not null,
  requirement text not null,
  reason text not null,
  proposed_org uuid,
  proposal text,
  raised_by uuid not null,
  raised_on date not null,
  state text not null,
  appeal text,
  appealed_on date,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint dispute_history_forward CHECK ((until > since))
);
CREATE INDEX dispute_history_id_since_idx ON luoshi.dispute_history USING btree (id, since);
CREATE INDEX dispute_history_since_until_idx ON luoshi.dispute_history USING btree (since, until);
CREATE UNIQUE INDEX dispute_present ON luoshi.dispute_history USING btree (id) WHERE (until IS NULL);
alter table dispute_history enable, force row level security;
create policy access on dispute_history for select to public
  using ((( SELECT is_system() AS is_system) OR ((EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = dispute_history.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text)))) OR (proposed_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])))));
create policy definer on dispute_history for all to luoshi
  using (true)
  with check (true);
grant select on dispute_history to luoshi_app;
grant select on dispute_history to luoshi_worker;

create table dispute_view (
  dispute_id uuid not null,
  matter_id uuid not null,
  agrees boolean not null,
  text text not null,
  viewed_by uuid not null,
  viewed_on date not null,
  constraint dispute_view_pkey PRIMARY KEY (dispute_id),
  constraint dispute_view_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id),
  constraint dispute_view_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint dispute_view_viewed_by_fkey FOREIGN KEY (viewed_by) REFERENCES account(id)
);
alter table dispute_view enable, force row level security;
create policy access on dispute_view for all to public
  using ((( SELECT is_system() AS is_system) OR (dispute_id IN ( SELECT d.id
   FROM dispute d))))
  with check ((( SELECT is_system() AS is_system) OR (dispute_id IN ( SELECT d.id
   FROM dispute d))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.dispute_view DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on dispute_view to luoshi_app;
grant insert, select on dispute_view to luoshi_worker;

create table division (
  id uuid not null,
  organization_id uuid not null,
  source_id uuid not null,
  title text not null,
  drafted_by uuid not null,
  drafted_on date not null,
  constraint division_pkey PRIMARY KEY (id),
  constraint division_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES account(id),
  constraint division_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint division_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id)
);
CREATE INDEX division_organization ON luoshi.division USING btree (organization_id, drafted_on DESC);
alter table division enable, force row level security;
create policy access on division for all to public
  using ((( SELECT is_system() AS is_system) OR (organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))))
  with check ((( SELECT is_system() AS is_system) OR (organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.division DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
grant insert, select on division to luoshi_app;
grant insert, select on division to luoshi_worker;

create table division_matter (
  matter_id uuid not null,
  division_id uuid not null,
  no integer not null,
  constraint division_matter_pkey PRIMARY KEY (matter_id),
  constraint division_matter_division_id_no_key UNIQUE (division_id, no),
  constraint division_matter_division_id_fkey FOREIGN KEY (division_id) REFERENCES division(id),
  constraint division_matter_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
);
alter table division_matter enable, force row level security;
create policy access on division_matter for all to public
  using ((( SELECT is_system() AS is_system) OR (division_id IN ( SELECT d.id
   FROM division d))))
  with check ((( SELECT is_system() AS is_system) OR (division_id IN ( SELECT d.id
   FROM division d))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.division_matter DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on division_matter to luoshi_app;
grant insert, select on division_matter to luoshi_worker;

create table document_name (
  id uuid not null,
  organization_id uuid not null,
  name text not null,
  units uuid[] not null,
  settled_by uuid not null,
  settled_on date not null,
  ended_on date,
  ended_by uuid,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint document_name_pkey PRIMARY KEY (id),
  constraint document_name_units_check CHECK (((cardinality(units) >= 1) AND (cardinality(units) <= 300))),
  constraint document_name_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES account(id),
  constraint document_name_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint document_name_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES account(id)
);
CREATE UNIQUE INDEX document_name_one ON luoshi.document_name USING btree (organization_id, name) WHERE (ended_on IS NULL);
alter table document_name enable, force row level security;
create policy access on document_name for all to public
  using ((( SELECT is_system() AS is_system) OR (organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))))
  with check ((( SELECT is_system() AS is_system) OR (organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.document_name DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
grant insert, select on document_name to luoshi_app;
grant insert, select on document_name to luoshi_worker;
grant update (ended_on, ended_by, version, changed_at) on document_name to luoshi_app;

create table escalation (
  id uuid not null,
  matter_id uuid not null,
  issue text not null,
  tried text not null,
  proposal text not null,
  addressee text not null,
  sent_by uuid not null,
  sent_on date not null,
  reply text,
  replied_on date,
  constraint escalation_pkey PRIMARY KEY (id),
  constraint escalation_check CHECK (((reply IS NULL) = (replied_on IS NULL))),
  constraint escalation_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint escalation_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES account(id)
);
CREATE INDEX escalation_matter ON luoshi.escalation USING btree (matter_id);
CREATE UNIQUE INDEX escalation_one_open ON luoshi.escalation USING btree (matter_id) WHERE (reply IS NULL);
alter table escalation enable, force row level security;
create policy access on escalation for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = escalation.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = escalation.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.escalation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select, update on escalation to luoshi_app;
grant insert, select, update on escalation to luoshi_worker;

create table event (
  id uuid not null,
  xid xid8 not null default pg_current_xact_id(),
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  actor text not null,
  actor_name text,
  organization_id uuid,
  role text,
  on_behalf_of uuid,
  operation text not null,
  type text not null,
  reason text,
  changes jsonb not null default '{}'::jsonb,
  client text,
  digest bytea not null,
  constraint event_pkey PRIMARY KEY (id)
);
CREATE INDEX event_at ON luoshi.event USING btree (at);
CREATE INDEX event_xid ON luoshi.event USING btree (xid);
alter table event enable, force row level security;
create policy access on event for all to public
  using ((( SELECT is_system() AS is_system) OR (actor_has_role('audit_admin'::text) OR (actor = actor()) OR (EXISTS ( SELECT 1
   FROM event_object o
  WHERE (o.event_id = event.id))))))
  with check ((( SELECT is_system() AS is_system) OR (actor = actor())));
create policy definer on event for all to luoshi
  using (true)
  with check (true);
grant select on event to luoshi_app;
grant select on event to luoshi_worker;
grant insert (id, at, actor, actor_name, organization_id, role, on_behalf_of, operation, type, reason, changes, client, digest) on event to luoshi_app;
grant insert (id, at, actor, actor_name, organization_id, role, on_behalf_of, operation, type, reason, changes, client, digest) on event to luoshi_worker;

create table event_object (
  event_id uuid not null,
  object_id uuid not null,
  xid xid8 not null default pg_current_xact_id(),
  constraint event_object_pkey PRIMARY KEY (event_id, object_id),
  constraint event_object_event_id_fkey FOREIGN KEY (event_id) REFERENCES event(id)
);
CREATE INDEX event_object_object ON luoshi.event_object USING btree (object_id);
CREATE INDEX event_object_written ON luoshi.event_object USING btree (xid, object_id);
alter table event_object enable, force row level security;
create policy access on event_object for all to public
  using ((( SELECT is_system() AS is_system) OR (actor_has_role('audit_admin'::text) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = event_object.object_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text)))) OR (EXISTS ( SELECT 1
   FROM source s
  WHERE (s.id = event_object.object_id))))))
  with check ((actor() IS NOT NULL));
create policy definer on event_object for all to luoshi
  using (true)
  with check (true);
grant select on event_object to luoshi_app;
grant select on event_object to luoshi_worker;
grant insert (event_id, object_id) on event_object to luoshi_app;
grant insert (event_id, object_id) on event_object to luoshi_worker;

create table explanation_overdue (
  chase_id uuid not null,
  matter_id uuid not null,
  due date not null,
  instrument text not null,
  raised_on date not null,
  constraint explanation_overdue_pkey PRIMARY KEY (chase_id),
  constraint explanation_overdue_instrument_check CHECK ((instrument = ANY (ARRAY['reminder_letter'::text, 'supervision_letter'::text, 'talk'::text, 'circular'::text]))),
  constraint explanation_overdue_chase_id_fkey FOREIGN KEY (chase_id) REFERENCES chase(id),
  constraint explanation_overdue_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
);
CREATE INDEX explanation_overdue_matter ON luoshi.explanation_overdue USING btree (matter_id);
alter table explanation_overdue enable, force row level security;
create policy access on explanation_overdue for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = explanation_overdue.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = explanation_overdue.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.explanation_overdue DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on explanation_overdue to luoshi_app;
grant insert, select on explanation_overdue to luoshi_worker;

create table extension (
  id uuid not null,
  matter_id uuid not null,
  organization_id uuid not null,
  reason text not null,
  progress text not null,
  due_before date not null,
  requested_due date not null,
  asked_by uuid not null,
  asked_on date not null,
  state text not null default 'pending'::text,
  granted_due date,
  opinion text,
  decided_by uuid,
  decided_on date,
  constraint extension_pkey PRIMARY KEY (id),
  constraint extension_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'granted'::text, 'refused'::text]))),
  constraint extension_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES account(id),
  constraint extension_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id),
  constraint extension_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint extension_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
CREATE INDEX extension_matter ON luoshi.extension USING btree (matter_id, asked_on);
CREATE UNIQUE INDEX extension_one_pending ON luoshi.extension USING btree (matter_id) WHERE (state = 'pending'::text);
alter table extension enable, force row level security;
create policy access on extension for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = extension.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = extension.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.extension DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.extension REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.extension REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.extension REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant insert, select, update on extension to luoshi_app;
grant insert, select, update on extension to luoshi_worker;

create table extension_history (
  id uuid not null,
  matter_id uuid not null,
  organization_id uuid not null,
  reason text not null,
  progress text not null,
  due_before date not null,
  requested_due date not null,
  asked_by uuid not null,
  asked_on date not null,
  state text not null,
  granted_due date,
  opinion text,
  decided_by uuid,
  decided_on date,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint extension_history_forward CHECK ((until > since))
);
CREATE INDEX extension_history_id_since_idx ON luoshi.extension_history USING btree (id, since);
CREATE INDEX extension_history_since_until_idx ON luoshi.extension_history USING btree (since, until);
CREATE UNIQUE INDEX extension_present ON luoshi.extension_history USING btree (id) WHERE (until IS NULL);
alter table extension_history enable, force row level security;
create policy access on extension_history for select to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = extension_history.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
create policy definer on extension_history for all to luoshi
  using (true)
  with check (true);
grant select on extension_history to luoshi_app;
grant select on extension_history to luoshi_worker;

create table file (
  id uuid not null,
  sha256 bytea not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  organization_id uuid not null,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null,
  constraint file_pkey PRIMARY KEY (id),
  constraint file_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint file_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES account(id)
);
alter table file enable, force row level security;
create policy access on file for all to public
  using ((( SELECT is_system() AS is_system) OR (organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))))
  with check ((( SELECT is_system() AS is_system) OR (organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))));
create policy attached on file for select to public
  using (((EXISTS ( SELECT 1
   FROM report_file r
  WHERE (r.file_id = file.id))) OR (EXISTS ( SELECT 1
   FROM report_draft d
  WHERE (d.file_id = file.id)))));
create policy through_paper_act on file for select to public
  using ((EXISTS ( SELECT 1
   FROM paper_act p
  WHERE (p.file_id = file.id))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.file DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
grant insert, select on file to luoshi_app;
grant insert, select on file to luoshi_worker;

create table file_text (
  file_id uuid not null,
  text text not null,
  is_recognized boolean not null,
  constraint file_text_pkey PRIMARY KEY (file_id),
  constraint file_text_file_id_fkey FOREIGN KEY (file_id) REFERENCES file(id)
);
alter table file_text enable, force row level security;
create policy access on file_text for all to public
  using ((( SELECT is_system() AS is_system) OR (file_id IN ( SELECT f.id
   FROM file f))))
  with check ((( SELECT is_system() AS is_system) OR (file_id IN ( SELECT f.id
   FROM file f))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.file_text DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('file_id');
grant insert, select on file_text to luoshi_app;
grant insert, select on file_text to luoshi_worker;

create table guidance_note (
  id uuid not null,
  government_id uuid not null,
  organization_id uuid not null,
  addressee_org uuid not null,
  title text not null,
  text text not null,
  sent_by uuid not null,
  sent_on date not null,
  read_by uuid,
  read_on date,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint guidance_note_pkey PRIMARY KEY (id),
  constraint guidance_note_addressee_org_fkey FOREIGN KEY (addressee_org) REFERENCES organization(id),
  constraint guidance_note_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id),
  constraint guidance_note_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint guidance_note_read_by_fkey FOREIGN KEY (read_by) REFERENCES account(id),
  constraint guidance_note_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES account(id)
);
alter table guidance_note enable, force row level security;
create policy access on guidance_note for all to public
  using ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (addressee_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])))))
  with check ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (addressee_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.guidance_note DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
grant insert, select, update on guidance_note to luoshi_app;
grant insert, select, update on guidance_note to luoshi_worker;

create table handing_in (
  report_id uuid not null,
  matter_id uuid not null,
  cycle integer not null,
  completed_on date not null,
  reported_on date not null,
  due date,
  reported_minute integer,
  due_minute integer,
  constraint handing_in_pkey PRIMARY KEY (report_id),
  constraint handing_in_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint handing_in_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id)
);
CREATE INDEX handing_in_matter ON luoshi.handing_in USING btree (matter_id, cycle);
alter table handing_in enable, force row level security;
create policy access on handing_in for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = handing_in.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = handing_in.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.handing_in DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on handing_in to luoshi_app;
grant insert, select on handing_in to luoshi_worker;

create table handler (
  id uuid not null,
  matter_id uuid not null,
  organization_id uuid not null,
  account_id uuid not null,
  handed_over_by uuid not null,
  note text not null,
  since timestamp with time zone not null,
  constraint handler_pkey PRIMARY KEY (id),
  constraint handler_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint handler_handed_over_by_fkey FOREIGN KEY (handed_over_by) REFERENCES account(id),
  constraint handler_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint handler_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
CREATE INDEX handler_matter ON luoshi.handler USING btree (matter_id, organization_id, since DESC);
alter table handler enable, force row level security;
create policy access on handler for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = handler.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR ((EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = handler.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text)))) OR actor_has_role('security_admin'::text))));
create policy definer on handler for all to luoshi
  using (true)
  with check (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.handler DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on handler to luoshi_app;
grant insert, select on handler to luoshi_worker;

create table help_request (
  id uuid not null,
  government_id uuid not null,
  organization_id uuid not null,
  matter_id uuid,
  title text not null,
  text text not null,
  owner_id uuid not null,
  asked_by uuid not null,
  asked_on date not null,
  answer text,
  answered_on date,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint help_request_pkey PRIMARY KEY (id),
  constraint help_request_check CHECK (((answer IS NULL) = (answered_on IS NULL))),
  constraint help_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES account(id),
  constraint help_request_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id),
  constraint help_request_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint help_request_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint help_request_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES account(id)
);
alter table help_request enable, force row level security;
create policy access on help_request for all to public
  using ((( SELECT is_system() AS is_system) OR (organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))))
  with check ((( SELECT is_system() AS is_system) OR (organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.help_request DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
grant insert, select, update on help_request to luoshi_app;
grant insert, select, update on help_request to luoshi_worker;

create table idempotency_key (
  actor text not null,
  key text not null,
  operation text not null,
  body_hash bytea not null,
  status integer not null,
  response jsonb,
  at timestamp with time zone not null,
  constraint idempotency_key_pkey PRIMARY KEY (actor, key)
);
CREATE INDEX idempotency_key_age ON luoshi.idempotency_key USING btree (at);
alter table idempotency_key enable, force row level security;
create policy access on idempotency_key for all to public
  using ((( SELECT is_system() AS is_system) OR (actor = actor())))
  with check ((( SELECT is_system() AS is_system) OR (actor = actor())));
grant insert, select, update on idempotency_key to luoshi_app;
grant delete, insert, select, update on idempotency_key to luoshi_worker;

create table import_batch (
  id uuid not null,
  government_id uuid not null,
  organization_id uuid not null,
  file_id uuid not null,
  file_name text not null,
  sha256 bytea not null,
  plan jsonb not null,
  state text not null default 'open'::text,
  made_by uuid not null,
  made_on date not null,
  sheet_name text,
  source_id uuid,
  matters integer,
  taken_over_by uuid,
  taken_over_on date,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint import_batch_pkey PRIMARY KEY (id),
  constraint import_batch_state_check CHECK ((state = ANY (ARRAY['open'::text, 'taken_over'::text]))),
  constraint import_batch_file_id_fkey FOREIGN KEY (file_id) REFERENCES file(id),
  constraint import_batch_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id),
  constraint import_batch_made_by_fkey FOREIGN KEY (made_by) REFERENCES account(id),
  constraint import_batch_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint import_batch_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id),
  constraint import_batch_taken_over_by_fkey FOREIGN KEY (taken_over_by) REFERENCES account(id)
);
CREATE INDEX import_batch_file ON luoshi.import_batch USING btree (sha256);
CREATE INDEX import_batch_organization ON luoshi.import_batch USING btree (organization_id, made_on DESC, id);
alter table import_batch enable, force row level security;
create policy access on import_batch for all to public
  using ((( SELECT is_system() AS is_system) OR (organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))))
  with check ((( SELECT is_system() AS is_system) OR (organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.import_batch DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
grant insert, select, update on import_batch to luoshi_app;
grant insert, select on import_batch to luoshi_worker;

create table import_sheet (
  batch_id uuid not null,
  no integer not null,
  sheet jsonb not null,
  constraint import_sheet_pkey PRIMARY KEY (batch_id, no),
  constraint import_sheet_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES import_batch(id)
);
alter table import_sheet enable, force row level security;
create policy access on import_sheet for all to public
  using ((( SELECT is_system() AS is_system) OR (batch_id IN ( SELECT b.id
   FROM import_batch b))))
  with check ((( SELECT is_system() AS is_system) OR (batch_id IN ( SELECT b.id
   FROM import_batch b))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.import_sheet DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('batch_id');
grant insert, select on import_sheet to luoshi_app;
grant insert, select on import_sheet to luoshi_worker;

create table instruction (
  id uuid not null,
  source_id uuid not null,
  leader_id uuid,
  leader_name text not null,
  leader_post text not null,
  rank integer not null,
  instructed_on date not null,
  answer_required boolean not null,
  state text not null default 'open'::text,
  read_on date,
  chain jsonb not null default '[]'::jsonb,
  requirement text,
  limit_given jsonb,
  urgency text not null default 'normal'::text,
  disposition text not null default 'open'::text,
  reason text,
  approver text,
  decided_by uuid,
  decided_on date,
  follows uuid,
  constraint instruction_pkey PRIMARY KEY (id),
  constraint instruction_disposition_check CHECK ((disposition = ANY (ARRAY['open'::text, 'matter'::text, 'attached'::text, 'read_only'::text, 'study'::text, 'not_applicable'::text]))),
  constraint instruction_state_check CHECK ((state = ANY (ARRAY['open'::text, 'read'::text]))),
  constraint instruction_urgency_check CHECK ((urgency = ANY (ARRAY['most_urgent'::text, 'urgent'::text, 'plain'::text, 'normal'::text]))),
  constraint instruction_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id),
  constraint instruction_follows_fkey FOREIGN KEY (follows) REFERENCES instruction(id),
  constraint instruction_leader_id_fkey FOREIGN KEY (leader_id) REFERENCES account(id),
  constraint instruction_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id)
);
CREATE INDEX instruction_leader ON luoshi.instruction USING btree (leader_id) WHERE (state = 'open'::text);
CREATE INDEX instruction_source ON luoshi.instruction USING btree (source_id);
alter table instruction enable, force row level security;
create policy access on instruction for all to public
  using ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))))
  with check ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))));
create policy answered on instruction for all to luoshi
  using (true);
create policy definer on instruction for all to luoshi
  using (true)
  with check (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.instruction DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('source_id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.instruction REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.instruction REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.instruction REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant insert, select, update on instruction to luoshi_app;
grant insert, select, update on instruction to luoshi_worker;

create table instruction_draft (
  id uuid not null,
  government_id uuid not null,
  organization_id uuid not null,
  matter_id uuid not null,
  leader_id uuid not null,
  leader_post text not null,
  written_on date not null,
  answer_required boolean not null,
  source_id uuid,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint instruction_draft_pkey PRIMARY KEY (id),
  constraint instruction_draft_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id),
  constraint instruction_draft_leader_id_fkey FOREIGN KEY (leader_id) REFERENCES account(id),
  constraint instruction_draft_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint instruction_draft_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint instruction_draft_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id)
);
alter table instruction_draft enable, force row level security;
create policy access on instruction_draft for all to public
  using ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (leader_id = actor_account()))))
  with check ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (leader_id = actor_account()))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.instruction_draft DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
grant insert, select, update on instruction_draft to luoshi_app;
grant insert, select, update on instruction_draft to luoshi_worker;

create table instruction_draft_text (
  draft_id uuid not null,
  text text not null,
  constraint instruction_draft_text_pkey PRIMARY KEY (draft_id),
  constraint instruction_draft_text_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES instruction_draft(id)
);
alter table instruction_draft_text enable, force row level security;
create policy access on instruction_draft_text for all to public
  using ((( SELECT is_system() AS is_system) OR (draft_id IN ( SELECT d.id
   FROM instruction_draft d
  WHERE ((d.leader_id = actor_account()) OR (actor_has_role('inspector'::text) OR actor_has_role('office_director'::text)))))))
  with check ((( SELECT is_system() AS is_system) OR (draft_id IN ( SELECT d.id
   FROM instruction_draft d
  WHERE ((d.leader_id = actor_account()) OR (actor_has_role('inspector'::text) OR actor_has_role('office_director'::text)))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.instruction_draft_text DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('draft_id');
grant insert, select on instruction_draft_text to luoshi_app;
grant insert, select on instruction_draft_text to luoshi_worker;

create table instruction_handler (
  instruction_id uuid not null,
  account_id uuid not null,
  constraint instruction_handler_pkey PRIMARY KEY (instruction_id, account_id),
  constraint instruction_handler_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint instruction_handler_instruction_id_fkey FOREIGN KEY (instruction_id) REFERENCES instruction(id)
);
alter table instruction_handler enable, force row level security;
create policy access on instruction_handler for all to public
  using ((( SELECT is_system() AS is_system) OR ((account_id = actor_account()) OR (instruction_id IN ( SELECT i.id
   FROM instruction i)))))
  with check ((( SELECT is_system() AS is_system) OR ((account_id = actor_account()) OR (instruction_id IN ( SELECT i.id
   FROM instruction i)))));
create policy definer on instruction_handler for all to luoshi
  using (true)
  with check (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.instruction_handler DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('instruction_id');
grant insert, select on instruction_handler to luoshi_app;
grant insert, select on instruction_handler to luoshi_worker;

create table instruction_history (
  id uuid not null,
  source_id uuid not null,
  leader_id uuid,
  leader_name text not null,
  leader_post text not null,
  rank integer not null,
  instructed_on date not null,
  answer_required boolean not null,
  state text not null,
  read_on date,
  since timestamp with time zone not null,
  until timestamp with time zone,
  chain jsonb not null default '[]'::jsonb,
  requirement text,
  limit_given jsonb,
  urgency text not null default 'normal'::text,
  disposition text not null default 'open'::text,
  reason text,
  approver text,
  decided_by uuid,
  decided_on date,
  follows uuid,
  constraint instruction_forward CHECK ((until > since)),
  constraint instruction_history_disposition_check CHECK ((disposition = ANY (ARRAY['open'::text, 'matter'::text, 'attached'::text, 'read_only'::text, 'study'::text, 'not_applicable'::text]))),
  constraint instruction_history_urgency_check CHECK ((urgency = ANY (ARRAY['most_urgent'::text, 'urgent'::text, 'plain'::text, 'normal'::text]))),
  constraint instruction_history_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id),
  constraint instruction_history_follows_fkey FOREIGN KEY (follows) REFERENCES instruction(id)
);
CREATE INDEX instruction_history_id_since_idx ON luoshi.instruction_history USING btree (id, since);
CREATE INDEX instruction_history_since_until_idx ON luoshi.instruction_history USING btree (since, until);
CREATE UNIQUE INDEX instruction_present ON luoshi.instruction_history USING btree (id) WHERE (until IS NULL);
alter table instruction_history enable, force row level security;
create policy access on instruction_history for select to public
  using ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))));
create policy definer on instruction_history for all to luoshi
  using (true)
  with check (true);
grant select on instruction_history to luoshi_app;
grant select on instruction_history to luoshi_worker;

create table instruction_matter (
  instruction_id uuid not null,
  matter_id uuid not null,
  source_id uuid not null,
  constraint instruction_matter_pkey PRIMARY KEY (instruction_id, matter_id),
  constraint instruction_matter_instruction_id_fkey FOREIGN KEY (instruction_id) REFERENCES instruction(id),
  constraint instruction_matter_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint instruction_matter_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id)
);
CREATE INDEX instruction_matter_matter ON luoshi.instruction_matter USING btree (matter_id);
alter table instruction_matter enable, force row level security;
create policy access on instruction_matter for all to public
  using ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))))
  with check ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))));
create policy answered on instruction_matter for all to luoshi
  using (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.instruction_matter DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('source_id');
grant insert, select on instruction_matter to luoshi_app;
grant insert, select on instruction_matter to luoshi_worker;

create table instruction_text (
  instruction_id uuid not null,
  text text not null,
  constraint instruction_text_pkey PRIMARY KEY (instruction_id),
  constraint instruction_text_instruction_id_fkey FOREIGN KEY (instruction_id) REFERENCES instruction(id)
);
alter table instruction_text enable, force row level security;
create policy access on instruction_text for all to public
  using ((( SELECT is_system() AS is_system) OR ((instruction_id IN ( SELECT h.instruction_id
   FROM instruction_handler h
  WHERE (h.account_id = actor_account()))) OR (instruction_id IN ( SELECT i.id
   FROM instruction i
  WHERE (i.leader_id = actor_account()))))))
  with check ((actor() IS NOT NULL));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.instruction_text DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('instruction_id');
grant insert, select on instruction_text to luoshi_app;
grant insert, select on instruction_text to luoshi_worker;

create table internal_division (
  id uuid not null,
  matter_id uuid not null,
  assignment_id uuid not null,
  organization_id uuid not null,
  division_id uuid,
  account_id uuid,
  note text,
  wanted_by date,
  state text not null default 'open'::text,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  given_by uuid not null,
  given_at timestamp with time zone not null,
  version integer not null default 1,
  constraint internal_division_pkey PRIMARY KEY (id),
  constraint internal_division_check CHECK ((num_nonnulls(division_id, account_id) > 0)),
  constraint internal_division_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'ended'::text]))),
  constraint internal_division_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint internal_division_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES account(id),
  constraint internal_division_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES assignment(id),
  constraint internal_division_division_id_fkey FOREIGN KEY (division_id) REFERENCES organization(id),
  constraint internal_division_given_by_fkey FOREIGN KEY (given_by) REFERENCES account(id),
  constraint internal_division_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint internal_division_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
CREATE INDEX internal_division_assignment ON luoshi.internal_division USING btree (assignment_id);
CREATE INDEX internal_division_matter ON luoshi.internal_division USING btree (matter_id);
alter table internal_division enable, force row level security;
create policy access on internal_division for all to public
  using ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (division_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (account_id = actor_account()))))
  with check ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (division_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (account_id = actor_account()))));
create policy definer on internal_division for all to luoshi
  using (true)
  with check (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.internal_division DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
CREATE TRIGGER parties_of_division AFTER INSERT OR UPDATE OF state ON luoshi.internal_division FOR EACH ROW EXECUTE FUNCTION parties_changed('matter_id');
grant insert, select, update on internal_division to luoshi_app;
grant insert, select, update on internal_division to luoshi_worker;

create table letter (
  id uuid not null,
  matter_id uuid not null,
  because_chase_id uuid not null,
  chase_id uuid not null,
  instrument text not null,
  government_id uuid not null,
  series text not null,
  year integer not null,
  seq integer not null,
  number text not null,
  asker_org uuid not null,
  organization_id uuid not null,
  attention text,
  fact text not null,
  requirement text not null,
  due date not null,
  place text,
  contact text,
  reason text,
  issued_by uuid not null,
  issued_on date not null,
  constraint letter_pkey PRIMARY KEY (id),
  constraint letter_because_chase_id_key UNIQUE (because_chase_id),
  constraint letter_chase_id_key UNIQUE (chase_id),
  constraint letter_government_id_series_year_seq_key UNIQUE (government_id, series, year, seq),
  constraint letter_check CHECK (((instrument = 'talk'::text) = (place IS NOT NULL))),
  constraint letter_instrument_check CHECK ((instrument = ANY (ARRAY['reminder_letter'::text, 'supervision_letter'::text, 'talk'::text, 'circular'::text]))),
  constraint letter_asker_org_fkey FOREIGN KEY (asker_org) REFERENCES organization(id),
  constraint letter_because_chase_id_fkey FOREIGN KEY (because_chase_id) REFERENCES chase(id),
  constraint letter_chase_id_fkey FOREIGN KEY (chase_id) REFERENCES chase(id),
  constraint letter_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id),
  constraint letter_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES account(id),
  constraint letter_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint letter_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
CREATE INDEX letter_matter ON luoshi.letter USING btree (matter_id);
alter table letter enable, force row level security;
create policy access on letter for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = letter.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = letter.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.letter DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on letter to luoshi_app;
grant insert, select on letter to luoshi_worker;

create table matter (
  id uuid not null,
  government_id uuid not null,
  supervisor_org uuid not null,
  parent_assignment_id uuid,
  depth integer not null default 0,
  title text not null,
  kind text not null default 'one_off'::text,
  state text not null,
  cycle integer not null default 1,
  mandatory boolean not null default true,
  origin_level integer not null,
  source_kind text not null,
  urgency text not null default 'normal'::text,
  order_id uuid,
  order_row integer,
  number text,
  lead_org uuid,
  due date,
  due_provisional boolean not null default false,
  original_due date,
  warn_from date,
  stopped boolean not null default false,
  drafted_by uuid not null,
  drafted_on date not null,
  approved_by uuid,
  checked_by uuid,
  needs_check boolean not null default false,
  dispatched_at timestamp with time zone,
  handed_in_on date,
  completed_on date,
  archived_on date,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  listed_on date,
  list_name text,
  merged_into uuid,
  extension_asked_on date,
  next_milestone_due date,
  assessed_light text,
  due_minute integer,
  rests text default light_rests(state, stopped),
  next_milestone_warn_from date,
  red_from timestamp without time zone default light_red_from(state, stopped, due, due_minute, next_milestone_due, assessed_light, extension_asked_on),
  yellow_from timestamp without time zone default light_yellow_from(state, stopped, due, due_minute, warn_from, next_milestone_due, next_milestone_warn_from, assessed_light),
  constraint matter_pkey PRIMARY KEY (id),
  constraint matter_order_id_order_row_key UNIQUE (order_id, order_row),
  constraint matter_assessed_light_check CHECK ((assessed_light = ANY (ARRAY['yellow'::text, 'red'::text]))),
  constraint matter_due_minute_check CHECK (((due_minute >= 0) AND (due_minute <= 1440))),
  constraint matter_kind_check CHECK ((kind = ANY (ARRAY['one_off'::text, 'long_term'::text, 'annual'::text]))),
  constraint matter_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'proposed'::text, 'established'::text, 'dispatched'::text, 'in_progress'::text, 'reported'::text, 'under_review'::text, 'accepted'::text, 'completed'::text, 'cleared'::text, 'archived'::text, 'suspended'::text, 'long_term'::text, 'cancelled'::text, 'merged'::text]))),
  constraint matter_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES account(id),
  constraint matter_checked_by_fkey FOREIGN KEY (checked_by) REFERENCES account(id),
  constraint matter_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES account(id),
  constraint matter_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id),
  constraint matter_lead_org_fkey FOREIGN KEY (lead_org) REFERENCES organization(id),
  constraint matter_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES matter(id),
  constraint matter_order_id_fkey FOREIGN KEY (order_id) REFERENCES order_paper(id),
  constraint matter_parent_assignment_id_fkey FOREIGN KEY (parent_assignment_id) REFERENCES assignment(id),
  constraint matter_supervisor_org_fkey FOREIGN KEY (supervisor_org) REFERENCES organization(id)
);
CREATE INDEX matter_changed ON luoshi.matter USING btree (changed_at, id);
CREATE INDEX matter_due ON luoshi.matter USING btree (COALESCE(due, 'infinity'::date), id);
CREATE INDEX matter_due_latest ON luoshi.matter USING btree (COALESCE(due, '-infinity'::date), id);
CREATE INDEX matter_ledger ON luoshi.matter USING btree (origin_level, (((state = ANY (ARRAY['completed'::text, 'cleared'::text, 'archived'::text, 'cancelled'::text, 'merged'::text])))::integer), COALESCE(due, 'infinity'::date), id);
CREATE INDEX matter_light ON luoshi.matter USING btree (supervisor_org, rests, red_from, yellow_from);
CREATE INDEX matter_number ON luoshi.matter USING btree (COALESCE(number, '￿'::text), id);
CREATE INDEX matter_parent ON luoshi.matter USING btree (parent_assignment_id) WHERE (parent_assignment_id IS NOT NULL);
CREATE INDEX matter_supervisor ON luoshi.matter USING btree (supervisor_org, state);
alter table matter enable, force row level security;
create policy access on matter for all to public
  using ((( SELECT is_system() AS is_system) OR ((supervisor_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = matter.id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))))))))
  with check ((( SELECT is_system() AS is_system) OR ((supervisor_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = matter.id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))))))));
create policy definer on matter for all to luoshi
  using (true)
  with check (true);
CREATE CONSTRAINT TRIGGER answered AFTER UPDATE OF state ON luoshi.matter DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.state IS DISTINCT FROM new.state)) EXECUTE FUNCTION answered_at_end();
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.matter DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.matter REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.matter REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.matter REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER parties_of_matter AFTER INSERT OR UPDATE OF supervisor_org, parent_assignment_id, dispatched_at ON luoshi.matter FOR EACH ROW EXECUTE FUNCTION parties_changed('id');
grant insert, select, update on matter to luoshi_app;
grant insert, select, update on matter to luoshi_worker;

create table matter_content (
  matter_id uuid not null,
  target text not null default ''::text,
  work_content text not null default ''::text,
  requirement text not null default ''::text,
  outcome text,
  actual text,
  lateness jsonb not null default '[]'::jsonb,
  closing_answer text,
  constraint matter_content_pkey PRIMARY KEY (matter_id),
  constraint matter_content_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
);
alter table matter_content enable, force row level security;
create policy access on matter_content for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = matter_content.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = matter_content.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
create policy answered on matter_content for all to luoshi
  using (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.matter_content DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.matter_content REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('matter_id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.matter_content REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('matter_id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.matter_content REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('matter_id');
grant insert, select, update on matter_content to luoshi_app;
grant insert, select, update on matter_content to luoshi_worker;

create table matter_content_history (
  matter_id uuid not null,
  target text not null,
  work_content text not null,
  requirement text not null,
  outcome text,
  actual text,
  lateness jsonb not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  closing_answer text,
  constraint matter_content_forward CHECK ((until > since))
);
CREATE INDEX matter_content_history_matter_id_since_idx ON luoshi.matter_content_history USING btree (matter_id, since);
CREATE INDEX matter_content_history_since_until_idx ON luoshi.matter_content_history USING btree (since, until);
CREATE UNIQUE INDEX matter_content_present ON luoshi.matter_content_history USING btree (matter_id) WHERE (until IS NULL);
alter table matter_content_history enable, force row level security;
create policy access on matter_content_history for select to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = matter_content_history.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
create policy definer on matter_content_history for all to luoshi
  using (true)
  with check (true);
grant select on matter_content_history to luoshi_app;
grant select on matter_content_history to luoshi_worker;

create table matter_grade (
  matter_id uuid not null,
  importance text,
  duty_scope text,
  constraint matter_grade_pkey PRIMARY KEY (matter_id),
  constraint matter_grade_duty_scope_check CHECK ((duty_scope = ANY (ARRAY['superior'::text, 'same_level'::text, 'lower'::text]))),
  constraint matter_grade_importance_check CHECK ((importance = ANY (ARRAY['key'::text, 'important'::text, 'routine'::text]))),
  constraint matter_grade_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
);
alter table matter_grade enable, force row level security;
create policy access on matter_grade for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = matter_grade.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = matter_grade.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.matter_grade DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select, update on matter_grade to luoshi_app;
grant insert, select, update on matter_grade to luoshi_worker;

create table matter_history (
  id uuid not null,
  government_id uuid not null,
  supervisor_org uuid not null,
  parent_assignment_id uuid,
  depth integer not null,
  title text not null,
  kind text not null,
  state text not null,
  cycle integer not null,
  mandatory boolean not null,
  origin_level integer not null,
  source_kind text not null,
  urgency text not null,
  order_id uuid,
  order_row integer,
  number text,
  lead_org uuid,
  due date,
  due_provisional boolean not null,
  original_due date,
  warn_from date,
  stopped boolean not null,
  drafted_by uuid not null,
  drafted_on date not null,
  approved_by uuid,
  checked_by uuid,
  needs_check boolean not null,
  dispatched_at timestamp with time zone,
  handed_in_on date,
  completed_on date,
  archived_on date,
  version integer not null,
  changed_at timestamp with time zone not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  listed_on date,
  list_name text,
  merged_into uuid,
  extension_asked_on date,
  next_milestone_due date,
  assessed_light text,
  due_minute integer,
  rests text,
  red_from timestamp without time zone,
  yellow_from timestamp without time zone,
  next_milestone_warn_from date,
  constraint matter_forward CHECK ((until > since)),
  constraint matter_history_assessed_light_check CHECK ((assessed_light = ANY (ARRAY['yellow'::text, 'red'::text]))),
  constraint matter_history_due_minute_check CHECK (((due_minute >= 0) AND (due_minute <= 1440))),
  constraint matter_history_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES matter(id)
);
CREATE INDEX matter_history_id_since_idx ON luoshi.matter_history USING btree (id, since);
CREATE INDEX matter_history_since_until_idx ON luoshi.matter_history USING btree (since, until);
CREATE UNIQUE INDEX matter_present ON luoshi.matter_history USING btree (id) WHERE (until IS NULL);
alter table matter_history enable, force row level security;
create policy access on matter_history for select to public
  using ((( SELECT is_system() AS is_system) OR ((supervisor_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = matter_history.id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))))))));
create policy definer on matter_history for all to luoshi
  using (true)
  with check (true);
grant select on matter_history to luoshi_app;
grant select on matter_history to luoshi_worker;

create table matter_party (
  matter_id uuid not null,
  org_id uuid not null,
  capacity text not null,
  circle text not null,
  constraint matter_party_pkey PRIMARY KEY (matter_id, org_id, capacity),
  constraint matter_party_capacity_check CHECK ((capacity = ANY (ARRAY['supervisor'::text, 'coordinating_lead'::text, 'joint_lead'::text, 'supporting'::text, 'superior'::text, 'division'::text, 'overseer'::text]))),
  constraint matter_party_circle_check CHECK ((circle = ANY (ARRAY['full'::text, 'face'::text]))),
  constraint matter_party_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint matter_party_org_id_fkey FOREIGN KEY (org_id) REFERENCES organization(id)
);
CREATE INDEX matter_party_org ON luoshi.matter_party USING btree (org_id, capacity, matter_id);
alter table matter_party enable, force row level security;
create policy access on matter_party for all to public
  using ((( SELECT is_system() AS is_system) OR (org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))))
  with check ((( SELECT is_system() AS is_system) OR (org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))));
create policy definer on matter_party for all to luoshi
  using (true)
  with check (true);
grant select on matter_party to luoshi_app;
grant select on matter_party to luoshi_worker;

create table matter_search (
  matter_id uuid not null,
  tokens tsvector not null,
  constraint matter_search_pkey PRIMARY KEY (matter_id),
  constraint matter_search_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
);
CREATE INDEX matter_search_tokens ON luoshi.matter_search USING gin (tokens);
alter table matter_search enable, force row level security;
create policy access on matter_search for all to public
  using ((( SELECT is_system() AS is_system) OR false))
  with check ((( SELECT is_system() AS is_system) OR false));
create policy definer on matter_search for all to luoshi
  using (true)
  with check (true);
grant select on matter_search to luoshi_app;
grant select on matter_search to luoshi_worker;

create table matter_source (
  matter_id uuid not null,
  source_id uuid not null,
  clause text,
  quote text,
  span jsonb,
  source_title text not null,
  doc_number text,
  constraint matter_source_pkey PRIMARY KEY (matter_id, source_id),
  constraint matter_source_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint matter_source_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id)
);
CREATE INDEX matter_source_source ON luoshi.matter_source USING btree (source_id);
alter table matter_source enable, force row level security;
create policy access on matter_source for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = matter_source.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = matter_source.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
create policy answered on matter_source for all to luoshi
  using (true);
create policy definer on matter_source for all to luoshi
  using (true)
  with check (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.matter_source DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on matter_source to luoshi_app;
grant insert, select on matter_source to luoshi_worker;
grant update (clause, quote, span) on matter_source to luoshi_app;

create table matter_theme (
  matter_id uuid not null,
  theme_id uuid not null,
  constraint matter_theme_pkey PRIMARY KEY (matter_id, theme_id),
  constraint matter_theme_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint matter_theme_theme_id_fkey FOREIGN KEY (theme_id) REFERENCES theme(id)
);
CREATE INDEX matter_theme_theme ON luoshi.matter_theme USING btree (theme_id);
alter table matter_theme enable, force row level security;
create policy access on matter_theme for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = matter_theme.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = matter_theme.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.matter_theme DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant delete, insert, select on matter_theme to luoshi_app;
grant insert, select on matter_theme to luoshi_worker;

create table message (
  id uuid not null,
  matter_id uuid not null,
  organization_id uuid not null,
  author_id uuid not null,
  kind text not null,
  answers uuid,
  text text not null,
  at timestamp with time zone not null,
  constraint message_pkey PRIMARY KEY (id),
  constraint message_kind_check CHECK ((kind = ANY (ARRAY['question'::text, 'answer'::text]))),
  constraint message_answers_fkey FOREIGN KEY (answers) REFERENCES message(id),
  constraint message_author_id_fkey FOREIGN KEY (author_id) REFERENCES account(id),
  constraint message_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint message_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
CREATE INDEX message_matter ON luoshi.message USING btree (matter_id, at);
alter table message enable, force row level security;
create policy access on message for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = message.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = message.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
create policy definer on message for all to luoshi
  using (true)
  with check (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.message DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on message to luoshi_app;
grant insert, select on message to luoshi_worker;

create table migration (
  name text not null,
  digest text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);
alter table migration enable, force row level security;
create policy access on migration for all to public
  using ((( SELECT is_system() AS is_system) OR false))
  with check ((( SELECT is_system() AS is_system) OR false));
create policy definer on migration for all to luoshi
  using (true)
  with check (true);
grant select on migration to luoshi_app;
grant select on migration to luoshi_worker;

create table milestone (
  id uuid not null,
  matter_id uuid not null,
  no integer not null,
  target text not null,
  measure text,
  due date not null,
  original_due date not null,
  weight integer not null,
  evidence text not null default 'none'::text,
  set_by_org uuid not null,
  set_by uuid not null,
  met_on date,
  report_id uuid,
  constraint milestone_pkey PRIMARY KEY (id),
  constraint milestone_check CHECK (((met_on IS NULL) = (report_id IS NULL))),
  constraint milestone_evidence_check CHECK ((evidence = ANY (ARRAY['none'::text, 'document'::text, 'figures'::text, 'site'::text, 'acceptance'::text]))),
  constraint milestone_target_check CHECK ((target <> ''::text)),
  constraint milestone_weight_check CHECK (((weight >= 1) AND (weight <= 100))),
  constraint milestone_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint milestone_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id),
  constraint milestone_set_by_fkey FOREIGN KEY (set_by) REFERENCES account(id),
  constraint milestone_set_by_org_fkey FOREIGN KEY (set_by_org) REFERENCES organization(id)
);
CREATE INDEX milestone_matter ON luoshi.milestone USING btree (matter_id, due);
alter table milestone enable, force row level security;
create policy access on milestone for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = milestone.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = milestone.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.milestone DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.milestone REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.milestone REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.milestone REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant delete, insert, select, update on milestone to luoshi_app;
grant delete, insert, select, update on milestone to luoshi_worker;

create table milestone_history (
  id uuid not null,
  matter_id uuid not null,
  no integer not null,
  target text not null,
  measure text,
  due date not null,
  original_due date not null,
  weight integer not null,
  evidence text not null,
  set_by_org uuid not null,
  set_by uuid not null,
  met_on date,
  report_id uuid,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint milestone_history_forward CHECK ((until > since))
);
CREATE INDEX milestone_history_id_since_idx ON luoshi.milestone_history USING btree (id, since);
CREATE INDEX milestone_history_since_until_idx ON luoshi.milestone_history USING btree (since, until);
CREATE UNIQUE INDEX milestone_present ON luoshi.milestone_history USING btree (id) WHERE (until IS NULL);
alter table milestone_history enable, force row level security;
create policy access on milestone_history for select to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = milestone_history.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
create policy definer on milestone_history for all to luoshi
  using (true)
  with check (true);
grant select on milestone_history to luoshi_app;
grant select on milestone_history to luoshi_worker;

create table notice (
  id uuid not null,
  organization_id uuid,
  account_id uuid,
  subject_id uuid not null,
  matter_id uuid,
  kind text not null,
  title text not null,
  words jsonb not null default '{}'::jsonb,
  at timestamp with time zone not null,
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_check CHECK ((num_nonnulls(organization_id, account_id) = 1)),
  constraint notice_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint notice_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint notice_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
CREATE INDEX notice_account ON luoshi.notice USING btree (account_id, at DESC) WHERE (account_id IS NOT NULL);
CREATE INDEX notice_organization ON luoshi.notice USING btree (organization_id, at DESC);
alter table notice enable, force row level security;
create policy access on notice for all to public
  using ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (account_id = actor_account()))))
  with check ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
create policy definer on notice for all to luoshi
  using (true)
  with check (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.notice DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('subject_id');
grant insert, select on notice to luoshi_app;
grant insert, select on notice to luoshi_worker;

create table notice_read (
  notice_id uuid not null,
  account_id uuid not null,
  at timestamp with time zone not null,
  constraint notice_read_pkey PRIMARY KEY (notice_id, account_id),
  constraint notice_read_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint notice_read_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notice(id)
);
alter table notice_read enable, force row level security;
create policy access on notice_read for all to public
  using ((( SELECT is_system() AS is_system) OR (account_id = actor_account())))
  with check ((( SELECT is_system() AS is_system) OR (account_id = actor_account())));
create policy definer on notice_read for all to luoshi
  using (true)
  with check (true);
grant insert, select on notice_read to luoshi_app;
grant insert, select on notice_read to luoshi_worker;

create table number_series (
  government_id uuid not null,
  series text not null,
  year integer not null,
  last_no integer not null,
  constraint number_series_pkey PRIMARY KEY (government_id, series, year),
  constraint number_series_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id)
);
alter table number_series enable, force row level security;
create policy access on number_series for all to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)))
  with check ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
grant insert, select, update on number_series to luoshi_app;
grant insert, select, update on number_series to luoshi_worker;

create table order_outcome (
  id uuid not null,
  organization_id uuid not null,
  summary text,
  summed_up_by uuid,
  summed_up_on date,
  closed_by uuid,
  closed_on date,
  exceptions jsonb not null default '[]'::jsonb,
  constraint order_outcome_pkey PRIMARY KEY (id),
  constraint order_outcome_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES account(id),
  constraint order_outcome_id_fkey FOREIGN KEY (id) REFERENCES order_paper(id),
  constraint order_outcome_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint order_outcome_summed_up_by_fkey FOREIGN KEY (summed_up_by) REFERENCES account(id)
);
alter table order_outcome enable, force row level security;
create policy access on order_outcome for all to public
  using ((( SELECT is_system() AS is_system) OR (organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))))
  with check ((( SELECT is_system() AS is_system) OR (organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.order_outcome DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.order_outcome REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.order_outcome REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.order_outcome REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant insert, select, update on order_outcome to luoshi_app;
grant insert, select, update on order_outcome to luoshi_worker;

create table order_outcome_history (
  id uuid not null,
  organization_id uuid not null,
  summary text,
  summed_up_by uuid,
  summed_up_on date,
  closed_by uuid,
  closed_on date,
  exceptions jsonb not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint order_outcome_history_forward CHECK ((until > since))
);
CREATE INDEX order_outcome_history_id_since_idx ON luoshi.order_outcome_history USING btree (id, since);
CREATE INDEX order_outcome_history_since_until_idx ON luoshi.order_outcome_history USING btree (since, until);
CREATE UNIQUE INDEX order_outcome_present ON luoshi.order_outcome_history USING btree (id) WHERE (until IS NULL);
alter table order_outcome_history enable, force row level security;
create policy access on order_outcome_history for select to public
  using ((( SELECT is_system() AS is_system) OR (organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))));
create policy definer on order_outcome_history for all to luoshi
  using (true)
  with check (true);
grant select on order_outcome_history to luoshi_app;
grant select on order_outcome_history to luoshi_worker;

create table order_paper (
  id uuid not null,
  government_id uuid not null,
  organization_id uuid not null,
  series text not null,
  year integer not null,
  seq integer not null,
  number text not null,
  title text not null,
  contact text,
  issued_on date not null,
  issued_by uuid not null,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint order_paper_pkey PRIMARY KEY (id),
  constraint order_paper_government_id_series_year_seq_key UNIQUE (government_id, series, year, seq),
  constraint order_paper_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id),
  constraint order_paper_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES account(id),
  constraint order_paper_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
alter table order_paper enable, force row level security;
create policy access on order_paper for all to public
  using ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (EXISTS ( SELECT 1
   FROM matter m
  WHERE (m.order_id = order_paper.id))))))
  with check ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (EXISTS ( SELECT 1
   FROM matter m
  WHERE (m.order_id = order_paper.id))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.order_paper DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.order_paper REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.order_paper REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.order_paper REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant insert, select, update on order_paper to luoshi_app;
grant insert, select, update on order_paper to luoshi_worker;

create table order_paper_history (
  id uuid not null,
  government_id uuid not null,
  organization_id uuid not null,
  series text not null,
  year integer not null,
  seq integer not null,
  number text not null,
  title text not null,
  contact text,
  issued_on date not null,
  issued_by uuid not null,
  version integer not null,
  changed_at timestamp with time zone not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint order_paper_forward CHECK ((until > since))
);
CREATE INDEX order_paper_history_id_since_idx ON luoshi.order_paper_history USING btree (id, since);
CREATE INDEX order_paper_history_since_until_idx ON luoshi.order_paper_history USING btree (since, until);
CREATE UNIQUE INDEX order_paper_present ON luoshi.order_paper_history USING btree (id) WHERE (until IS NULL);
alter table order_paper_history enable, force row level security;
create policy access on order_paper_history for select to public
  using ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (EXISTS ( SELECT 1
   FROM matter m
  WHERE (m.order_id = order_paper_history.id))))));
create policy definer on order_paper_history for all to luoshi
  using (true)
  with check (true);
grant select on order_paper_history to luoshi_app;
grant select on order_paper_history to luoshi_worker;

create table organization (
  id uuid not null,
  government_id uuid not null,
  parent_id uuid,
  kind text not null,
  name text not null,
  short_name text not null,
  external_name text,
  order_code text,
  sort_key text not null,
  valid_from date not null,
  valid_to date,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint organization_pkey PRIMARY KEY (id),
  constraint organization_kind_check CHECK ((kind = ANY (ARRAY['government'::text, 'office'::text, 'inspection_body'::text, 'department'::text, 'division'::text, 'township'::text, 'coordinating_body'::text, 'outside'::text]))),
  constraint organization_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  constraint organization_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES organization(id)
);
CREATE UNIQUE INDEX organization_one_inspection_body ON luoshi.organization USING btree (government_id) WHERE ((kind = 'inspection_body'::text) AND (valid_to IS NULL));
CREATE UNIQUE INDEX organization_one_root ON luoshi.organization USING btree ((true)) WHERE (parent_id IS NULL);
CREATE INDEX organization_parent ON luoshi.organization USING btree (parent_id);
alter table organization enable, force row level security;
create policy access on organization for all to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)))
  with check ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
create policy definer on organization for all to luoshi
  using (true)
  with check (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.organization DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.organization REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.organization REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.organization REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant insert, select, update on organization to luoshi_app;
grant insert, select, update on organization to luoshi_worker;

create table organization_change (
  id uuid not null,
  organization_id uuid not null,
  effective_on date not null,
  before jsonb not null,
  after jsonb not null,
  basis text,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  applied_at timestamp with time zone,
  constraint organization_change_pkey PRIMARY KEY (id),
  constraint organization_change_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint organization_change_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES account(id)
);
CREATE INDEX organization_change_ahead ON luoshi.organization_change USING btree (effective_on) WHERE (applied_at IS NULL);
CREATE INDEX organization_change_organization ON luoshi.organization_change USING btree (organization_id, effective_on);
alter table organization_change enable, force row level security;
create policy access on organization_change for all to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)))
  with check ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.organization_change DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('organization_id');
grant insert, select on organization_change to luoshi_app;
grant insert, select on organization_change to luoshi_worker;
grant update (before, applied_at) on organization_change to luoshi_app;
grant update (before, applied_at) on organization_change to luoshi_worker;

create table organization_facts (
  organization_id uuid not null,
  seat_id uuid,
  ends_on date,
  designated_unit_id uuid,
  head_name text,
  head_phone text,
  constraint organization_facts_pkey PRIMARY KEY (organization_id),
  constraint organization_facts_check CHECK ((seat_id <> organization_id)),
  constraint organization_facts_designated_unit_id_fkey FOREIGN KEY (designated_unit_id) REFERENCES organization(id),
  constraint organization_facts_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint organization_facts_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES organization(id)
);
CREATE INDEX organization_facts_seat ON luoshi.organization_facts USING btree (seat_id) WHERE (seat_id IS NOT NULL);
alter table organization_facts enable, force row level security;
create policy access on organization_facts for all to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)))
  with check ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
create policy definer on organization_facts for all to luoshi
  using (true)
  with check (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.organization_facts DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('organization_id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.organization_facts REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('organization_id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.organization_facts REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('organization_id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.organization_facts REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('organization_id');
grant insert, select, update on organization_facts to luoshi_app;
grant insert, select, update on organization_facts to luoshi_worker;

create table organization_facts_history (
  organization_id uuid not null,
  seat_id uuid,
  ends_on date,
  designated_unit_id uuid,
  head_name text,
  head_phone text,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint organization_facts_history_forward CHECK ((until > since))
);
CREATE INDEX organization_facts_history_organization_id_since_idx ON luoshi.organization_facts_history USING btree (organization_id, since);
CREATE INDEX organization_facts_history_since_until_idx ON luoshi.organization_facts_history USING btree (since, until);
CREATE UNIQUE INDEX organization_facts_present ON luoshi.organization_facts_history USING btree (organization_id) WHERE (until IS NULL);
alter table organization_facts_history enable, force row level security;
create policy access on organization_facts_history for select to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
create policy definer on organization_facts_history for all to luoshi
  using (true)
  with check (true);
grant select on organization_facts_history to luoshi_app;
grant select on organization_facts_history to luoshi_worker;

create table organization_history (
  id uuid not null,
  government_id uuid not null,
  parent_id uuid,
  kind text not null,
  name text not null,
  short_name text not null,
  external_name text,
  order_code text,
  sort_key text not null,
  valid_from date not null,
  valid_to date,
  version integer not null,
  changed_at timestamp with time zone not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint organization_forward CHECK ((until > since))
);
CREATE INDEX organization_history_id_since_idx ON luoshi.organization_history USING btree (id, since);
CREATE INDEX organization_history_since_until_idx ON luoshi.organization_history USING btree (since, until);
CREATE UNIQUE INDEX organization_present ON luoshi.organization_history USING btree (id) WHERE (until IS NULL);
alter table organization_history enable, force row level security;
create policy access on organization_history for select to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
create policy definer on organization_history for all to luoshi
  using (true)
  with check (true);
grant select on organization_history to luoshi_app;
grant select on organization_history to luoshi_worker;

create table outgoing (
  id uuid not null,
  government_id uuid not null,
  account_id uuid not null,
  channel text not null,
  kind text not null,
  key text not null,
  address text not null,
  subject text not null,
  body text not null,
  urgent boolean not null default false,
  made_at timestamp with time zone not null,
  state text not null default 'waiting'::text,
  attempts integer not null default 0,
  next_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  error text,
  constraint outgoing_pkey PRIMARY KEY (id),
  constraint outgoing_account_id_channel_key_key UNIQUE (account_id, channel, key),
  constraint outgoing_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'robot'::text]))),
  constraint outgoing_kind_check CHECK ((kind = ANY (ARRAY['digest'::text, 'urging'::text]))),
  constraint outgoing_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'dropped'::text, 'failed'::text]))),
  constraint outgoing_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint outgoing_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id)
);
CREATE INDEX outgoing_waiting ON luoshi.outgoing USING btree (next_at) WHERE (state = 'waiting'::text);
alter table outgoing enable, force row level security;
create policy access on outgoing for all to public
  using ((( SELECT is_system() AS is_system) OR (account_id = actor_account())))
  with check ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
create policy definer on outgoing for all to luoshi
  using (true)
  with check (true);
grant insert, select on outgoing to luoshi_app;
grant insert, select on outgoing to luoshi_worker;
grant update (state, attempts, next_at, sent_at, error) on outgoing to luoshi_app;
grant update (state, attempts, next_at, sent_at, error) on outgoing to luoshi_worker;

create table outgoing_matter (
  outgoing_id uuid not null,
  matter_id uuid not null,
  constraint outgoing_matter_pkey PRIMARY KEY (outgoing_id, matter_id),
  constraint outgoing_matter_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint outgoing_matter_outgoing_id_fkey FOREIGN KEY (outgoing_id) REFERENCES outgoing(id)
);
CREATE INDEX outgoing_matter_matter ON luoshi.outgoing_matter USING btree (matter_id);
alter table outgoing_matter enable, force row level security;
create policy access on outgoing_matter for all to public
  using ((( SELECT is_system() AS is_system) OR (outgoing_id IN ( SELECT o.id
   FROM outgoing o))))
  with check ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
create policy definer on outgoing_matter for all to luoshi
  using (true)
  with check (true);
grant insert, select on outgoing_matter to luoshi_app;
grant insert, select on outgoing_matter to luoshi_worker;

create table oversight (
  matter_id uuid not null,
  organization_id uuid not null,
  basis text not null,
  granted_by uuid not null,
  granted_on date not null,
  ended_on date,
  constraint oversight_pkey PRIMARY KEY (matter_id, organization_id),
  constraint oversight_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES account(id),
  constraint oversight_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint oversight_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
CREATE INDEX oversight_organization ON luoshi.oversight USING btree (organization_id);
alter table oversight enable, force row level security;
create policy access on oversight for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = oversight.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = oversight.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
create policy definer on oversight for all to luoshi
  using (true)
  with check (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.oversight DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
CREATE TRIGGER parties_of_oversight AFTER INSERT OR UPDATE OF ended_on ON luoshi.oversight FOR EACH ROW EXECUTE FUNCTION parties_changed('matter_id');
grant insert, select on oversight to luoshi_app;
grant insert, select on oversight to luoshi_worker;
grant update (basis, granted_by, granted_on, ended_on) on oversight to luoshi_app;
grant update (basis, granted_by, granted_on, ended_on) on oversight to luoshi_worker;

create table paper_act (
  id uuid not null,
  matter_id uuid not null,
  step text not null,
  signer text not null,
  signer_post text,
  signer_id uuid,
  organization_id uuid not null,
  signed_on date not null,
  words text,
  file_id uuid,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint paper_act_pkey PRIMARY KEY (id),
  constraint paper_act_step_check CHECK ((step = ANY (ARRAY['approval'::text, 'issue'::text, 'acknowledgement'::text, 'reading'::text, 'opinion'::text, 'reply'::text, 'other'::text]))),
  constraint paper_act_file_id_fkey FOREIGN KEY (file_id) REFERENCES file(id),
  constraint paper_act_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint paper_act_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint paper_act_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES account(id),
  constraint paper_act_signer_id_fkey FOREIGN KEY (signer_id) REFERENCES account(id)
);
CREATE INDEX paper_act_file ON luoshi.paper_act USING btree (file_id) WHERE (file_id IS NOT NULL);
CREATE INDEX paper_act_matter ON luoshi.paper_act USING btree (matter_id, recorded_at DESC);
alter table paper_act enable, force row level security;
create policy access on paper_act for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = paper_act.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = paper_act.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.paper_act DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on paper_act to luoshi_app;
grant insert, select on paper_act to luoshi_worker;

create table period (
  id uuid not null,
  government_id uuid not null,
  organization_id uuid not null,
  every text not null,
  title text,
  nominal_on date not null,
  closes_on date not null,
  opened_on date not null,
  opened_by uuid,
  state text not null default 'open'::text,
  closed_at timestamp with time zone,
  closed_by uuid,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint period_pkey PRIMARY KEY (id),
  constraint period_every_check CHECK ((every = ANY (ARRAY['weekly'::text, 'monthly'::text, 'quarterly'::text, 'by_stage'::text, 'once'::text]))),
  constraint period_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint period_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES account(id),
  constraint period_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id),
  constraint period_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES account(id),
  constraint period_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
CREATE UNIQUE INDEX period_once_a_day ON luoshi.period USING btree (organization_id, every, nominal_on) WHERE (every <> 'once'::text);
CREATE INDEX period_open ON luoshi.period USING btree (organization_id, closes_on) WHERE (state = 'open'::text);
alter table period enable, force row level security;
create policy access on period for all to public
  using ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (EXISTS ( SELECT 1
   FROM period_matter x
  WHERE (x.period_id = period.id))))))
  with check ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (EXISTS ( SELECT 1
   FROM period_matter x
  WHERE (x.period_id = period.id))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.period DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.period REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.period REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.period REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant insert, select, update on period to luoshi_app;
grant insert, select, update on period to luoshi_worker;

create table period_history (
  id uuid not null,
  government_id uuid not null,
  organization_id uuid not null,
  every text not null,
  title text,
  nominal_on date not null,
  closes_on date not null,
  opened_on date not null,
  opened_by uuid,
  state text not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  version integer not null,
  changed_at timestamp with time zone not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint period_history_forward CHECK ((until > since))
);
CREATE INDEX period_history_id_since_idx ON luoshi.period_history USING btree (id, since);
CREATE INDEX period_history_since_until_idx ON luoshi.period_history USING btree (since, until);
CREATE UNIQUE INDEX period_present ON luoshi.period_history USING btree (id) WHERE (until IS NULL);
alter table period_history enable, force row level security;
create policy access on period_history for select to public
  using ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (EXISTS ( SELECT 1
   FROM period_matter x
  WHERE (x.period_id = period_history.id))))));
create policy definer on period_history for all to luoshi
  using (true)
  with check (true);
grant select on period_history to luoshi_app;
grant select on period_history to luoshi_worker;

create table period_matter (
  period_id uuid not null,
  matter_id uuid not null,
  asked_at timestamp with time zone not null,
  outcome text,
  because text,
  report_id uuid,
  decided_at timestamp with time zone,
  decided_by uuid,
  constraint period_matter_pkey PRIMARY KEY (period_id, matter_id),
  constraint period_matter_because_check CHECK ((because = ANY (ARRAY['milestone_later'::text, 'suspended'::text, 'handed_in'::text, 'ended'::text]))),
  constraint period_matter_check CHECK (((outcome = 'exempt'::text) = (because IS NOT NULL))),
  constraint period_matter_check1 CHECK (((outcome IS NULL) = (decided_at IS NULL))),
  constraint period_matter_outcome_check CHECK ((outcome = ANY (ARRAY['reported'::text, 'nothing_new'::text, 'exempt'::text, 'missed'::text]))),
  constraint period_matter_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id),
  constraint period_matter_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint period_matter_period_id_fkey FOREIGN KEY (period_id) REFERENCES period(id),
  constraint period_matter_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id)
);
CREATE INDEX period_matter_matter ON luoshi.period_matter USING btree (matter_id);
CREATE INDEX period_matter_waiting ON luoshi.period_matter USING btree (matter_id) WHERE (outcome IS NULL);
alter table period_matter enable, force row level security;
create policy access on period_matter for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = period_matter.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = period_matter.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.period_matter DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
CREATE TRIGGER closed_stays BEFORE UPDATE ON luoshi.period_matter FOR EACH ROW EXECUTE FUNCTION closed_period_stays();
grant insert, select, update on period_matter to luoshi_app;
grant insert, select, update on period_matter to luoshi_worker;

create table personal_supervision (
  matter_id uuid not null,
  leader_id uuid not null,
  since_on date not null,
  until_on date,
  constraint personal_supervision_pkey PRIMARY KEY (matter_id, leader_id),
  constraint personal_supervision_leader_id_fkey FOREIGN KEY (leader_id) REFERENCES account(id),
  constraint personal_supervision_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
);
alter table personal_supervision enable, force row level security;
create policy access on personal_supervision for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = personal_supervision.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = personal_supervision.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.personal_supervision DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select, update on personal_supervision to luoshi_app;
grant insert, select, update on personal_supervision to luoshi_worker;

create table plan (
  id uuid not null,
  government_id uuid not null,
  organization_id uuid not null,
  kind text not null,
  title text not null,
  period text not null,
  purpose text,
  method text,
  team text,
  called_on date not null,
  drafted_by uuid not null,
  submitted_on date,
  approved_by uuid,
  approved_on date,
  state text not null default 'draft'::text,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint plan_pkey PRIMARY KEY (id),
  constraint plan_check CHECK ((approved_by <> drafted_by)),
  constraint plan_kind_check CHECK ((kind = ANY (ARRAY['annual'::text, 'monthly'::text, 'inspection'::text]))),
  constraint plan_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'approved'::text]))),
  constraint plan_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES account(id),
  constraint plan_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES account(id),
  constraint plan_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id),
  constraint plan_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
alter table plan enable, force row level security;
create policy access on plan for all to public
  using ((( SELECT is_system() AS is_system) OR (organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))))
  with check ((( SELECT is_system() AS is_system) OR (organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.plan DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
grant insert, select, update on plan to luoshi_app;
grant insert, select, update on plan to luoshi_worker;

create table plan_amendment (
  id uuid not null,
  plan_id uuid not null,
  item_id uuid not null,
  kind text not null,
  before text,
  after text,
  reason text not null,
  amended_by uuid not null,
  amended_on date not null,
  constraint plan_amendment_pkey PRIMARY KEY (id),
  constraint plan_amendment_kind_check CHECK ((kind = ANY (ARRAY['added'::text, 'moved'::text, 'dropped'::text]))),
  constraint plan_amendment_amended_by_fkey FOREIGN KEY (amended_by) REFERENCES account(id),
  constraint plan_amendment_item_id_fkey FOREIGN KEY (item_id) REFERENCES plan_item(id),
  constraint plan_amendment_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plan(id)
);
CREATE INDEX plan_amendment_plan ON luoshi.plan_amendment USING btree (plan_id);
alter table plan_amendment enable, force row level security;
create policy access on plan_amendment for all to public
  using ((( SELECT is_system() AS is_system) OR (plan_id IN ( SELECT p.id
   FROM plan p))))
  with check ((( SELECT is_system() AS is_system) OR (plan_id IN ( SELECT p.id
   FROM plan p))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.plan_amendment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('plan_id');
grant insert, select on plan_amendment to luoshi_app;
grant insert, select on plan_amendment to luoshi_worker;

create table plan_item (
  id uuid not null,
  plan_id uuid not null,
  no integer not null,
  text text not null,
  organization_id uuid,
  planned_on date not null,
  dropped boolean not null default false,
  done_on date,
  result text,
  constraint plan_item_pkey PRIMARY KEY (id),
  constraint plan_item_plan_id_no_key UNIQUE (plan_id, no),
  constraint plan_item_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint plan_item_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plan(id)
);
alter table plan_item enable, force row level security;
create policy access on plan_item for all to public
  using ((( SELECT is_system() AS is_system) OR (plan_id IN ( SELECT p.id
   FROM plan p))))
  with check ((( SELECT is_system() AS is_system) OR (plan_id IN ( SELECT p.id
   FROM plan p))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.plan_item DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('plan_id');
grant insert, select, update on plan_item to luoshi_app;
grant insert, select, update on plan_item to luoshi_worker;

create table policy_suggestion (
  id uuid not null,
  government_id uuid not null,
  organization_id uuid not null,
  problem_id uuid not null,
  policy text not null,
  clause text,
  text text not null,
  addressee text not null,
  addressee_org uuid,
  submitted_by uuid not null,
  submitted_on date not null,
  state text not null default 'submitted'::text,
  reason text,
  decided_on date,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint policy_suggestion_pkey PRIMARY KEY (id),
  constraint policy_suggestion_check CHECK (((state <> 'declined'::text) OR (reason IS NOT NULL))),
  constraint policy_suggestion_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'adopted'::text, 'declined'::text]))),
  constraint policy_suggestion_addressee_org_fkey FOREIGN KEY (addressee_org) REFERENCES organization(id),
  constraint policy_suggestion_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id),
  constraint policy_suggestion_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint policy_suggestion_problem_id_fkey FOREIGN KEY (problem_id) REFERENCES problem(id),
  constraint policy_suggestion_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES account(id)
);
CREATE INDEX policy_suggestion_problem ON luoshi.policy_suggestion USING btree (problem_id);
alter table policy_suggestion enable, force row level security;
create policy access on policy_suggestion for all to public
  using ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (addressee_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])))))
  with check ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (addressee_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.policy_suggestion DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
grant insert, select, update on policy_suggestion to luoshi_app;
grant insert, select, update on policy_suggestion to luoshi_worker;

create table portfolio (
  id uuid not null,
  government_id uuid not null,
  leader_id uuid not null,
  organization_id uuid,
  field text,
  valid_from date not null,
  valid_to date,
  made_at timestamp with time zone not null,
  constraint portfolio_pkey PRIMARY KEY (id),
  constraint portfolio_check CHECK (((organization_id IS NULL) <> (field IS NULL))),
  constraint portfolio_check1 CHECK ((valid_to >= valid_from)),
  constraint portfolio_one_leader EXCLUDE USING gist (organization_id WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&),
  constraint portfolio_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id),
  constraint portfolio_leader_id_fkey FOREIGN KEY (leader_id) REFERENCES account(id),
  constraint portfolio_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
CREATE INDEX portfolio_leader ON luoshi.portfolio USING btree (leader_id);
alter table portfolio enable, force row level security;
create policy access on portfolio for all to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)))
  with check ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.portfolio DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.portfolio REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.portfolio REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.portfolio REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant insert, select on portfolio to luoshi_app;
grant insert, select on portfolio to luoshi_worker;
grant update (valid_to) on portfolio to luoshi_app;
grant update (valid_to) on portfolio to luoshi_worker;

create table portfolio_history (
  id uuid not null,
  government_id uuid not null,
  leader_id uuid not null,
  organization_id uuid,
  field text,
  valid_from date not null,
  valid_to date,
  made_at timestamp with time zone not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint portfolio_history_forward CHECK ((until > since))
);
CREATE INDEX portfolio_history_id_since_idx ON luoshi.portfolio_history USING btree (id, since);
CREATE INDEX portfolio_history_since_until_idx ON luoshi.portfolio_history USING btree (since, until);
CREATE UNIQUE INDEX portfolio_present ON luoshi.portfolio_history USING btree (id) WHERE (until IS NULL);
alter table portfolio_history enable, force row level security;
create policy access on portfolio_history for select to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
create policy definer on portfolio_history for all to luoshi
  using (true)
  with check (true);
grant select on portfolio_history to luoshi_app;
grant select on portfolio_history to luoshi_worker;

create table problem (
  id uuid not null,
  government_id uuid not null,
  organization_id uuid not null,
  matter_id uuid,
  title text not null,
  description text not null,
  kind text not null,
  severity text not null,
  addressee_org uuid not null,
  first_seen date not null,
  registered_by uuid not null,
  reported_to text,
  reported_on date,
  cause text,
  cause_note text,
  answer text,
  answered_by uuid,
  answered_on date,
  result text,
  closed_on date,
  state text not null default 'open'::text,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint problem_pkey PRIMARY KEY (id),
  constraint problem_check CHECK (((state = 'open'::text) OR (reported_on IS NOT NULL))),
  constraint problem_kind_check CHECK ((kind = ANY (ARRAY['delay'::text, 'quality'::text, 'funds'::text, 'policy'::text, 'coordination'::text, 'other'::text]))),
  constraint problem_severity_check CHECK ((severity = ANY (ARRAY['minor'::text, 'major'::text, 'critical'::text]))),
  constraint problem_state_check CHECK ((state = ANY (ARRAY['open'::text, 'reported'::text, 'closed'::text]))),
  constraint problem_addressee_org_fkey FOREIGN KEY (addressee_org) REFERENCES organization(id),
  constraint problem_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES account(id),
  constraint problem_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id),
  constraint problem_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint problem_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint problem_registered_by_fkey FOREIGN KEY (registered_by) REFERENCES account(id)
);
CREATE INDEX problem_matter ON luoshi.problem USING btree (matter_id) WHERE (matter_id IS NOT NULL);
CREATE INDEX problem_open ON luoshi.problem USING btree (organization_id, state, first_seen);
alter table problem enable, force row level security;
create policy access on problem for all to public
  using ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (addressee_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])))))
  with check ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (addressee_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.problem DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
grant insert, select, update on problem to luoshi_app;
grant insert, select, update on problem to luoshi_worker;

create table proposal (
  id uuid not null,
  source_id uuid not null,
  no integer not null,
  text text not null,
  clause text not null,
  span jsonb not null,
  lead jsonb not null,
  support jsonb not null,
  deadline jsonb,
  confidence real not null,
  questions jsonb not null,
  state text not null default 'open'::text,
  reason text,
  matter_id uuid,
  ending text,
  approver text,
  decided_by uuid,
  decided_on date,
  reasons jsonb not null default '[]'::jsonb,
  inherited jsonb not null default '[]'::jsonb,
  edited jsonb,
  earlier_text text,
  origin text not null default 'reader'::text,
  earlier jsonb,
  gone_on date,
  followed_by uuid,
  followed_on date,
  followed_note text,
  constraint proposal_pkey PRIMARY KEY (id),
  constraint proposal_source_id_no_key UNIQUE (source_id, no),
  constraint proposal_ending_check CHECK ((ending = ANY (ARRAY['not_a_task'::text, 'read_only'::text, 'study'::text, 'not_applicable'::text]))),
  constraint proposal_origin_check CHECK ((origin = ANY (ARRAY['reader'::text, 'assistant'::text]))),
  constraint proposal_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'dismissed'::text, 'attached'::text, 'withdrawn'::text]))),
  constraint proposal_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id),
  constraint proposal_followed_by_fkey FOREIGN KEY (followed_by) REFERENCES account(id),
  constraint proposal_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id)
);
alter table proposal enable, force row level security;
create policy access on proposal for all to public
  using ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))))
  with check ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.proposal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('source_id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.proposal REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.proposal REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.proposal REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant insert, select, update on proposal to luoshi_app;
grant insert, select, update on proposal to luoshi_worker;

create table proposal_history (
  id uuid not null,
  source_id uuid not null,
  no integer not null,
  text text not null,
  clause text not null,
  span jsonb not null,
  lead jsonb not null,
  support jsonb not null,
  deadline jsonb,
  confidence real not null,
  questions jsonb not null,
  state text not null,
  reason text,
  matter_id uuid,
  since timestamp with time zone not null,
  until timestamp with time zone,
  ending text,
  approver text,
  decided_by uuid,
  decided_on date,
  reasons jsonb not null default '[]'::jsonb,
  inherited jsonb not null default '[]'::jsonb,
  edited jsonb,
  earlier_text text,
  origin text not null default 'reader'::text,
  earlier jsonb,
  gone_on date,
  followed_by uuid,
  followed_on date,
  followed_note text,
  constraint proposal_forward CHECK ((until > since)),
  constraint proposal_history_ending_check CHECK ((ending = ANY (ARRAY['not_a_task'::text, 'read_only'::text, 'study'::text, 'not_applicable'::text]))),
  constraint proposal_history_origin_check CHECK ((origin = ANY (ARRAY['reader'::text, 'assistant'::text]))),
  constraint proposal_history_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id),
  constraint proposal_history_followed_by_fkey FOREIGN KEY (followed_by) REFERENCES account(id)
);
CREATE INDEX proposal_history_id_since_idx ON luoshi.proposal_history USING btree (id, since);
CREATE INDEX proposal_history_since_until_idx ON luoshi.proposal_history USING btree (since, until);
CREATE UNIQUE INDEX proposal_present ON luoshi.proposal_history USING btree (id) WHERE (until IS NULL);
alter table proposal_history enable, force row level security;
create policy access on proposal_history for select to public
  using ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))));
create policy definer on proposal_history for all to luoshi
  using (true)
  with check (true);
grant select on proposal_history to luoshi_app;
grant select on proposal_history to luoshi_worker;

create table proposal_matter (
  proposal_id uuid not null,
  matter_id uuid not null,
  source_id uuid not null,
  constraint proposal_matter_pkey PRIMARY KEY (proposal_id, matter_id),
  constraint proposal_matter_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint proposal_matter_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id),
  constraint proposal_matter_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id)
);
CREATE INDEX proposal_matter_matter ON luoshi.proposal_matter USING btree (matter_id);
CREATE INDEX proposal_matter_source ON luoshi.proposal_matter USING btree (source_id);
alter table proposal_matter enable, force row level security;
create policy access on proposal_matter for all to public
  using ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))))
  with check ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.proposal_matter DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('source_id');
grant insert, select on proposal_matter to luoshi_app;
grant insert, select on proposal_matter to luoshi_worker;

create table quarter_target (
  id uuid not null,
  matter_id uuid not null,
  year integer not null,
  quarter integer not null,
  unit text not null,
  planned double precision not null,
  actual double precision,
  reported_on date,
  reported_by uuid,
  constraint quarter_target_pkey PRIMARY KEY (id),
  constraint quarter_target_matter_id_year_quarter_key UNIQUE (matter_id, year, quarter),
  constraint quarter_target_actual_check CHECK ((actual >= (0)::double precision)),
  constraint quarter_target_check CHECK (((actual IS NULL) = (reported_on IS NULL))),
  constraint quarter_target_planned_check CHECK ((planned >= (0)::double precision)),
  constraint quarter_target_quarter_check CHECK (((quarter >= 1) AND (quarter <= 4))),
  constraint quarter_target_year_check CHECK (((year >= 2000) AND (year <= 2100))),
  constraint quarter_target_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint quarter_target_reported_by_fkey FOREIGN KEY (reported_by) REFERENCES account(id)
);
alter table quarter_target enable, force row level security;
create policy access on quarter_target for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = quarter_target.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = quarter_target.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.quarter_target DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.quarter_target REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.quarter_target REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.quarter_target REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant delete, insert, select, update on quarter_target to luoshi_app;
grant delete, insert, select, update on quarter_target to luoshi_worker;

create table quarter_target_history (
  id uuid not null,
  matter_id uuid not null,
  year integer not null,
  quarter integer not null,
  unit text not null,
  planned double precision not null,
  actual double precision,
  reported_on date,
  reported_by uuid,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint quarter_target_history_forward CHECK ((until > since))
);
CREATE INDEX quarter_target_history_id_since_idx ON luoshi.quarter_target_history USING btree (id, since);
CREATE INDEX quarter_target_history_since_until_idx ON luoshi.quarter_target_history USING btree (since, until);
CREATE UNIQUE INDEX quarter_target_present ON luoshi.quarter_target_history USING btree (id) WHERE (until IS NULL);
alter table quarter_target_history enable, force row level security;
create policy access on quarter_target_history for select to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = quarter_target_history.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
create policy definer on quarter_target_history for all to luoshi
  using (true)
  with check (true);
grant select on quarter_target_history to luoshi_app;
grant select on quarter_target_history to luoshi_worker;

create table recalled_row (
  id uuid not null,
  order_id uuid not null,
  row_no integer not null,
  matter_id uuid not null,
  number text not null,
  title text not null,
  lead_name text not null,
  reason text not null,
  recalled_on date not null,
  constraint recalled_row_pkey PRIMARY KEY (id),
  constraint recalled_row_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint recalled_row_order_id_fkey FOREIGN KEY (order_id) REFERENCES order_paper(id)
);
CREATE INDEX recalled_row_order ON luoshi.recalled_row USING btree (order_id);
alter table recalled_row enable, force row level security;
create policy access on recalled_row for all to public
  using ((( SELECT is_system() AS is_system) OR (order_id IN ( SELECT o.id
   FROM order_paper o))))
  with check ((( SELECT is_system() AS is_system) OR (order_id IN ( SELECT o.id
   FROM order_paper o))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.recalled_row DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on recalled_row to luoshi_app;
grant insert, select on recalled_row to luoshi_worker;

create table reminder (
  id uuid not null,
  matter_id uuid not null,
  subject text not null,
  subject_id uuid not null,
  term text not null,
  rung integer not null,
  due date not null,
  planned_on date not null,
  decided_on date not null,
  outcome text not null,
  constraint reminder_pkey PRIMARY KEY (id),
  constraint reminder_matter_id_subject_id_term_rung_key UNIQUE (matter_id, subject_id, term, rung),
  constraint reminder_outcome_check CHECK ((outcome = ANY (ARRAY['told'::text, 'passed'::text]))),
  constraint reminder_subject_check CHECK ((subject = ANY (ARRAY['assignment'::text, 'milestone'::text]))),
  constraint reminder_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
);
alter table reminder enable, force row level security;
create policy access on reminder for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = reminder.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = reminder.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.reminder DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on reminder to luoshi_app;
grant insert, select on reminder to luoshi_worker;

create table reminder_reader (
  reminder_id uuid not null,
  account_id uuid not null,
  matter_id uuid not null,
  tier text not null,
  notice_id uuid not null,
  digested_on date,
  constraint reminder_reader_pkey PRIMARY KEY (reminder_id, account_id),
  constraint reminder_reader_notice_id_key UNIQUE (notice_id),
  constraint reminder_reader_tier_check CHECK ((tier = ANY (ARRAY['liaison'::text, 'deputy'::text, 'principal'::text, 'office_director'::text]))),
  constraint reminder_reader_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint reminder_reader_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint reminder_reader_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notice(id),
  constraint reminder_reader_reminder_id_fkey FOREIGN KEY (reminder_id) REFERENCES reminder(id)
);
CREATE INDEX reminder_reader_matter ON luoshi.reminder_reader USING btree (matter_id);
CREATE INDEX reminder_reader_waiting ON luoshi.reminder_reader USING btree (account_id) WHERE (digested_on IS NULL);
alter table reminder_reader enable, force row level security;
create policy access on reminder_reader for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = reminder_reader.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = reminder_reader.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
create policy definer on reminder_reader for all to luoshi
  using (true)
  with check (true);
grant insert, select on reminder_reader to luoshi_app;
grant insert, select on reminder_reader to luoshi_worker;
grant update (digested_on) on reminder_reader to luoshi_app;
grant update (digested_on) on reminder_reader to luoshi_worker;

create table report (
  id uuid not null,
  matter_id uuid not null,
  assignment_id uuid not null,
  organization_id uuid not null,
  kind text not null,
  cycle integer not null,
  progress text not null,
  difficulty text,
  next_step text,
  outcome text,
  actual text,
  signature jsonb,
  reported_by uuid not null,
  reported_at timestamp with time zone not null,
  reported_on date not null,
  state text not null default 'submitted'::text,
  constraint report_pkey PRIMARY KEY (id),
  constraint report_kind_check CHECK ((kind = ANY (ARRAY['progress'::text, 'completion'::text]))),
  constraint report_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'returned'::text, 'accepted'::text, 'withdrawn'::text]))),
  constraint report_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES assignment(id),
  constraint report_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint report_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint report_reported_by_fkey FOREIGN KEY (reported_by) REFERENCES account(id)
);
CREATE INDEX report_matter ON luoshi.report USING btree (matter_id, reported_at DESC);
alter table report enable, force row level security;
create policy access on report for all to public
  using ((( SELECT is_system() AS is_system) OR ((EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = report.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text)))) OR ((kind = 'completion'::text) AND (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = report.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])))))))))
  with check ((( SELECT is_system() AS is_system) OR ((EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = report.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text)))) OR ((kind = 'completion'::text) AND (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = report.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])))))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.report DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.report REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.report REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.report REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant insert, select on report to luoshi_app;
grant insert, select on report to luoshi_worker;
grant update (state) on report to luoshi_app;
grant update (state) on report to luoshi_worker;

create table report_draft (
  id uuid not null,
  matter_id uuid not null,
  assignment_id uuid not null,
  organization_id uuid not null,
  kind text not null,
  cycle integer not null,
  progress text not null,
  difficulty text,
  next_step text,
  outcome text,
  actual text,
  completed_on date,
  file_id uuid,
  text_no integer not null default 1,
  state text not null default 'open'::text,
  report_id uuid,
  prepared_by uuid not null,
  prepared_at timestamp with time zone not null,
  version integer not null default 1,
  constraint report_draft_pkey PRIMARY KEY (id),
  constraint report_draft_kind_check CHECK ((kind = ANY (ARRAY['progress'::text, 'completion'::text]))),
  constraint report_draft_state_check CHECK ((state = ANY (ARRAY['open'::text, 'signed'::text, 'dropped'::text]))),
  constraint report_draft_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES assignment(id),
  constraint report_draft_file_id_fkey FOREIGN KEY (file_id) REFERENCES file(id),
  constraint report_draft_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint report_draft_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint report_draft_prepared_by_fkey FOREIGN KEY (prepared_by) REFERENCES account(id),
  constraint report_draft_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id)
);
CREATE INDEX report_draft_matter ON luoshi.report_draft USING btree (matter_id);
CREATE UNIQUE INDEX report_draft_one_open ON luoshi.report_draft USING btree (assignment_id, kind) WHERE (state = 'open'::text);
alter table report_draft enable, force row level security;
create policy access on report_draft for all to public
  using ((( SELECT is_system() AS is_system) OR ((organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR ((kind = 'completion'::text) AND (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = report_draft.matter_id) AND (p.capacity = 'joint_lead'::text) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])))))))))
  with check ((( SELECT is_system() AS is_system) OR (organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.report_draft DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
CREATE TRIGGER signed_text_stays BEFORE UPDATE ON luoshi.report_draft FOR EACH ROW WHEN ((old.state <> 'open'::text)) EXECUTE FUNCTION signed_text_stays();
grant insert, select, update on report_draft to luoshi_app;
grant insert, select, update on report_draft to luoshi_worker;

create table report_file (
  report_id uuid not null,
  matter_id uuid not null,
  file_id uuid not null,
  constraint report_file_pkey PRIMARY KEY (report_id),
  constraint report_file_file_id_fkey FOREIGN KEY (file_id) REFERENCES file(id),
  constraint report_file_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint report_file_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id)
);
CREATE INDEX report_file_file ON luoshi.report_file USING btree (file_id);
CREATE INDEX report_file_matter ON luoshi.report_file USING btree (matter_id);
alter table report_file enable, force row level security;
create policy access on report_file for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = report_file.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = report_file.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.report_file DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on report_file to luoshi_app;
grant insert, select on report_file to luoshi_worker;

create table report_group (
  report_id uuid not null,
  matter_id uuid not null,
  group_id uuid not null,
  constraint report_group_pkey PRIMARY KEY (report_id),
  constraint report_group_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint report_group_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id)
);
CREATE INDEX report_group_group ON luoshi.report_group USING btree (group_id);
CREATE INDEX report_group_matter ON luoshi.report_group USING btree (matter_id);
alter table report_group enable, force row level security;
create policy access on report_group for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = report_group.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = report_group.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.report_group DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on report_group to luoshi_app;
grant insert, select on report_group to luoshi_worker;

create table report_history (
  id uuid not null,
  matter_id uuid not null,
  assignment_id uuid not null,
  organization_id uuid not null,
  kind text not null,
  cycle integer not null,
  progress text not null,
  difficulty text,
  next_step text,
  outcome text,
  actual text,
  signature jsonb,
  reported_by uuid not null,
  reported_at timestamp with time zone not null,
  reported_on date not null,
  state text not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint report_forward CHECK ((until > since))
);
CREATE INDEX report_history_id_since_idx ON luoshi.report_history USING btree (id, since);
CREATE INDEX report_history_since_until_idx ON luoshi.report_history USING btree (since, until);
CREATE UNIQUE INDEX report_present ON luoshi.report_history USING btree (id) WHERE (until IS NULL);
alter table report_history enable, force row level security;
create policy access on report_history for select to public
  using ((( SELECT is_system() AS is_system) OR ((EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = report_history.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text)))) OR ((kind = 'completion'::text) AND (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = report_history.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])))))))));
create policy definer on report_history for all to luoshi
  using (true)
  with check (true);
grant select on report_history to luoshi_app;
grant select on report_history to luoshi_worker;

create table report_obligation (
  id uuid not null,
  source_id uuid not null,
  to_whom text not null,
  form text not null,
  due date not null,
  clause text,
  done_on date,
  done_by uuid,
  done_how text,
  constraint report_obligation_pkey PRIMARY KEY (id),
  constraint report_obligation_done_by_fkey FOREIGN KEY (done_by) REFERENCES account(id),
  constraint report_obligation_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id)
);
CREATE INDEX report_obligation_due ON luoshi.report_obligation USING btree (due) WHERE (done_on IS NULL);
CREATE INDEX report_obligation_source ON luoshi.report_obligation USING btree (source_id);
alter table report_obligation enable, force row level security;
create policy access on report_obligation for all to public
  using ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))))
  with check ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.report_obligation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('source_id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.report_obligation REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.report_obligation REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.report_obligation REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant insert, select, update on report_obligation to luoshi_app;
grant insert, select, update on report_obligation to luoshi_worker;

create table report_obligation_history (
  id uuid not null,
  source_id uuid not null,
  to_whom text not null,
  form text not null,
  due date not null,
  clause text,
  done_on date,
  done_by uuid,
  done_how text,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint report_obligation_history_forward CHECK ((until > since))
);
CREATE INDEX report_obligation_history_id_since_idx ON luoshi.report_obligation_history USING btree (id, since);
CREATE INDEX report_obligation_history_since_until_idx ON luoshi.report_obligation_history USING btree (since, until);
CREATE UNIQUE INDEX report_obligation_present ON luoshi.report_obligation_history USING btree (id) WHERE (until IS NULL);
alter table report_obligation_history enable, force row level security;
create policy access on report_obligation_history for select to public
  using ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))));
create policy definer on report_obligation_history for all to luoshi
  using (true)
  with check (true);
grant select on report_obligation_history to luoshi_app;
grant select on report_obligation_history to luoshi_worker;

create table review (
  id uuid not null,
  matter_id uuid not null,
  report_id uuid not null,
  cycle integer not null,
  result text not null,
  reviewer_id uuid not null,
  criteria jsonb not null,
  timely boolean,
  complete boolean,
  adequate boolean,
  cause text,
  requirement text,
  new_due date,
  verification text,
  verified_by uuid,
  reviewed_at timestamp with time zone not null,
  reviewed_on date not null,
  constraint review_pkey PRIMARY KEY (id),
  constraint review_result_check CHECK ((result = ANY (ARRAY['accepted'::text, 'returned'::text]))),
  constraint review_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint review_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id),
  constraint review_reviewer_id_fkey FOREIGN KEY (reviewer_id) REFERENCES account(id),
  constraint review_verified_by_fkey FOREIGN KEY (verified_by) REFERENCES account(id)
);
CREATE INDEX review_matter ON luoshi.review USING btree (matter_id, reviewed_at DESC);
alter table review enable, force row level security;
create policy access on review for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = review.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = review.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.review DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on review to luoshi_app;
grant insert, select on review to luoshi_worker;

create table review_depth (
  review_id uuid not null,
  matter_id uuid not null,
  method text not null,
  notes jsonb not null default '[]'::jsonb,
  constraint review_depth_pkey PRIMARY KEY (review_id),
  constraint review_depth_method_check CHECK ((method = ANY (ARRAY['desk'::text, 'field'::text]))),
  constraint review_depth_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint review_depth_review_id_fkey FOREIGN KEY (review_id) REFERENCES review(id)
);
CREATE INDEX review_depth_matter ON luoshi.review_depth USING btree (matter_id);
alter table review_depth enable, force row level security;
create policy access on review_depth for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = review_depth.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = review_depth.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.review_depth DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on review_depth to luoshi_app;
grant insert, select on review_depth to luoshi_worker;

create table roll_up (
  assignment_id uuid not null,
  matter_id uuid not null,
  rule text not null,
  weights jsonb not null default '{}'::jsonb,
  declared_by uuid not null,
  declared_at timestamp with time zone not null,
  constraint roll_up_pkey PRIMARY KEY (assignment_id),
  constraint roll_up_rule_check CHECK ((rule = ANY (ARRAY['all'::text, 'weighted'::text]))),
  constraint roll_up_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES assignment(id),
  constraint roll_up_declared_by_fkey FOREIGN KEY (declared_by) REFERENCES account(id),
  constraint roll_up_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
);
CREATE INDEX roll_up_matter ON luoshi.roll_up USING btree (matter_id);
alter table roll_up enable, force row level security;
create policy access on roll_up for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = roll_up.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = roll_up.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.roll_up DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select, update on roll_up to luoshi_app;
grant insert, select, update on roll_up to luoshi_worker;

create table seal (
  no bigint not null,
  events integer not null,
  root bytea not null,
  previous bytea not null,
  digest bytea not null,
  sealed_at timestamp with time zone not null,
  constraint seal_pkey PRIMARY KEY (no)
);
alter table seal enable, force row level security;
create policy access on seal for all to public
  using ((( SELECT is_system() AS is_system) OR actor_has_role('audit_admin'::text)))
  with check ((( SELECT is_system() AS is_system) OR actor_has_role('audit_admin'::text)));
grant select on seal to luoshi_app;
grant insert, select on seal to luoshi_worker;

create table seal_entry (
  seal_no bigint not null,
  "position" integer not null,
  event_id uuid not null,
  constraint seal_entry_pkey PRIMARY KEY (seal_no, "position"),
  constraint seal_entry_event_id_key UNIQUE (event_id),
  constraint seal_entry_event_id_fkey FOREIGN KEY (event_id) REFERENCES event(id),
  constraint seal_entry_seal_no_fkey FOREIGN KEY (seal_no) REFERENCES seal(no) DEFERRABLE INITIALLY DEFERRED
);
alter table seal_entry enable, force row level security;
create policy access on seal_entry for all to public
  using ((( SELECT is_system() AS is_system) OR actor_has_role('audit_admin'::text)))
  with check ((( SELECT is_system() AS is_system) OR actor_has_role('audit_admin'::text)));
grant select on seal_entry to luoshi_app;
grant insert, select on seal_entry to luoshi_worker;

create table session (
  token_hash bytea not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  client text,
  constraint session_pkey PRIMARY KEY (token_hash),
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
);
CREATE INDEX session_account ON luoshi.session USING btree (account_id);
alter table session enable, force row level security;
create policy access on session for all to public
  using ((( SELECT is_system() AS is_system) OR ((account_id = actor_account()) OR actor_has_role('system_admin'::text))))
  with check ((( SELECT is_system() AS is_system) OR ((account_id = actor_account()) OR actor_has_role('system_admin'::text))));
grant delete, insert, select, update on session to luoshi_app;
grant delete, insert, select, update on session to luoshi_worker;

create table setting (
  id uuid not null,
  government_id uuid not null,
  key text not null,
  value jsonb not null,
  rule text,
  constraint setting_pkey PRIMARY KEY (id),
  constraint setting_government_id_key_key UNIQUE (government_id, key),
  constraint setting_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id)
);
alter table setting enable, force row level security;
create policy access on setting for all to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)))
  with check ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.setting DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('government_id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.setting REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.setting REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.setting REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant insert, select, update on setting to luoshi_app;
grant insert, select, update on setting to luoshi_worker;

create table setting_history (
  id uuid not null,
  government_id uuid not null,
  key text not null,
  value jsonb not null,
  rule text,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint setting_forward CHECK ((until > since))
);
CREATE INDEX setting_history_id_since_idx ON luoshi.setting_history USING btree (id, since);
CREATE INDEX setting_history_since_until_idx ON luoshi.setting_history USING btree (since, until);
CREATE UNIQUE INDEX setting_present ON luoshi.setting_history USING btree (id) WHERE (until IS NULL);
alter table setting_history enable, force row level security;
create policy access on setting_history for select to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
create policy definer on setting_history for all to luoshi
  using (true)
  with check (true);
grant select on setting_history to luoshi_app;
grant select on setting_history to luoshi_worker;

create table setup_link (
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint setup_link_pkey PRIMARY KEY (token_hash)
);
alter table setup_link enable, force row level security;
create policy access on setup_link for all to public
  using ((( SELECT is_system() AS is_system) OR false))
  with check ((( SELECT is_system() AS is_system) OR false));
grant insert, select, update on setup_link to luoshi_app;
grant insert, select, update on setup_link to luoshi_worker;

create table short_notice (
  id uuid not null,
  matter_id uuid not null,
  approver text not null,
  minutes integer not null,
  due date not null,
  organization_id uuid not null,
  given_by uuid not null,
  given_on date not null,
  constraint short_notice_pkey PRIMARY KEY (id),
  constraint short_notice_given_by_fkey FOREIGN KEY (given_by) REFERENCES account(id),
  constraint short_notice_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint short_notice_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
CREATE INDEX short_notice_matter ON luoshi.short_notice USING btree (matter_id);
alter table short_notice enable, force row level security;
create policy access on short_notice for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = short_notice.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = short_notice.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.short_notice DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on short_notice to luoshi_app;
grant insert, select on short_notice to luoshi_worker;

create table sign_in_attempt (
  id uuid not null,
  login text not null,
  client text not null,
  at timestamp with time zone not null,
  constraint sign_in_attempt_pkey PRIMARY KEY (id)
);
CREATE INDEX sign_in_attempt_recent ON luoshi.sign_in_attempt USING btree (login, client, at);
alter table sign_in_attempt enable, force row level security;
create policy access on sign_in_attempt for all to public
  using ((( SELECT is_system() AS is_system) OR false))
  with check ((( SELECT is_system() AS is_system) OR false));
grant insert, select on sign_in_attempt to luoshi_app;
grant delete, insert, select on sign_in_attempt to luoshi_worker;

create table sla_rule (
  id uuid not null,
  government_id uuid not null,
  source_kind text,
  urgency text,
  budget text not null,
  amount integer not null,
  rule text not null,
  constraint sla_rule_pkey PRIMARY KEY (id),
  constraint sla_rule_government_id_source_kind_urgency_key UNIQUE NULLS NOT DISTINCT (government_id, source_kind, urgency),
  constraint sla_rule_amount_check CHECK ((amount > 0)),
  constraint sla_rule_budget_check CHECK ((budget = ANY (ARRAY['working_days'::text, 'calendar_days'::text, 'months'::text, 'office_hours'::text]))),
  constraint sla_rule_urgency_check CHECK ((urgency = ANY (ARRAY['most_urgent'::text, 'urgent'::text, 'plain'::text, 'normal'::text]))),
  constraint sla_rule_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id)
);
alter table sla_rule enable, force row level security;
create policy access on sla_rule for all to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)))
  with check ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.sla_rule DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('government_id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.sla_rule REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.sla_rule REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.sla_rule REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant delete, insert, select, update on sla_rule to luoshi_app;
grant delete, insert, select, update on sla_rule to luoshi_worker;

create table sla_rule_history (
  id uuid not null,
  government_id uuid not null,
  source_kind text,
  urgency text,
  budget text not null,
  amount integer not null,
  rule text not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint sla_rule_history_forward CHECK ((until > since))
);
CREATE INDEX sla_rule_history_id_since_idx ON luoshi.sla_rule_history USING btree (id, since);
CREATE INDEX sla_rule_history_since_until_idx ON luoshi.sla_rule_history USING btree (since, until);
CREATE UNIQUE INDEX sla_rule_present ON luoshi.sla_rule_history USING btree (id) WHERE (until IS NULL);
alter table sla_rule_history enable, force row level security;
create policy access on sla_rule_history for select to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
create policy definer on sla_rule_history for all to luoshi
  using (true)
  with check (true);
grant select on sla_rule_history to luoshi_app;
grant select on sla_rule_history to luoshi_worker;

create table source (
  id uuid not null,
  government_id uuid not null,
  organization_id uuid not null,
  kind text not null,
  title text not null,
  doc_number text,
  issuer text,
  issued_on date,
  received_on date not null,
  origin_level integer not null default 3,
  urgency text not null default 'normal'::text,
  file_id uuid,
  registered_by uuid not null,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  state text not null default 'registered'::text,
  published_on date,
  details jsonb not null default '{}'::jsonb,
  reply_due date,
  replied_on date,
  confirmed_on date,
  confirmed_by text,
  repealed_on date,
  repealed_by text,
  screened_on date,
  screened_by uuid,
  no_matter_reason text,
  no_matter_approver text,
  constraint source_pkey PRIMARY KEY (id),
  constraint source_kind_check CHECK ((kind = ANY (ARRAY['document'::text, 'meeting_decision'::text, 'major_decision'::text, 'leader_instruction'::text, 'superior_order'::text, 'deputies_suggestion'::text, 'cppcc_proposal'::text, 'party_committee'::text, 'media_report'::text, 'clue'::text, 'law'::text, 'normative_document'::text, 'oral_assignment'::text]))),
  constraint source_origin_level_check CHECK (((origin_level >= 1) AND (origin_level <= 4))),
  constraint source_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'registered'::text]))),
  constraint source_urgency_check CHECK ((urgency = ANY (ARRAY['most_urgent'::text, 'urgent'::text, 'plain'::text, 'normal'::text]))),
  constraint source_file_id_fkey FOREIGN KEY (file_id) REFERENCES file(id),
  constraint source_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id),
  constraint source_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint source_registered_by_fkey FOREIGN KEY (registered_by) REFERENCES account(id),
  constraint source_screened_by_fkey FOREIGN KEY (screened_by) REFERENCES account(id)
);
CREATE INDEX source_organization ON luoshi.source USING btree (organization_id, received_on DESC, id);
CREATE INDEX source_reply ON luoshi.source USING btree (reply_due) WHERE ((reply_due IS NOT NULL) AND (replied_on IS NULL));
alter table source enable, force row level security;
create policy access on source for all to public
  using ((( SELECT is_system() AS is_system) OR (organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))))
  with check ((( SELECT is_system() AS is_system) OR (organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))));
create policy answered on source for all to luoshi
  using (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.source DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.source REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.source REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.source REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant insert, select, update on source to luoshi_app;
grant insert, select, update on source to luoshi_worker;

create table source_history (
  id uuid not null,
  government_id uuid not null,
  organization_id uuid not null,
  kind text not null,
  title text not null,
  doc_number text,
  issuer text,
  issued_on date,
  received_on date not null,
  origin_level integer not null,
  urgency text not null,
  file_id uuid,
  registered_by uuid not null,
  version integer not null,
  changed_at timestamp with time zone not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  state text not null default 'registered'::text,
  published_on date,
  details jsonb not null default '{}'::jsonb,
  reply_due date,
  replied_on date,
  confirmed_on date,
  confirmed_by text,
  repealed_on date,
  repealed_by text,
  screened_on date,
  screened_by uuid,
  no_matter_reason text,
  no_matter_approver text,
  constraint source_forward CHECK ((until > since)),
  constraint source_history_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'registered'::text]))),
  constraint source_history_screened_by_fkey FOREIGN KEY (screened_by) REFERENCES account(id)
);
CREATE INDEX source_history_id_since_idx ON luoshi.source_history USING btree (id, since);
CREATE INDEX source_history_since_until_idx ON luoshi.source_history USING btree (since, until);
CREATE UNIQUE INDEX source_present ON luoshi.source_history USING btree (id) WHERE (until IS NULL);
alter table source_history enable, force row level security;
create policy access on source_history for select to public
  using ((( SELECT is_system() AS is_system) OR (organization_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[]))));
create policy definer on source_history for all to luoshi
  using (true)
  with check (true);
grant select on source_history to luoshi_app;
grant select on source_history to luoshi_worker;

create table source_text (
  source_id uuid not null,
  text text not null,
  clauses jsonb not null,
  digest text default md5(regexp_replace(text, '\s'::text, ''::text, 'g'::text)),
  constraint source_text_pkey PRIMARY KEY (source_id),
  constraint source_text_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id)
);
CREATE INDEX source_text_digest ON luoshi.source_text USING btree (digest);
alter table source_text enable, force row level security;
create policy access on source_text for all to public
  using ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))))
  with check ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.source_text DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('source_id');
grant insert, select on source_text to luoshi_app;
grant insert, select on source_text to luoshi_worker;
grant update (text, clauses) on source_text to luoshi_app;

create table source_version (
  source_id uuid not null,
  no integer not null,
  text text not null,
  file_id uuid,
  reason text not null,
  replaced_by uuid not null,
  replaced_on date not null,
  constraint source_version_pkey PRIMARY KEY (source_id, no),
  constraint source_version_file_id_fkey FOREIGN KEY (file_id) REFERENCES file(id),
  constraint source_version_replaced_by_fkey FOREIGN KEY (replaced_by) REFERENCES account(id),
  constraint source_version_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id)
);
alter table source_version enable, force row level security;
create policy access on source_version for all to public
  using ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))))
  with check ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.source_version DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('source_id');
grant insert, select on source_version to luoshi_app;
grant insert, select on source_version to luoshi_worker;

create table star (
  account_id uuid not null,
  matter_id uuid not null,
  constraint star_pkey PRIMARY KEY (account_id, matter_id),
  constraint star_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint star_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
);
alter table star enable, force row level security;
create policy access on star for all to public
  using ((( SELECT is_system() AS is_system) OR (account_id = actor_account())))
  with check ((( SELECT is_system() AS is_system) OR (account_id = actor_account())));
grant delete, insert, select on star to luoshi_app;
grant insert, select on star to luoshi_worker;

create table stock_note (
  matter_id uuid not null,
  batch_id uuid not null,
  "row" integer not null,
  section text,
  old_number text,
  cells jsonb not null,
  constraint stock_note_pkey PRIMARY KEY (matter_id),
  constraint stock_note_batch_id_row_key UNIQUE (batch_id, "row"),
  constraint stock_note_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES import_batch(id),
  constraint stock_note_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
);
alter table stock_note enable, force row level security;
create policy access on stock_note for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = stock_note.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = stock_note.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.stock_note DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on stock_note to luoshi_app;
grant insert, select on stock_note to luoshi_worker;

create table stock_office_note (
  matter_id uuid not null,
  batch_id uuid not null,
  cells jsonb not null,
  constraint stock_office_note_pkey PRIMARY KEY (matter_id),
  constraint stock_office_note_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES import_batch(id),
  constraint stock_office_note_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
);
alter table stock_office_note enable, force row level security;
create policy access on stock_office_note for all to public
  using ((( SELECT is_system() AS is_system) OR (batch_id IN ( SELECT b.id
   FROM import_batch b))))
  with check ((( SELECT is_system() AS is_system) OR (batch_id IN ( SELECT b.id
   FROM import_batch b))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.stock_office_note DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on stock_office_note to luoshi_app;
grant insert, select on stock_office_note to luoshi_worker;

create table submission (
  id uuid not null,
  source_id uuid not null,
  title text not null,
  text text not null,
  made_by uuid not null,
  made_on date not null,
  constraint submission_pkey PRIMARY KEY (id),
  constraint submission_made_by_fkey FOREIGN KEY (made_by) REFERENCES account(id),
  constraint submission_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id)
);
CREATE INDEX submission_source ON luoshi.submission USING btree (source_id);
alter table submission enable, force row level security;
create policy access on submission for all to public
  using ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))))
  with check ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.submission DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('source_id');
grant insert, select on submission to luoshi_app;
grant insert, select on submission to luoshi_worker;

create table submission_copy (
  submission_id uuid not null,
  co_supervisor_id uuid not null,
  source_id uuid not null,
  sent_on date not null,
  constraint submission_copy_pkey PRIMARY KEY (submission_id, co_supervisor_id),
  constraint submission_copy_co_supervisor_id_fkey FOREIGN KEY (co_supervisor_id) REFERENCES co_supervisor(id),
  constraint submission_copy_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id),
  constraint submission_copy_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES submission(id)
);
alter table submission_copy enable, force row level security;
create policy access on submission_copy for all to public
  using ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))))
  with check ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.submission_copy DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('source_id');
grant insert, select on submission_copy to luoshi_app;
grant insert, select on submission_copy to luoshi_worker;

create table submission_matter (
  submission_id uuid not null,
  matter_id uuid not null,
  constraint submission_matter_pkey PRIMARY KEY (submission_id, matter_id),
  constraint submission_matter_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint submission_matter_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES submission(id)
);
alter table submission_matter enable, force row level security;
create policy access on submission_matter for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = submission_matter.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = submission_matter.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.submission_matter DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on submission_matter to luoshi_app;
grant insert, select on submission_matter to luoshi_worker;

create table submission_reading (
  submission_id uuid not null,
  instruction_id uuid not null,
  read_on date not null,
  how text not null,
  recorded_by uuid,
  result text not null default 'read'::text,
  attachment_id uuid,
  constraint submission_reading_pkey PRIMARY KEY (submission_id, instruction_id),
  constraint submission_reading_how_check CHECK ((how = ANY (ARRAY['system'::text, 'paper'::text, 'silence'::text]))),
  constraint submission_reading_recorded CHECK (((recorded_by IS NULL) = (how = 'silence'::text))),
  constraint submission_reading_result_check CHECK ((result = ANY (ARRAY['read'::text, 'instructed'::text]))),
  constraint submission_reading_attachment_id_fkey FOREIGN KEY (attachment_id) REFERENCES attachment(id),
  constraint submission_reading_instruction_id_fkey FOREIGN KEY (instruction_id) REFERENCES instruction(id),
  constraint submission_reading_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES account(id),
  constraint submission_reading_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES submission(id)
);
alter table submission_reading enable, force row level security;
create policy access on submission_reading for all to public
  using ((( SELECT is_system() AS is_system) OR (submission_id IN ( SELECT s.id
   FROM submission s))))
  with check ((( SELECT is_system() AS is_system) OR (submission_id IN ( SELECT s.id
   FROM submission s))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.submission_reading DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('submission_id');
grant insert, select on submission_reading to luoshi_app;
grant insert, select on submission_reading to luoshi_worker;

create table supervision_item (
  id uuid not null,
  source_id uuid not null,
  no integer not null,
  fields jsonb not null,
  matter_id uuid,
  constraint supervision_item_pkey PRIMARY KEY (id),
  constraint supervision_item_source_id_no_key UNIQUE (source_id, no),
  constraint supervision_item_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint supervision_item_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id)
);
alter table supervision_item enable, force row level security;
create policy access on supervision_item for all to public
  using ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))))
  with check ((( SELECT is_system() AS is_system) OR (source_id IN ( SELECT s.id
   FROM source s))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.supervision_item DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('source_id');
grant insert, select, update on supervision_item to luoshi_app;
grant insert, select, update on supervision_item to luoshi_worker;

create table suspension (
  id uuid not null,
  matter_id uuid not null,
  document text not null,
  reason text not null,
  from_on date not null,
  decided_by uuid not null,
  until_on date,
  resume_document text,
  resumed_by uuid,
  constraint suspension_pkey PRIMARY KEY (id),
  constraint suspension_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id),
  constraint suspension_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint suspension_resumed_by_fkey FOREIGN KEY (resumed_by) REFERENCES account(id)
);
CREATE UNIQUE INDEX suspension_one_open ON luoshi.suspension USING btree (matter_id) WHERE (until_on IS NULL);
alter table suspension enable, force row level security;
create policy access on suspension for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = suspension.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = suspension.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.suspension DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
CREATE TRIGGER history_delete AFTER DELETE ON luoshi.suspension REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_insert AFTER INSERT ON luoshi.suspension REFERENCING NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
CREATE TRIGGER history_update AFTER UPDATE ON luoshi.suspension REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION keep_history('id');
grant insert, select, update on suspension to luoshi_app;
grant insert, select, update on suspension to luoshi_worker;

create table suspension_history (
  id uuid not null,
  matter_id uuid not null,
  document text not null,
  reason text not null,
  from_on date not null,
  decided_by uuid not null,
  until_on date,
  resume_document text,
  resumed_by uuid,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint suspension_history_forward CHECK ((until > since))
);
CREATE INDEX suspension_history_id_since_idx ON luoshi.suspension_history USING btree (id, since);
CREATE INDEX suspension_history_since_until_idx ON luoshi.suspension_history USING btree (since, until);
CREATE UNIQUE INDEX suspension_present ON luoshi.suspension_history USING btree (id) WHERE (until IS NULL);
alter table suspension_history enable, force row level security;
create policy access on suspension_history for select to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = suspension_history.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
create policy definer on suspension_history for all to luoshi
  using (true)
  with check (true);
grant select on suspension_history to luoshi_app;
grant select on suspension_history to luoshi_worker;

create table theme (
  id uuid not null,
  government_id uuid not null,
  name text not null,
  retired_on date,
  constraint theme_pkey PRIMARY KEY (id),
  constraint theme_government_id_name_key UNIQUE (government_id, name),
  constraint theme_government_id_fkey FOREIGN KEY (government_id) REFERENCES organization(id)
);
alter table theme enable, force row level security;
create policy access on theme for all to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)))
  with check ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.theme DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('id');
grant insert, select, update on theme to luoshi_app;
grant insert, select, update on theme to luoshi_worker;

create table township_approval (
  matter_id uuid not null,
  approver text not null,
  named_by uuid not null,
  named_at timestamp with time zone not null,
  constraint township_approval_pkey PRIMARY KEY (matter_id),
  constraint township_approval_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint township_approval_named_by_fkey FOREIGN KEY (named_by) REFERENCES account(id)
);
alter table township_approval enable, force row level security;
create policy access on township_approval for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = township_approval.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = township_approval.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.township_approval DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select, update on township_approval to luoshi_app;
grant insert, select, update on township_approval to luoshi_worker;

create table unaudited (
  table_name text not null,
  reason text not null,
  constraint unaudited_pkey PRIMARY KEY (table_name)
);
alter table unaudited enable, force row level security;
create policy access on unaudited for all to public
  using ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)))
  with check ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
grant select on unaudited to luoshi_app;
grant select on unaudited to luoshi_worker;

create table urging (
  id uuid not null,
  asker_org uuid not null,
  by_account uuid not null,
  said text not null,
  made_at timestamp with time zone not null,
  made_on date not null,
  explain_by date,
  constraint urging_pkey PRIMARY KEY (id),
  constraint urging_asker_org_fkey FOREIGN KEY (asker_org) REFERENCES organization(id),
  constraint urging_by_account_fkey FOREIGN KEY (by_account) REFERENCES account(id)
);
CREATE INDEX urging_asker ON luoshi.urging USING btree (asker_org, made_on);
alter table urging enable, force row level security;
create policy access on urging for all to public
  using ((( SELECT is_system() AS is_system) OR ((asker_org = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) OR (EXISTS ( SELECT 1
   FROM urging_chase c
  WHERE (c.urging_id = urging.id))))))
  with check ((( SELECT is_system() AS is_system) OR (actor() IS NOT NULL)));
create policy definer on urging for all to luoshi
  using (true)
  with check (true);
grant insert, select on urging to luoshi_app;
grant insert, select on urging to luoshi_worker;

create table urging_chase (
  chase_id uuid not null,
  urging_id uuid not null,
  matter_id uuid not null,
  constraint urging_chase_pkey PRIMARY KEY (chase_id),
  constraint urging_chase_chase_id_fkey FOREIGN KEY (chase_id) REFERENCES chase(id),
  constraint urging_chase_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id),
  constraint urging_chase_urging_id_fkey FOREIGN KEY (urging_id) REFERENCES urging(id)
);
CREATE INDEX urging_chase_urging ON luoshi.urging_chase USING btree (urging_id);
alter table urging_chase enable, force row level security;
create policy access on urging_chase for all to public
  using ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = urging_chase.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))))
  with check ((( SELECT is_system() AS is_system) OR (EXISTS ( SELECT 1
   FROM matter_party p
  WHERE ((p.matter_id = urging_chase.matter_id) AND (p.org_id = ANY (( SELECT actor_orgs() AS actor_orgs)::uuid[])) AND (p.circle = 'full'::text))))));
create policy definer on urging_chase for all to luoshi
  using (true)
  with check (true);
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON luoshi.urging_chase DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_required('matter_id');
grant insert, select on urging_chase to luoshi_app;
grant insert, select on urging_chase to luoshi_worker;

CREATE OR REPLACE FUNCTION luoshi.acting_appointments(of_account uuid)
 RETURNS TABLE(appointment_id uuid, organization_id uuid, role text, post text, on_behalf_of uuid, actions text[], until date, reach uuid[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  with recursive in_force as (
    select a.* from appointment a where a.valid_from <= today() and (a.valid_to is null or a.valid_to >= today())),
  lent as (
    select d.* from delegation d where d.delegate_id = of_account and d.revoked_at is null
      and d.valid_from <= today() and d.valid_to >= today()
      and exists (select 1 from account g where g.id = d.grantor_id and g.state = 'active')
      and not exists (select 1 from in_force f where f.account_id = of_account
        and f.role in ('system_admin', 'security_admin', 'audit_admin'))),
  held as (
    select row_number() over (order by h.on_behalf_of nulls first, h.id, h.until) as no, h.* from (
      select f.id, f.organization_id, f.role, f.post, null::uuid as on_behalf_of, null::text[] as actions, f.valid_to as until
      from in_force f where f.account_id = of_account
      union all
      select f.id, f.organization_id, f.role, f.post, l.grantor_id, l.actions, l.valid_to
      from lent l join in_force f on f.account_id = l.grantor_id
      where f.role not in ('system_admin', 'security_admin', 'audit_admin')
        and (l.organization_ids is null or f.organization_id = any(l.organization_ids))) h),
  reached(no, id) as (
    select h.no, h.organization_id from held h
    union
    select r.no, inside.id from reached r join (
      select o.id, o.parent_id as above from organization o where o.kind in ('office', 'inspection_body', 'division')
      union all
      select f.organization_id, f.seat_id from organization_facts f) inside on inside.above = r.id)
  select h.id, h.organization_id, h.role, h.post, h.on_behalf_of, h.actions, h.until, array_agg(r.id order by r.id)
  from held h join reached r on r.no = h.no
  group by h.no, h.id, h.organization_id, h.role, h.post, h.on_behalf_of, h.actions, h.until order by h.no $function$;

CREATE OR REPLACE FUNCTION luoshi.actor()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('luoshi.actor', true), '') $function$;

CREATE OR REPLACE FUNCTION luoshi.actor_account()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select case when current_setting('luoshi.actor', true) like 'account:%'
            then substr(current_setting('luoshi.actor', true), 9)::uuid end $function$;

CREATE OR REPLACE FUNCTION luoshi.actor_has_role(wanted text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  select exists (select 1 from appointment a where a.account_id = actor_account() and a.role = wanted
    and a.valid_from <= today() and (a.valid_to is null or a.valid_to >= today())) $function$;

CREATE OR REPLACE FUNCTION luoshi.actor_orgs()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct reached), '{}')
  from acting_appointments(actor_account()) a, unnest(a.reach) reached
  where a.role not in ('system_admin', 'security_admin', 'audit_admin') $function$;

CREATE OR REPLACE FUNCTION luoshi.add_columns(of_table text, definitions text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare definition text;
begin
  foreach definition in array definitions loop
    execute format('alter table %I add column %s', of_table, definition);
    if to_regclass(of_table || '_history') is not null then
      execute format('alter table %I add column %s', of_table || '_history', definition);
    end if;
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION luoshi.answered_at_end()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION luoshi.belongs_to_matter(of_table text, column_name text DEFAULT 'matter_id'::text, circle text DEFAULT 'full'::text, past boolean DEFAULT false)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform give_sight(of_table, replace(of_matter(column_name, circle), '{row}', of_table));
  perform demand_event(of_table, column_name);
  if past then perform keep_past(of_table, of_matter(column_name, circle)); end if;
end $function$;

CREATE OR REPLACE FUNCTION luoshi.clocks_at_work(of_government uuid, after uuid, most integer)
 RETURNS TABLE(matter_id uuid, government_id uuid, kind text, urgency text, budget text, amount integer, fixed_on date, due date, due_minute integer, due_provisional boolean, warn_from date, events jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  select m.id, m.government_id, m.kind, m.urgency, c.budget, c.amount, c.fixed_on, m.due, m.due_minute, m.due_provisional,
    m.warn_from, e.events
  from matter m join clock c on c.matter_id = m.id
  cross join lateral (select jsonb_agg(jsonb_build_array(k.kind, k.on_date, k.due, k.minute, k.reason) order by k.no) as events
    from clock_event k where k.matter_id = m.id) e
  where m.state not in ('completed', 'cleared', 'archived', 'cancelled', 'merged')
    and (of_government is null or m.government_id = of_government) and (after is null or m.id > after)
  order by m.id limit most $function$;

CREATE OR REPLACE FUNCTION luoshi.closed_period_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select 1 from period p where p.id = old.period_id and p.state = 'closed') then
    raise exception 'period % is closed', old.period_id using errcode = 'LS003';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION luoshi.demand_event(of_table text, object_column text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create constraint trigger audited after insert or update or delete on %I deferrable initially deferred
    for each row execute function event_required(%L)', of_table, object_column);
end $function$;

CREATE OR REPLACE FUNCTION luoshi.event_required()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
declare object uuid := (to_jsonb(case when tg_op = 'DELETE' then old else new end) ->> tg_argv[0])::uuid;
begin
  if not exists (select 1 from event_object e where e.xid = pg_current_xact_id() and e.object_id = object) then
    raise exception 'a change of % % has no event', tg_table_name, object using errcode = 'LS001';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION luoshi.excuse_from_events(of_table text, because text)
 RETURNS void
 LANGUAGE sql
AS $function$
  insert into unaudited values (of_table, because) $function$;

CREATE OR REPLACE FUNCTION luoshi.expected_parties(of_matter uuid)
 RETURNS TABLE(matter_id uuid, org_id uuid, capacity text, circle text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  select m.id, m.supervisor_org, 'supervisor', 'full' from matter m where m.id = of_matter
  union
  select m.id, a.organization_id, a.part, 'full' from matter m join assignment a on a.matter_id = m.id
  where m.id = of_matter and a.valid_to is null and m.dispatched_at is not null
  union
  select d.matter_id, d.division_id, 'division', 'full' from internal_division d join assignment a on a.id = d.assignment_id
  where d.matter_id = of_matter and d.state <> 'ended' and d.division_id is not null and a.valid_to is null
  union
  select o.matter_id, o.organization_id, 'overseer', 'face' from oversight o join matter m on m.id = o.matter_id
  where o.matter_id = of_matter and o.ended_on is null and m.dispatched_at is not null
  union
  (with recursive above(org, parent) as (
      select u.supervisor_org, u.parent_assignment_id
      from matter m join assignment a on a.id = m.parent_assignment_id join matter u on u.id = a.matter_id
      where m.id = of_matter and m.dispatched_at is not null
      union
      select u.supervisor_org, u.parent_assignment_id
      from above join assignment a on a.id = above.parent join matter u on u.id = a.matter_id)
   select of_matter, above.org, 'superior', 'face' from above) $function$;

CREATE OR REPLACE FUNCTION luoshi.give_sight(of_table text, sees text, writes text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create policy access on %I using ((select is_system()) or (%s)) with check ((select is_system()) or (%s))',
    of_table, sees, coalesce(writes, sees));
  execute format('alter table %I enable row level security, force row level security', of_table);
end $function$;

CREATE OR REPLACE FUNCTION luoshi.handlers()
 RETURNS TABLE(matter_id uuid, organization_id uuid, account_id uuid)
 LANGUAGE sql
 STABLE
AS $function$
  select side.matter_id, side.organization_id, coalesce((select h.account_id from handler h
      where h.matter_id = side.matter_id and h.organization_id = side.organization_id order by h.since desc, h.id desc limit 1),
    side.account_id)
  from (
    select m.id as matter_id, m.supervisor_org as organization_id, m.drafted_by as account_id from matter m
    where m.state not in ('completed', 'cleared', 'archived', 'cancelled', 'merged')
    union all
    select a.matter_id, a.organization_id, a.acknowledged_by from assignment a join matter m on m.id = a.matter_id
    where a.valid_to is null and a.acknowledged_by is not null and a.state in ('acknowledged', 'disputed', 'returned')
      and m.state not in ('completed', 'cleared', 'archived', 'cancelled', 'merged')) side $function$;

CREATE OR REPLACE FUNCTION luoshi.invited_to()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  select p.coordination_id from coordination_party p where p.organization_id = any ((select actor_orgs())::uuid[]) $function$;

CREATE OR REPLACE FUNCTION luoshi.is_system()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(current_setting('luoshi.actor', true) like 'system:%', false) $function$;

CREATE OR REPLACE FUNCTION luoshi.keep_history()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION luoshi.keep_past(of_table text, sees text, key_column text DEFAULT 'id'::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
  execute format('revoke insert on %I from "luoshi_app", "luoshi_worker"', past);
  perform excuse_from_events(past, 'history, written by trigger');
end $function$;

CREATE OR REPLACE FUNCTION luoshi.leaders_on(of_matter uuid)
 RETURNS TABLE(leader_id uuid, asks boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  select i.leader_id, bool_or(i.answer_required) from matter_source s join instruction i on i.source_id = s.source_id
  where s.matter_id = of_matter and i.leader_id is not null
    and (not exists (select 1 from instruction_matter t where t.instruction_id = i.id)
      or exists (select 1 from instruction_matter t where t.instruction_id = i.id and t.matter_id = of_matter))
  group by i.leader_id order by i.leader_id $function$;

CREATE OR REPLACE FUNCTION luoshi.let_definers_reach(of_table text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('drop policy if exists definer on %I', of_table);
  execute format('create policy definer on %I to current_user using (true) with check (true)', of_table);
end $function$;

CREATE OR REPLACE FUNCTION luoshi.levels_above(of_matter uuid)
 RETURNS TABLE(depth integer, supervisor text, due date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  with recursive levels(id, depth, supervisor_org, due, parent) as (
    select m.id, m.depth, m.supervisor_org, m.due, m.parent_assignment_id from matter m where m.id = of_matter
      and (is_system() or exists (select 1 from matter_party p where p.matter_id = m.id
        and p.org_id = any ((select actor_orgs())::uuid[])))
    union
    select u.id, u.depth, u.supervisor_org, u.due, u.parent_assignment_id
    from levels l join assignment a on a.id = l.parent join matter u on u.id = a.matter_id)
  select l.depth, o.name, l.due from levels l join organization o on o.id = l.supervisor_org order by l.depth $function$;

CREATE OR REPLACE FUNCTION luoshi.light_red_from(state text, stopped boolean, due date, due_minute integer, milestone date, assessed text, asked date)
 RETURNS timestamp without time zone
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when light_rests(state, stopped) is not null then null
    when assessed = 'red' then timestamp '-infinity'
    when state = 'long_term' then coalesce((milestone + 1)::timestamp, timestamp 'infinity')
    when asked is null then coalesce(due + make_interval(mins => coalesce(due_minute, 1440)), timestamp 'infinity')
    else timestamp 'infinity' end $function$;

CREATE OR REPLACE FUNCTION luoshi.light_rests(state text, stopped boolean)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when stopped or state in ('draft', 'proposed', 'established', 'suspended', 'cancelled', 'merged') then 'grey'
    when state in ('reported', 'under_review', 'accepted', 'completed', 'cleared', 'archived') then 'blue' end $function$;

CREATE OR REPLACE FUNCTION luoshi.light_yellow_from(state text, stopped boolean, due date, due_minute integer, warn_from date, milestone date, milestone_warn_from date, assessed text)
 RETURNS timestamp without time zone
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when light_rests(state, stopped) is not null then null
    when assessed = 'yellow' then timestamp '-infinity'
    when state = 'long_term' then coalesce(least(case when milestone is not null then milestone_warn_from::timestamp end,
      (milestone + 1)::timestamp), timestamp 'infinity')
    else coalesce(least(case when due is not null then warn_from::timestamp end,
      due + make_interval(mins => coalesce(due_minute, 1440)),
      case when milestone is not null then milestone_warn_from::timestamp end, (milestone + 1)::timestamp),
      timestamp 'infinity') end $function$;

CREATE OR REPLACE FUNCTION luoshi.moment()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('luoshi.at', true), '')::timestamptz $function$;

CREATE OR REPLACE FUNCTION luoshi.note_in_trail(event_id uuid, at timestamp with time zone, actor_name text, operation text, type text, objects uuid[], reason text, client text, digest bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  insert into event (id, at, actor, actor_name, operation, type, reason, client, digest)
    values (event_id, at, coalesce(actor(), 'nobody'), actor_name, operation, type, reason, client, digest);
  insert into event_object (event_id, object_id) select event_id, object from unnest(objects) object; $function$;

CREATE OR REPLACE FUNCTION luoshi.of_matter(row_column text, circle text DEFAULT 'full'::text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select format('exists (select 1 from matter_party p where p.matter_id = {row}.%s and p.org_id = any ((select actor_orgs())::uuid[]) %s)',
    row_column, case when circle = 'full' then 'and p.circle = ''full''' else '' end) $function$;

CREATE OR REPLACE FUNCTION luoshi.open_items(of_account uuid, organizations uuid[])
 RETURNS TABLE(matter_id uuid, organization_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  select h.matter_id, h.organization_id from handlers() h
  where h.account_id = of_account and h.organization_id = any(organizations) order by h.matter_id $function$;

CREATE OR REPLACE FUNCTION luoshi.open_parts(of_org uuid)
 RETURNS TABLE(number text, part text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  select m.number, a.part from assignment a join matter m on m.id = a.matter_id
  where a.organization_id = of_org and a.valid_to is null
    and m.state not in ('completed', 'cleared', 'archived', 'cancelled', 'merged')
  union all
  select m.number, 'supervisor' from matter m where m.supervisor_org = of_org
    and m.state not in ('completed', 'cleared', 'archived', 'cancelled', 'merged')
  order by 1 nulls last, 2 $function$;

CREATE OR REPLACE FUNCTION luoshi.open_questions_like(of_matter uuid)
 RETURNS TABLE(message_id uuid, matter_id uuid, organization_id uuid, asked_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  select q.id, q.matter_id, q.organization_id, q.at
  from matter mine join matter m on m.lead_org = mine.lead_org join message q on q.matter_id = m.id
  where mine.id = of_matter and q.kind = 'question' and not exists (select 1 from message r where r.answers = q.id)
    and (m.id = mine.id or exists (select 1 from matter_source a join matter_source b on b.source_id = a.source_id
      where a.matter_id = mine.id and b.matter_id = m.id))
    and exists (select 1 from matter_party p where p.matter_id = mine.id and p.circle = 'full'
      and p.org_id = any ((select actor_orgs())::uuid[]))
  order by q.at $function$;

CREATE OR REPLACE FUNCTION luoshi.parties_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
declare changed uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
  perform project_parties(changed);
  -- Who supervises a matter is a superior of everything below it.
  if tg_op = 'UPDATE' and to_jsonb(new) ->> 'supervisor_org' <> to_jsonb(old) ->> 'supervisor_org' then
    perform project_parties(below.id) from (with recursive below(id) as (
        select m.id from matter m join assignment a on a.id = m.parent_assignment_id where a.matter_id = changed
        union select m.id from below join assignment a on a.matter_id = below.id join matter m on m.parent_assignment_id = a.id)
      select id from below) below;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION luoshi.parties_of_added()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
begin
  perform project_parties(each.matter_id) from (select distinct matter_id from added) each;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION luoshi.pass_instructions(from_account uuid, to_account uuid, matters uuid[])
 RETURNS SETOF uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  insert into instruction_handler
  select distinct i.id, to_account from instruction i join matter_source s on s.source_id = i.source_id
    join instruction_handler h on h.instruction_id = i.id and h.account_id = from_account
  where s.matter_id = any(matters) and i.state = 'open'
  on conflict do nothing returning instruction_id $function$;

CREATE OR REPLACE FUNCTION luoshi.portfolio_of(unit uuid, on_day date)
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  with recursive up(id, above, kind, n) as (
    select o.id, o.parent_id, o.kind, 0 from organization o where o.id = unit
    union all
    select o.id, o.parent_id, o.kind, up.n + 1 from up join organization o on o.id = up.above
    where up.kind <> 'government' and o.kind <> 'government')
  select p.id from up join portfolio p on p.organization_id = up.id and p.valid_from <= on_day
    and (p.valid_to is null or p.valid_to >= on_day) order by up.n limit 1 $function$;

CREATE OR REPLACE FUNCTION luoshi.project_parties(of_matter uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  delete from matter_party p where p.matter_id = of_matter
    and not exists (select 1 from expected_parties(of_matter) e where (e.org_id, e.capacity, e.circle) = (p.org_id, p.capacity, p.circle));
  insert into matter_party select * from expected_parties(of_matter) on conflict do nothing; $function$;

CREATE OR REPLACE FUNCTION luoshi.project_search(of_matter uuid, tokens text[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  insert into matter_search values (of_matter, array_to_tsvector(tokens))
  on conflict (matter_id) do update set tokens = excluded.tokens; $function$;

CREATE OR REPLACE FUNCTION luoshi.reached_by_reminders(of_matter uuid)
 RETURNS TABLE(reminder_id uuid, account_id uuid, tier text, told_at timestamp with time zone, read_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  select r.reminder_id, r.account_id, r.tier, n.at, d.at
  from reminder_reader r join notice n on n.id = r.notice_id
  left join notice_read d on d.notice_id = n.id and d.account_id = r.account_id
  where r.matter_id = of_matter and (is_system() or exists (select 1 from matter_party p where p.matter_id = of_matter
    and p.circle = 'full' and p.org_id = any ((select actor_orgs())::uuid[]))) $function$;

CREATE OR REPLACE FUNCTION luoshi.reached_outside(accounts uuid[])
 RETURNS TABLE(account_id uuid, channel text, address text, language text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  select p.account_id, 'email', p.email, p.language from contact_preference p where p.by_email and p.account_id = any (accounts)
  union all
  select p.account_id, 'robot', coalesce(a.phone, ''), p.language from contact_preference p join account a on a.id = p.account_id
  where p.by_robot and p.account_id = any (accounts) $function$;

CREATE OR REPLACE FUNCTION luoshi.search_matters(query tsquery)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  select s.matter_id from matter_search s where s.tokens @@ query and exists (
    select 1 from matter_party p where p.matter_id = s.matter_id and p.org_id = any ((select actor_orgs())::uuid[])) $function$;

CREATE OR REPLACE FUNCTION luoshi.sent_of_matter(of_matter uuid)
 RETURNS TABLE(account_id uuid, channel text, kind text, state text, attempts integer, made_at timestamp with time zone, sent_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  select o.account_id, o.channel, o.kind, o.state, o.attempts, o.made_at, o.sent_at
  from outgoing_matter x join outgoing o on o.id = x.outgoing_id
  where x.matter_id = of_matter and (is_system() or exists (select 1 from matter_party p where p.matter_id = of_matter
    and p.circle = 'full' and p.org_id = any ((select actor_orgs())::uuid[]))) $function$;

CREATE OR REPLACE FUNCTION luoshi.signed_text_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the text of % is signed', old.id using errcode = 'LS003';
end $function$;

CREATE OR REPLACE FUNCTION luoshi.similar_matters(wanted text[], most integer)
 RETURNS TABLE(matter_id uuid, shared integer, own integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  select s.matter_id, (select count(*)::int from unnest(tsvector_to_array(s.tokens)) t where t = any (wanted)),
    cardinality(tsvector_to_array(s.tokens))
  from matter_search s join matter m on m.id = s.matter_id
  where s.tokens @@ array_to_string(array(select quote_literal(w) from unnest(wanted) w), ' | ')::tsquery
    and m.dispatched_at is not null and m.state not in ('cleared', 'archived', 'cancelled', 'merged')
    and m.supervisor_org = any ((select actor_orgs())::uuid[])
  order by 2 desc, m.changed_at desc limit most $function$;

CREATE OR REPLACE FUNCTION luoshi.supervised_lights(asked timestamp without time zone)
 RETURNS TABLE(light text, n bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  with mine as (select actor_orgs() as orgs)
  select 'grey', count(*) from matter m where m.supervisor_org = any ((select orgs from mine)::uuid[]) and m.rests = 'grey'
  union all
  select 'blue', count(*) from matter m where m.supervisor_org = any ((select orgs from mine)::uuid[]) and m.rests = 'blue'
  union all
  select 'red', count(*) from matter m where m.supervisor_org = any ((select orgs from mine)::uuid[])
    and m.rests is null and m.red_from <= asked
  union all
  select 'yellow', count(*) from matter m where m.supervisor_org = any ((select orgs from mine)::uuid[])
    and m.rests is null and m.red_from > asked and m.yellow_from <= asked
  union all
  select 'green', count(*) from matter m where m.supervisor_org = any ((select orgs from mine)::uuid[])
    and m.rests is null and m.red_from > asked and m.yellow_from > asked $function$;

CREATE OR REPLACE FUNCTION luoshi.today()
 RETURNS date
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('luoshi.today', true), '')::date, (now() at time zone 'Asia/Shanghai')::date) $function$;

CREATE OR REPLACE FUNCTION luoshi.urgings_of(units uuid[], since_day date)
 RETURNS TABLE(organization_id uuid, asker_org uuid, on_day date, urgings integer, calls integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'luoshi', 'pg_temp'
AS $function$
  select c.organization_id, c.asker_org, c.chased_on, count(distinct x.urging_id)::int,
    count(*) filter (where x.urging_id is null)::int
  from chase c left join urging_chase x on x.chase_id = c.id
  where actor() is not null and c.organization_id = any (units) and c.chased_on >= since_day
  group by 1, 2, 3 $function$;

CREATE OR REPLACE FUNCTION luoshi.watch_history(of_table text, key_column text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create trigger history_insert after insert on %I referencing new table as becomes
    for each statement execute function keep_history(%L)', of_table, key_column);
  execute format('create trigger history_update after update on %I referencing old table as was new table as becomes
    for each statement execute function keep_history(%L)', of_table, key_column);
  execute format('create trigger history_delete after delete on %I referencing old table as was
    for each statement execute function keep_history(%L)', of_table, key_column);
end $function$;

grant execute on function acting_appointments(uuid) to public, luoshi_app, luoshi_worker;
grant execute on function actor() to luoshi_app, luoshi_worker;
grant execute on function actor_account() to luoshi_app, luoshi_worker;
grant execute on function actor_has_role(text) to luoshi_app, luoshi_worker;
grant execute on function actor_orgs() to luoshi_app, luoshi_worker;
grant execute on function add_columns(text,text[]) to public;
grant execute on function answered_at_end() to public;
grant execute on function belongs_to_matter(text,text,text,boolean) to public;
grant execute on function clocks_at_work(uuid,uuid,integer) to public, luoshi_app, luoshi_worker;
grant execute on function closed_period_stays() to public, luoshi_app, luoshi_worker;
grant execute on function demand_event(text,text) to public;
grant execute on function event_required() to luoshi_app, luoshi_worker;
grant execute on function excuse_from_events(text,text) to public;
grant execute on function give_sight(text,text,text) to public;
grant execute on function handlers() to public, luoshi_app, luoshi_worker;
grant execute on function invited_to() to public, luoshi_app, luoshi_worker;
grant execute on function is_system() to luoshi_app, luoshi_worker;
grant execute on function keep_history() to luoshi_app, luoshi_worker;
grant execute on function keep_past(text,text,text) to public;
grant execute on function leaders_on(uuid) to public, luoshi_app, luoshi_worker;
grant execute on function let_definers_reach(text) to public;
grant execute on function levels_above(uuid) to public, luoshi_app, luoshi_worker;
grant execute on function light_red_from(text,boolean,date,integer,date,text,date) to public, luoshi_app, luoshi_worker;
grant execute on function light_rests(text,boolean) to public, luoshi_app, luoshi_worker;
grant execute on function light_yellow_from(text,boolean,date,integer,date,date,date,text) to public, luoshi_app, luoshi_worker;
grant execute on function moment() to luoshi_app, luoshi_worker;
grant execute on function note_in_trail(uuid,timestamp with time zone,text,text,text,uuid[],text,text,bytea) to luoshi_app, luoshi_worker;
grant execute on function of_matter(text,text) to public;
grant execute on function open_items(uuid,uuid[]) to public, luoshi_app, luoshi_worker;
grant execute on function open_parts(uuid) to public, luoshi_app, luoshi_worker;
grant execute on function open_questions_like(uuid) to public, luoshi_app, luoshi_worker;
grant execute on function parties_changed() to luoshi_app, luoshi_worker;
grant execute on function parties_of_added() to public, luoshi_app, luoshi_worker;
grant execute on function pass_instructions(uuid,uuid,uuid[]) to public, luoshi_app, luoshi_worker;
grant execute on function portfolio_of(uuid,date) to public, luoshi_app, luoshi_worker;
grant execute on function project_parties(uuid) to luoshi_app, luoshi_worker;
grant execute on function project_search(uuid,text[]) to luoshi_app, luoshi_worker;
grant execute on function reached_by_reminders(uuid) to public, luoshi_app, luoshi_worker;
grant execute on function reached_outside(uuid[]) to public, luoshi_app, luoshi_worker;
grant execute on function search_matters(tsquery) to luoshi_app, luoshi_worker;
grant execute on function sent_of_matter(uuid) to public, luoshi_app, luoshi_worker;
grant execute on function signed_text_stays() to public, luoshi_app, luoshi_worker;
grant execute on function similar_matters(text[],integer) to public, luoshi_app, luoshi_worker;
grant execute on function supervised_lights(timestamp without time zone) to public, luoshi_app, luoshi_worker;
grant execute on function today() to luoshi_app, luoshi_worker;
grant execute on function urgings_of(uuid[],date) to public, luoshi_app, luoshi_worker;
grant execute on function watch_history(text,text) to public;

