import { sql } from 'kysely'
import { isWorkday } from '#domain/calendar.ts'
import type { App } from '#platform/app.ts'
import { outsideAppointments, record, type EventDraft } from '#platform/audit.ts'
import { transact, type Tx } from '#platform/db.ts'
import { longJob } from '#platform/job.ts'
import { announce } from '#platform/live.ts'
import { hourOf, type Moment } from '#platform/moment.ts'
import { deadlinesWhere, verdictOn, withinReach, type DeadlineRow } from './deadlines.ts'
import { gatherDigests } from './digest.ts'
import { holdersFor } from './readers.ts'
import { reminderRules, type ReminderRules } from './rules.ts'
import { insertRungs, tellRungs } from './rungs.ts'

export type Reminded = { readonly told: number; readonly passed: number }

/** So many matters a transaction: locks are short, and a worker that dies loses little. */
const atOnce = 100

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
    const passed = verdicts.flatMap(({ row, verdict }) =>
      verdict.pass.map((step) => ({ row, step, outcome: 'passed' as const })),
    )
    const telling = verdicts.flatMap(({ row, verdict }) =>
      verdict.tell ? [{ row, step: verdict.tell, outcome: 'told' as const }] : [],
    )
    const written = await insertRungs(tx, [...passed, ...telling], moment)
    // Whoever comes second finds the row and tells nobody.
    const told = await tellRungs(
      { tx, moment, rules },
      written.filter((each) => each.outcome === 'told'),
      holders,
    )
    const events = verdicts.flatMap(({ row }): EventDraft[] => {
      const rung = told.find((each) => each.row === row)
      const jumped = written
        .filter((each) => each.row === row && each.outcome === 'passed')
        .map((each) => each.step.rung)
      if (!rung && jumped.length === 0) return []
      return [
        {
          type: rung ? 'matter.reminded' : 'matter.reminders_passed',
          on: [row.matter],
          changes: {
            due: row.due,
            ...(row.target === null ? {} : { milestone: row.target }),
            ...(rung ? { rung: rung.step.rung, readers: rung.readers } : {}),
            ...(jumped.length > 0 ? { passed: jumped } : {}),
          },
        },
      ]
    })
    if (events.length > 0) {
      const header = outsideAppointments(moment.at, actor, 'reminders.tell')
      await announce(tx, app.schema, await record(tx, header, events, []))
    }
    return { told: told.length, passed: written.length - told.length }
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
