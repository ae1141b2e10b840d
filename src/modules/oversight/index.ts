import { sql } from 'kysely'
import type { z } from 'zod'
import { endOversight, grantOversight, listOversight, type OversightView } from '#contract/oversight.ts'
import { may } from '#domain/permissions.ts'
import { refuse } from '#domain/refusal.ts'
import { loadMatter, unitIds } from '#modules/matters/index.ts'
import { command, query, type Context } from '#platform/endpoint.ts'
import { badField, Refused } from '#platform/errors.ts'
import { standingsOn } from '#platform/subjects.ts'

type View = z.input<typeof OversightView>

const view = async ({ tx, actor }: Pick<Context, 'tx' | 'actor'>, matterId: string): Promise<View> => {
  const { version } = await loadMatter(tx, matterId)
  const { rows } = await sql<View['items'][number]>`
    select o.organization_id as "organizationId", g.name as "organizationName", o.basis, a.name as "grantedBy",
      o.granted_on as "on"
    from oversight o join organization g on g.id = o.organization_id join account a on a.id = o.granted_by
    where o.matter_id = ${matterId} and o.ended_on is null order by g.sort_key`.execute(tx)
  const standings = await standingsOn(tx, matterId)
  const actions = may(actor, 'oversight.grant', standings) ? [grantOversight.id, endOversight.id] : []
  return { version, items: rows, actions }
}

export const listOversightQuery = query(listOversight, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: (context, { matterId }) => view(context, matterId),
})

/** 开放监督: the body reads the face of the matter from now on; a party to it sees more than that already (A41). */
export const grantOversightCommand = command(grantOversight, {
  subjects: ({ matterId, version }) => [{ kind: 'matter', id: matterId, version }],
  present: (context, { matterId }) => view(context, matterId),
  run: async (context, { matterId, organizationId, basis }) => {
    const { tx, actor, moment } = context
    const organization = await tx
      .selectFrom('organization')
      .select(['name'])
      .where('id', '=', organizationId)
      .executeTakeFirst()
    if (!organization) throw badField('organizationId', 'missing')
    const { supervisor_org: supervisor } = await loadMatter(tx, matterId)
    if ([supervisor, ...(await unitIds(tx, matterId))].includes(organizationId))
      throw new Refused(refuse('overseer-is-party', { field: 'organizationId' }))
    const granted = { basis, granted_by: actor.accountId, granted_on: moment.today, ended_on: null }
    await tx
      .insertInto('oversight')
      .values({ matter_id: matterId, organization_id: organizationId, ...granted })
      .onConflict((conflict) => conflict.columns(['matter_id', 'organization_id']).doUpdateSet(granted))
      .execute()
    return {
      events: [{ type: 'matter.oversight_granted', reason: basis, changes: { organization: organization.name } }],
      view: () => view(context, matterId),
    }
  },
})

export const endOversightCommand = command(endOversight, {
  subjects: ({ matterId, version }) => [{ kind: 'matter', id: matterId, version }],
  present: (context, { matterId }) => view(context, matterId),
  run: async (context, { matterId, organizationId }) => {
    const { tx, moment } = context
    const ended = await tx
      .updateTable('oversight as o')
      .from('organization as g')
      .set({ ended_on: moment.today })
      .where('o.matter_id', '=', matterId)
      .where('o.organization_id', '=', organizationId)
      .where('o.ended_on', 'is', null)
      .whereRef('g.id', '=', 'o.organization_id')
      .returning('g.name')
      .executeTakeFirst()
    if (!ended) throw badField('organizationId', 'missing')
    return {
      events: [{ type: 'matter.oversight_ended', changes: { organization: ended.name } }],
      view: () => view(context, matterId),
    }
  },
})
