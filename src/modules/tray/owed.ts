import { sql } from 'kysely'
import type { z } from 'zod'
import { getOwed } from '#contract/tray.ts'
import { workdaysAfter, workdaysBetween } from '#domain/calendar.ts'
import type { CivilDate } from '#domain/date.ts'
import { endStates } from '#domain/matter.ts'
import { owedKinds, owedOn, type OwedFacts } from '#domain/owed.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import { lightSql } from '#modules/clock/index.ts'
import { principalOnlyFor } from '#modules/organizations/index.ts'
import { settingOf } from '#modules/settings/index.ts'
import { organizationsOf } from '#platform/actor.ts'
import type { Tx } from '#platform/db.ts'
import { query, type Context } from '#platform/endpoint.ts'

type Item = z.input<typeof getOwed.output>['items'][number]
type Row = {
  matter_id: string
  assignment_id: string | null
  part: 'coordinating_lead' | 'joint_lead' | 'supporting' | null
  assignment_state: string | null
  delivered_on: CivilDate | null
  title: string
  number: string | null
  superior: string
  superior_name: string
  state: string
  cycle: number
  due: CivilDate | null
  due_provisional: boolean
  light: string
  government_id: string
  origin_level: number
  listed_on: CivilDate | null
  responsible: string | null
  divided_to: string | null
  asked_on: CivilDate | null
  agreed_due: CivilDate | null
  draft_id: string | null
  draft_kind: string | null
  laid_on: CivilDate | null
  joint_missing: number
  countersign_from: CivilDate | null
  given_to_me: boolean
  wanted_by: CivilDate | null
  also: { matterId: string; superiorName: string }[]
}

const at = (column: string) => sql.raw(`(${column} at time zone 'Asia/Shanghai')::date`)

const rowsOf = async ({ tx, actor, moment }: Context): Promise<Row[]> => {
  const mine = sql`any(${organizationsOf(actor)}::uuid[])`
  const ended = sql.join(endStates.map((state) => sql.lit(state)))
  const { rows } = await sql<Row>`
    select m.id as matter_id, a.id as assignment_id, a.part, a.state as assignment_state, a.delivered_on, m.title, m.number,
      m.supervisor_org as superior, s.name as superior_name, m.state, m.cycle, m.due, m.due_provisional,
      ${lightSql(moment)} as light, m.government_id, m.origin_level, m.listed_on, a.responsible_person as responsible,
      g.due as agreed_due, d.id as draft_id, d.kind as draft_kind, ${at('d.prepared_at')} as laid_on,
      nullif(concat_ws(' ', inner_org.name, inner_person.name), '') as divided_to, q.asked_on, v.wanted_by,
      coalesce(v.account_id = ${actor.accountId} or (v.account_id is null and v.division_id = ${mine}), false) as given_to_me,
      (select count(*)::int from assignment j where j.matter_id = m.id and j.part = 'joint_lead' and j.valid_to is null
        and j.state <> 'contributed') as joint_missing,
      (select ${at('c.prepared_at')} from report_draft c where c.matter_id = m.id and c.kind = 'completion' and c.state = 'open'
        and a.part = 'joint_lead' and a.state = 'acknowledged' and not exists (select 1 from countersignature o
          where o.draft_id = c.id and o.assignment_id = a.id and o.text_no = c.text_no) limit 1) as countersign_from,
      (select coalesce(jsonb_agg(same.view order by same.name), '[]') from (
        select distinct on (other.supervisor_org) os.name, jsonb_build_object('matterId', other.id, 'superiorName', os.name) as view
        from matter other join assignment oa on oa.matter_id = other.id and oa.valid_to is null and oa.organization_id = a.organization_id
        join organization os on os.id = other.supervisor_org
        where other.id <> m.id and other.supervisor_org <> m.supervisor_org and other.state not in (${ended})
          and (other.title = m.title or exists (select 1 from matter_source x join matter_source y on y.matter_id = other.id
            and y.clause = x.clause and (y.source_id = x.source_id or y.doc_number = x.doc_number) where x.matter_id = m.id))
        order by other.supervisor_org, other.id) same) as also
    from matter m join organization s on s.id = m.supervisor_org
    left join lateral (select * from assignment own where own.matter_id = m.id and own.valid_to is null
      and own.organization_id = ${mine} order by own.part limit 1) a on true
    left join agreed_due g on g.assignment_id = a.id
    left join lateral (select * from report_draft k where k.assignment_id = a.id and k.state = 'open'
      order by k.kind limit 1) d on true
    left join lateral (select * from internal_division i where i.matter_id = m.id and i.state = 'open'
      order by i.given_at desc limit 1) v on true
    left join organization inner_org on inner_org.id = v.division_id
    left join account inner_person on inner_person.id = v.account_id
    left join lateral (select min(${at('w.at')}) as asked_on from message w where w.matter_id = m.id and w.kind = 'question'
      and a.id is not null and not exists (select 1 from message r where r.answers = w.id)) q on true
    where m.state not in (${ended}) and m.dispatched_at is not null and m.id in (select p.matter_id from matter_party p
      where p.org_id = ${mine} and p.capacity in ('coordinating_lead', 'joint_lead', 'supporting', 'division'))`.execute(
    tx,
  )
  return rows
}

