import { sql } from 'kysely'
import type { z } from 'zod'
import { listLiaisons, listReadiness, listVacancies } from '#contract/readiness.ts'
import { neededBy, readinessParts, type OrganizationKind } from '#domain/organization.ts'
import type { Tx } from '#platform/db.ts'
import { query } from '#platform/endpoint.ts'

type Item = z.input<typeof listReadiness.output>['items'][number]
type Row = Omit<Item, 'needs' | 'missing' | 'isReady'> & { kind: OrganizationKind; isTop: boolean }

const inForce = sql`a.valid_from <= today() and (a.valid_to is null or a.valid_to >= today()) and c.state = 'active'`
const person = sql`json_build_object('accountId', c.id, 'name', c.name, 'post', a.post, 'phone', c.phone, 'until', a.valid_to)`

/** Somebody who holds a role there today, or at the seat of a coordinating body. */
const holder = (role: string, isDeputy: boolean | null) => sql`(
  select ${person} from appointment a join account c on c.id = a.account_id
    left join deputy_appointment d on d.appointment_id = a.id
  where a.organization_id in (o.id, f.seat_id) and a.role = ${role} and ${inForce}
    ${isDeputy === null ? sql`` : sql`and (d.appointment_id is not null) = ${isDeputy}`}
  order by a.organization_id = o.id desc, a.valid_from desc, a.id limit 1)`

/** The organs of a government and of those below it, in official order. */
const organs = async (tx: Tx, governmentId: string): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    select o.id as "organizationId", o.name, o.kind, o.parent_id is null as "isTop", f.ends_on as "endsOn",
      case when u.id is not null then json_build_object('organizationId', u.id, 'name', u.name) end as unit,
      ${holder('principal', null)} as principal, ${holder('liaison', false)} as liaison, ${holder('liaison', true)} as deputy,
      (select json_build_object('accountId', c.id, 'name', c.name, 'post', (select a.post from appointment a
          where a.account_id = c.id and a.role = 'leader' and ${inForce} limit 1), 'phone', c.phone, 'until', p.valid_to)
        from portfolio p join account c on c.id = p.leader_id and c.state = 'active'
        where p.organization_id in (u.id, o.id) and p.valid_from <= today() and (p.valid_to is null or p.valid_to >= today())
        order by p.organization_id = u.id desc limit 1) as leader
    from organization g join organization o on (o.id = g.id or o.sort_key like g.sort_key || '.%') and o.valid_to is null
      and o.kind in ('government', 'department', 'township', 'coordinating_body')
    left join organization_facts f on f.organization_id = o.id
    left join organization u on u.valid_to is null and (u.id = f.designated_unit_id
      or (o.kind = 'government' and u.kind = 'inspection_body' and u.government_id = o.id))
    where g.id = ${governmentId} order by o.sort_key, o.id`.execute(tx)
  return rows
}

const judged = ({ isTop, ...row }: Row): Item => {
  const needs = neededBy(row.kind, isTop)
  const wanted = needs.includes('liaison') ? [...needs, 'deputy' as const] : needs
  const missing = readinessParts.filter((part) => wanted.includes(part) && row[part] === null)
  return {
    ...row,
    needs: readinessParts.filter((part) => wanted.includes(part)),
    missing,
    isReady: missing.every((part) => part === 'deputy'),
  }
}

export const listReadinessQuery = query(listReadiness, {
  run: async ({ tx, by }, { onlyMissing }) => {
    const items = (await organs(tx, by.governmentId)).map(judged)
    const lacking = items.filter((each) => !each.isReady)
    return { items: onlyMissing ? lacking : items, organs: items.length, ready: items.length - lacking.length }
  },
})

export const listLiaisonsQuery = query(listLiaisons, {
  run: async ({ tx, by }) => ({
    items: (await organs(tx, by.governmentId))
      .filter((row) => neededBy(row.kind, row.isTop).includes('liaison'))
      .map(({ organizationId, name, kind, principal, liaison, deputy }) => ({
        organizationId,
        name,
        kind,
        principal,
        liaison,
        deputy,
      })),
  }),
})

/** Who was the last liaison, and until when. */
const lastLiaison = async (tx: Tx, organizationId: string) => {
  const { rows } = await sql<{ name: string; until: string | null }>`
    select c.name, a.valid_to as until from appointment a join account c on c.id = a.account_id
    left join deputy_appointment d on d.appointment_id = a.id
    where a.organization_id = ${organizationId} and a.role = 'liaison' and d.appointment_id is null
      and a.valid_from <= today() order by a.valid_to desc nulls first limit 1`.execute(tx)
  return rows[0]
}

/** Asked of the appointments themselves, so that the alarm is there the moment the last one is gone (A30). */
export const listVacanciesQuery = query(listVacancies, {
  run: async ({ tx, by }) => {
    const vacant = (await organs(tx, by.governmentId)).filter(
      (row) => row.liaison === null && neededBy(row.kind, row.isTop).includes('liaison'),
    )
    const items = []
    for (const { organizationId, name, kind, deputy } of vacant) {
      const last = await lastLiaison(tx, organizationId)
      items.push({
        organizationId,
        name,
        kind,
        deputyName: deputy?.name ?? null,
        lastName: last?.name ?? null,
        since: last?.until ?? null,
      })
    }
    return { items }
  },
})
