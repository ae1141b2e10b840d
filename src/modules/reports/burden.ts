import { sql } from 'kysely'
import { getBurden } from '#contract/burdens.ts'
import { burdenOf, burdens, type Burden } from '#domain/burden.ts'
import { query } from '#platform/endpoint.ts'
import { accountActor } from '#platform/db.ts'
import { found } from '#platform/errors.ts'

type Row = {
  actor: string
  name: string | null
  organization_id: string | null
  organization: string | null
  type: string
}

const countBy = (rows: readonly Row[]) => {
  const of = (kind: Burden) => rows.filter((row) => burdenOf[row.type] === kind).length
  const counts = Object.fromEntries(burdens.map((kind) => [kind, of(kind)])) as Record<Burden, number>
  return { ...counts, total: rows.length }
}

/**
 * Asked before asking: what this supervisor has already put to the unit this month, person by person, and which questions on
 * the same source still wait for its answer. Of a question in a circle that the asker does not belong to they learn who
 * asked and when, not what.
 */
export const getBurdenQuery = query(getBurden, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async ({ tx, actor, moment }, { matterId }) => {
    const month = moment.today.slice(0, 7)
    const { rows: faces } = await sql<{ lead_org: string | null; supervisor_org: string; name: string | null }>`
      select m.lead_org, m.supervisor_org, o.name from matter m left join organization o on o.id = m.lead_org where m.id = ${matterId}`.execute(
      tx,
    )
    const unit = found(faces[0])
    // One act on forty matters of a unit is forty answers it owes.
    const { rows } =
      await sql<Row>`select e.actor, e.actor_name as name, e.organization_id, o.name as organization, e.type
      from event e join event_object x on x.event_id = e.id join matter m on m.id = x.object_id
        left join organization o on o.id = e.organization_id
      where e.type = any(${Object.keys(burdenOf)}::text[]) and m.lead_org = ${unit.lead_org}
        and e.at >= (${`${month}-01`}::date)::timestamp at time zone 'Asia/Shanghai'
        and e.actor like 'account:%' and m.supervisor_org = ${unit.supervisor_org}`.execute(tx)
    const { rows: same } = await sql<{
      id: string
      matter_id: string
      name: string
      at: string
      text: string | null
    }>`select q.message_id as id, q.matter_id, o.name, q.asked_at as at, w.text
      from open_questions_like(${matterId}) q join organization o on o.id = q.organization_id
        left join message w on w.id = q.message_id order by q.asked_at`.execute(tx)
    const people = [...new Set(rows.map((row) => row.actor))].map((each) => {
      const own = rows.filter((row) => row.actor === each)
      return { name: own[0]?.name ?? '', organizationName: own[0]?.organization ?? null, ...countBy(own) }
    })
    return {
      month,
      unitName: unit.name,
      mine: rows.filter((row) => row.actor === accountActor(actor.accountId)).length,
      office: countBy(rows),
      people: people.toSorted((a, b) => b.total - a.total),
      sameSource: same.map((row) => ({
        id: row.id,
        organizationName: row.name,
        at: row.at,
        isHere: row.matter_id === matterId,
        text: row.text,
      })),
    }
  },
})
