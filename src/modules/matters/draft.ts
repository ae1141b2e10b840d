import { correctDraft, draftChild, draftMatter } from '#contract/matters.ts'
import { refuse } from '#domain/refusal.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'
import { loadMatter } from './facts.ts'
import { insertDraft, linkSource, replaceDraft, type Fields } from './store.ts'
import { matterView } from './view.ts'

export const draftMatterCommand = command(draftMatter, {
  subjects: ({ sourceId }) => [{ kind: 'source', id: sourceId }],
  run: async (context, input) => {
    const { tx } = context
    const source = found(await tx.selectFrom('source').selectAll().where('id', '=', input.sourceId).executeTakeFirst())
    const id = await insertDraft(context, input, {
      supervisorOrg: source.organization_id,
      governmentId: source.government_id,
      originLevel: source.origin_level,
      sourceKind: source.kind,
      urgency: source.urgency,
    })
    await linkSource(tx, id, source, { clause: input.clause ?? null, quote: input.quote ?? null, span: null })
    return {
      events: [{ type: 'matter.drafted', on: [id], changes: { title: input.title } }],
      view: () => matterView(context, id),
    }
  },
})

/** The acknowledged part of the actor's own unit, with the matter that it belongs to. */
export const parentOf = async ({ tx, by }: Context, assignmentId: string) => {
  const parent = found(
    await tx
      .selectFrom('assignment as a')
      .innerJoin('matter as m', 'm.id', 'a.matter_id')
      .select([
        'a.id',
        'a.organization_id',
        'a.state',
        'm.id as matterId',
        'm.government_id',
        'm.origin_level',
        'm.source_kind',
        'm.urgency',
        'm.depth',
        'm.due',
      ])
      .where('a.id', '=', assignmentId)
      .where('a.valid_to', 'is', null)
      .executeTakeFirst(),
  )
  const isOwn = by.reach.includes(parent.organization_id)
  if (!isOwn || !['acknowledged', 'contributed'].includes(parent.state)) throw new Refused(refuse('not-in-path'))
  return parent
}

/** A child cites what its parent cites. */
export const insertChild = async (
  context: Context,
  parent: Awaited<ReturnType<typeof parentOf>>,
  mandatory: boolean,
  fields: Fields,
): Promise<string> => {
  const id = await insertDraft(context, fields, {
    supervisorOrg: parent.organization_id,
    governmentId: parent.government_id,
    originLevel: parent.origin_level,
    sourceKind: parent.source_kind,
    urgency: parent.urgency,
    parentAssignmentId: parent.id,
    depth: parent.depth + 1,
    mandatory,
  })
  const cited = await context.tx
    .selectFrom('matter_source')
    .selectAll()
    .where('matter_id', '=', parent.matterId)
    .execute()
  for (const source of cited)
    await context.tx
      .insertInto('matter_source')
      .values({ ...source, matter_id: id, span: null })
      .execute()
  return id
}

/** 分解下达: the unit that received an assignment becomes the supervisor of a full matter below it. */
export const draftChildCommand = command(draftChild, {
  subjects: ({ assignmentId }) => [{ kind: 'assignment', id: assignmentId }],
  run: async (context, input) => {
    const parent = await parentOf(context, input.assignmentId)
    const id = await insertChild(context, parent, input.mandatory, input)
    return {
      events: [{ type: 'matter.child_drafted', on: [id], changes: { title: input.title } }],
      view: () => matterView(context, id),
    }
  },
})

export const correctDraftCommand = command(correctDraft, {
  subjects: ({ matterId, version }) => [{ kind: 'matter', id: matterId, version }],
  present: (context, { matterId }) => matterView(context, matterId),
  run: async (context, input) => {
    const before = await loadMatter(context.tx, input.matterId)
    if (before.state !== 'draft') throw new Refused(refuse('wrong-state', { params: { state: before.state } }))
    await replaceDraft(context, input.matterId, before.government_id, input)
    return {
      events: [{ type: 'matter.corrected', changes: { title: [before.title, input.title] } }],
      view: () => matterView(context, input.matterId),
    }
  },
})
