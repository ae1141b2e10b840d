import { draftSource, publishSource } from '#contract/sources.ts'
import { civilDate } from '#domain/date.ts'
import { refuse } from '#domain/refusal.ts'
import { insertDraft, linkSource, type Fields } from '#modules/matters/index.ts'
import { command } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { docNumberOf, insertSource } from './insert.ts'
import { sourceView } from './view.ts'

/** 研究决策时明确督促检查事项: what, who and when stand in the draft (A04). */
export const draftSourceCommand = command(draftSource, {
  run: async (context, { items, text, ...given }) => {
    const { id } = await insertSource(context, { ...given, state: 'draft' }, text)
    for (const [i, fields] of items.entries())
      await context.tx
        .insertInto('supervision_item')
        .values({ id: newId(), source_id: id, no: i + 1, fields: JSON.stringify(fields) })
        .execute()
    return {
      events: [{ type: 'source.drafted', on: [id], changes: { title: given.title, items: items.length } }],
      view: () => sourceView(context, id),
    }
  },
})

/** Publishing and the ledger's entries are one act: there is no decision that nobody follows up (A04, C11). */
export const publishSourceCommand = command(publishSource, {
  subjects: ({ sourceId, version }) => [{ kind: 'source', id: sourceId, version }],
  present: (context, { sourceId }) => sourceView(context, sourceId),
  run: async (context, { sourceId, issuedOn, docNumber }) => {
    const { tx, moment } = context
    const source = found(await tx.selectFrom('source').selectAll().where('id', '=', sourceId).executeTakeFirst())
    if (source.state !== 'draft') throw new Refused(refuse('source-not-draft'))
    const number = docNumberOf(docNumber)
    await tx
      .updateTable('source')
      .set({
        state: 'registered',
        issued_on: civilDate(issuedOn),
        published_on: moment.today,
        doc_number: number,
        received_on: moment.today,
      })
      .where('id', '=', sourceId)
      .execute()
    const items = await tx
      .selectFrom('supervision_item')
      .selectAll()
      .where('source_id', '=', sourceId)
      .orderBy('no')
      .execute()
    const made: { id: string; title: string }[] = []
    for (const item of items) {
      const fields = item.fields as Fields
      const matterId = await insertDraft(context, fields, {
        supervisorOrg: source.organization_id,
        governmentId: source.government_id,
        originLevel: source.origin_level,
        sourceKind: source.kind,
        urgency: source.urgency,
      })
      const cited = { clause: `督查事项${item.no}`, quote: fields.workContent, span: null }
      await linkSource(tx, matterId, { ...source, doc_number: number }, cited)
      await tx.updateTable('supervision_item').set({ matter_id: matterId }).where('id', '=', item.id).execute()
      made.push({ id: matterId, title: fields.title })
    }
    return {
      events: [
        { type: 'source.published', changes: { number, items: made.length } },
        ...made.map(({ id, title }) => ({ type: 'matter.drafted', on: [id], changes: { title } })),
      ],
      view: () => sourceView(context, sourceId),
    }
  },
})
