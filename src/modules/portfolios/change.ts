import { sql } from 'kysely'
import { endPortfolio, setPortfolio } from '#contract/portfolios.ts'
import { addDays, civilDate } from '#domain/date.ts'
import { maySetPortfolio } from '#domain/portfolio.ts'
import { refuse } from '#domain/refusal.ts'
import type { Tx } from '#platform/db.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { badField, found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { portfoliosWhere, type Portfolio } from './list.ts'

/** A director arranges the leaders of a government, a principal those of an organization. */
export const isWithinReach = async (
  { tx, by }: Pick<Context, 'tx' | 'by'>,
  organizationId: string,
): Promise<boolean> => {
  if (by.role === 'principal') return by.reach.includes(organizationId)
  const row = await tx
    .selectFrom('organization')
    .select(['government_id', 'parent_id'])
    .where('id', '=', organizationId)
    .where('valid_to', 'is', null)
    .executeTakeFirst()
  if (!row) throw badField('organizationId', 'missing')
  if (row.government_id === by.governmentId) return true
  const above = row.parent_id
    ? await tx.selectFrom('organization').select('government_id').where('id', '=', row.parent_id).executeTakeFirst()
    : undefined
  return above?.government_id === by.governmentId
}

const isLeader = async (tx: Tx, accountId: string): Promise<boolean> => {
  const { rows } = await sql<{ state: string; fits: boolean }>`select c.state, exists (select 1 from appointment a
      where a.account_id = c.id and a.role in ('leader', 'principal') and (a.valid_to is null or a.valid_to >= today())) as fits
    from account c where c.id = ${accountId}`.execute(tx)
  if (!rows[0]) throw badField('leaderId', 'missing')
  return rows[0].fits && rows[0].state === 'active'
}

/** Those whose time would overlap one that begins on a day and has no end. */
export const overlapping = (tx: Tx, organizationId: string | undefined, from: string): Promise<Portfolio[]> =>
  organizationId === undefined
    ? Promise.resolve([])
    : portfoliosWhere(
        tx,
        sql`p.organization_id = ${organizationId} and (p.valid_to is null or p.valid_to >= ${from}::date)`,
      )

export const setPortfolioCommand = command(setPortfolio, {
  run: async (context, { leaderId, organizationId, field, validFrom, replace }) => {
    const { tx, by, moment } = context
    if (organizationId === undefined && field === undefined) throw badField('organizationId', 'required')
    if (organizationId !== undefined && field !== undefined) throw badField('field', 'wrong-form')
    const from = validFrom === undefined ? moment.today : civilDate(validFrom)
    const others = await overlapping(tx, organizationId, from)
    const last = others.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
    const ever = organizationId
      ? await tx.selectFrom('portfolio').select('id').where('organization_id', '=', organizationId).executeTakeFirst()
      : undefined
    const refusal = maySetPortfolio({
      from,
      today: moment.today,
      isLeader: await isLeader(tx, leaderId),
      isWithinReach:
        organizationId === undefined ? by.role === 'office_director' : await isWithinReach(context, organizationId),
      other: last ? { name: last.leaderName, from: civilDate(last.validFrom) } : null,
      isFirst: organizationId !== undefined && ever === undefined,
      replace,
    })
    if (refusal) throw new Refused(refusal)
    if (last)
      await tx
        .updateTable('portfolio')
        .set({ valid_to: addDays(from, -1) })
        .where('id', '=', last.id)
        .execute()
    const id = newId()
    await tx
      .insertInto('portfolio')
      .values({
        id,
        government_id: by.governmentId,
        leader_id: leaderId,
        organization_id: organizationId ?? null,
        field: field ?? null,
        valid_from: from,
        made_at: moment.at,
      })
      .execute()
    const made = found((await portfoliosWhere(tx, sql`p.id = ${id}`))[0])
    return {
      events: [
        {
          type: 'portfolio.set',
          on: [id, leaderId, ...(last ? [last.id] : []), ...(organizationId ? [organizationId] : [])],
          changes: { leader: [last?.leaderName ?? null, made.leaderName], of: made.organizationName ?? field, from },
        },
      ],
      view: async () => made,
    }
  },
})

export const endPortfolioCommand = command(endPortfolio, {
  run: async (context, { portfolioId, on: given }) => {
    const { tx, by, moment } = context
    const [row] = await portfoliosWhere(tx, sql`p.id = ${portfolioId}`)
    const held = found(row)
    const on = given === undefined ? moment.today : civilDate(given)
    const { government_id } = await tx
      .selectFrom('portfolio')
      .select('government_id')
      .where('id', '=', portfolioId)
      .executeTakeFirstOrThrow()
    const isOwn = held.organizationId
      ? await isWithinReach(context, held.organizationId)
      : by.role === 'office_director' && by.governmentId === government_id
    if (!isOwn) throw new Refused(refuse('outside-own-government'))
    if (on < moment.today || on < held.validFrom || (held.validTo && held.validTo <= on))
      throw new Refused(refuse('portfolio-in-past', { field: 'on' }))
    await tx.updateTable('portfolio').set({ valid_to: on }).where('id', '=', portfolioId).execute()
    return {
      events: [{ type: 'portfolio.ended', on: [portfolioId, held.leaderId], changes: { leader: held.leaderName, on } }],
      view: async () => found((await portfoliosWhere(tx, sql`p.id = ${portfolioId}`))[0]),
    }
  },
})
