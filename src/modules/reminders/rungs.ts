import { sql } from 'kysely'
import { readersAt, type ReminderTier, type Step } from '#domain/reminder.ts'
import { tellAll, type Notice } from '#modules/notices/index.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import type { Moment } from '#platform/moment.ts'
import type { DeadlineRow } from './deadlines.ts'
import type { Holders } from './readers.ts'
import type { ReminderRules } from './rules.ts'

/** What a notice is called: before the day, on it, after it. */
const kindOf = (rung: number) => (rung < 0 ? 'reminder.before' : rung === 0 ? 'reminder.due' : 'reminder.overdue')

export type Rung = { readonly row: DeadlineRow; readonly step: Step; readonly outcome: 'told' | 'passed' }
export type Written = Rung & { readonly id: string }

/** Rungs of many deadlines in one statement; what somebody else wrote first is left out of the answer. */
export const insertRungs = async (tx: Tx, rungs: readonly Rung[], { today }: Moment): Promise<readonly Written[]> => {
  if (rungs.length === 0) return []
  const made = rungs.map((each) => ({ ...each, id: newId() }))
  const rows = made.map(({ id, row, step, outcome }) => ({
    id,
    matter_id: row.matter,
    subject: row.subject,
    subject_id: row.subjectId,
    term: row.term,
    rung: step.rung,
    due: row.due,
    planned_on: step.day,
    decided_on: today,
    outcome,
  }))
  const { rows: kept } = await sql<{ id: string }>`
    insert into reminder (id, matter_id, subject, subject_id, term, rung, due, planned_on, decided_on, outcome)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) x(id uuid, matter_id uuid, subject text, subject_id uuid,
      term text, rung int, due date, planned_on date, decided_on date, outcome text)
    on conflict (matter_id, subject_id, term, rung) do nothing returning id`.execute(tx)
  const ids = new Set(kept.map((each) => each.id))
  return made.filter((each) => ids.has(each.id))
}

const wordsOf = ({ row, step }: Rung) => {
  const days = String(Math.abs(step.rung))
  return {
    due: row.due,
    ...(row.target === null ? {} : { milestone: row.target }),
    ...(step.rung < 0 ? { left: days } : {}),
    ...(step.rung > 0 ? { over: days } : {}),
  }
}

type Reader = { readonly tier: ReminderTier; readonly name: string }
export type Told = Written & { readonly readers: readonly string[] }

/** A notice to each reader of each rung, and who they were. */
export const tellRungs = async (
  { tx, moment, rules }: { readonly tx: Tx; readonly moment: Moment; readonly rules: ReminderRules },
  written: readonly Written[],
  holders: (unit: string, supervisor: string) => Holders,
): Promise<readonly Told[]> => {
  const all = written.map((each) => ({
    ...each,
    readers: new Map<string, Reader>(
      readersAt(each.step.rung, rules.rising, holders(each.row.unit, each.row.supervisor))
        .toReversed()
        .map(({ tier, who }) => [who.accountId, { tier, name: who.name }]),
    ),
  }))
  const notices = all.map((each): Notice => {
    const about = { title: each.row.title, subjectId: each.row.matter, matterId: each.row.matter, words: wordsOf(each) }
    return each.readers.size > 0
      ? { ...about, kind: kindOf(each.step.rung), accounts: [...each.readers.keys()] }
      : // Nobody in office there: the supervisor hears of it, as of every unit that nothing reaches (A29).
        { ...about, kind: 'reminder.nobody', organizations: [each.row.supervisor, each.row.unit] }
  })
  const told = await tellAll({ tx, moment }, notices)
  const rows = all.flatMap((each, i) =>
    [...each.readers].map(([account, { tier }]) => ({
      reminder_id: each.id,
      account_id: account,
      matter_id: each.row.matter,
      tier,
      notice_id: told[i]?.find((one) => one.accountId === account)?.id ?? '',
    })),
  )
  if (rows.length > 0) await tx.insertInto('reminder_reader').values(rows).execute()
  return all.map(({ readers, ...each }) => ({ ...each, readers: [...readers.values()].map((reader) => reader.name) }))
}
