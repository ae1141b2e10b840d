-- Reminders: which rung of which deadline was told to whom; copies on their way outside; urging with receipt and reply.

-- When a clock was moved: a deadline that was given anew has a ladder of its own, and needs its first day.
alter table clock_event add column given_at timestamptz default moment();

-- ─── 提醒 ───────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Rungs are working days from the day due, negative before it. `term` tells one deadline of a subject from the next that
-- somebody gave (return, extension, another day); a calendar that moves the same deadline starts no new one.
create table reminder (
  id uuid primary key,
  matter_id uuid not null references matter,
  subject text not null check (subject in ('assignment', 'milestone')),
  subject_id uuid not null,
  term text not null,
  rung int not null,
  due date not null,
  planned_on date not null,
  decided_on date not null,
  outcome text not null check (outcome in ('told', 'passed')),
  unique (matter_id, subject_id, term, rung)
);
select belongs_to_matter('reminder');

create table reminder_reader (
  reminder_id uuid not null references reminder,
  account_id uuid not null references account,
  matter_id uuid not null references matter,
  tier text not null check (tier in ('liaison', 'deputy', 'principal', 'office_director')),
  notice_id uuid not null unique references notice,
  -- The day whose digest took it along, or let it drop.
  digested_on date,
  primary key (reminder_id, account_id)
);
create index reminder_reader_matter on reminder_reader (matter_id);
create index reminder_reader_waiting on reminder_reader (account_id) where digested_on is null;
select give_sight('reminder_reader', replace(of_matter('matter_id'), '{row}', 'reminder_reader'));
select excuse_from_events('reminder_reader', 'to whom a recorded reminder went; the reminder has its event');

-- ─── 发往系统外的消息 ─────────────────────────────────────────────────────────────────────────────────────────────────
-- One row a message and channel; its id is its Message-ID, so that what is sent twice is known to be the same.
create table outgoing (
  id uuid primary key,
  government_id uuid not null references organization,
  account_id uuid not null references account,
  channel text not null check (channel in ('email', 'robot')),
  kind text not null check (kind in ('digest', 'urging')),
  key text not null,
  address text not null,
  subject text not null,
  body text not null,
  urgent boolean not null default false,
  made_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'dropped', 'failed')),
  attempts int not null default 0,
  next_at timestamptz not null,
  sent_at timestamptz,
  error text,
  unique (account_id, channel, key)
);
create index outgoing_waiting on outgoing (next_at) where state = 'waiting';
create table outgoing_matter (
  outgoing_id uuid not null references outgoing,
  matter_id uuid not null references matter,
  primary key (outgoing_id, matter_id)
);
create index outgoing_matter_matter on outgoing_matter (matter_id);
-- Its words may speak of other matters of the reader: theirs alone; that it was sent is told by the function below.
select give_sight('outgoing', 'account_id = actor_account()', 'actor() is not null');
select give_sight('outgoing_matter', 'outgoing_id in (select o.id from outgoing o)', 'actor() is not null');
select excuse_from_events('outgoing', 'copies of recorded notices on their way outside');
select excuse_from_events('outgoing_matter', 'copies of recorded notices on their way outside');

-- 接收方式. In the house everybody is told always; this is what goes outside.
create table contact_preference (
  account_id uuid primary key references account,
  email text,
  by_email boolean not null default false,
  by_robot boolean not null default false,
  quiet_from int check (quiet_from between 0 and 23),
  quiet_to int check (quiet_to between 0 and 23),
  check (not by_email or email is not null),
  check ((quiet_from is null) = (quiet_to is null))
);
select give_sight('contact_preference', 'account_id = actor_account()');
select demand_event('contact_preference', 'account_id');
select let_definers_reach('contact_preference');

-- 日历订阅: whoever has the address has the days; taken back at any time.
create table calendar_feed (
  id uuid primary key,
  account_id uuid not null references account,
  token_hash bytea not null unique,
  made_at timestamptz not null,
  ended_at timestamptz
);
create unique index calendar_feed_one_live on calendar_feed (account_id) where ended_at is null;
select give_sight('calendar_feed', 'account_id = actor_account()');
select demand_event('calendar_feed', 'account_id');

