import { sql } from 'kysely'
import { workdaysBetween } from '#domain/calendar.ts'
import type { CivilDate } from '#domain/date.ts'
import type { Actor } from '#domain/permissions.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import { completeRead } from '#modules/reports/index.ts'
import { settingOf } from '#modules/settings/index.ts'
import { outsideAppointments, record } from '#platform/audit.ts'
import type { Tx } from '#platform/db.ts'
import { job, type JobContext } from '#platform/job.ts'
import { bumpVersions, momentAfter, reach } from '#platform/subjects.ts'

type Waiting = {
  submission: string
  instruction: string
  source: string
  government: string
  leader: string
  madeOn: CivilDate
}

/** Submissions that lie before a leader who asked and has said nothing, in governments that let silence count. */
const waitingSince = async (tx: Tx, today: CivilDate): Promise<Waiting[]> => {
  const { rows } = await sql<Waiting>`
    select distinct on (i.id) b.id as submission, i.id as instruction, s.id as source, s.government_id as government,
      i.leader_name as leader, b.made_on as "madeOn"
    from submission b join source s on s.id = b.source_id
    join instruction i on i.source_id = s.id and i.answer_required and i.state = 'open' and i.id < b.id
    order by i.id, b.made_on desc, b.id desc`.execute(tx)
  const silent: Waiting[] = []
  for (const row of rows) {
    const days = await settingOf(tx, row.government, 'reading.silence-workdays')
    const calendar = await calendarFor(tx, row.government)
    if (days > 0 && workdaysBetween(calendar, row.madeOn, today) > days) silent.push(row)
  }
  return silent
}

const nobody: Actor = { accountId: '', name: '', appointments: [] }

const closeOne = async (context: JobContext, waiting: Waiting): Promise<void> => {
  const { tx, moment, actor } = context
  const locked = await reach(tx, [{ kind: 'submission', id: waiting.submission }], true)
  if ('missing' in locked) return
  const at = await momentAfter(tx, locked, moment.at)
  await sql`insert into submission_reading (submission_id, instruction_id, read_on, how, result)
    values (${waiting.submission}, ${waiting.instruction}, ${moment.today}, 'silence', 'read')`.execute(tx)
  await sql`update instruction set state = 'read', read_on = ${moment.today} where id = ${waiting.instruction}`.execute(
    tx,
  )
  const matters = locked.filter((row) => row.kind === 'matter').map((row) => row.id)
  const completed = await completeRead({ tx, actor: nobody, moment: { ...moment, at } }, matters)
  await bumpVersions(tx, locked, at)
  await record(
    tx,
    outsideAppointments(at, actor, 'submissions.close-silent'),
    [
      {
        type: 'submission.read',
        on: [waiting.submission, waiting.instruction, ...matters],
        changes: { leader: waiting.leader, how: 'silence', on: moment.today },
      },
      ...completed.map((id) => ({ type: 'matter.completed', on: [id] })),
    ],
    [waiting.source],
  )
}

/** Silence closes nothing unless a government switches that on; then every close says that it was silence. */
export const closeSilent = async (context: JobContext): Promise<number> => {
  const silent = await waitingSince(context.tx, context.moment.today)
  for (const each of silent) await closeOne(context, each)
  return silent.length
}

export const silenceJob = job<Record<string, never>>(
  'silence',
  async (context) => void (await closeSilent(context)),
  '40 22 * * *',
)
