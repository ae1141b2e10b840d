import { sql } from 'kysely'
import { gradeMatter, starMatter, superviseMatter } from '#contract/marks.ts'
import { refuse } from '#domain/refusal.ts'
import type { Tx } from '#platform/db.ts'
import { command } from '#platform/endpoint.ts'
import { badField, found, notFound, Refused } from '#platform/errors.ts'
import { marksView } from './view.ts'

/** Only themes of this government that are still in use are put on; one that was there already may stay. */
const putThemes = async (tx: Tx, matterId: string, governmentId: string, ids: readonly string[]): Promise<void> => {
  const wanted = [...new Set(ids)]
  const known =
    wanted.length > 0
      ? await tx
          .selectFrom('theme')
          .selectAll()
          .where('id', 'in', wanted)
          .where('government_id', '=', governmentId)
          .execute()
      : []
  const missing = wanted.findIndex((id) => !known.some((row) => row.id === id))
  if (missing >= 0) throw badField(`themeIds.${missing}`, 'missing')
  const held = await tx.selectFrom('matter_theme').select('theme_id').where('matter_id', '=', matterId).execute()
  const retired = known.find((row) => row.retired_on !== null && !held.some((each) => each.theme_id === row.id))
  if (retired) throw new Refused(refuse('theme-retired', { field: 'themeIds' }))
  await sql`delete from matter_theme where matter_id = ${matterId} and theme_id <> all(${wanted}::uuid[])`.execute(tx)
  await sql`insert into matter_theme select ${matterId}::uuid, unnest(${wanted}::uuid[]) on conflict do nothing`.execute(
    tx,
  )
}

/** Weight, haste, scope and themes of a matter, set together: one form, one event. */
export const gradeMatterCommand = command(gradeMatter, {
  subjects: ({ matterId, version }) => [{ kind: 'matter', id: matterId, version }],
  present: (context, { matterId }) => marksView(context, matterId),
  run: async (context, { matterId, importance, urgency, dutyScope, themeIds }) => {
    const { tx } = context
    const before = await marksView(context, matterId)
    const matter = found(
      await tx.selectFrom('matter').select('government_id').where('id', '=', matterId).executeTakeFirst(),
    )
    const set = { importance, duty_scope: dutyScope ?? null }
    await tx
      .insertInto('matter_grade')
      .values({ matter_id: matterId, ...set })
      .onConflict((conflict) => conflict.column('matter_id').doUpdateSet(set))
      .execute()
    await tx.updateTable('matter').set({ urgency }).where('id', '=', matterId).execute()
    await putThemes(tx, matterId, matter.government_id, themeIds)
    const after = await marksView(context, matterId)
    return {
      events: [
        {
          type: 'matter.graded',
          changes: {
            importance: [before.importance, importance],
            urgency: [before.urgency, urgency],
            dutyScope: [before.dutyScope, after.dutyScope],
            themes: after.themes.map((each) => each.name).join('、'),
          },
        },
      ],
      view: () => marksView(context, matterId),
    }
  },
})

/** 亲自督办 (B40). Said once more it changes nothing, so it asks for no version. */
export const superviseMatterCommand = command(superviseMatter, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async (context, { matterId, supervise }) => {
    const { tx, actor, moment } = context
    const set = supervise ? { since_on: moment.today, until_on: null } : { until_on: moment.today }
    await tx
      .insertInto('personal_supervision')
      .values({
        matter_id: matterId,
        leader_id: actor.accountId,
        since_on: moment.today,
        until_on: supervise ? null : moment.today,
      })
      .onConflict((conflict) => conflict.columns(['matter_id', 'leader_id']).doUpdateSet(set))
      .execute()
    return {
      events: [{ type: supervise ? 'matter.supervised_personally' : 'matter.left_to_office' }],
      view: () => marksView(context, matterId),
    }
  },
})

/** 关注: a mark of one's own, on a matter that one sees. */
export const starMatterCommand = command(starMatter, {
  run: async ({ tx, actor }, { matterId, starred }) => {
    const matter = await tx.selectFrom('matter').select('id').where('id', '=', matterId).executeTakeFirst()
    if (!matter) throw notFound()
    if (starred)
      await tx
        .insertInto('star')
        .values({ account_id: actor.accountId, matter_id: matterId })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    else
      await tx.deleteFrom('star').where('account_id', '=', actor.accountId).where('matter_id', '=', matterId).execute()
    return {
      events: [{ type: starred ? 'star.set' : 'star.taken_off', on: [actor.accountId] }],
      view: async () => ({ done: true as const }),
    }
  },
})
