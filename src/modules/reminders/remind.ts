import { sql } from 'kysely'
import { isWorkday } from '#domain/calendar.ts'
import { readersAt, type Step } from '#domain/reminder.ts'
import { tell } from '#modules/notices/index.ts'
import type { App } from '#platform/app.ts'
import { outsideAppointments, record, type EventDraft } from '#platform/audit.ts'
import { transact, type Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { longJob } from '#platform/job.ts'
import { announce } from '#platform/live.ts'
import { hourOf, type Moment } from '#platform/moment.ts'
import { deadlinesWhere, verdictOn, withinReach, type DeadlineRow } from './deadlines.ts'
import { gatherDigests } from './digest.ts'
import { holdersFor, type Holders } from './readers.ts'
import { reminderRules, type ReminderRules } from './rules.ts'

export type Reminded = { readonly told: number; readonly passed: number }

const atOnce = 40

/** What a notice is called: before the day, on it, after it. */
const kindOf = (rung: number) => (rung < 0 ? 'reminder.before' : rung === 0 ? 'reminder.due' : 'reminder.overdue')

const insertRung = async (
  tx: Tx,
  row: DeadlineRow,
  step: Step,
  outcome: 'told' | 'passed',
  { today }: Moment,
): Promise<string | null> => {
  const { rows } = await sql<{ id: string }>`insert into reminder (id, matter_id, subject, subject_id, term, rung, due,
      planned_on, decided_on, outcome)
    values (${newId()}, ${row.matter}, ${row.subject}, ${row.subjectId}, ${row.term}, ${step.rung}, ${row.due}, ${step.day},
      ${today}, ${outcome})
    on conflict (matter_id, subject_id, term, rung) do nothing returning id`.execute(tx)
  return rows[0]?.id ?? null
}

type Telling = { readonly tx: Tx; readonly moment: Moment; readonly rules: ReminderRules }

/** The rung, a notice to each reader, and who they were; whoever comes second finds the row and tells nobody. */
const tellRung = async ({ tx, moment, rules }: Telling, row: DeadlineRow, step: Step, holders: Holders) => {
  const reminderId = await insertRung(tx, row, step, 'told', moment)
  if (reminderId === null) return null
  const readers = new Map(
    readersAt(step.rung, rules.rising, holders)
      .toReversed()
      .map(({ tier, who }) => [who.accountId, { tier, name: who.name }]),
  )
  const days = String(Math.abs(step.rung))
  const words = {
    due: row.due,
    ...(row.target === null ? {} : { milestone: row.target }),
    ...(step.rung < 0 ? { left: days } : {}),
    ...(step.rung > 0 ? { over: days } : {}),
  }
  const about = { title: row.title, subjectId: row.matter, matterId: row.matter, words }
  const told = await tell({ tx, moment }, { ...about, kind: kindOf(step.rung), accounts: [...readers.keys()] })
  // Nobody in office there: the supervisor hears of it, as of every unit that nothing reaches (A29).
  if (told.length === 0)
    await tell({ tx, moment }, { ...about, kind: 'reminder.nobody', organizations: [row.supervisor, row.unit] })
  for (const { id, accountId } of told)
    await tx
      .insertInto('reminder_reader')
      .values({
        reminder_id: reminderId,
        account_id: accountId ?? '',
        matter_id: row.matter,
        tier: readers.get(accountId ?? '')?.tier ?? 'liaison',
        notice_id: id,
      })
      .execute()
  return [...readers.values()].map((each) => each.name)
}

/**
 * One batch in one transaction. Matters that somebody else has in hand are left for the next run; under the lock the
 * facts are asked again, so that nothing is told after a hand-in that came first.
 */
const remindBatch = (app: App, moment: Moment, actor: string, rules: ReminderRules, ids: readonly string[]) =>
  transact(app.database.db, { actor, today: moment.today }, async (tx): Promise<Reminded> => {
    const { rows: locked } = await sql<{ id: string }>`select id from matter where id = any(${ids}::uuid[])
      order by depth, id for no key update skip locked`.execute(tx)
    if (locked.length === 0) return { told: 0, passed: 0 }
    const deadlines = await deadlinesWhere(tx, sql`m.id = any(${locked.map((each) => each.id)}::uuid[])`)
    const verdicts = deadlines.map((row) => ({ row, verdict: verdictOn(row, rules, moment.today) }))
    const holders = await holdersFor(
      tx,
      verdicts.filter(({ verdict }) => verdict.tell).map(({ row }) => row),
    )
    const events: EventDraft[] = []
    let passed = 0
    for (const { row, verdict } of verdicts) {
      const jumped: number[] = []
      for (const step of verdict.pass)
        if ((await insertRung(tx, row, step, 'passed', moment)) !== null) jumped.push(step.rung)
      const readers = verdict.tell
        ? await tellRung({ tx, moment, rules }, row, verdict.tell, holders(row.unit, row.supervisor))
        : null
      passed += jumped.length
      if (readers === null && jumped.length === 0) continue
      events.push({
        type: readers === null ? 'matter.reminders_passed' : 'matter.reminded',
        on: [row.matter],
        changes: {
          due: row.due,
          ...(row.target === null ? {} : { milestone: row.target }),
          ...(readers === null ? {} : { rung: verdict.tell?.rung, readers }),
          ...(jumped.length > 0 ? { passed: jumped } : {}),
        },
      })
    }
    if (events.length > 0) {
      const header = outsideAppointments(moment.at, actor, 'reminders.tell')
      await announce(tx, app.schema, await record(tx, header, events, []))
    }
    return { told: events.filter((each) => each.type === 'matter.reminded').length, passed }
  })

/**
 * 提前预警提醒 (B17). Run by any number of workers, twice a day or after three days of standstill: a rung is one row, and
 * its notice stands in the same transaction. The moment comes from outside, so that a year can be walked through.
 */
export const remind = async (app: App, moment: Moment, actor = 'system:remind'): Promise<Reminded> => {
  const read = <T>(work: (tx: Tx) => Promise<T>) =>
    transact(app.database.db, { actor, today: moment.today }, work, true)
  const governments = await read(async (tx) => {
    const { rows } = await sql<{ id: string }>`select distinct government_id as id from matter`.execute(tx)
    return Promise.all(rows.map(async ({ id }) => ({ id, rules: await reminderRules(tx, id) })))
  })
  let [told, passed] = [0, 0]
  for (const { id, rules } of governments) {
    if (!isWorkday(rules.calendar, moment.today) || hourOf(moment) < rules.fromHour) continue
    const near = sql`m.government_id = ${id} and ${withinReach(moment.today, rules)}`
    const rows = await read((tx) => deadlinesWhere(tx, near))
    const says = (row: DeadlineRow) => {
      const verdict = verdictOn(row, rules, moment.today)
      return verdict.tell !== null || verdict.pass.length > 0
    }
    const waiting = [...new Set(rows.filter(says).map((row) => row.matter))]
    for (let from = 0; from < waiting.length; from += atOnce) {
      const done = await remindBatch(app, moment, actor, rules, waiting.slice(from, from + atOnce))
      told += done.told
      passed += done.passed
    }
  }
  return { told, passed }
}

export const remindJob = longJob(
  'remind',
  async (app, moment, actor) => {
    await remind(app, moment, actor)
    await gatherDigests(app, moment, actor)
  },
  '*/10 * * * *',
)