const workable: ReadonlySet<string> = new Set(['in_progress', 'long_term'])

const factsOf = async ({ tx }: Context, row: Row, signs: (row: Row) => boolean): Promise<OwedFacts> => {
  const isAt = workable.has(row.state)
  const isOpen = isAt || ['dispatched', 'reported', 'under_review'].includes(row.state)
  const days = row.assignment_state === 'sent' ? await settingOf(tx, row.government_id, 'acknowledge.workdays') : 0
  const calendar = await calendarFor(tx, row.government_id)
  return {
    acknowledgeBy:
      row.assignment_state === 'sent' && row.delivered_on ? workdaysAfter(calendar, row.delivered_on, days) : null,
    askedOn: isOpen ? row.asked_on : null,
    laidBeforeOn: isAt && row.draft_id && signs(row) ? row.laid_on : null,
    countersignFrom: isAt ? row.countersign_from : null,
    isReturned: row.cycle > 1,
    isLead: isAt && row.part === 'coordinating_lead' && row.assignment_state !== 'sent',
    contributeBy: row.agreed_due,
    owesContribution: isAt && row.part === 'supporting' && row.assignment_state === 'acknowledged',
    divided: isOpen && row.given_to_me ? { by: row.wanted_by } : null,
    due: row.due,
  }
}

/** Whether the reader's signature is what a draft of this unit waits for. */
const signatures = async (tx: Tx, context: Context) => {
  const { rows } = await sql<{ role: string }>`
    select distinct a.role from appointment a where a.account_id = ${context.actor.accountId} and a.role in ('principal', 'leader')
      and (a.role = 'principal' or a.post is not null) and a.valid_from <= today() and (a.valid_to is null or a.valid_to >= today())`.execute(
    tx,
  )
  const held = new Set(rows.map((row) => row.role))
  return (row: Row) =>
    (row.draft_kind !== 'completion' || row.joint_missing === 0) &&
    (held.has('principal') || (held.has('leader') && !principalOnlyFor(row)))
}

const counted = <K extends string>(keys: readonly K[]): Map<K, number> => {
  const counts = new Map<K, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** One list over all superiors, in the order in which the things are owed. Counts are those of the very list. */
export const getOwedQuery = query(getOwed, {
  run: async (context, { superiorId, thing }) => {
    const { tx, moment } = context
    const signs = await signatures(tx, context)
    const all: Item[] = []
    for (const row of await rowsOf(context)) {
      const [next, ...more] = owedOn(await factsOf(context, row, signs))
      if (!next) continue
      const calendar = await calendarFor(tx, row.government_id)
      all.push({
        matterId: row.matter_id,
        assignmentId: row.assignment_id,
        title: row.title,
        number: row.number,
        superiorId: row.superior,
        superiorName: row.superior_name,
        next: {
          kind: next.kind,
          on: next.on,
          workdaysLeft: next.on ? workdaysBetween(calendar, moment.today, next.on) : null,
        },
        more: more.map((each) => each.kind),
        due: row.due,
        dueProvisional: row.due_provisional,
        light: row.light,
        responsible: row.responsible,
        dividedTo: row.divided_to,
        mayReport: row.part === 'coordinating_lead' && row.assignment_state !== 'sent' && row.state === 'in_progress',
        draftId: row.draft_id,
        alsoAskedBy: row.also,
      })
    }
    const order = (a: Item, b: Item) => {
      const [x, y] = [a, b].map(
        (each) =>
          `${each.next.on ?? '9999'} ${owedKinds.indexOf(each.next.kind)} ${each.number ?? ''} ${each.matterId}`,
      )
      return (x ?? '') < (y ?? '') ? -1 : 1
    }
    const items = all
      .filter((item) => (!superiorId || item.superiorId === superiorId) && (!thing || item.next.kind === thing))
      .toSorted(order)
    const bySuperior = counted(all.filter((item) => !thing || item.next.kind === thing).map((item) => item.superiorId))
    const byThing = counted(
      all.filter((item) => !superiorId || item.superiorId === superiorId).map((item) => item.next.kind),
    )
    const names = new Map(all.map((item) => [item.superiorId, item.superiorName]))
    return {
      items,
      total: items.length,
      superiors: [...bySuperior].map(([id, count]) => ({ id, name: names.get(id) ?? '', count })),
      things: owedKinds.filter((kind) => byThing.has(kind)).map((kind) => ({ kind, count: byThing.get(kind) ?? 0 })),
    }
  },
})