-- ─── 催办: one act to one or many units; 责成说明: with cause and improvement by a day ──────────────────────────────────
create table urging (
  id uuid primary key,
  asker_org uuid not null references organization,
  by_account uuid not null references account,
  said text not null,
  made_at timestamptz not null,
  made_on date not null,
  explain_by date
);
create index urging_asker on urging (asker_org, made_on);
create table urging_chase (
  chase_id uuid primary key references chase,
  urging_id uuid not null references urging,
  matter_id uuid not null references matter
);
create index urging_chase_urging on urging_chase (urging_id);
select belongs_to_matter('urging_chase');
select give_sight('urging', 'asker_org = any ((select actor_orgs())::uuid[])
  or exists (select 1 from urging_chase c where c.urging_id = urging.id)', 'actor() is not null');
select excuse_from_events('urging', 'each of its chases has an event on its matter');

create table chase_reply (
  chase_id uuid primary key references chase,
  matter_id uuid not null references matter,
  text text not null,
  cause text,
  improvement text,
  replied_by uuid not null references account,
  replied_at timestamptz not null,
  check ((cause is null) = (improvement is null))
);
create index chase_reply_matter on chase_reply (matter_id);
select belongs_to_matter('chase_reply');

-- An explanation that was not given in time calls for the next instrument; the office decides on it.
create table explanation_overdue (
  chase_id uuid primary key references chase,
  matter_id uuid not null references matter,
  due date not null,
  instrument text not null check (instrument in ('reminder_letter', 'supervision_letter', 'talk', 'circular')),
  raised_on date not null
);
create index explanation_overdue_matter on explanation_overdue (matter_id);
select belongs_to_matter('explanation_overdue');

-- ─── What was told, sent and read, for those who see the matter ─────────────────────────────────────────────────────
select let_definers_reach('notice');
select let_definers_reach('notice_read');
select let_definers_reach('outgoing');
select let_definers_reach('outgoing_matter');
select let_definers_reach('reminder_reader');
create function reached_by_reminders(of_matter uuid)
  returns table (reminder_id uuid, account_id uuid, tier text, told_at timestamptz, read_at timestamptz)
  language sql stable security definer set search_path = :"schema", pg_temp as $$
  select r.reminder_id, r.account_id, r.tier, n.at, d.at
  from reminder_reader r join notice n on n.id = r.notice_id
  left join notice_read d on d.notice_id = n.id and d.account_id = r.account_id
  where r.matter_id = of_matter and (is_system() or exists (select 1 from matter_party p where p.matter_id = of_matter
    and p.circle = 'full' and p.org_id = any ((select actor_orgs())::uuid[]))) $$;
create function sent_of_matter(of_matter uuid)
  returns table (account_id uuid, channel text, kind text, state text, attempts int, made_at timestamptz, sent_at timestamptz)
  language sql stable security definer set search_path = :"schema", pg_temp as $$
  select o.account_id, o.channel, o.kind, o.state, o.attempts, o.made_at, o.sent_at
  from outgoing_matter x join outgoing o on o.id = x.outgoing_id
  where x.matter_id = of_matter and (is_system() or exists (select 1 from matter_party p where p.matter_id = of_matter
    and p.circle = 'full' and p.org_id = any ((select actor_orgs())::uuid[]))) $$;
-- Where somebody is reached outside; asked by whoever sends them something, who may not read the rest.
create function reached_outside(accounts uuid[])
  returns table (account_id uuid, channel text, address text)
  language sql stable security definer set search_path = :"schema", pg_temp as $$
  select p.account_id, 'email', p.email from contact_preference p where p.by_email and p.account_id = any (accounts)
  union all
  select p.account_id, 'robot', coalesce(a.phone, '') from contact_preference p join account a on a.id = p.account_id
  where p.by_robot and p.account_id = any (accounts) $$;

grant update (digested_on) on reminder_reader to :"worker", :"app";
grant update (state, attempts, next_at, sent_at, error) on outgoing to :"worker", :"app";
grant update on contact_preference to :"app", :"worker";
grant update (ended_at) on calendar_feed to :"app", :"worker";

-- How often units have been urged since a day, by whom: numbers for whoever is about to add to them (减负), no words.
select let_definers_reach('chase');
select let_definers_reach('urging');
select let_definers_reach('urging_chase');
create index chase_unit on chase (organization_id, chased_on);
create function urgings_of(units uuid[], since_day date)
  returns table (organization_id uuid, asker_org uuid, on_day date, urgings int, calls int)
  language sql stable security definer set search_path = :"schema", pg_temp as $$
  select c.organization_id, c.asker_org, c.chased_on, count(distinct x.urging_id)::int,
    count(*) filter (where x.urging_id is null)::int
  from chase c left join urging_chase x on x.chase_id = c.id
  where actor() is not null and c.organization_id = any (units) and c.chased_on >= since_day
  group by 1, 2, 3 $$;
