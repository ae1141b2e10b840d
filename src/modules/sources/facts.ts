import { addCoSupervisor, confirmOral, finishScreening, repealSource, replySource } from '#contract/sources.ts'
import { civilDate } from '#domain/date.ts'
import { refuse } from '#domain/refusal.ts'
import { answerableKinds, endingLacks } from '#domain/source.ts'
import type { Tx } from '#platform/db.ts'
import { command } from '#platform/endpoint.ts'
import { badField, found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { sourceView } from './view.ts'

export const loadSource = async (tx: Tx, id: string) =>
  found(await tx.selectFrom('source').selectAll().where('id', '=', id).executeTakeFirst())

/** 口头交办: until the leader's office has confirmed it, it is one person's memory (C05). */
export const confirmOralCommand = command(confirmOral, {
  subjects: ({ sourceId, version }) => [{ kind: 'source', id: sourceId, version }],
  present: (context, { sourceId }) => sourceView(context, sourceId),
  run: async (context, { sourceId, confirmedOn, confirmedBy }) => {
    const source = await loadSource(context.tx, sourceId)
    if (source.kind !== 'oral_assignment') throw new Refused(refuse('not-oral'))
    if (source.confirmed_on) throw new Refused(refuse('already-done'))
    await context.tx
      .updateTable('source')
      .set({ confirmed_on: civilDate(confirmedOn), confirmed_by: confirmedBy })
      .where('id', '=', sourceId)
      .execute()
    return {
      events: [{ type: 'source.confirmed', changes: { on: confirmedOn, by: confirmedBy } }],
      view: () => sourceView(context, sourceId),
    }
  },
})

/** 建议提案答复: what the law gives the deputies a right to; the words stand in the answers of the source (A41). */
export const replySourceCommand = command(replySource, {
  subjects: ({ sourceId, version }) => [{ kind: 'source', id: sourceId, version }],
  present: (context, { sourceId }) => sourceView(context, sourceId),
  run: async (context, { sourceId, repliedOn, toWhom, text }) => {
    const { tx, actor } = context
    const source = await loadSource(tx, sourceId)
    if (!answerableKinds.includes(source.kind)) throw new Refused(refuse('not-answerable'))
    if (source.replied_on) throw new Refused(refuse('already-done'))
    const on = civilDate(repliedOn)
    await tx.updateTable('source').set({ replied_on: on }).where('id', '=', sourceId).execute()
    await tx
      .insertInto('answer')
      .values({
        id: newId(),
        source_id: sourceId,
        to_whom: toWhom,
        how: 'written',
        text,
        answered_on: on,
        answered_by: actor.accountId,
      })
      .execute()
    return {
      events: [{ type: 'source.replied', changes: { on, to: toWhom, due: source.reply_due } }],
      view: () => sourceView(context, sourceId),
    }
  },
})

/** What a repealed rule asked for is owed to nobody (C04): the page says so, the office decides matter by matter. */
export const repealSourceCommand = command(repealSource, {
  subjects: ({ sourceId, version }) => [{ kind: 'source', id: sourceId, version }],
  present: (context, { sourceId }) => sourceView(context, sourceId),
  run: async (context, { sourceId, repealedOn, repealedBy }) => {
    const source = await loadSource(context.tx, sourceId)
    if (source.repealed_on) throw new Refused(refuse('already-done'))
    await context.tx
      .updateTable('source')
      .set({ repealed_on: civilDate(repealedOn), repealed_by: repealedBy })
      .where('id', '=', sourceId)
      .execute()
    return {
      events: [{ type: 'source.repealed', reason: repealedBy, changes: { on: repealedOn } }],
      view: () => sourceView(context, sourceId),
    }
  },
})

/** 协同督办单位: it may have no account here; its number and its copy are kept all the same. */
export const addCoSupervisorCommand = command(addCoSupervisor, {
  subjects: ({ sourceId, version }) => [{ kind: 'source', id: sourceId, version }],
  present: (context, { sourceId }) => sourceView(context, sourceId),
  run: async (context, { sourceId, office, organizationId, number, contact }) => {
    const { tx } = context
    if (organizationId) {
      const known = await tx.selectFrom('organization').select('id').where('id', '=', organizationId).executeTakeFirst()
      if (!known) throw badField('organizationId', 'missing')
    }
    await tx
      .insertInto('co_supervisor')
      .values({
        id: newId(),
        source_id: sourceId,
        office,
        organization_id: organizationId ?? null,
        number: number ?? null,
        contact: contact ?? null,
      })
      .execute()
    return {
      events: [{ type: 'source.co_supervised', changes: { office, number } }],
      view: () => sourceView(context, sourceId),
    }
  },
})

export const finishScreeningCommand = command(finishScreening, {
  subjects: ({ sourceId, version }) => [{ kind: 'source', id: sourceId, version }],
  present: (context, { sourceId }) => sourceView(context, sourceId),
  run: async (context, { sourceId, reason, approver }) => {
    const { tx, actor, moment } = context
    const source = await loadSource(tx, sourceId)
    if (source.state === 'draft') throw new Refused(refuse('source-is-draft'))
    const { row, proposals, instructions, matters } = await sourceView(context, sourceId)
    const open = [
      ...proposals.filter((each) => each.state === 'open' && each.origin === 'reader').map((each) => String(each.no)),
      ...instructions.filter((each) => each.disposition === 'open').map((each) => each.leaderName),
    ]
    if (open.length > 0)
      throw new Refused(refuse('not-screened', { params: { count: open.length, items: open.slice(0, 10).join('、') } }))
    if (matters.length === 0) {
      if (!reason) throw new Refused(refuse('nothing-decided', { field: 'reason' }))
      const lacks = endingLacks('not_applicable', approver ?? null, actor.name)
      if (lacks) throw new Refused(lacks)
    }
    await tx
      .updateTable('source')
      .set({
        screened_on: moment.today,
        screened_by: actor.accountId,
        ...(matters.length === 0 ? { no_matter_reason: reason ?? null, no_matter_approver: approver ?? null } : {}),
      })
      .where('id', '=', sourceId)
      .execute()
    return {
      events: [{ type: 'source.screened', reason, changes: { matters: row.matters, approver } }],
      view: () => sourceView(context, sourceId),
    }
  },
})
