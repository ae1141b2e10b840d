import { sql } from 'kysely'
import { makeHandover } from '#contract/handlers.ts'
import { mayLeave } from '#domain/handover.ts'
import { administrators, type Role } from '#domain/permissions.ts'
import { refuse } from '#domain/refusal.ts'
import type { EventDraft } from '#platform/audit.ts'
import type { Tx } from '#platform/db.ts'
import { command } from '#platform/endpoint.ts'
import { badField, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'

type Item = { readonly matter_id: string; readonly organization_id: string }

/** What somebody handles for these organizations and has not ended. */
export const openItems = async (tx: Tx, accountId: string, organizations: readonly string[]): Promise<Item[]> => {
  const { rows } = await sql<Item>`
    select matter_id, organization_id from open_items(${accountId}, ${organizations}::uuid[])`.execute(tx)
  return rows
}

/** Somebody by whom items could be taken over, and for which organizations: by their own business appointments. */
export const successorOf = async (tx: Tx, accountId: string) => {
  const account = await tx
    .selectFrom('account')
    .select(['name', 'state'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (!account) return null
  const { rows } = await sql<{ role: Role; reach: string[] }>`
    select role, reach from acting_appointments(${accountId}) where on_behalf_of is null`.execute(tx)
  return {
    accountId,
    name: account.name,
    isActive: account.state === 'active',
    reach: rows.filter((row) => !administrators.includes(row.role)).flatMap((row) => row.reach),
  }
}

type Passing = {
  readonly items: readonly Item[]
  readonly from: { readonly accountId: string; readonly name: string }
  readonly to: { readonly accountId: string; readonly name: string }
  readonly by: string
  readonly note: string
  readonly at: string
}

/** Hands items over; what went before stays in the trail and in the rows. */
export const passItems = async (tx: Tx, { items, from, to, by, note, at }: Passing): Promise<EventDraft> => {
  for (const item of items)
    await tx
      .insertInto('handler')
      .values({ id: newId(), ...item, account_id: to.accountId, handed_over_by: by, note, since: at })
      .execute()
  const matters = [...new Set(items.map((item) => item.matter_id))]
  const { rows } = await sql<{ id: string }>`
    select pass_instructions(${from.accountId}, ${to.accountId}, ${matters}::uuid[]) as id`.execute(tx)
  return {
    type: 'matter.handed_over',
    on: [...matters, from.accountId, to.accountId, ...rows.map((row) => row.id)],
    reason: note,
    changes: { handler: [from.name, to.name], matters: matters.length },
  }
}

/** Of one's own items, or, as the head of an organization, of anybody's there. */
export const makeHandoverCommand = command(makeHandover, {
  run: async ({ tx, actor, by, moment }, { fromId, toId, matterIds, note }) => {
    const from = await successorOf(tx, fromId)
    const to = await successorOf(tx, toId)
    if (!from) throw badField('fromId', 'missing')
    if (!to) throw badField('toId', 'missing')
    const isHead = by.role === 'office_director' || by.role === 'principal'
    const all = isHead || fromId === actor.accountId ? await openItems(tx, fromId, by.reach) : []
    const items = matterIds?.length ? all.filter((item) => matterIds.includes(item.matter_id)) : all
    if (items.length === 0) throw new Refused(refuse('nothing-to-hand-over'))
    const organizations = [...new Set(items.map((item) => item.organization_id))]
    const refusal = mayLeave({ open: items.length, organizations, successor: to, leaverId: fromId, note })
    if (refusal) throw new Refused({ ...refusal, field: 'toId' })
    const event = await passItems(tx, { items, from, to, by: actor.accountId, note, at: moment.at })
    return { events: [event], view: async () => ({ matters: items.length }) }
  },
})
