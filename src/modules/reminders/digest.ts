import { sql } from 'kysely'
import { digestMessage } from '#contract/words/outside.ts'
import type { CivilDate } from '#domain/date.ts'
import { copyOutside, type Outgoing } from '#modules/outgoing/index.ts'
import type { App } from '#platform/app.ts'
import { transact, type Tx } from '#platform/db.ts'
import type { Moment } from '#platform/moment.ts'

type Line = {
  account: string
  reminder: string
  matter: string
  government: string
  title: string
  number: string | null
  target: string | null
  rung: number
  due: CivilDate
  isOwed: boolean
}

/** So many people a transaction. */
const atOnce = 50

const linesOf = async (tx: Tx, accounts: readonly string[]): Promise<readonly Line[]> => {
  const { rows } = await sql<Line>`
    select x.account_id as account, r.id as reminder, r.matter_id as matter, m.government_id as government, m.title, m.number,
      s.target, r.rung, r.due, m.state in ('dispatched', 'in_progress', 'long_term') and not m.stopped as "isOwed"
    from reminder_reader x join reminder r on r.id = x.reminder_id join matter m on m.id = r.matter_id
    left join milestone s on s.id = r.subject_id
    where x.account_id = any(${accounts}::uuid[]) and x.digested_on is null
    order by x.account_id, r.rung desc, r.due, r.matter_id for update of x skip locked`.execute(tx)
  return rows
}

/** One message a person and day for all that they were told; what comes after it waits for the next working day's. */
const digestFor = (app: App, moment: Moment, actor: string, accounts: readonly string[]) =>
  transact(app.database.db, { actor, today: moment.today }, async (tx): Promise<number> => {
    const lines = await linesOf(tx, accounts)
    const owed = lines.filter((line) => line.isOwed)
    const digests = [...Map.groupBy(owed, (line) => line.account)].map(([account, own]): Outgoing => ({
      kind: 'digest',
      key: `digest ${moment.today}`,
      governmentId: own[0]?.government ?? '',
      accounts: [account],
      words: (language) => digestMessage(language, own, moment.today, app.outside?.address ?? null),
      matters: own.map((line) => line.matter),
    }))
    const taken = await copyOutside({ app, tx, moment }, digests)
    const done = lines.filter((line) => !taken.has(line.account))
    await sql`update reminder_reader x set digested_on = ${moment.today}
      from unnest(${done.map((line) => line.reminder)}::uuid[], ${done.map((line) => line.account)}::uuid[]) y(reminder, account)
      where x.reminder_id = y.reminder and x.account_id = y.account`.execute(tx)
    return done.filter((line) => line.isOwed).length
  })

/** 汇总: whoever wants nothing outside has nothing gathered for them. */
export const gatherDigests = async (app: App, moment: Moment, actor = 'system:remind'): Promise<number> => {
  const as = { actor, today: moment.today }
  await transact(app.database.db, as, (tx) =>
    sql`update reminder_reader x set digested_on = ${moment.today} where x.digested_on is null and not exists
      (select 1 from contact_preference p where p.account_id = x.account_id and (p.by_email or p.by_robot))`.execute(
      tx,
    ),
  )
  const accounts = await transact(
    app.database.db,
    as,
    async (tx) =>
      (
        await sql<{
          id: string
        }>`select distinct account_id as id from reminder_reader where digested_on is null order by account_id`.execute(
          tx,
        )
      ).rows,
    true,
  )
  let gathered = 0
  for (let from = 0; from < accounts.length; from += atOnce)
    gathered += await digestFor(
      app,
      moment,
      actor,
      accounts.slice(from, from + atOnce).map((each) => each.id),
    )
  return gathered
}
