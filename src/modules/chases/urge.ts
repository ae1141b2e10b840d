import { sql } from 'kysely'
import { urge } from '#contract/chases.ts'
import { civilDate, type CivilDate } from '#domain/date.ts'
import type { MatterState } from '#domain/matter.ts'
import { mayUrge, weekOf } from '#domain/urging.ts'
import { tell } from '#modules/notices/index.ts'
import { copyOutside } from '#modules/outgoing/index.ts'
import { holdersFor } from '#modules/reminders/index.ts'
import { settingOf } from '#modules/settings/index.ts'
import type { Tx } from '#platform/db.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { burdenSince, type Burdens } from './burden.ts'

type Part = {
  id: string
  matter: string
  title: string
  number: string | null
  supervisor: string
  government: string
  unit: string
  unitName: string
  state: MatterState
  isStopped: boolean
  isDone: boolean
  isMostUrgent: boolean
}

const partsOf = async (tx: Tx, assignmentIds: readonly string[]): Promise<readonly Part[]> => {
  const { rows } =
    await sql<Part>`select a.id, m.id as matter, m.title, m.number, m.supervisor_org as supervisor, m.government_id as government,
      a.organization_id as unit, o.name as "unitName", m.state, m.stopped as "isStopped",
      a.part <> 'coordinating_lead' and a.state in ('contributed', 'accepted', 'released') or a.valid_to is not null
        or m.dispatched_at is null as "isDone", m.urgency = 'most_urgent' as "isMostUrgent"
    from assignment a join matter m on m.id = a.matter_id join organization o on o.id = a.organization_id
    where a.id = any(${assignmentIds}::uuid[]) order by o.sort_key, a.id`.execute(tx)
  return rows
}

type Act = { readonly id: string; readonly said: string; readonly explainBy: CivilDate | null }

const insertUrging = async ({ tx, actor, moment }: Context, act: Act, parts: readonly Part[], askerOrg: string) => {
  await tx
    .insertInto('urging')
    .values({
      id: act.id,
      asker_org: askerOrg,
      by_account: actor.accountId,
      said: act.said,
      made_at: moment.at,
      made_on: moment.today,
      explain_by: act.explainBy,
    })
    .execute()
  const chases = parts.map((part) => ({
    id: newId(),
    matter_id: part.matter,
    assignment_id: part.id,
    organization_id: part.unit,
    asker_org: askerOrg,
    how: 'message' as const,
    said: act.said,
    chased_by: actor.accountId,
    chased_at: moment.at,
    chased_on: moment.today,
  }))
  await tx.insertInto('chase').values(chases).execute()
  await tx
    .insertInto('urging_chase')
    .values(chases.map((chase) => ({ chase_id: chase.id, urging_id: act.id, matter_id: chase.matter_id })))
    .execute()
}

/** In the house one notice a matter; outside one message a person, with all matters of the unit in it. */
const tellUnits = async (context: Context, act: Act, parts: readonly Part[]) => {
  const { tx, actor } = context
  for (const part of parts)
    await tell(context, {
      kind: act.explainBy === null ? 'matter.urged' : 'matter.explanation_ordered',
      title: part.title,
      subjectId: part.matter,
      matterId: part.matter,
      organizations: [part.unit],
      words: { text: act.said, by: actor.name, ...(act.explainBy === null ? {} : { due: act.explainBy }) },
    })
  const holders = await holdersFor(tx, parts)
  for (const [unit, own] of Map.groupBy(parts, (part) => part.unit)) {
    const { liaison = [], deputy = [], principal = [] } = holders(unit, own[0]?.supervisor ?? '')
    const to = [...liaison, ...deputy, ...(act.explainBy === null ? [] : principal)].map((each) => each.accountId)
    await copyOutside(context, [...new Set(to)], {
      governmentId: own[0]?.government ?? '',
      kind: 'urging',
      key: `urging ${act.id} ${unit}`,
      subject: `【催办】${own[0]?.title ?? ''}${own.length > 1 ? `等${own.length}项` : ''}`,
      body: [
        `${actor.name}：${act.said}`,
        ...(act.explainBy === null ? [] : [`请于${act.explainBy}前报告原因及改进意见。`]),
        ...own.map((part) => `· ${part.number ?? ''} ${part.title}`),
      ].join('\n'),
      matters: own.map((part) => part.matter),
      urgent: own.some((part) => part.isMostUrgent),
    })
  }
}

const mostOften = (burdens: Burdens, parts: readonly Part[]) =>
  parts.map((part) => ({
    unit: part.unitName,
    title: part.title,
    state: part.state,
    isStopped: part.isStopped,
    isDone: part.isDone,
    thisWeek: burdens(part.unit, part.supervisor).urgedThisWeek,
  }))

export const urgeCommand = command(urge, {
  subjects: ({ assignmentIds }) =>
    [...new Set(assignmentIds)].map((id) => ({ kind: 'assignment' as const, id, aside: true })),
  run: async (context, { assignmentIds, said, explainBy }) => {
    const { tx, by, moment } = context
    const parts = await partsOf(tx, assignmentIds)
    const most = await settingOf(tx, by.governmentId, 'urging.most-a-week')
    const units = parts.map((part) => part.unit)
    const burdens = await burdenSince(tx, units, weekOf(moment.today), moment.today)
    const until = explainBy === undefined ? null : civilDate(explainBy)
    const refusal = mayUrge(mostOften(burdens, parts), most, { today: moment.today, explainBy: until })
    if (refusal) throw new Refused(refusal)
    for (const [supervisor, own] of Map.groupBy(parts, (part) => part.supervisor)) {
      const act = { id: newId(), said, explainBy: until }
      await insertUrging(context, act, own, supervisor)
      await tellUnits(context, act, own)
    }
    const event = (part: Part) => ({
      type: until === null ? 'matter.urged' : 'matter.explanation_ordered',
      on: [part.matter],
      reason: said,
      changes: { unit: part.unitName, ...(until === null ? {} : { due: until }) },
    })
    const [first, ...rest] = parts
    if (!first) throw new Error('no assignment was found that was seen before')
    return {
      events: [event(first), ...rest.map(event)],
      view: async () => ({ urged: parts.length, units: new Set(units).size }),
    }
  },
})
