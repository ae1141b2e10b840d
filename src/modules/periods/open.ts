import { sql } from 'kysely'
import { openPeriod } from '#contract/periods.ts'
import { civilDate, type CivilDate } from '#domain/date.ts'
import { endStates } from '#domain/matter.ts'
import { refuse } from '#domain/refusal.ts'
import { loadMatter } from '#modules/matters/index.ts'
import type { Tx } from '#platform/db.ts'
import { command } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { boardView } from './board.ts'

type Opening = {
  readonly governmentId: string
  readonly organizationId: string
  readonly every: 'weekly' | 'monthly' | 'quarterly' | 'by_stage' | 'once'
  readonly title: string | null
  readonly nominal: CivilDate
  readonly closes: CivilDate
  readonly openedOn: CivilDate
  readonly openedBy: string | null
  readonly at: string
}

export const insertPeriod = async (tx: Tx, opening: Opening): Promise<string> => {
  const id = newId()
  await tx
    .insertInto('period')
    .values({
      id,
      government_id: opening.governmentId,
      organization_id: opening.organizationId,
      every: opening.every,
      title: opening.title,
      nominal_on: opening.nominal,
      closes_on: opening.closes,
      opened_on: opening.openedOn,
      opened_by: opening.openedBy,
      changed_at: opening.at,
    })
    .execute()
  return id
}

/** Asks matters in a period; returns those that were not in it yet. */
export const askMatters = async (
  tx: Tx,
  periodId: string,
  matterIds: readonly string[],
  at: string,
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`insert into period_matter (period_id, matter_id, asked_at)
    select ${periodId}, id, ${at} from unnest(${matterIds}::uuid[]) id
    on conflict do nothing returning matter_id as id`.execute(tx)
  return rows.map((row) => row.id)
}

/** 截至某日: the office asks some matters, or those of an order, beside the calendar. Counted on whoever asks. */
export const openPeriodCommand = command(openPeriod, {
  subjects: ({ matters }) => matters.map((id) => ({ kind: 'matter', id })),
  run: async (context, { matters, closesOn, title }) => {
    const { tx, actor, moment } = context
    const closes = civilDate(closesOn)
    if (closes < moment.today) throw new Refused(refuse('due-in-past', { field: 'closesOn', params: { due: closes } }))
    const rows = []
    for (const id of new Set(matters)) rows.push(await loadMatter(tx, id))
    const supervisors = new Set(rows.map((row) => row.supervisor_org))
    const [first] = rows
    if (!first || supervisors.size > 1) throw new Refused(refuse('mixed-supervisors'))
    const unready = rows.find((row) => row.dispatched_at === null || endStates.includes(row.state))
    if (unready) throw new Refused(refuse('wrong-state', { params: { state: unready.state } }))
    const id = await insertPeriod(tx, {
      governmentId: first.government_id,
      organizationId: first.supervisor_org,
      every: 'once',
      title: title ?? null,
      nominal: closes,
      closes,
      openedOn: moment.today,
      openedBy: actor.accountId,
      at: moment.at,
    })
    await askMatters(
      tx,
      id,
      rows.map((row) => row.id),
      moment.at,
    )
    return {
      events: [{ type: 'period.opened', on: [id], changes: { closesOn: closes } }],
      view: () => boardView(context, id),
    }
  },
})
