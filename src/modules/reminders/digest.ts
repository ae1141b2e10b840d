import { sql } from 'kysely'
import { dayOf, monthOf, type CivilDate } from '#domain/date.ts'
import { copyOutside } from '#modules/outgoing/index.ts'
import type { App } from '#platform/app.ts'
import { transact, type Tx } from '#platform/db.ts'
import type { Moment } from '#platform/moment.ts'

type Line = {
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

const saying = (rung: number) => (rung < 0 ? `剩余${-rung}个工作日` : rung === 0 ? '今日到期' : `超期${rung}个工作日`)

const textOf = (lines: readonly Line[], today: CivilDate, address: string | null) => ({
  subject: `【督办提醒】${monthOf(today)}月${dayOf(today)}日 ${lines.length}项`,
  body: [
    ...lines.map(
      (line) =>
        `· ${saying(line.rung)}　${line.number ?? ''} ${line.title}${line.target === null ? '' : `（${line.target}）`}　时限 ${line.due}${
          address === null ? '' : `\n  ${address}/matters/${line.matter}`
        }`,
    ),
    '',
    '在系统中可查看详情、报送进展；接收方式和免打扰时间在“个人设置”中修改。',
  ].join('\n'),
})

const linesOf = async (tx: Tx, account: string): Promise<readonly Line[]> => {
  const { rows } = await sql<Line>`
    select r.id as reminder, r.matter_id as matter, m.government_id as government, m.title, m.number, s.target, r.rung, r.due,
      m.state in ('dispatched', 'in_progress', 'long_term') and not m.stopped as "isOwed"
    from reminder_reader x join reminder r on r.id = x.reminder_id join matter m on m.id = r.matter_id
    left join milestone s on s.id = r.subject_id
    where x.account_id = ${account} and x.digested_on is null
    order by r.rung desc, r.due, r.matter_id for update of x skip locked`.execute(tx)
  return rows
}

/** One message a person and day for all that they were told; what comes after it waits for the next working day's. */
const digestFor = (app: App, moment: Moment, actor: string, account: string) =>
  transact(app.database.db, { actor, today: moment.today }, async (tx): Promise<number> => {
    const lines = await linesOf(tx, account)
    const [first] = lines
    if (!first) return 0
    const owed = lines.filter((line) => line.isOwed)
    if (owed.length > 0) {
      const taken = await copyOutside({ app, tx, moment }, [account], {
        kind: 'digest',
        key: `digest ${moment.today}`,
        governmentId: first.government,
        matters: owed.map((line) => line.matter),
        ...textOf(owed, moment.today, app.outside?.address ?? null),
      })
      if (taken.has(account)) return 0
    }
    await sql`update reminder_reader set digested_on = ${moment.today} where account_id = ${account}
      and reminder_id = any(${lines.map((line) => line.reminder)}::uuid[])`.execute(tx)
    return owed.length
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
        }>`select distinct account_id as id from reminder_reader where digested_on is null`.execute(tx)
      ).rows,
    true,
  )
  let gathered = 0
  for (const { id } of accounts) gathered += await digestFor(app, moment, actor, id)
  return gathered
}
