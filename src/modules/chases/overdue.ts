import { sql } from 'kysely'
import type { CivilDate } from '#domain/date.ts'
import { endStates } from '#domain/matter.ts'
import { nextInstrument } from '#domain/urging.ts'
import { tell } from '#modules/notices/index.ts'
import { holdersFor } from '#modules/reminders/index.ts'
import { outsideAppointments, record, type EventDraft } from '#platform/audit.ts'
import { job, type JobContext } from '#platform/job.ts'
import { announce } from '#platform/live.ts'

type Late = {
  chase: string
  matter: string
  title: string
  unit: string
  unitName: string
  supervisor: string
  due: CivilDate
  raised: number
}

/**
 * 责成说明逾期 (C20): an explanation that has not come by its day raises the next instrument of the matter, once, and
 * lays it before the office; whether it is used, somebody decides.
 */
export const raiseOverdueExplanations = async ({ tx, app, moment, actor }: JobContext): Promise<number> => {
  const { rows } = await sql<Late>`
    select c.id as chase, c.matter_id as matter, m.title, c.organization_id as unit, o.name as "unitName",
      m.supervisor_org as supervisor, u.explain_by as due,
      (select count(*)::int from explanation_overdue e where e.matter_id = m.id) as raised
    from urging u join urging_chase x on x.urging_id = u.id join chase c on c.id = x.chase_id
    join matter m on m.id = c.matter_id join organization o on o.id = c.organization_id
    where u.explain_by < ${moment.today}::date and m.state <> all(${endStates}::text[])
      and not exists (select 1 from chase_reply r where r.chase_id = c.id)
      and not exists (select 1 from explanation_overdue e where e.chase_id = c.id)
    order by m.id, u.explain_by, c.id for no key update of m`.execute(tx)
  if (rows.length === 0) return 0
  const holders = await holdersFor(tx, rows)
  const events: EventDraft[] = []
  const inThisRun = new Map<string, number>()
  for (const late of rows) {
    const before = inThisRun.get(late.matter) ?? 0
    const instrument = nextInstrument(late.raised + before)
    const { rows: raised } = await sql`insert into explanation_overdue (chase_id, matter_id, due, instrument, raised_on)
      values (${late.chase}, ${late.matter}, ${late.due}, ${instrument}, ${moment.today})
      on conflict do nothing returning chase_id`.execute(tx)
    if (raised.length === 0) continue
    inThisRun.set(late.matter, before + 1)
    const { principal = [] } = holders(late.unit, late.supervisor)
    const about = { title: late.title, subjectId: late.matter, matterId: late.matter }
    const words = { unit: late.unitName, due: late.due, instrument }
    await tell(
      { tx, moment },
      {
        ...about,
        kind: 'matter.explanation_overdue',
        organizations: [late.supervisor],
        accounts: principal.map((each) => each.accountId),
        words,
      },
    )
    events.push({ type: 'matter.explanation_overdue', on: [late.matter], changes: words })
  }
  if (events.length > 0) {
    const header = outsideAppointments(moment.at, actor, 'explanations.raise')
    await announce(tx, app.schema, await record(tx, header, events, []))
  }
  return events.length
}

export const explanationsJob = job<Record<string, never>>(
  'explanations',
  async (context) => void (await raiseOverdueExplanations(context)),
  '17 * * * *',
)
