import { sql } from 'kysely'
import { urge } from '#contract/chases.ts'
import { civilDate } from '#domain/date.ts'
import { mayUrge, weekOf } from '#domain/urging.ts'
import { settingOf } from '#modules/settings/index.ts'
import type { Tx } from '#platform/db.ts'
import { command } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { insertUrging, tellUnits, type Part } from './act.ts'
import { burdenSince, type Burdens } from './burden.ts'

/** The parts that somebody asks about, with what decides whether they may be urged. */
export const partsOf = async (tx: Tx, assignmentIds: readonly string[]): Promise<readonly Part[]> => {
  const { rows } =
    await sql<Part>`select a.id, m.id as matter, m.title, m.number, m.supervisor_org as supervisor, m.government_id as government,
      a.organization_id as unit, o.name as "unitName", m.state, m.stopped as "isStopped",
      a.part <> 'coordinating_lead' and a.state in ('contributed', 'accepted', 'released') or a.valid_to is not null
        or m.dispatched_at is null as "isDone", m.urgency = 'most_urgent' as "isMostUrgent"
    from assignment a join matter m on m.id = a.matter_id join organization o on o.id = a.organization_id
    where a.id = any(${assignmentIds}::uuid[]) order by o.sort_key, a.id`.execute(tx)
  return rows
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
